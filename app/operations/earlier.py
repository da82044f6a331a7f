"""Where a chain cannot be restored to its end because logs are missing or damaged: up to which log it can."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

import engine
from app.local_time import local_text
from app.operations.restore import RestoreRequest
from engine.chain.contents import check_length
from engine.discovery.instance_files import generation_range
from engine.errors import JetError
from engine.formats.log.header import LARGEST
from engine.progress import Cancel
from engine.restore.planning import plan_reading, read_points


@dataclass(frozen=True)
class EarlierState:
    """The newest state that ``request`` can reach: up to log ``generation``, whose last commit is of ``moment``
    (``None`` if it is not known). ``reason``: what keeps the end from being reached."""

    request: RestoreRequest
    generation: int
    moment: datetime | None
    reason: str

    @property
    def text(self) -> str:
        """What is possible instead, in a sentence."""
        log = generation_range(self.generation, self.generation)
        if self.moment is None:
            return f"The chain can be restored up to log {log}."
        return f"The chain can be restored up to log {log}, with every commit up to {local_text(self.moment)}."

    def fields(self) -> dict[str, object]:
        """For programs."""
        moment = self.moment.isoformat() if self.moment is not None else None
        return {"generation": self.generation, "time": moment, "reason": self.reason}


def earlier_state(
    request: RestoreRequest, cancel: Cancel | None = None, given: engine.Keys | None = None
) -> EarlierState | None:
    """The state to restore instead; ``None`` where the end can be reached, or no state at all.

    Reads the logs of the chain up to the first that is missing or damaged. Raises for files without keys, and for
    a stop.
    """
    if request.wanted.roll_forward is not None:
        return None
    fs = engine.LocalFileSystem()
    chain = engine.chain_at(request.chain, fs, request.keys.keys(given or engine.Keys()))
    try:
        manifest = chain.manifest()
    except JetError:
        return None
    last, reason = request.wanted.generation, ""
    for file in manifest.logs:
        if last is not None and file.generation is not None and file.generation > last:
            break
        if cancel is not None:
            cancel.check()
        reason = _trouble_with(chain, file)
        if reason:
            last = (file.generation or 0) - 1
            break
    return _up_to(request, chain, last, reason, cancel or Cancel())


def _trouble_with(chain: engine.StoredChain, file: engine.StoredFile) -> str:
    """What keeps a log from being restored; empty for nothing."""
    try:
        check_length(chain, file)
        data = chain.file(file).whole(LARGEST)
    except JetError as error:
        return error.message
    if file.checksum and file.hash.of(data) != file.checksum:
        return f"{file.name} is damaged: its {file.hash.shown} is not that of the log that was backed up."
    return ""


def _up_to(
    request: RestoreRequest, chain: engine.StoredChain, last: int | None, reason: str, cancel: Cancel
) -> EarlierState | None:
    """What can be reached of the logs up to ``last``, which are there; all of them for ``None``."""
    fs = engine.LocalFileSystem()
    plan = plan_reading(fs, chain, wanted=engine.RestoreTarget(last), cancel=cancel)
    if plan.refusal is not None:
        return None
    points = read_points(fs, plan, cancel)
    if not points.logs:
        return None
    read = points.logs[-1].generation
    whole = plan.log_range is not None and read == plan.log_range[1]
    if whole and not reason:
        return None
    if not whole:
        reason = points.unreachable[-1].reason if points.unreachable else reason
        plan = plan_reading(fs, chain, wanted=engine.RestoreTarget(read), cancel=cancel)
    if plan.refusal is not None:
        return None
    moment = next((log.last for log in reversed(points.logs) if log.last is not None), None)
    return EarlierState(replace(request, wanted=engine.RestoreTarget(read)), read, moment, reason)
