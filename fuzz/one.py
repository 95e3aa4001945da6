"""Fuzzes one reader in this process: `python -m fuzz.one TARGET FOLDER RUNS SECONDS`.

libFuzzer stops at the first failure; here each is written down once by what it is, and the search
goes on. It ends the process itself, so what was found lies in the folder, not in a return value.
"""

import hashlib
import importlib
import pkgutil
import re
import sys
import traceback
from contextlib import suppress
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # it carries no types

# The readers are imported where atheris watches, before anything else brings them in.
with atheris.instrument_imports(include=["witting.intake"]):
    import witting.intake

    for found in pkgutil.walk_packages(witting.intake.__path__, "witting.intake."):
        if not found.ispkg:
            importlib.import_module(found.name)

from fuzz.laws import LawBroken
from fuzz.targets import BY_NAME

MEMORY_MB = 3_000
_DIGITS = re.compile(r"\d+")
HANG = 20  # seconds after which an input is taken never to end
NOTED = 1.1  # times as slow as the slowest so far, for an input to be written down


def kind_of(problem: BaseException) -> str:
    """Name a failure by what broke and where, so that one of each is kept."""
    frames = traceback.extract_tb(problem.__traceback__)
    inside = [frame for frame in frames if "witting" in frame.filename] or frames
    where = f"{Path(inside[-1].filename).name}:{inside[-1].lineno}" if inside else ""
    if isinstance(problem, LawBroken):
        return _DIGITS.sub("N", str(problem).split("[")[0].split(":")[0].split(".")[0])
    return f"{type(problem).__name__} at {where}"


def main(name: str, folder: str, runs: str, seconds: str) -> None:
    """Fuzz one target with as many changed inputs or for as many seconds; 0 is without end."""
    target, out = BY_NAME[name], Path(folder)
    corpus, found = out / "corpus", out / "found"
    for path in (corpus, found):
        path.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    pieces = out / "pieces"
    pieces.write_text("".join(f'"{_quoted(piece)}"\n' for piece in target.pieces), "utf-8")
    for seed in target.seeds():  # what is loaded once is no slowness of an input
        with suppress(Exception):
            target.check(seed)
    known: set[str] = set()
    slowest = 0.0

    def run(data: bytes) -> None:
        nonlocal slowest
        try:
            spent = target.check(data)
            if spent > slowest * NOTED:
                slowest = spent
                (out / "slowest.input").write_bytes(data)
                (out / "slowest.txt").write_text(f"{spent:.2f}", "utf-8")
        except Exception as problem:
            kind = kind_of(problem)
            if kind not in known:
                known.add(kind)
                (found / f"{len(known)}.input").write_bytes(data)
                said = "".join(traceback.format_exception(problem))
                (found / f"{len(known)}.txt").write_text(f"{kind}\n{said}", "utf-8")

    # The corpus is tried before any change of it, and an empty input before that.
    sound = sum(1 for _ in corpus.iterdir()) + 2
    options = (
        f"-runs={int(runs) + sound if int(runs) else -1}",
        f"-max_total_time={seconds}",
        f"-max_len={target.longest}",
        f"-timeout={HANG}",
        f"-rss_limit_mb={MEMORY_MB}",
        f"-artifact_prefix={found}/",
        *([f"-dict={pieces}"] if target.pieces else []),
        "-print_final_stats=1",
        str(corpus),
    )
    atheris.Setup([sys.argv[0], *options], run)
    atheris.Fuzz()


def _quoted(piece: str) -> str:
    return piece.replace('"', '\\"')


if __name__ == "__main__":
    main(*sys.argv[1:])
