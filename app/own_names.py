"""What the user calls an instance: a name of its own, such as ``DC01 NTDS``, and tags. Plain values; the settings
keep them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType

LONGEST = 80
"""Characters of an own name or a tag."""
_MOST = 3000
"""Instances whose own names are kept."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Naming:
    """``name`` is empty for an instance that has none of its own; ``tags`` are sorted, each once."""

    name: str = ""
    tags: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.name or self.tags)


Namings = Mapping[str, Naming]
"""By the identity of the instance: ``NAME in FOLDER``."""


def no_namings() -> Namings:
    """Of a user who has named nothing."""
    return MappingProxyType({})


def name_of(text: str) -> str:
    """``text`` as an own name: one line without blanks around it. Raises ``ValueError`` if it is too long."""
    name = _BLANKS.sub(" ", text).strip()
    if len(name) > LONGEST:
        raise ValueError(f"A name can have at most {LONGEST} characters.")
    return name


def tags_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept; each text may have several, separated by commas. Raises ``ValueError`` as
    :func:`name_of`."""
    found = {tag.casefold(): tag for text in texts for each in text.split(",") if (tag := name_of(each))}
    return tuple(found[key] for key in sorted(found))


def with_naming(namings: Namings, identity: str, naming: Naming) -> Namings:
    """``namings`` with that of one instance; an empty one is none."""
    if namings.get(identity, Naming()) == naming:
        return namings
    others = {key: kept for key, kept in namings.items() if key != identity}
    if naming:
        others[identity] = naming
    return MappingProxyType(dict(list(others.items())[-_MOST:]))


def namings_body(namings: Namings) -> dict[str, object]:
    """As the settings file has them."""
    return {identity: asdict(naming) for identity, naming in namings.items()}


def namings_from(body: object) -> Namings:
    """What :func:`namings_body` made. Raises ``ValueError`` for anything else."""
    if not isinstance(body, dict):
        raise ValueError("not one for each instance")
    return MappingProxyType({str(identity): _naming_from(each) for identity, each in body.items()})


def _naming_from(body: object) -> Naming:
    if not isinstance(body, dict) or body.keys() != {"name", "tags"}:
        raise ValueError("not a name and tags")
    name, tags = body["name"], body["tags"]
    if not isinstance(name, str) or not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise ValueError("not a name and tags")
    return Naming(name_of(name), tags_of(tags))
