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


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("OwnNames", text)


def own_name(names: Namings, instance: str, folder: str | Path) -> str:
    """What the user calls the instance of this host whose logs are in ``folder``; empty if nothing else."""
    naming = names.get(str(engine.Identity(instance, Path(folder)))) if folder else None
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
        found: dict[str, set[str]] = {}
        for identity, naming in self.names.items():
            if naming.name:
                found.setdefault(identity.partition(" in ")[0], set()).add(naming.name)
        return {name: own.pop() for name, own in found.items() if len(own) == 1}

    def of(self, instance: str) -> str:
        """The own name of an instance of which no more than the name is known, or that name."""
        return self._alone.get(instance, instance)

    def of_run(self, run: Run) -> str:
        """The same for that of a run; a backup says from which folder it was."""
        if run.operation is RunOperation.BACKUP:
            return own_name(self.names, run.instance, run.source) or run.instance
        return self.of(run.instance)


UNNAMED = RecordedNames()


def both(instance: str, shown: str) -> str:
    """An instance with the name that it is shown by."""
    return called(instance, shown if shown != instance else "")
