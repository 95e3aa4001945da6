"""The Russian way to write a Belarusian or Ukrainian name: lists often hold that one."""

_BELARUSIAN = (("ул", "вл"), ("аў", "ов"), ("еў", "ев"), ("ў", "в"), ("дзь", "дь"), ("дзі", "ди"),
               ("дзе", "де"), ("ці", "ти"), ("ць", "ть"), ("ры", "ри"), ("авіч", "ович"),
               ("евіч", "евич"), ("аў", "ов"), ("і", "и"))  # fmt: skip
_UKRAINIAN = (("г", "һ"), ("миколайович", "николаевич"), ("микола", "николай"), ("олекс", "алекс"),
              ("ійович", "иевич"), ("и", "ы"), ("і", "и"), ("ї", "и"))  # fmt: skip


def from_belarusian(word: str) -> str:
    """Give a Belarusian word as Russian writes it.

    >>> from_belarusian("вячаслаў")
    'вячаслов'
    """
    return _replaced(word, _BELARUSIAN)


def from_ukrainian(word: str) -> str:
    """Give a Ukrainian word as Russian writes it.

    >>> from_ukrainian("дмитрій")
    'дмытрий'
    """
    return _replaced(word, _UKRAINIAN)


def _replaced(word: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        word = new + word[2:] if old == "ул" and word.startswith(old) else word
        word = word.replace(old, new) if old != "ул" else word
    return word
