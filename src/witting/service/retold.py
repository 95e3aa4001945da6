"""Sentences that tell a command, told for another edge: by rules, each a pattern and what to say.

The rooms below speak to the command line, which was there first; `on_http` and the desk's `on_desk`
hold the rules of their edges.
"""

import re
from collections.abc import Sequence

Rules = Sequence[tuple[re.Pattern[str], str]]


def rules_of(said: Sequence[tuple[str, str]]) -> Rules:
    """Give the rules ready to be used, in their order."""
    return tuple((re.compile(pattern, re.DOTALL), told) for pattern, told in said)


def retold(text: str, rules: Rules) -> str:
    """Give a text with what the rules say where it told a command.

    >>> retold("Run `witting law list`.", rules_of([("Run `witting law list`", "See the law")]))
    'See the law.'
    """
    if "witting" not in text and "--" not in text:
        return text
    for pattern, told in rules:
        text = pattern.sub(told, text)
    return text
