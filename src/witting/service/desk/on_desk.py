"""Sentences that tell a command, told for who sits at the desk: what one does here instead.

Assessments are kept and replayed to the byte, so their words stay; only what is shown is changed.
"""

from witting.service.retold import retold, rules_of

_SAID: tuple[tuple[str, str], ...] = (
    (
        (
            r"Fetch newer ones with `witting lists update`, or give official files with --lists or"
            r" `witting lists import`\."
        ),
        "Ask an administrator to fetch newer ones.",
    ),
    (
        (
            r"Bring (?:it|the lists) with `witting lists update` or `witting lists import`"
            r"(?:, or give it with --lists)?\."
        ),
        "Ask an administrator to fetch it.",
    ),
    (
        r"Bring a newer one with `witting lists update`, and ask again\.",
        "Ask an administrator for a newer one, and hand the document in again.",
    ),
    (
        r" The others: `witting lists show[^`]*`, with the same --lists if any were given\.",
        " An administrator sees the others.",
    ),
    (r" Take it in by your word: witting lists update --accept\S*", " An administrator decides."),
    (
        r"Fetch one with witting lists update, or give --lists\.",
        "Ask an administrator to fetch one.",
    ),
    (
        (
            r"needs what is not installed here: `pip install [^`]*`, and Tesseract with its"
            r" languages\. Or read it without `--ocr`\."
        ),
        "needs what whoever runs the service can install.",
    ),
    (r"for no holdings were given \(--holdings\)", "for the service was started without holdings"),
    (r"those that `witting law list` names", "those the search finds in the law"),
    (r" \(`witting law show [^`]*`\)", " (search for red flags)"),
    (
        r" Run: witting map .* --write mapping\.toml, look at it, and read with it\b",
        (
            " Look at the columns as shown here; name them plainly in the file where one is"
            " wrong, and hand it in again"
        ),
    ),
    (
        (
            r"Say which it is in the mapping of the table: run `witting map [^`]*`, look at it, and"
            r" read with it: `witting assess [^`]*`\."
        ),
        "Save the file as UTF-8, and hand it in again.",
    ),
    (
        r"Where its encoding is in question, `witting map` says which it may be\.",
        "Where its encoding is in question, save it as UTF-8 and hand it in again.",
    ),
    (r"Mend it, or write one with `witting map`\.", "Hand the table in without it."),
    (r"Give it to `witting assess` as it is\.", "Hand it in as it is."),
    (
        r"`--ocr` \(`ocr=True` in Python; it needs the extra `ocr`\)",
        "text recognition, which whoever runs the service can install",
    ),
    (r"(?:or )?give (?:it|one|them) with --profile\b", "choose who asks"),
)
_RULES = rules_of(_SAID)


def on_desk(text: str) -> str:
    """Give a sentence with what one does at the desk where it told a command.

    >>> on_desk("Bring it with `witting lists update` or `witting lists import`.")
    'Ask an administrator to fetch it.'
    """
    return retold(text, _RULES)
