import pytest

from witting.lists.script import script_of


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("PUTIN", "Latn"),
        ("ČERNIŠENKO", "Latn"),
        ("Уралподшипник", "Cyrl"),
        ("رامي مخلوف", "Arab"),
        ("香港恒邦微电子有限公司", "Hani"),
        ("정경택", "Hang"),
        ("Κυπριανού", "Grek"),
        ("יוסף", "Hebr"),
        ("ООО Rostec Трейд", "Cyrl"),
        ("224", ""),
        ("", ""),
    ],
)
def test_a_name_has_the_script_of_most_of_its_letters(name: str, script: str) -> None:
    assert script_of(name) == script
