"""The run sheet of a restore: the steps of the product's guide with what was ticked, by whom and when.

A value that is kept with the run in the history as JSON. The steps are kept as they were shown, so that a sheet
can still be read when the guide has changed.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from app.guidance import GuidanceStep, Guide
from engine.error_codes import Code
from engine.files import user_name

DOCUMENT = "run_sheet"
"""The name of a sheet in the document of its run."""


class SheetPhase(StrEnum):
    """When a step is done: its time beside the restore."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Tick:
    """That a step is done: who says so (``user@host``), and since when (UTC)."""

    who: str
    when: datetime


@dataclass(frozen=True, slots=True)
class SheetStep:
    """One step; ``id`` is its phase and its number in it, from 1: ``before-2``."""

    id: str
    phase: SheetPhase
    text: str
    commands: tuple[str, ...] = ()
    tick: Tick | None = None


@dataclass(frozen=True)
class RunSheet:
    """The steps of one restore. ``loss`` says what a restore in place loses, empty if nothing is known to be lost;
    ``command`` is the line that does the restore."""

    title: str
    steps: tuple[SheetStep, ...]
    warnings: tuple[str, ...] = ()
    caution: str = ""
    is_rebuildable: bool = False
    instance: str = ""
    chain: str = ""
    target: str = ""
    in_place: bool = False
    command: str = ""
    loss: str = ""

    def of(self, phase: SheetPhase) -> tuple[SheetStep, ...]:
        """The steps of a phase, in order."""
        return tuple(step for step in self.steps if step.phase is phase)

    @property
    def missing(self) -> tuple[SheetStep, ...]:
        """What is to be done before the restore and is not ticked."""
        return tuple(step for step in self.of(SheetPhase.BEFORE) if step.tick is None)

    @property
    def open(self) -> tuple[SheetStep, ...]:
        """All that is not ticked."""
        return tuple(step for step in self.steps if step.tick is None)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the steps that are ticked."""
        return tuple(step.id for step in self.steps if step.tick is not None)

    @property
    def acknowledged(self) -> tuple[str, ...]:
        """The shortest words for :meth:`chosen` that stand for what is ticked: a phase if all of it is."""
        found: list[str] = []
        for phase in SheetPhase:
            steps = self.of(phase)
            ticked = [step.id for step in steps if step.tick is not None]
            found += [phase.value] if steps and len(ticked) == len(steps) else ticked
        return tuple(found)

    def with_tick(self, step: str, tick: Tick | None) -> RunSheet:
        """The sheet with this step ticked, or with ``None`` not; an id that it does not have changes nothing."""
        steps = (replace(each, tick=tick) if each.id == step else each for each in self.steps)
        return replace(self, steps=tuple(steps))

    def with_ticks_of(self, other: RunSheet, since: datetime | None = None) -> RunSheet:
        """The sheet with the ticks since then that ``other`` has for steps with the same id and text."""
        ticked = [(step, step.tick) for step in other.steps if step.tick is not None]
        there = {(step.id, step.text): tick for step, tick in ticked if since is None or tick.when >= since}
        steps = (replace(each, tick=each.tick or there.get((each.id, each.text))) for each in self.steps)
        return replace(self, steps=tuple(steps))

    def chosen(self, words: Sequence[str]) -> tuple[str, ...]:
        """The ids of the steps that ``words`` name: ids, phases (all steps of one), or ``all``.

        Raises JET_errInvalidParameter (-1003) for a word that names none.
        """
        found: dict[str, None] = {}
        for word in words:
            of = [s.id for s in self.steps if word.lower() in (s.id, s.phase.value, "all")]
            if not of:
                raise Code.InvalidParameter.error(
                    f"The run sheet has no step {word}.",
                    hint=f"Its steps are {', '.join(step.id for step in self.steps)}. The names of the phases "
                    "(before, during, after) and all stand for several.",
                )
            found |= dict.fromkeys(of)
        return tuple(found)

    def body(self) -> dict[str, object]:
        """As JSON: what ``run-sheet --json`` writes, and what is kept with the run."""
        return {
            "title": self.title,
            "instance": self.instance,
            "chain": self.chain,
            "target": self.target,
            "in_place": self.in_place,
            "command": self.command,
            "loss": self.loss,
            "steps": [_step_body(step) for step in self.steps],
            "warnings": list(self.warnings),
            "caution": self.caution,
            "is_rebuildable": self.is_rebuildable,
        }

    def document(self) -> dict[str, object]:
        """The document of its run."""
        return {DOCUMENT: self.body()}


def sheet_for(guide: Guide, *, in_place: bool = False, **about: Any) -> RunSheet:
    """The sheet of a guide, nothing ticked, with the steps that hold for a restore in place or for one to another
    folder; ``about``: the other fields of :class:`RunSheet` on what is restored."""
    guide = guide.for_restore(in_place=in_place)
    phases = (
        (SheetPhase.BEFORE, guide.before),
        (SheetPhase.DURING, guide.during),
        (SheetPhase.AFTER, guide.after),
    )
    steps = tuple(step for phase, texts in phases for step in _steps(phase, texts))
    return RunSheet(
        guide.title, steps, guide.warnings, guide.caution, guide.is_rebuildable, in_place=in_place, **about
    )


def sheet_in(document: Mapping[str, Any] | None) -> RunSheet | None:
    """The sheet in the document of a run; ``None`` where there is none, or none that can be read."""
    body = (document or {}).get(DOCUMENT)
    if not isinstance(body, dict):
        return None
    try:
        return RunSheet(
            str(body["title"]),
            tuple(_step_of(each) for each in body["steps"]),
            tuple(map(str, body["warnings"])),
            str(body["caution"]),
            bool(body["is_rebuildable"]),
            instance=str(body["instance"]),
            chain=str(body["chain"]),
            target=str(body["target"]),
            in_place=bool(body["in_place"]),
            command=str(body["command"]),
            loss=str(body["loss"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def own_tick(now: datetime | None = None) -> Tick:
    """A tick of the user of this process, now."""
    return Tick(f"{user_name()}@{socket.gethostname()}", (now or datetime.now(UTC)).astimezone(UTC))


def _steps(phase: SheetPhase, texts: Iterable[GuidanceStep]) -> Iterable[SheetStep]:
    for number, step in enumerate(texts, 1):
        yield SheetStep(f"{phase.value}-{number}", phase, step.text, step.commands)


def _step_body(step: SheetStep) -> dict[str, object]:
    tick = step.tick
    return {
        "id": step.id,
        "phase": step.phase.value,
        "text": step.text,
        "commands": list(step.commands),
        "ticked": {"who": tick.who, "when": tick.when.isoformat(timespec="seconds")} if tick else None,
    }


def _step_of(body: Mapping[str, Any]) -> SheetStep:
    ticked = body["ticked"]
    tick = Tick(str(ticked["who"]), datetime.fromisoformat(ticked["when"]).astimezone(UTC)) if ticked else None
    commands = tuple(map(str, body["commands"]))
    return SheetStep(str(body["id"]), SheetPhase(body["phase"]), str(body["text"]), commands, tick)
