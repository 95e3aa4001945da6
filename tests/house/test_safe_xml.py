"""How XML is parsed stands once, and every parser is opened so."""

import re
from pathlib import Path

import witting

PACKAGE = Path(witting.__file__).parent
OPENED = re.compile(r"etree\.(?:XMLParser|iterparse)\((.*?)\n?\s*\)\n", re.DOTALL)


def test_every_parser_of_lxml_is_opened_safely() -> None:
    opened = [
        (path.relative_to(PACKAGE), call)
        for path in PACKAGE.rglob("*.py")
        for call in OPENED.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(opened) >= 7
    assert [path for path, call in opened if "**SAFE_XML" not in call] == []


def test_the_settings_stand_nowhere_else() -> None:
    own = [
        path.name
        for path in PACKAGE.rglob("*.py")
        if "resolve_entities" in path.read_text(encoding="utf-8")
    ]
    assert own == ["safe_xml.py"]
