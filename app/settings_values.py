"""Values of the settings file as they are read: each function raises ``ValueError`` for what is not one."""

from __future__ import annotations

from collections.abc import Mapping


def paths(value: object) -> tuple[str, ...]:
    """Paths, each once."""
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise ValueError("not a list of paths")
    return tuple(dict.fromkeys(value))


def texts(value: object) -> Mapping[str, str]:
    """Texts by name."""
    if not isinstance(value, dict) or not all(isinstance(text, str) for pair in value.items() for text in pair):
        raise ValueError("not an object of texts")
    return value


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("not true or false")
    return value


def whole(value: object) -> int:
    """A whole number from 0 to 100,000."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100_000:
        raise ValueError("not a whole number in range")
    return value
