"""The story of a web page: its words without the page around them."""

from datetime import date

import pytest

from tests.intake.messages import only
from witting.base import BrokenInput, HostileInput, TooLarge
from witting.intake import read

BODY = "The papers name Larkmoor Components FZE of Dubai as the seller of ball bearings. " * 3


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_menu_and_footer_are_left_out() -> None:
    deal = only(
        page(
            "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
            f"<article><h1>Bearings found</h1><p>{BODY}</p></article>"
            "<footer><p>© 2024 Example. All rights reserved.</p></footer>"
        )
    )
    text = "\n".join(passage.text for passage in deal.passages)
    assert deal.format == "html"
    assert "Larkmoor" in text
    assert "Bearings found" in text
    assert "Home" not in text


def test_a_table_of_goods_is_kept() -> None:
    table = "<table><tr><td>6205-2RS</td><td>ball bearings</td></tr></table>"
    deal = only(page(f"<article><p>{BODY}</p>{table}</article>"))
    assert "6205-2RS" in " ".join(passage.text for passage in deal.passages)


def test_a_page_too_small_for_the_extractor_is_read_whole() -> None:
    deal = only(page("<div>Bearings for <b>Vladivostok</b> port<script>x()</script></div>"))
    text = " ".join(passage.text for passage in deal.passages)
    assert "Vladivostok" in text
    assert "x()" not in text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2024-05-16T07:30:00Z">',
        '<meta itemprop="datePublished" content="2024-05-16">',
        '<meta name="date" content="2024-05-16">',
    ],
)
def test_the_stated_day_is_taken(head: str) -> None:
    assert only(page(f"<p>{BODY}</p>", head)).day == date(2024, 5, 16)


def test_a_page_that_states_no_day_has_none() -> None:
    assert only(page(f"<p>{BODY}</p>")).day is None


def test_a_page_may_declare_its_encoding() -> None:
    head = '<meta charset="windows-1251">'
    text = f"<html><head>{head}</head><body><p>Шарикоподшипники для порта Владивосток</p></body>"
    assert "Владивосток" in only(text.encode("cp1251")).passages[-1].text


def test_a_page_without_text_is_broken() -> None:
    with pytest.raises(BrokenInput, match="without any text"):
        read(page("<div id='app'></div><script>load()</script>"))


def test_entities_declared_in_a_page_are_refused() -> None:
    with pytest.raises(HostileInput, match="declares entities"):
        read(b'<!DOCTYPE html [<!ENTITY x "y">]><html><body>&x;</body></html>')


def test_a_page_nested_beyond_the_bound_is_refused() -> None:
    with pytest.raises(TooLarge, match="deep"):
        read(page("<div>" * 400 + "bearings" + "</div>" * 400))
