"""An operation as a value: what was asked for, what it is called, how it is run, and what the history keeps of it.

Each module beside this one that is named after an operation has one. CONTRIBUTING.md says how to add another.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

import engine
from app.evidence.proofs import RunRecord
from app.history.runs import Figures, RunOperation, RunState
from engine.errors import JetError

Result_co = TypeVar("Result_co", covariant=True)


_NO_FIGURES = Figures()


@dataclass(frozen=True)
class RunStart:
    """What the history keeps of a run from its start; fields as in :class:`~app.history.runs.Run`."""

    instance: str
    operation: RunOperation
    kind: str = ""
    source: str = ""
    destination: str = ""


@dataclass(frozen=True)
class Done(Generic[Result_co]):
    """A run that raised nothing: its result, and what the history keeps of its end.

    ``instance``, ``source`` and ``kind``, where they are not empty, replace those of the start: what only the run
    found out. ``document`` is kept with the run, for its report: a JSON object. ``cause`` is why it did not end
    well although it raised nothing; it is kept like an error that was raised.
    """

    result: Result_co
    state: RunState = RunState.SUCCESS
    figures: Figures = _NO_FIGURES
    chain: Path | None = None
    instance: str = ""
    source: str = ""
    kind: str = ""
    document: Mapping[str, object] | None = None
    cause: JetError | None = None


class Request(ABC, Generic[Result_co]):
    """What a user asks for. A subclass is a frozen dataclass whose fields are what can be chosen.

    It names the engine's result in quotes (``Request["engine.Restored"]``): the engine is loaded when it is used.
    """

    command: ClassVar[str]
    """The command of ``ese-backup`` that does the same."""

    @abstractmethod
    def title(self, instance: str) -> str:
        """What a run of it is called; ``instance`` is the name of what it is about, empty if not known."""

    @property
    @abstractmethod
    def place(self) -> Path:
        """Where it writes, or what it reads if it writes nowhere."""

    @property
    def read_chain(self) -> Path | None:
        """The chain that it reads, or what may be one; None for what works on an instance."""
        return None

    @property
    def destroys(self) -> bool:
        """Whether it removes or replaces something: then it runs only if the audit log can be written.

        Every subclass says it for itself.
        """
        return False

    @abstractmethod
    def arguments(self) -> list[str]:
        """The words after ``ese-backup`` that do the same."""

    @abstractmethod
    def start(self) -> RunStart:
        """What the history keeps before it runs. Reads the disk for the name of the instance."""

    def opening(self) -> Mapping[str, object] | None:
        """What is kept with the run from its start: a JSON object, ``None`` for nothing. Reads the disk."""
        return None

    @abstractmethod
    def run(self, context: engine.RunContext, record: Callable[[], RunRecord]) -> Done[Result_co]:
        """Do it; blocks. ``record`` reads what the history knows. Raises as the engine's verb."""


def flags(**wanted: bool) -> list[str]:
    """The options of the command line that are on: ``in_place=True`` is ``--in-place``."""
    return [f"--{name.replace('_', '-')}" for name, on in wanted.items() if on]
