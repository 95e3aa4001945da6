"""What the goods room answers with: one kind of goods seen in a text, and why it was seen there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsMatch:
    """One kind of goods that a text names, by HS code, by words or by part number.

    `hs6` is "" where the words leave several subheadings open; `codes` then holds them (or the
    headings above them), and `because` names every tier beneath. `tier` is given only where all
    the codes share it. `item_class` is the first of `item_classes`.
    """

    hs6: str
    hs_title: str
    tier: str
    item_class: str
    confidence: float  # 0..1, from the constants in `classify`
    words: tuple[str, ...]  # the input's own words that decided it
    start: int  # characters of the text, half-open, that hold those words
    end: int
    families: tuple[str, ...]  # `agriculture`, `medicine`, `energy`, `diesel`, `telecom`, …
    because: str
    codes: tuple[str, ...] = ()  # HS codes of 2, 4 or 6 digits, sorted
    item_classes: tuple[str, ...] = ()
    how: str = "words"  # `code`, `words` or `part`
    goods: str = ""  # the glossary's own name for the goods, `ball-bearings`
    is_basket: bool = False  # the code holds other goods too; no class is hinted for these ones
