"""What the user calls an instance, and what a chain, a run or an event is of: the one place that looks it up."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.history.runs import Run, RunOperation
from app.own_names import Namings, no_namings

_WRITTEN_OUT = "\\x"
"""How a byte that is no text begins where it is written out."""


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("OwnNames", text)


def own_name(names: Namings, instance: str, folder: str | Path) -> str:
    """What the user calls the instance of this host whose logs are in ``folder``; empty if nothing else.

    ``folder`` may be as a manifest has it: bytes that are no text are written out.
    """
    identity = str(engine.Identity(instance, Path(folder))) if folder else ""
    naming = names.get(identity)
    if naming is None and _WRITTEN_OUT in identity:
        naming = next((each for key, each in names.items() if engine.place_text(key) == identity), None)
    return naming.name if naming else ""


def own_name_of(names: Namings, manifest: engine.Manifest | None) -> str:
    """What the user calls the instance that the newest set of a chain was made of; empty if nothing else, if that
    was on another host, and if the chain does not say."""
    run = manifest.runs[-1] if names and manifest is not None else None
    if manifest is None or run is None or run.machine != platform.node():
        return ""
    return own_name(names, manifest.instance, run.place)


def called(name: str, own_name: str) -> str:
    """``DC01 NTDS (edb-12345678)``, or the name alone."""
    return tr("{} ({})").format(own_name, name) if own_name else name


@dataclass(frozen=True)
class RecordedNames:
    """What the user calls the instances that the history names."""

    names: Namings = field(default_factory=no_namings)

    @cached_property
    def _alone(self) -> Mapping[str, str]:
        """By the name alone, where a single own name belongs to it."""
        return self._single(0)

    @cached_property
    def _in_folder(self) -> Mapping[str, str]:
        """By the folder alone, likewise."""
        return self._single(2)

    def _single(self, part: int) -> Mapping[str, str]:
        found: dict[str, set[str]] = {}
        for identity, naming in self.names.items():
            if naming.name:
                found.setdefault(engine.place_text(identity.partition(" in ")[part]), set()).add(naming.name)
        return {name: own.pop() for name, own in found.items() if len(own) == 1}

    def of(self, instance: str) -> str:
        """The own name of an instance of which no more than the name is known, or that name."""
        return self._alone.get(instance, instance)

    def of_run(self, run: Run) -> str:
        """The same for that of a run; a backup says from which folder it was, and one that failed before it read
        that has no other name than the folder's."""
        if run.operation is not RunOperation.BACKUP:
            return self.of(run.instance)
        named = own_name(self.names, run.instance, run.source)
        if not named and run.source and run.instance == _name_of(run.source):
            named = self._in_folder.get(engine.place_text(run.source), "")
        return named or run.instance

    def of_plan(self, instance: str, key: str) -> str:
        """The same for that of a run that is planned; ``key`` is its identity where the run works on itself."""
        naming = self.names.get(key)
        return (naming.name if naming else "") or self.of(instance)


def _name_of(folder: str | Path) -> str:
    return Path(folder).name


UNNAMED = RecordedNames()


def both(instance: str, shown: str) -> str:
    """An instance with the name that it is shown by."""
    return called(instance, shown if shown != instance else "")
