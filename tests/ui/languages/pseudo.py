"""A language that does not exist: every text between marks and 40 % longer.

So what was never asked for in another language can be seen, and what is too small for a longer one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QTranslator

from ui.languages.catalogue import FORMS, Text
from ui.languages.compiled import compiled
from ui.languages.installed import ENGINE, WINDOW
from ui.languages.sentences import Sentences, speak
from ui.languages.update import extracted

OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.4
_HOLE = re.compile(r"\{[^{}]*\}")


def marked_up(text: str) -> str:
    """``text`` in marks, with as many letters more as another language may need; it ends as before."""
    letters = len(_HOLE.sub("", text).replace("&", ""))
    more = "·" * max(1, round(letters * LONGER))
    tail = next((end for end in ("…", ":") if text.endswith(end)), "")
    return f"{OPEN}{text.removesuffix(tail)}{more}{CLOSE}{tail}"


@contextmanager
def pseudo_language(app: QCoreApplication) -> Iterator[None]:
    """Every text that can be extracted from the source is translated into it."""
    found = extracted()
    window = [
        Text(text.context, text.source, text.one, (marked_up(text.source),) * (FORMS if text.is_plural else 1))
        for text in found[WINDOW].texts.values()
    ]
    data = compiled(window, "fr")
    translator = QTranslator()
    assert translator.load(data)
    app.installTranslator(translator)
    speak(Sentences({text.source: marked_up(text.source) for text in found[ENGINE].texts.values()}))
    try:
        yield
    finally:
        speak(None)
        app.removeTranslator(translator)
