"""An HTML letter gives every word a reader sees, its tables with their columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.base import HostileInput, TooLarge
from witting.intake.papers.html_lines import html_lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>Dear Sirs,</p><p>we agree.</p>", ("Dear Sirs,", "", "we agree.")),
        ("Example LLP<br>5 Harbour Road<br>Dubai", ("Example LLP", "5 Harbour Road", "Dubai")),
        ("<div>one <b>two</b> three</div>four", ("one two three", "four")),
        ("<pre>Seller:    A\nBuyer:     B</pre>", ("Seller:    A", "Buyer:     B")),
        ("<style>p{}</style><script>x()</script><p>seen</p>", ("seen",)),
        ("<img alt='Example LLP' src='x'>", ("Example LLP",)),
        ("<input value='Sample OOO'><input type=hidden value=x>", ("Sample OOO",)),
        ("<a href='mailto:anna@example.com?subject=x'>Anna</a>", ("Anna<anna@example.com>",)),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>cc</td></tr></table>", ("a   b", "cc")),
        ("<table><tr><td>only frames</td></tr></table>", ("only frames",)),
        ("<table><tr><td>a<table><tr><td>b<td>c</table></table>", ("a", "b  c")),
        ("<table><caption>Goods</caption><tr><td>a</td><td>b</td></tr></table>", ("Goods", "a  b")),
        ("<p>Paid</p></div ball bearings", ("Paid", "", "</div ball bearings")),
    ],
)
def test_lines(page: str, lines: tuple[str, ...]) -> None:
    assert html_lines(page, "letter.html") == lines


TAGS = ("p", "div", "b", "td", "tr", "table", "ul", "li", "pre", "span", "h1", "blockquote")
WORDS = st.text(alphabet="abcдеж北京شر", min_size=1, max_size=6)


TREES = st.recursive(
    WORDS,
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)),
    max_leaves=15,
)


@given(TREES)
def test_no_word_is_lost(tree: object) -> None:
    page, words = written(tree)
    lines = html_lines(page, "letter.html")
    assert sorted("".join(words)) == sorted(filter(str.isalnum, "".join(lines)))


def written(tree: object) -> tuple[str, list[str]]:
    """Give a page for a tree of tags and words, and its words."""
    if isinstance(tree, str):
        return tree, [tree]
    assert isinstance(tree, tuple)
    tag, inner = tree
    parts = [written(one) for one in inner]
    page = "".join(part for part, _ in parts)
    return f"<{tag}>{page}</{tag}>", [word for _, words in parts for word in words]


def test_entities_are_refused() -> None:
    with pytest.raises(HostileInput, match="declares entities"):
        html_lines('<!DOCTYPE x [<!ENTITY a "b">]><p>&a;</p>', "letter.html")


def test_a_page_over_the_bounds_is_refused() -> None:
    with pytest.raises(TooLarge, match="over the bounds for a page"):
        html_lines("<p>" * 60_000, "letter.html")
