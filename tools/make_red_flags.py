"""Writes docs/red-flags.md: every red flag, whether it is a check, what it weighs and why.

The sentences, sources and days are the lawbook's (`us/bis/red-flags`), the weights those of
`data/routes/red_flags.yaml`. Run `python -m tools.make_red_flags`; a test fails while the page is
stale.
"""

from pathlib import Path

from tools.make_coverage import flags_in_code
from witting.lawbook import Lawbook, RedFlag
from witting.lawbook.book import RED_FLAGS
from witting.lawbook.kinds import RedFlags
from witting.regimes.red_flags import LEAST_FLAGS, LEAST_SUM
from witting.routes import weights

PAGE = Path(__file__).resolve().parents[1] / "docs" / "red-flags.md"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(Lawbook.load()), encoding="utf-8")


def page(book: Lawbook) -> str:
    """Give the whole page."""
    flags, code = catalogue(book), flags_in_code()
    checks = [flag for flag in flags if flag.id in code]
    missing = [flag for flag in flags if flag.id not in code]
    parts = [
        _HEAD.format(flags=len(flags), checks=len(checks)),
        _ADDING_UP,
        _checks(checks),
        _SEEN_IN,
        _missing(missing),
    ]
    return "\n\n".join(parts) + "\n"


def catalogue(book: Lawbook) -> tuple[RedFlag, ...]:
    """Give every flag of the lawbook's catalogue."""
    value = book.law(RED_FLAGS).texts[-1].value
    assert isinstance(value, RedFlags)
    return value.flags


_HEAD = """# Red flags

Signs of diversion that authorities have published. This page is made by
`python -m tools.make_red_flags` from the lawbook (`witting law show us/bis/red-flags`) and the
weights of `src/witting/data/routes/red_flags.yaml`. Of {flags} flags {checks} are checks.

One flag is a question; several are a reason to look. A flag never prohibits. A flag is raised only
by what a document, an earlier deal, a list or a holding shows: what is not told raises none, unless
the flag is that it is missing. A flag counts from the day it was published, and once, however often
it shows. Stories raise none. The weights are ours, and so are the words looked for in texts and the
bounds of time and number; the words stand in the files beside the weights."""

_ADDING_UP = f"""## How flags add up

| what is traded | a review from |
| --- | --- |
| goods of the high-priority list, or of a critical class | the sum of weights that the profile \
names (`red_flag_review`, shipped as 0.5) |
| anything else, or goods not named | {LEAST_FLAGS} different flags that add up to {LEAST_SUM} |
| goods a dated licence frees | no sum of flags |"""

_SEEN_IN = """*records*: the parties, route, money and terms of the document. *words*: its free
text, in English, Arabic, Chinese and Russian; a clause that denies the words, makes them a
condition or rules them out raises nothing. *earlier*: deals given with `--earlier`. *lists*: the
lists screened against; a list of your own whose programme says `BIS letter` raises RF-BIS-LTR-01.
*goods*: what the goods are. *owners*: who is behind a party, by the holdings given. *papers*:
other documents of the same trade, given in the same call or with `--earlier`. What an
[order](orders.md) can say of companies, contacts and terms feeds most of them."""


def _checks(flags: list[RedFlag]) -> str:
    lines = [
        "## Flags that are checks",
        "",
        "| flag | sign | seen in | weight | because | source | from |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for flag in flags:
        held = weights()[flag.id]
        since = flag.starts.isoformat() if flag.starts else "undated"
        lines.append(
            f"| {flag.id} | {flag.sentence} | {held.seen_in} | {held.weight} | {held.reason} "
            f"| {flag.source} ({flag.grade.value}) | {since} |"
        )
    return "\n".join(lines)


def _missing(flags: list[RedFlag]) -> str:
    lines = ["## Not yet", "", "| flag | sign | needs |", "| --- | --- | --- |"]
    lines += [f"| {flag.id} | {flag.sentence} | {flag.needs} |" for flag in flags]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
