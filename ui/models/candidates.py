"""What the first run finds: each instance with its state, and why a backup of it would fail. No widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

import engine
from app.evidence.running import Running
from engine.errors import JetError
from ui.format import size
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import identity
from ui.models.protection import product_name, state_of


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Candidates", text)


@dataclass(frozen=True)
class FoundInstance:
    """An instance that a job can take. ``refused`` is why a full backup of it would fail now, empty if it would
    not; pages are not read for that."""

    instance: engine.InstanceFiles
    word: str
    level: Level
    why: str
    refused: str = ""

    @property
    def key(self) -> str:
        return identity(self.instance)

    def is_same_stream(self, other: FoundInstance) -> bool:
        """Whether both continue one log stream: one is a copy of the other."""
        mine, its = self.instance, other.instance
        return mine.base is not None and mine.name == its.name and mine.directory != its.directory

    def lines(self, twin: Path | None = None) -> tuple[str, ...]:
        """Its name, its state, why it cannot be backed up, where its log stream is, too, and its folder."""
        found = self.instance
        same = (tr("The same log stream as in {}").format(twin),) if twin is not None else ()
        name = tr("{}, {}, {}").format(found.name, product_name(found), size(found.bytes))
        if self.refused:
            return (
                name,
                tr("{}. It cannot be backed up:").format(self.word),
                self.refused,
                *same,
                str(found.directory),
            )
        return name, self.word, *same, str(found.directory)

    def tip(self, twin: Path | None = None) -> str:
        """All of that, with what the state means."""
        *said, folder = self.lines(twin)
        return "\n".join(part for part in (*said, "" if self.refused else self.why, folder) if part)


def candidates(instances: Iterable[engine.InstanceFiles], running: Iterable[Running]) -> list[FoundInstance]:
    """Each of ``instances`` judged; one of ``running`` as it runs. Takes a while where there are many logs."""
    live = {each.place: each for each in running if each.files is not None}
    return [_found_instance(each, live.get(each.identity)) for each in instances]


def _found_instance(found: engine.InstanceFiles, running: Running | None) -> FoundInstance:
    if running is not None and running.files is not None:
        found = running.files
    word, level, why = state_of(found, running)
    refused = "" if found.live else _refusal(found)
    return FoundInstance(found, word, Level.ERROR if refused else level, why, refused)


def _refusal(found: engine.InstanceFiles) -> str:
    try:
        engine.plan_full(found)
    except JetError as error:
        return shown(error.message)
    return ""
