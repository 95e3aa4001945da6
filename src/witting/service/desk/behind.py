"""The drawings of who stands behind the parties of a case, from the holdings it was judged with."""

from datetime import date

from witting.assess import World
from witting.assess.owners import Answered, standings
from witting.service.desk.ownership import Behind, OwnersDrawn, Record, owners_drawn
from witting.store.deal_records import DealCase

_OTHER_LISTS = "Who is listed is marked by the lists in use now, which are others than the case's."


def behind_of(case: DealCase, world: World) -> Behind:
    """Give the drawing for each owner's fact of a case, once for a party.

    Nothing is drawn where the holdings in use are not those of the case: the steps it was judged by
    stand beside, and a picture of something else would contradict them.
    """
    used = case.world_used
    then = {one["sha256"] for one in used.get("holdings", ())}
    now = {one.sha256 for one in world.used.holdings}
    note = "" if case.lists == world.snapshot.digest else _OTHER_LISTS
    day = date.fromisoformat(case.as_of)
    drawn: set[str] = set()

    def behind(fact: Record) -> OwnersDrawn | None:
        party = fact["party_id"]
        if world.holdings is None or then != now or party in drawn:
            return None
        told = standings(world.holdings, party, world, day).answered
        chosen = _of_fact(told, fact)
        made = owners_drawn(chosen.told.picture, party, note) if chosen else None
        if made is not None:
            drawn.add(party)
        return made

    return behind


def _of_fact(told: tuple[Answered, ...], fact: Record) -> Answered | None:
    """Give the answer a fact was made of: of its rule, on account of its owners."""
    same = [one for one in told if one.told.rule.path == fact["rule"]]
    wanted = {one["entry_id"] for one in fact["owners"]}
    exact = (one for one in same if {owner.entry_id for owner in one.owners} == wanted)
    return next(exact, same[0] if same else None)
