"""A folder of law is read whole or refused by name: nothing is passed over, or without end."""

import os
import shutil
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lawbook.test_own import BOOK, RULE, own, write
from witting.base import BrokenLaw, TooLarge
from witting.lawbook import Lawbook
from witting.lawbook.files import LARGEST, LARGEST_IN_ALL, MOST
from witting.lawbook.loading import packaged_folder


def _link_to(target: str) -> Callable[[Path], None]:
    return lambda where: where.symlink_to(target)


def _socket(where: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(where))


# what lies in the folder: (its name, how it comes there, words the message must hold)
PASSED_OVER = {
    "a link to a folder of law": ("house", _link_to("../elsewhere"), "a link to ../elsewhere"),
    "a link to the folder itself": ("loop", _link_to("."), "a link to ."),
    "a link to a file of law": ("own/b.yaml", _link_to("../../elsewhere/b.yaml"), "a link to"),
    "a link to nothing": ("n.yaml", _link_to("/nowhere"), "a link to /nowhere"),
    "a link to nothing without an ending": ("n", _link_to("/nowhere"), "a link to /nowhere"),
    "a link to a device": ("z.yaml", _link_to("/dev/zero"), "a link to /dev/zero"),
    "a link in the place of the cases": ("cases", _link_to("../elsewhere"), "a link to"),
    "a pipe": ("f.yaml", os.mkfifo, "no ordinary file (a pipe"),
    "a pipe called cases": ("cases", os.mkfifo, "no ordinary file (a pipe"),
    "a socket": ("s.yaml", _socket, "no ordinary file (a pipe, a socket"),
}


@pytest.mark.parametrize("what", sorted(PASSED_OVER))
def test_what_would_be_passed_over_is_refused_by_its_name(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, lay, said = PASSED_OVER[what]
    write(tmp_path / "elsewhere", b=RULE.format(path="own/b"))
    own(tmp_path / "law")
    monkeypatch.chdir(tmp_path / "law")  # a socket's path must be short
    lay(Path(name))
    with pytest.raises(BrokenLaw) as caught:
        BOOK.with_own(tmp_path / "law")
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / 'law' / name}: this is ")
    assert said in message
    assert "in its place" in message


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    own(tmp_path / "law")
    (tmp_path / "link").symlink_to("law")
    assert BOOK.with_own(tmp_path / "link").version == BOOK.with_own(tmp_path / "law").version


def test_a_whole_lawbook_may_be_laid_out_in_links_to_files(tmp_path: Path) -> None:
    shipped = packaged_folder()
    for file in shipped.rglob("*.yaml"):
        link = tmp_path / file.relative_to(shipped)
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(file)
    assert Lawbook.load(tmp_path).version == BOOK.version


def test_in_a_whole_lawbook_a_link_to_a_folder_is_refused(tmp_path: Path) -> None:
    shutil.copy(packaged_folder() / "sources.yaml", tmp_path)
    (tmp_path / "us").symlink_to(packaged_folder() / "us")
    with pytest.raises(BrokenLaw, match="us: this is a link to"):
        Lawbook.load(tmp_path)


def test_a_folder_that_cannot_be_listed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own(tmp_path)
    listed = os.scandir

    def scandir(folder: Path) -> object:
        if folder.name == "own":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr("witting.lawbook.files.os.scandir", scandir)
    with pytest.raises(BrokenLaw, match=r"own: it cannot be read \(Permission denied\)"):
        BOOK.with_own(tmp_path)


def _refused(folder: Path) -> tuple[str, float]:
    """Give the message of a refusal for size, and the seconds it took."""
    start = time.process_time()
    with pytest.raises(TooLarge) as caught:
        BOOK.with_own(folder)
    return str(caught.value), time.process_time() - start


def test_a_file_over_the_bound_is_refused_unread(tmp_path: Path) -> None:
    own(tmp_path)
    keys = "".join(f"k{number}: v\n" for number in range(1_000_000))
    (tmp_path / "own" / "b.yaml").write_text(f"path: own/b\n{keys}")
    message, seconds = _refused(tmp_path)
    assert message.startswith("own/b.yaml: it has ")
    assert f"more than the {LARGEST:,}" in message
    assert "Split it" in message
    assert seconds < 1


def test_a_summary_over_the_bound_is_refused(tmp_path: Path) -> None:
    long = RULE.format(path="own/b").replace("The house", "x" * LARGEST)
    own(tmp_path, own__b=long)
    message, _ = _refused(tmp_path)
    assert message.startswith("own/b.yaml: it has ")


def test_a_file_of_just_the_bound_is_read(tmp_path: Path) -> None:
    rule = RULE.format(path="own/b")
    own(tmp_path, own__b=rule + "#" * (LARGEST - len(rule)))
    assert "own/b" in BOOK.with_own(tmp_path).paths()


def test_the_files_of_a_folder_are_bounded_together(tmp_path: Path) -> None:
    own(tmp_path)
    for number in range(LARGEST_IN_ALL // LARGEST + 1):
        (tmp_path / f"f{number}.yaml").write_bytes(b"#" * LARGEST)
    message, seconds = _refused(tmp_path)
    assert message.startswith(f"{tmp_path}: its files have more than {LARGEST_IN_ALL:,} bytes")
    assert seconds < 2


def test_the_files_of_a_folder_are_bounded_in_number(tmp_path: Path) -> None:
    own(tmp_path)
    for number in range(MOST + 1):
        (tmp_path / f"d{number}").mkdir()
    message, _ = _refused(tmp_path)
    assert message.startswith(f"{tmp_path}: more than {MOST:,} files and folders")


def test_no_shipped_file_comes_near_the_bounds() -> None:
    sizes = [file.stat().st_size for file in packaged_folder().rglob("*.yaml")]
    assert max(sizes) * 10 < LARGEST
    assert sum(sizes) * 10 < LARGEST_IN_ALL
