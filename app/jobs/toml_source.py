"""A TOML file that a person may have written: read with the place of whatever is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.jobs.toml_text import located
from engine.error_codes import Code
from engine.errors import JetError

_POSITION = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True)
class TomlSource:
    """The file at ``path``. ``hint``: what to do about one that is not valid."""

    path: Path
    hint: str

    def decoded(self, data: bytes) -> str:
        """The text. Raises as :meth:`wrong`."""
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            good = data[: error.start].decode()
            where = good.count("\n") + 1, error.start - (data.rfind(b"\n", 0, error.start))
            wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
            what = "The file is UTF-16." if wide else f"The byte {data[error.start]:#04x} is not UTF-8."
            raise self.wrong(what, where, hint="Save the file as UTF-8.") from error
        if "\0" in text:
            at = text.index("\0")
            where = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
            raise self.wrong("The file contains null characters: it was only written in part.", where)
        return text

    def body(self, text: str) -> dict[str, Any]:
        """Its tables. Raises as :meth:`wrong`."""
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _POSITION.search(str(error))
            line = int(found[1]) if found and found[1] else text.rstrip("\n").count("\n") + 1
            column = int(found[2]) if found and found[2] else 1
            why = _POSITION.sub("", str(error))
            raise self.wrong(f"This is not TOML. What the parser says: “{why}”.", (line, column)) from error
        except (RecursionError, ValueError) as error:
            raise self.wrong("The file cannot be read as TOML.", (1, 1)) from error

    def check_format(self, text: str, body: Mapping[str, Any], newest: int) -> None:
        """Raises as :meth:`wrong`, and JET_errInvalidDatabaseVersion (-1209) for a file of a newer version."""
        number = body.get("format")
        if type(number) is int and 1 <= number <= newest:
            return
        where = located(text, ("format",)) or (1, 1)
        if type(number) is not int or number < 1:
            what = "The format of the file is missing" if number is None else f"{number!r} is not a format"
            raise self.wrong(f"{what}. The first line is: format = {newest}", where, field="format")
        raise Code.InvalidDatabaseVersion.error(
            f"{self.path.name}, line {where[0]}: "
            f"the file has format {number}, and this version reads up to {newest}.",
            hint="Use the version of this program that wrote the file, or a newer one. The file is not damaged.",
            path=str(self.path),
            line=where[0],
            column=where[1],
            field="format",
        )

    def wrong(self, text: str, where: tuple[int, int], *, field: str = "", hint: str = "") -> JetError:
        """JET_errInvalidParameter (-1003) with ``path``, ``line``, ``column`` and ``field``."""
        line, column = where
        what = f"{field}: {text}" if field else text
        return Code.InvalidParameter.error(
            f"{self.path.name}, line {line}, column {column}: {what}",
            hint=hint or self.hint,
            path=str(self.path),
            line=line,
            column=column,
            field=field or None,
        )
