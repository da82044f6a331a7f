"""What is wrong with a translation, as far as a program can see it."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter

from ui.languages.catalogue import FORMS, Text


def mistake(text: Text) -> str:
    """Why the translation does not fit its English; empty where it does, or where there is none."""
    if not text.forms:
        return ""
    if len(text.forms) != (FORMS if text.is_plural else 1):
        return f"{len(text.forms)} forms"
    for form in text.forms:
        if not form:
            return "an empty form"
        if wrong := _mistake(text, form):
            return f"{form!r}: {wrong}"
    return ""


def _mistake(text: Text, form: str) -> str:
    wanted, found = holes(text.source), holes(form)
    if text.is_plural:  # the number may be left out where the form says it, as its English may
        first = next(iter(wanted), "0")
        wanted.pop(first, None), found.pop(first, None)
    if wanted != found:
        return f"the holes are {sorted(found)} instead of {sorted(wanted)}"
    if form.count("\n") != text.source.count("\n"):
        return "other lines"
    if _mnemonics(form) != _mnemonics(text.source):
        return "the mnemonic, or & for a character"
    if text.source.endswith("…") != form.endswith("…"):
        return "…"
    if form != form.strip() and text.source == text.source.strip():
        return "a space at an end"
    return ""


def holes(text: str) -> Counter[str]:
    """The names of what is filled in; those of ``{}`` are its numbers."""
    found: Counter[str] = Counter()
    at = 0
    for _, name, _, _ in Formatter().parse(text):
        if name is not None:
            found[name or str(at)] += 1
            at += 1
    return found


def _mnemonics(text: str) -> int:
    return len(re.findall(r"&\w", text))
