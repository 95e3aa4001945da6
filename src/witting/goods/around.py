"""A text as its goods phrases are read: folded and as written, and the places of what it names."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """One text, with the places that words for goods take up, those of everyday life apart."""

    text: str
    folded: str
    everyday: frozenset[int]
    goods: frozenset[int]

    @classmethod
    def bare(cls, folded: str) -> "Around":
        """Give a text of which only the words are known."""
        return cls(text=folded, folded=folded, everyday=frozenset(), goods=frozenset())
