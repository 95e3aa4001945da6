"""Every format named in the table has a reader that is there, and a sign to be told by."""

from importlib import import_module

import pytest

from witting.lists.formats import FORMATS, Format


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_has_its_sign_and_its_reader(form: Format) -> None:
    assert form.root or form.columns or form.keys or form.test
    if form.reader:
        module, _, function = form.reader.partition(":")
        assert callable(getattr(import_module(module), function))


def test_every_name_is_given_once() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
