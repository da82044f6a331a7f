"""A catalogue in the form that ``QTranslator`` loads (``.qm``), made in memory when the window starts.

So there is no binary file that could be older than its catalogue. Numbers are big-endian: the magic, then
sections, each a tag, a length and bytes. ``qtranslator.cpp`` of Qt reads it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable

from ui.languages.catalogue import NUMERUS, Text

_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_LANGUAGE, _HASHES, _MESSAGES, _NUMERUS = 0xA7, 0x42, 0x69, 0x88
_END, _TRANSLATION, _SOURCE, _CONTEXT, _COMMENT = 1, 3, 6, 7, 8


def compiled(texts: Iterable[Text], language: str) -> bytes:
    """What ``QTranslator.load`` takes; texts that are not translated are left out."""
    messages, places = bytearray(), []
    for text in texts:
        if text.done:
            places.append((_hash(text.source.encode()), len(messages)))
            messages += _message(text)
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    sections = [(_LANGUAGE, language.encode()), (_HASHES, hashes), (_MESSAGES, bytes(messages))]
    sections.append((_NUMERUS, NUMERUS[language[:2]]))
    return _MAGIC + b"".join(struct.pack(">BI", tag, len(data)) + data for tag, data in sections)


def _message(text: Text) -> bytes:
    parts = [(_TRANSLATION, form.encode("utf-16-be")) for form in text.forms]
    parts += [(_SOURCE, text.source.encode()), (_CONTEXT, text.context.encode()), (_COMMENT, b"")]
    return b"".join(struct.pack(">BI", tag, len(data)) + data for tag, data in parts) + bytes([_END])


def _hash(data: bytes) -> int:
    """ELF's hash of a symbol, by which Qt finds a text."""
    value = 0
    for byte in data:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ high >> 24) & ~high & 0xFFFFFFFF
    return value or 1
