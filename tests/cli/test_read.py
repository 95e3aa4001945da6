"""`witting read`: stories as pages, JSON and HTML; a dossier of one party; what is no story."""

import json
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.run import Shell
from tests.shared import SHARED
from tests.stories import told_again
from witting.cli.dossier_graph import MOST_NODES, graph_drawing
from witting.stories import Edge, Graph, NamedKind, Node

ROOT = Path(__file__).resolve().parents[2]
FIRST_STORY = SHARED / "articles" / "ar_2024-05-16.txt"
EVIL = """\
Customs <script>alert(1)</script> stop bearings

RIGA, June 3, 2024 (Reuters) - Korda Trading Ltd shipped bearings to Russia, said <b>"Viktor\
 Salnikov"</b> & sons <img src=x onerror=alert(2)> on Monday.

Viktor Salnikov, the director of Korda Trading Ltd, was arrested on Sunday. He denied that Korda \
Trading Ltd had shipped bearings to Russia </bdi></blockquote><script>alert(3)</script>.
"""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    held = {f"{lang}-first": text for lang, text in told_again.FIRST.items()}
    held |= {f"{lang}-update": text for lang, text in told_again.UPDATES.items()}
    held |= {f"{lang}-other": text for lang, text in told_again.OTHERS.items()}
    held["en-copy"] = told_again.ENGLISH_COPY
    paths = []
    for name, text in held.items():
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def schema(name: str) -> Any:
    return json.loads((ROOT / f"docs/schema/{name}.schema.json").read_text(encoding="utf-8"))


class Page(HTMLParser):
    """Collects what a page holds: tags in order, and that each closes."""

    EMPTY = frozenset({"meta", "br", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self.open[-1] if self.open else "", data))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.seen if name == tag]


def needs_nothing(page: Page) -> None:
    asks = {"src", "href", "action", "data", "srcset"}
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in page.seen}
    names = [name for _, attrs in page.seen for name in attrs]
    assert not [name for name in names if name in asks or name.startswith("on")]
    ids = [attrs["id"] for _, attrs in page.seen if "id" in attrs]
    assert len(ids) == len(set(ids))


