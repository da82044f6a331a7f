"""Names of tables and columns as names of files and in SQLite: any text may be in a database's catalog."""

from __future__ import annotations

import re
import unicodedata

from engine.events import printable

_NOT_IN_FILES = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_LONGEST = 180
"""Bytes of a file's name before its extension: the least of today's file systems takes 255."""


def file_name(name: str, extension: str, taken: set[str]) -> str:
    """A name for the file of a table, safe on every system and different from those in ``taken``, which it joins.

    Names that differ only in case or in Unicode's form are one file on some systems.
    """
    safe = _NOT_IN_FILES.sub("_", printable(unicodedata.normalize("NFC", name))).strip(" .") or "table"
    safe = safe.encode("utf-8", "replace")[:_LONGEST].decode("utf-8", "ignore").rstrip(" .")
    if _RESERVED.fullmatch(safe):
        safe = f"_{safe}"
    return _free(safe, f".{extension}", taken)


def identifier(name: str, taken: set[str]) -> str:
    """A name of a table or column in SQLite, not yet quoted; joins ``taken``. Names there ignore case."""
    safe = printable(name) or "unnamed"
    if safe.casefold().startswith("sqlite_"):
        safe = f"_{safe}"
    return _free(safe, "", taken)


def quoted(name: str) -> str:
    """A name in SQL."""
    return '"' + name.replace('"', '""') + '"'


def _free(name: str, extension: str, taken: set[str]) -> str:
    number, candidate = 1, name + extension
    while _folded(candidate) in taken:
        number += 1
        candidate = f"{name}-{number}{extension}"
    taken.add(_folded(candidate))
    return candidate


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())
