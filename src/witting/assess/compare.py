"""What two editions of the lists say differently about one deal: the answer to `what changed?`."""

from witting.assess.world import World
from witting.base import Assessment, PartyFact
from witting.lists import what_changed as entry_change


def what_changed(before: Assessment, after: Assessment, old: World, new: World) -> tuple[str, ...]:
    """Say, in sentences, what the newer lists changed for this deal.

    First the outcome, then each entry that either assessment matched.
    """
    lines = []
    if before.outcome is not after.outcome:
        lines.append(f"The outcome went from {before.outcome.value} to {after.outcome.value}.")
    else:
        lines.append(f"The outcome stays {after.outcome.value}.")
    gone = {f.rule for f in before.findings} - {f.rule for f in after.findings}
    new_rules = {f.rule for f in after.findings} - {f.rule for f in before.findings}
    if new_rules:
        lines.append(f"New: {', '.join(sorted(new_rules))}.")
    if gone:
        lines.append(f"No longer: {', '.join(sorted(gone))}.")
    lines.extend(
        entry_change(entry_id, old.snapshot, new.snapshot)
        for entry_id in sorted(_entries(before) | _entries(after))
    )
    return tuple(lines)


def _entries(assessment: Assessment) -> set[str]:
    return {
        fact.entry_id for fact in assessment.facts if isinstance(fact, PartyFact) and fact.is_match
    }
