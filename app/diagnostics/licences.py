"""What the program is built on, in the versions that are installed, and under which licences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"extra\s*==\s*['\"]([^'\"]+)['\"]")
WINDOW = "gui"
"""The extra that the window needs."""
_DEVELOPMENT = frozenset({"dev", "package"})
_CLASSIFIER = "License :: OSI Approved :: "


@dataclass(frozen=True, slots=True)
class Component:
    """A package: its one-line description, the installed version (empty: not installed) and the licence that it
    declares. ``extra`` is that which it belongs to, empty for what is always needed."""

    name: str
    about: str
    version: str
    licence: str
    extra: str = ""


def components(program: str = "ese-backup-manager") -> tuple[Component, ...]:
    """The packages that this program asks for, by name; those for its development are left out. Empty where the
    program itself is not installed as a package."""
    try:
        wanted = metadata.requires(program) or []
    except metadata.PackageNotFoundError:
        return ()
    found: dict[str, Component] = {}
    for requirement in wanted:
        name, extra = _NAME.match(requirement), _EXTRA.search(requirement)
        if name and not (extra and extra[1] in _DEVELOPMENT):
            found.setdefault(name[0].lower(), _component(name[0], extra[1] if extra else ""))
    return tuple(sorted(found.values(), key=lambda each: (each.extra not in ("", WINDOW), each.name.lower())))


def _component(name: str, extra: str) -> Component:
    try:
        known = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return Component(name, "", "", "", extra)
    about = str(known.json.get("summary", ""))
    return Component(known["Name"], about, known["Version"], _licence(known), extra)


def _licence(known: metadata.PackageMetadata) -> str:
    """The SPDX expression where there is one; classifiers else; a text of many lines is not a name."""
    fields = known.json
    expression = str(fields.get("license_expression", ""))
    classified = [
        each.removeprefix(_CLASSIFIER) for each in known.get_all("Classifier", []) if _CLASSIFIER in each
    ]
    text = str(fields.get("license", "")).strip()
    return expression or ", ".join(classified) or (text if text and "\n" not in text and len(text) < 80 else "")