class TestStories:
    def test_each_story_is_told_as_its_source_s(self, witting: Shell, files: list[Path]) -> None:
        done = witting("read", files[0])
        assert done.status == 0
        for words in ("STORY", "Whom it names", "Viktor Salnikov", "according to Reuters",
                      "denied", "Nothing here is taken for a fact"):  # fmt: skip
            assert words in done.out

    def test_the_record_fits_its_schema(self, witting: Shell, files: list[Path]) -> None:
        record = witting("read", *files, "--json").json
        jsonschema.Draft202012Validator(schema("read")).validate(record)
        assert len(record["stories"]) == len(record["told"]) == len(files)
        for story, told in zip(record["stories"], record["told"], strict=True):
            assert story["source"] == told["source"]

    def test_the_order_of_the_files_makes_no_difference(
        self, witting: Shell, files: list[Path]
    ) -> None:
        assert (
            witting("read", *files, "--json").out == witting("read", *reversed(files), "--json").out
        )

    def test_copies_are_told_with_their_differences(
        self, witting: Shell, files: list[Path]
    ) -> None:
        english = [path for path in files if path.name.startswith("en-")]
        done = witting("read", *english)
        said = " ".join(done.out.split())
        assert "en-copy.txt is a copy of en-first.txt" in said
        assert "en-update.txt is a version of en-first.txt" in said
        assert "added: “The cargo is worth 410,000 euros, the prosecutors said.”" in said

    def test_the_first_story_of_all(self, witting: Shell, tmp_path: Path) -> None:
        if not FIRST_STORY.exists():
            pytest.skip("../shared/data is not beside this checkout")
        page = tmp_path / "page.html"
        done = witting("read", FIRST_STORY, "--html", page, "--json")
        assert done.status == 0
        jsonschema.Draft202012Validator(schema("read")).validate(done.json)
        shown = Page(page.read_text(encoding="utf-8"))
        needs_nothing(shown)
        assert {"dir": "rtl", "lang": "ar"} in shown.of("blockquote")

    def test_the_day_can_be_given(self, witting: Shell, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("Korda Trading Ltd shipped bearings on Monday.", encoding="utf-8")
        [story] = witting("read", path, "--day", "2024-06-05", "--json").json["stories"]
        assert (story["day"], story["days"][0]["days"]["start"]) == ("2024-06-05", "2024-06-03")
        assert witting("read", path, "--day", "June").status == 2


class TestDossier:
    def test_the_page_says_who_says_what(self, witting: Shell, files: list[Path]) -> None:
        done = witting("read", *files, "--dossier", "Korda Trading Ltd")
        assert done.status == 0
        said = " ".join(done.out.split())
        for words in ("DOSSIER: Korda Trading Ltd", "independent sources", "it is denied that",
                      "Stated by one, denied by another", "When, by what is said",
                      "Viktor Salnikov → Korda Trading Ltd: holds an office of"):  # fmt: skip
            assert words in said

    def test_the_record_fits_its_schema(self, witting: Shell, files: list[Path]) -> None:
        record = witting("read", *files, "--dossier", "Korda", "--json").json
        jsonschema.Draft202012Validator(schema("dossier")).validate(record)
        assert record["claims"]
        told = [telling for claim in record["claims"] for telling in claim["told"]]
        assert all(one["sentence"].startswith("According to ") for one in told)

    def test_files_in_another_order_give_the_same_bytes(
        self, witting: Shell, files: list[Path], tmp_path: Path
    ) -> None:
        pages = []
        for number, given in enumerate((files, files[::-1], files)):
            html = tmp_path / f"{number}.html"
            done = witting("read", *given, "--dossier", "Salnikov", "--json", "--html", html)
            pages.append((done.out, html.read_bytes()))
        assert pages[0] == pages[1] == pages[2]

    def test_nobody_of_that_name_is_told_by_the_status(
        self, witting: Shell, files: list[Path]
    ) -> None:
        done = witting("read", *files, "--dossier", "Nobody Atall")
        assert (done.status, "names it" in done.out) == (10, True)
        record = witting("read", *files, "--dossier", "Nobody Atall", "--json").json
        jsonschema.Draft202012Validator(schema("dossier")).validate(record)
        assert witting("read", *files, "--dossier", " - ").status == 2

    def test_the_html_is_one_file_that_runs_nothing(
        self, witting: Shell, files: list[Path], tmp_path: Path
    ) -> None:
        html = tmp_path / "d.html"
        assert witting("read", *files, "--dossier", "Korda", "--html", html).status == 0
        page = Page(html.read_text(encoding="utf-8"))
        needs_nothing(page)
        assert len(page.of("svg")) == 2  # the timeline and the graph
        quoted = {(a.get("dir"), a.get("lang")) for a in page.of("blockquote")}
        assert quoted == {("rtl", "ar"), ("ltr", "en"), ("ltr", "ru"), ("ltr", "zh")}
        assert "prefers-color-scheme: dark" in html.read_text(encoding="utf-8")

    def test_every_passage_stands_behind_a_sentence_that_names_its_source(
        self, witting: Shell, files: list[Path], tmp_path: Path
    ) -> None:
        html = tmp_path / "d.html"
        witting("read", *files, "--dossier", "Korda", "--html", html)
        text = html.read_text(encoding="utf-8")
        before = [part.rsplit("<p>", 1)[-1] for part in text.split("<blockquote")[:-1]]
        assert before
        assert all(one.startswith(("According to <bdi", "t")) for one in before)

    def test_markup_in_a_story_stays_text(self, witting: Shell, tmp_path: Path) -> None:
        path, html = tmp_path / "evil.txt", tmp_path / "d.html"
        path.write_text(EVIL, encoding="utf-8")
        for extra in (("--dossier", "Korda Trading Ltd"), ("--dossier", "<script>alert(9)"), ()):
            witting("read", path, *extra, "--html", html)
            text = html.read_text(encoding="utf-8")
            page = Page(text)
            needs_nothing(page)
            assert "<script" not in text
            assert "<img" not in text
            if "Korda Trading Ltd" in extra or not extra:
                assert "&lt;script&gt;alert(3)" in text


class TestWhatIsNoStory:
    def test_a_payment_is_for_assess(self, witting: Shell) -> None:
        done = witting("read", ROOT / "examples" / "03-payment-bearings.xml", "--json")
        assert done.status == 1
        [said] = done.json["no_story"]
        assert "`witting assess` reads it" in said["why"]

    def test_what_cannot_be_read_stands_beside_the_rest(
        self, witting: Shell, files: list[Path], tmp_path: Path
    ) -> None:
        broken = tmp_path / "empty.txt"
        broken.write_text("", encoding="utf-8")
        done = witting("read", broken, tmp_path / "missing.txt", files[0], "--json")
        assert done.status == 1
        assert len(done.json["stories"]) == 1
        assert len(done.json["unread"]) == 2
        assert "missing.txt" in done.err

    def test_a_page_that_cannot_be_written_is_one_sentence(
        self, witting: Shell, files: list[Path], tmp_path: Path
    ) -> None:
        done = witting("read", files[0], "--html", tmp_path / "no" / "where.html")
        assert done.status == 1
        assert "cannot be written" in done.err


def _graph(others: int) -> Graph:
    """Give one party with many beside it, long names and Arabic and Chinese ones among them."""
    kinds = (
        "شركة النور رقم {}",
        "Company of a Rather Long Name No. {} Limited",
        "{}" + "贸易" * 30,
    )
    names = ["Korda Trading Ltd"] + [kinds[n % 3].format(n) for n in range(1, others + 1)]
    nodes = tuple(
        Node(
            id=f"p{n}",
            name=name,
            language=("ar", "en", "zh")[n % 3] if n else "en",
            kind=NamedKind.ORGANISATION,
            is_asked=n == 0,
            is_listed=n % 5 == 0,
            claims=others - n,
        )
        for n, name in enumerate(names)
    )
    edges = tuple(_edges(others))
    return Graph(nodes=nodes, edges=edges)


def _edges(others: int) -> Iterator[Edge]:
    for n in range(1, others + 1):
        for kind, polarity in (("shipped", "stated"), ("sold", "denied"))[: 1 + n % 2]:
            yield Edge(
                source="p0" if n % 2 else f"p{n}",
                target=f"p{n}" if n % 2 else "p0",
                kind=kind,
                polarity=polarity,
                is_mutual=False,
                claims=n,
                tellings=n,
                origins=1,
            )
        if n % 4 == 0:
            yield Edge(
                source=f"p{n - 1}",
                target=f"p{n}",
                kind="paid",
                polarity="planned",
                is_mutual=False,
                claims=1,
                tellings=1,
                origins=1,
            )


_BESIDE = 288  # units from a column of names to the edge of the drawing


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


@pytest.mark.parametrize("others", [4, 59, 200])
def test_names_in_the_graph_do_not_lie_over_each_other(others: int) -> None:
    drawn = graph_drawing(_graph(others))
    page = Page(drawn)
    width, height = (float(n) for n in page.of("svg")[0]["viewbox"].split()[2:])  # type: ignore[union-attr]
    places = [(float(a["x"] or 0), float(a["y"] or 0), a["text-anchor"]) for a in page.of("text")]
    shown = [attrs for attrs in page.of("text") if attrs.get("class") == "name"]
    assert len(shown) == min(others + 1, MOST_NODES)
    assert all(0 <= x <= width and 0 < y < height for x, y, _ in places)
    for anchor in ("start", "end"):
        column = sorted(y for _, y, a in places if a == anchor)
        gaps = [b - a for a, b in pairwise(column)]
        assert min(gaps) >= 12  # signs are 13 high at most, and stand on the line
    words = [text for tag, text in page.words if tag == "text"]
    for attrs, text in zip(page.of("text"), words, strict=True):
        sign = 7.6 if attrs["class"] == "name" else 6.3  # units of a sign, at 13 and 11 high
        assert sign * _width(text.strip("\u2068\u2069")) <= _BESIDE
    assert {a.get("lang") for a in shown} == {"ar", "en", "zh"}
    assert not re.search("nan|inf", drawn.lower().replace("inform", ""))


def test_a_graph_of_one_draws_nothing() -> None:
    assert graph_drawing(_graph(0)) == ""
