"""`witting calibrate`: labelled names in, a report on the threshold out."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any

import typer

from witting.assess import World, as_plain
from witting.base import BrokenInput, TooLarge, UnreadableInput
from witting.cli.edge import day_option, open_world, progress_bar, read_settings
from witting.names import VERSION
from witting.parties import Calibration, LabelledName, Targets, calibrate, read_labelled

SCHEMA = "witting/calibration/1"
NONE_MEETS = 10
_PACKAGE = Path(__file__).resolve().parent.parent
_ENGINE = ("base", "names", "parties", "places", "data/names", "data/places")
_MOST_THRESHOLDS = 200
_MOST_BYTES = 200_000_000


def calibrate_command(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Labelled names, CSV or YAML.")
    ],
    thresholds: Annotated[
        str, typer.Option(metavar="FROM:TO:STEP", help="Thresholds to try.")
    ] = "0.70:0.98:0.01",
    target_recall: Annotated[
        str, typer.Option(metavar="SHARE", help="Least recall wanted, as 0.95.")
    ] = "0.95",
    max_false_alerts: Annotated[
        str | None, typer.Option(metavar="SHARE", help="Highest false-alert rate allowed, as 0.02.")
    ] = None,
    lists: Annotated[
        list[Path] | None, typer.Option(metavar="PATH", help="Lists to use instead.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day the report is for; default today.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write report.html and report.json here.")
    ] = None,
    json_output: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Choose a threshold on labelled names, and write the report a model validator can file.

    A file has the columns name, expect (entry ids separated by semicolons, empty for nobody) and
    class (what was done to the name); kind, birth_date, countries, script, also and source may
    stand beside them. docs/calibration.md says more.

    Example: [bold]witting calibrate examples/labelled/names.csv --target-recall 0.85
    --out calibration[/bold]

    Exit status: 0 a threshold meets the targets, 10 none does, 1 error, 2 usage.
    """
    settings = read_settings()
    day = day_option(as_of, settings.today)
    targets = Targets(
        thresholds=_thresholds(thresholds),
        recall=_share(target_recall, "--target-recall"),
        false_alerts=None
        if max_false_alerts is None
        else _share(max_false_alerts, "--max-false-alerts"),
    )
    if out is not None and out.exists() and not out.is_dir():
        raise typer.BadParameter(f"{out} is a file; --out names a folder")
    inputs = [_read(path) for path in files]
    world = open_world(lists, day, settings)
    labels = tuple(label for _, rows in inputs for label in rows)
    _check(labels, world)
    with progress_bar() as progress:
        found = calibrate(labels, world.screener, targets, progress)
    record = _record(found, world, day.isoformat(), [about for about, _ in inputs])
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    written = _write(out, found, record, text) if out else ()
    if json_output:
        typer.echo(text, nl=False)
    else:
        from witting.cli.calibration_text import print_calibration

        print_calibration(found, written)
    raise typer.Exit(0 if found.choice.threshold is not None else NONE_MEETS)


def _thresholds(text: str) -> tuple[Decimal, ...]:
    try:
        first, last, step = (Decimal(part) for part in text.split(":"))
        given = all(part.is_finite() for part in (first, last, step))
    except (ValueError, InvalidOperation):
        given = False
    if not given or not (0 < first <= last <= 1 and step > 0):
        raise typer.BadParameter(
            f"{text!r}: write thresholds as from:to:step, above 0 and up to 1, as 0.70:0.98:0.01"
        )
    count = int((last - first) / step) + 1
    if count > _MOST_THRESHOLDS or step % Decimal("0.0001"):
        raise typer.BadParameter(
            f"{text!r} asks for {count} thresholds; up to {_MOST_THRESHOLDS} can be tried, and "
            "scores have four places"
        )
    return tuple(first + step * number for number in range(count))


def _share(text: str, option: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or not 0 <= value <= 1:
        raise typer.BadParameter(f"{option} {text!r}: write a share from 0 to 1, as 0.95")
    return value


def _read(path: Path) -> tuple[dict[str, Any], tuple[LabelledName, ...]]:
    """Read one labelled file; give what names it in the report, and its rows."""
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise TooLarge(
                f"{path} holds {size:,} bytes, and labelled files are read up to {_MOST_BYTES:,}. "
                "Split it, and give the parts together."
            )
        data = path.read_bytes()
    except OSError as problem:
        raise UnreadableInput(
            f"{path} cannot be read ({problem.strerror or problem}), so nothing can be measured "
            "on it. Check the path."
        ) from None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnreadableInput(
            f"{path} is not UTF-8 text (byte {problem.start:,}): read otherwise, its names would "
            "be other names. Save it as UTF-8; in a spreadsheet choose “CSV UTF-8”."
        ) from None
    rows = read_labelled(text, path.name)
    digest = hashlib.sha256(data).hexdigest()
    return {"file": path.name, "sha256": digest, "names": len(rows)}, rows


def _check(labels: Sequence[LabelledName], world: World) -> None:
    """Refuse labels nothing can be measured on: unknown entries, nobody listed, all listed."""
    lists = ", ".join(f"{u.id} of {u.published or 'unknown date'}" for u in world.used.lists)
    known: dict[str, bool] = {}
    for label in labels:
        for id_ in (*label.expect, *label.also):
            if id_ not in known:
                known[id_] = world.snapshot.entry(id_) is not None
            if not known[id_]:
                raise BrokenInput(
                    f"{label.where} names the entry {id_!r}, which stands on none of the lists in "
                    f"use ({lists}): it would count as missed for ever. Correct the id (`witting "
                    "screen NAME` shows ids), or give the labels' own lists with --lists."
                )
    if not any(label.expect for label in labels):
        raise BrokenInput(
            "No row expects an entry, so recall cannot be measured, and any threshold would look "
            "safe. Add names of listed parties with their entry ids under `expect`."
        )
    if all(label.expect for label in labels):
        raise BrokenInput(
            "Every row expects an entry, so false alerts cannot be measured, and the lowest "
            "threshold would look best. Add names that are nobody's on the lists, with `expect` "
            "left empty: names of your own customers, or invented ones."
        )


def _record(
    found: Calibration, world: World, day: str, inputs: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    used = world.used
    made_with = {
        "engine": used.engine,
        "engine_sha256": engine_hash(),
        "names": VERSION,
        "lists": as_plain(used.lists),
        "lists_digest": world.snapshot.digest,
    }
    return {
        "schema": SCHEMA,
        "as_of": day,
        "made_with": made_with,
        "inputs": list(inputs),
        **as_plain(found),
    }


def engine_hash() -> str:
    """Give one hash of the code and tables a score depends on, to name the engine validated."""
    digest = hashlib.sha256()
    for room in _ENGINE:
        for path in sorted((_PACKAGE / room).iterdir()):
            if path.is_file():
                digest.update(f"{room}/{path.name}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _write(out: Path, found: Calibration, record: dict[str, Any], text: str) -> tuple[Path, ...]:
    from witting.cli.calibration_page import html_page

    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in (("report.json", text), ("report.html", html_page(found, record))):
            (out / name).write_text(content, encoding="utf-8", newline="\n")
    except OSError as problem:
        raise UnreadableInput(
            f"The report cannot be written to {out} ({problem.strerror or problem}). "
            "Give another folder with --out."
        ) from None
    return (out / "report.html", out / "report.json")
