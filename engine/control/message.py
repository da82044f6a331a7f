"""One message between two processes: a JSON object, and readers that check each member of it.

A value of the wrong type or size is JET_errInvalidParameter (-1003).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from engine.error_codes import Code
from engine.errors import JetError

Message = dict[str, object]
Plain = TypeVar("Plain", bool, int, str)


def encode(message: Mapping[str, object]) -> bytes:
    """The JSON of a message, in ASCII."""
    return json.dumps(message, separators=(",", ":"), allow_nan=False).encode("ascii")


def decode(body: bytes) -> Message:
    """The message of a JSON text. Raises ``WrongUse`` for anything but one object."""
    try:
        message = json.loads(body.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise malformed("A message is not valid JSON.") from error
    if not isinstance(message, dict):
        raise malformed("A message is not a JSON object.")
    return message


def take(message: Mapping[str, object], key: str, kind: type[Plain]) -> Plain:
    """A member of exactly that type."""
    value = message.get(key)
    if type(value) is not kind:
        raise wrong_member(key)
    return value


def take_number(message: Mapping[str, object], key: str, most: int) -> int:
    """A number from 0 to ``most``."""
    value = take(message, key, int)
    if not 0 <= value <= most:
        raise wrong_member(key)
    return value


def take_bytes(message: Mapping[str, object], key: str) -> bytes:
    """Bytes that :func:`as_text` wrote."""
    try:
        return base64.b64decode(take(message, key, str), validate=True)
    except ValueError as error:
        raise wrong_member(key) from error


def take_list(message: Mapping[str, object], key: str) -> list[object]:
    value = message.get(key)
    if not isinstance(value, list):
        raise wrong_member(key)
    return value


def take_object(message: Mapping[str, object], key: str) -> Message:
    value = message.get(key)
    if not isinstance(value, dict):
        raise wrong_member(key)
    return value


def take_path(message: Mapping[str, object], key: str) -> Path:
    """An absolute path."""
    return _path(message.get(key), key)


def take_paths(message: Mapping[str, object], key: str) -> tuple[Path, ...]:
    return tuple(_path(value, key) for value in take_list(message, key))


def as_text(data: bytes) -> str:
    """Bytes as a message holds them: base64."""
    return base64.b64encode(data).decode("ascii")


def malformed(what: str) -> JetError:
    """The error of a message that is not of our making."""
    return Code.InvalidParameter.error(what, hint="Use the same version of the program on both sides.")


def wrong_member(key: str) -> JetError:
    return malformed(f"A message has no valid value for {key!r}.")


def _path(value: object, key: str) -> Path:
    if not isinstance(value, str) or "\0" in value:
        raise wrong_member(key)
    path = Path(value)
    if not path.is_absolute():
        raise wrong_member(key)
    return path


def _refuse(constant: str) -> object:
    raise ValueError(constant)
