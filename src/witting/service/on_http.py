"""Problems that tell a command, told for who calls the API: the field or the route there instead.

The rooms below speak to the command line, which was there first. The bytes of an assessment are the
same for every edge, so their words stay; only a problem's are changed, and here alone.
"""

from witting.service.retold import retold, rules_of

_SAID: tuple[tuple[str, str], ...] = (
    (
        (
            r"Fetch newer ones with `witting lists update`, or give official files with --lists or"
            r" `witting lists import`\."
        ),
        "Fetch newer ones with POST /v1/lists/update.",
    ),
    (
        (
            r"(?:Fetch lists: |(?:Bring|Fetch) (?:it|one|the lists) with )`?witting lists update`?"
            r"(?: or `witting lists import`)?(?:, or give (?:it with )?--lists)?\."
        ),
        "Fetch lists with POST /v1/lists/update.",
    ),
    (
        (
            r"Run `witting book map [^`]*`, check what it wrote, and import with --mapping"
            r" mapping\.yaml\."
        ),
        (
            "Send a form to POST /v1/book/import with the file as `table` and, as `mapping`, which"
            " column is which, or name the columns as ours are named."
        ),
    ),
    (
        r"or say its encoding: witting book map --encoding, and in the mapping\.",
        "or say its encoding in the `mapping` of a form.",
    ),
    (
        r"Import it first: witting book import [^,]*, or POST /v1/book/import\b",
        "Import it first: POST /v1/book/import",
    ),
    (r"give --yes \(over HTTP yes=true\)", "send it with yes=true"),
    (r"`witting book cases --party [^`]*` lists", "GET /v1/book/cases?party=… lists"),
    (r"`witting book cases` lists", "GET /v1/book/cases lists"),
    (
        r"`witting book decisions` lists those there are\.",
        "GET /v1/book/cases lists the cases with their decisions.",
    ),
    (
        r"\(witting book revoke (\d+|None) --because …\)",
        r"(POST /v1/book/decisions/\1/revocation)",
    ),
    (
        (
            r"Say which it is in the mapping of the table: run `witting map [^`]*`, look at it, and"
            r" read with it: `witting assess [^`]*`\."
        ),
        "Save it as UTF-8 and send it again.",
    ),
    (
        r"Save it as UTF-8 in the program it comes from, or run\s+`[^`]*`[^.]*\.",
        "Save it as UTF-8 in the program it comes from, and send it again.",
    ),
    (
        r"Where its encoding is in question, `witting map` says which it may be\.",
        "Where its encoding is in question, save it as UTF-8 and send it again.",
    ),
    (r"Mend it, or write one with `witting map`\.", "Send the table without it."),
    (r"Give it to `witting assess` as it is\.", "Send it to POST /v1/assess as it is."),
    (
        (
            r"needs what is not installed here: `pip install [^`]*`, and Tesseract with its"
            r" languages\. Or read it without `--ocr`\."
        ),
        "needs what whoever runs the service can install.",
    ),
    (
        r"`--ocr` \(`ocr=True` in Python; it needs the extra `ocr`\)",
        "text recognition, which whoever runs the service can install",
    ),
    (r"for no holdings were given \(--holdings\)", "for the service was started without holdings"),
    (r"those that `witting law list` names", "those that GET /v1/law names"),
    (r"`witting law show ([^`\s]*)`", r"GET /v1/law/\1"),
    (r"`witting law list`", "GET /v1/law"),
    (r"`witting lists sources`", "GET /v1/lists/sources"),
    (r"`witting lists show`", "GET /v1/lists"),
    (r"(?:or )?give (it|one|them) with --profile\b", r"name \1 as `profile`"),
)
_RULES = rules_of(_SAID)


def on_http(text: str) -> str:
    """Give a problem's words with the field or route to use where they told a command.

    >>> on_http("Fetch one with witting lists update, or give --lists.")
    'Fetch lists with POST /v1/lists/update.'
    """
    return retold(text, _RULES)
