"""The catalogues hold every text of the source, and each language fits its English."""

from __future__ import annotations

import re

import pytest

from ui.languages.checking import mistake
from ui.languages.installed import ENGINE, WINDOW, catalogue
from ui.languages.update import extracted

CODES = ("fr",)


def test_every_text_can_be_extracted() -> None:
    """Each argument of ``tr``, ``plural`` and ``mark`` is a literal, and each context is known."""
    assert [wrong for found in extracted().values() for wrong in found.wrong] == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", [WINDOW, ENGINE])
def test_every_text_is_translated(code: str, name: str) -> None:
    """None is missing, unfinished, or of a text that has gone: `python -m ui.languages.update` mends that."""
    known = {text.key: text for text in catalogue(code, name)}
    wanted = extracted()[name].texts
    assert sorted(wanted.keys() - known.keys()) == []
    assert sorted(known.keys() - wanted.keys()) == []
    assert [key for key, text in known.items() if not text.done or text.one != wanted[key].one] == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", [WINDOW, ENGINE])
def test_every_translation_fits_its_english(code: str, name: str) -> None:
    wrong = {text.source: mistake(text) for text in catalogue(code, name) if mistake(text)}
    assert wrong == {}


@pytest.mark.parametrize("name", [WINDOW, ENGINE])
def test_no_line_breaks_before_a_french_colon(name: str) -> None:
    broken = re.compile(r"\S [:;?!»](?=\s|$)|« ")
    assert [form for text in catalogue("fr", name) for form in text.forms if broken.search(form)] == []


WORDS = {
    r"\bcommits?\b": "valid",
    r"\bdrill": "essai|essay|testé",
    r"\bslots?\b": "créneau",
    r"\bfindings?\b": "constat",
    r"\bevidence\b": "preuve",
    r"\bdisplaced\b": "mis de côté",
    r"\bgaps?\b": "lacune",
    r"\bgenerations?\b": "génération",
}
"""How CONTRIBUTING.md names in French what one word names in English."""


@pytest.mark.parametrize("name", [WINDOW, ENGINE])
def test_one_french_word_for_one_thing(name: str) -> None:
    texts = catalogue("fr", name)
    for english, french in WORDS.items():
        named = [text for text in texts if re.search(english, re.sub(r"{.*?}|--\S+", "", text.source))]
        assert named, english
        assert [text.source for text in named if not re.search(french, "".join(text.forms), re.I)] == [], english
    stray = re.compile(r"\bcommits?\b|dégât|\bsuccès\b|noms? propres?\b|\w'\w")
    assert [form for text in texts for form in map(_without_holes, text.forms) if stray.search(form)] == []


def _without_holes(form: str) -> str:
    return re.sub(r"{.*?}", "", form)


def test_what_a_letter_under_a_j_hides_is_not_a_mnemonic() -> None:
    """The end of a J covers the line below it."""
    assert [form for text in catalogue("fr", WINDOW) for form in text.forms if "&J" in form] == []
