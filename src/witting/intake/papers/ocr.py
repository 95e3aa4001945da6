"""Pages that are only pictures, read by Tesseract through `ocrmypdf` where both are installed.

What it reads stays marked as such: letters may be wrong, so the deal asks for a look all the same.
"""

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from witting.base import SettingsError
from witting.intake.source import Source

LANGUAGES = ("eng", "ara", "chi_sim", "chi_tra", "rus", "fas", "tur", "ukr")
"""What is read, of those that Tesseract has installed; its own names."""

MAX_SECONDS = 600
"""The longest one file may take: recognising a page takes seconds."""


_DONE = (0, 4, 6, 10)  # done; with a doubt about the file made; had text already; not archivable


class NotRecognised(Exception):
    """A file that OCR could not make anything of, and why."""


def with_text(source: Source) -> bytes:
    """Give a PDF, or a picture made into one, with its words laid unseen under what shows them.

    Raises SettingsError where `ocrmypdf` or Tesseract is not installed, NotRecognised where they
    fail or take too long.
    """
    if find_spec("ocrmypdf") is None or which("tesseract") is None:
        raise SettingsError(
            f"{source.name} holds pictures of text, and to read them by OCR needs what is not "
            "installed here: `pip install 'witting[ocr]'`, and Tesseract with its languages. Or "
            "read it without `--ocr`."
        )
    languages = "+".join(installed_languages()) or "eng"
    with TemporaryDirectory() as folder:
        given, made = Path(folder, "given"), Path(folder, "made.pdf")
        given.write_bytes(source.data)
        command = [
            *(sys.executable, "-m", "ocrmypdf", "--skip-text", "--quiet", "--jobs", "1"),
            *("--output-type", "pdf", "--tesseract-timeout", "120", "--rotate-pages"),
            *(
                "--image-dpi",
                "300",
                "--max-image-mpixels",
                "120",
                "-l",
                languages,
                str(given),
                str(made),
            ),
        ]
        try:
            done = subprocess.run(command, capture_output=True, timeout=MAX_SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise NotRecognised(f"it took longer than {MAX_SECONDS} seconds: split it") from None
        if done.returncode not in _DONE or not made.is_file():
            said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1][:200]
            raise NotRecognised(f"ocrmypdf ended with status {done.returncode}: {said}")
        return made.read_bytes()


def installed_languages() -> list[str]:
    """Give the languages to read that Tesseract has."""
    done = subprocess.run(
        ["tesseract", "--list-langs"],
        capture_output=True,
        timeout=30,
        check=False,
    )
    held = set(done.stdout.decode("utf-8", "replace").split())
    return [language for language in LANGUAGES if language in held]
