"""Catalogues of texts, as Qt Linguist reads and writes them (``.ts``)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import NamedTuple
from xml.etree import ElementTree

NUMERUS = {"de": b"\x01\x01", "es": b"\x01\x01", "fr": b"\x03\x01", "it": b"\x01\x01", "nl": b"\x01\x01"}
"""Which numbers take the first of two forms, as Qt writes it: 1 alone, or 0 and 1."""
FORMS = 2
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


class Key(NamedTuple):
    """What a text is looked up by."""

    context: str
    source: str


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its English and, of a phrase with a number (``one`` is its English for 1), two forms of the
    translation. ``forms`` is empty where it is not translated; ``files`` are where the text is."""

    context: str
    source: str
    one: str = ""
    forms: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        return Key(self.context, self.source)

    @property
    def is_plural(self) -> bool:
        return bool(self.one)

    @property
    def done(self) -> bool:
        """Whether it is translated in all its forms."""
        return len(self.forms) == (FORMS if self.is_plural else 1) and all(self.forms)


def read(text: str) -> list[Text]:
    """The texts of a catalogue; one that is unfinished or obsolete has no ``forms``."""
    found = []
    for context in ElementTree.fromstring(text).iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            forms: tuple[str, ...] = ()
            if translation is not None and not translation.get("type"):
                many = [form.text or "" for form in translation.iter("numerusform")]
                forms = tuple(many or [translation.text or ""])
            files = tuple(place.get("filename", "") for place in message.iter("location"))
            source, one = message.findtext("source", ""), message.findtext("extracomment", "")
            found.append(Text(name, source, one, forms, files))
    return found


def written(texts: Iterable[Text], language: str) -> str:
    """A catalogue of ``texts``, in the order of contexts and texts, so that two changes of it can be merged."""
    lines = [f'<TS version="2.1" language="{language}" sourcelanguage="en">']
    context = None
    for text in sorted(texts, key=lambda text: text.key):
        if text.context != context:
            lines += ["</context>"] if context is not None else []
            lines += ["<context>", f"    <name>{_escaped(text.context)}</name>"]
            context = text.context
        lines += _message(text)
    lines += ["</context>"] if context is not None else []
    return _HEAD + "\n".join([*lines, "</TS>"]) + "\n"


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _message(text: Text) -> list[str]:
    lines = ['    <message numerus="yes">' if text.is_plural else "    <message>"]
    lines += [f'        <location filename="{_escaped(name)}"/>' for name in text.files]
    lines.append(f"        <source>{_escaped(text.source)}</source>")
    if text.is_plural:
        lines.append(f"        <extracomment>{_escaped(text.one)}</extracomment>")
    state = "" if text.done else ' type="unfinished"'
    if text.is_plural:
        lines.append(f"        <translation{state}>")
        forms = text.forms if text.done else ("",) * FORMS
        lines += [f"            <numerusform>{_escaped(form)}</numerusform>" for form in forms]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{state}>{_escaped(text.forms[0] if text.done else '')}</translation>")
    return [*lines, "    </message>"]
