"""What every verdict says about its own footing: how old the lists and the law it rests on are."""

from datetime import date

from witting.assess.footing import footing_warnings, unscreened
from witting.assess.world import World
from witting.base import Profile
from witting.lawbook import Standing
from witting.lists.list_files import stale_after

SHIPPED_LISTS = ("eu-fsf", "ofac-cons", "ofac-sdn")

NOT_OWNERS = (
    "Not judged here: who owns the parties (the 50 Percent Rule and its like), for no holdings "
    "were given (--holdings)."
)
NOT_JUDGED = (
    "Not judged here: embargoes on countries and regions, bans on goods other than those of "
    "section 11, of the high-priority list and of US export control for Russia and Belarus, and "
    "the programmes' own orders beyond those that `witting law list` names."
)
"""What a reader of a clear verdict might otherwise take for checked."""


def warnings_for(world: World, as_of: date, made_at: date, profile: Profile) -> tuple[str, ...]:
    """Say how old the lists are, whether they are newer than the day asked, and where law ends."""
    warnings = [*footing_warnings(world.used.lists), *_ages(world, min(as_of, made_at))]
    warnings.extend(_later_lists(world, as_of))
    warnings.extend(_gaps(world, as_of))
    warnings.extend(_absent(world))
    warnings.append(_unscreened(world, profile, as_of))
    warnings.append(_law_warning(world, as_of))
    warnings.append(_new_act(world, as_of))
    warnings.append("" if world.holdings else NOT_OWNERS)
    warnings.append(NOT_JUDGED)
    return tuple(warning for warning in warnings if warning)


def of_lists(world: World, as_of: date, made_at: date) -> list[str]:
    """Say how old the lists were on the day asked, where they have gaps, and which are absent."""
    first = [*footing_warnings(world.used.lists), *_ages(world, min(as_of, made_at))]
    return [*first, *_later_lists(world, as_of), *_gaps(world, as_of), *_absent(world)]


def _ages(world: World, day: date) -> list[str]:
    """Say how old the lists were on a day, and how to bring newer ones, in one sentence.

    A verdict for a day past is told what was old on that day, so it reads the same whenever it is
    made again.
    """
    old = []
    for used in world.snapshot.used:
        if not used.published:
            came = f", retrieved on {used.retrieved}" if used.retrieved else ""
            old.append(f"{used.title}: of an unknown day{came}")
            continue
        age = (day - date.fromisoformat(used.published)).days
        if age > stale_after(used.id):
            old.append(f"{used.title}: of {used.published}, {age} days old")
    if not old:
        return []
    advice = (
        "Fetch newer ones with `witting lists update`, or give official files with --lists or"
        " `witting lists import`."
    )
    return [f"Lists that may miss designations. {'; '.join(old)}. {advice}"]


def _later_lists(world: World, as_of: date) -> list[str]:
    """Name the lists published after the day asked."""
    later = [used for used in world.snapshot.used if used.published > as_of.isoformat()]
    if not later:
        return []
    named = ", ".join(f"{used.id} of {used.published}" for used in later)
    said = "Entries whose listing day is unknown may not have been listed yet."
    return [f"Later than {as_of.isoformat()}: {named}. {said}"]


def _absent(world: World) -> list[str]:
    """Name the shipped lists that are not among those in use."""
    missing = sorted(set(SHIPPED_LISTS) - {used.id for used in world.snapshot.used})
    if not missing:
        return []
    return [f"Not screened against, for the lists in use do not hold it: {', '.join(missing)}."]


def _unscreened(world: World, profile: Profile, as_of: date) -> str:
    """Name the rules that bind the asker whose lists are not in use."""
    rules = unscreened(world.used.lists, profile, world.lawbook, as_of)
    if not rules:
        return ""
    return (
        f"NOT SCREENED, though it binds you, for no list of it is in use: {'; '.join(rules)}. "
        "Bring the lists with `witting lists update` or `witting lists import`."
    )


def _new_act(world: World, as_of: date) -> str:
    """Say that the Act of September 2026 may have changed the rules, from its day on."""
    answer = world.lawbook.ask("us/act-2026-09-18", as_of)
    if answer.standing is not Standing.IN_FORCE or answer.text is None:
        return ""
    return f"{answer.title}: {answer.text.summary}"


def _gaps(world: World, as_of: date) -> list[str]:
    """Name what was given as a list and is not screened against: files left out, broken records."""
    broken = [f"{record.where}: {record.why}" for record in world.snapshot.rejected]
    said = [f"Not screened against: {reason}" for reason in world.snapshot.left_out]
    if broken:
        said.append(
            f"{len(broken)} list records were not read whole, so a match may be missed: "
            + broken[0].rstrip(".")
            + "."
            + (
                f" The others: `witting lists show --as-of {as_of.isoformat()} --json`, with the"
                " same --lists if any were given."
                if len(broken) > 1
                else ""
            )
        )
    return said


def _law_warning(world: World, as_of: date) -> str:
    last = world.lawbook.newest_source
    if as_of <= last:
        return ""
    return (
        f"The newest source behind the lawbook is of {last.isoformat()}: "
        "a change of law after that day is not held."
    )
