"""Conditions at the end of the analysis pass: every database and every log with committed transactions exists.

Source: docs/formats/recovery.md#checks.
"""

from __future__ import annotations

from collections.abc import Sequence

from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.db_header import DatabaseHeader, DatabaseState
from engine.formats.names import current_name
from engine.formats.stamps import Lgpos, LogTime
from engine.recovery.attachments_map import AttachableDatabase, AttachmentsMap
from engine.recovery.options import RecoveryOptions
from engine.recovery.replay import Replay
from engine.storage.header_states import REQUIRED_TIME_REVISION
from engine.storage.log_stream import LogStream


def check_current(
    stream: LogStream, options: RecoveryOptions, candidates: Sequence[AttachableDatabase]
) -> tuple[str, ...]:
    """The current log is there, or the next one is ready: a roll was cut short. Returns what is given up.

    Without both no one knows how many logs are lost: JET_errMissingLogFile (-528), unless that is to be given up,
    or the logs are those of a backup, which has no current one. Source: the vendor's engine does the same.
    """
    if stream.current is not None or stream.has_temp or options.ends_early or options.backup_copy:
        return ()
    name, last = current_name(stream.base, stream.family), stream.logs[stream.last].path.name
    if options.ignore_lost_logs:
        return (f"The current log, {name}, is missing. All changes logged after {last} are lost.",)
    needs = [c.path.name for c in candidates if c.header and c.header.gen_max_required > stream.last]
    if needs:
        hint = f"Put {name} back: {', '.join(needs)} cannot be recovered without it. Otherwise, restore a backup."
    else:
        hint = f"Put {name} back. Recovery can continue without it, but the last logged changes are lost."
    raise Code.MissingLogFile.error(
        f"The current log, {name}, is not in {stream.directory}. The logs there end with {last}.",
        hint=hint,
        path=str(stream.directory / name),
        generation=stream.last + 1,
        lossy=not needs,
    )


def check_reach(stream: LogStream, candidates: Sequence[AttachableDatabase]) -> None:
    """Raise JET_errRequiredLogFilesMissing (-543) for a database that needs logs after the last one here.

    Before anything else is said of that database: without those logs the rest does not fit either.
    """
    for candidate in candidates:
        header = candidate.header
        if header is not None and not header.is_clean and header.sign_log == stream.signature:
            _check_reach(header, stream.last, str(candidate.path))


def _check_reach(header: DatabaseHeader, last: int, path: str) -> None:
    if header.gen_max_required > last:
        raise Code.RequiredLogFilesMissing.error(
            f"{path} requires the logs up to {_number(header.gen_max_required)}, but the last existing "
            f"log is {_number(last)}.",
            hint=Code.RequiredLogFilesMissing.hint,
            path=path,
            generation=header.gen_max_required,
        )


def check_databases(attachments: AttachmentsMap, replay: Replay, *, ignore_missing: bool) -> tuple[str, ...]:
    """No attachment may be left waiting, and no database that was given left dirty. Returns what is left out.

    Raises JET_errAttachedDatabaseMismatch (-1216), JET_errDatabaseLogMismatch (-539),
    JET_errRequiredLogFilesMissing (-543), or why a header cannot be read.
    """
    waiting = [] if replay.ended else list(attachments.waiting(shut_down=bool(replay.shut_down)))
    if waiting and not ignore_missing:
        raise waiting[0]
    attached = {id(attachment.database) for attachment in attachments.attached()}
    for candidate in attachments.candidates:
        if candidate.refusal is not None:
            raise candidate.refusal
        header = candidate.header
        unused = header is None or header.is_clean or header.state is DatabaseState.JUST_CREATED
        if header is not None and not unused and id(candidate) not in attached:
            raise _never_attached(attachments, candidate, header)
    return tuple(f"{error.message} It was ignored, as requested." for error in waiting)


def _never_attached(
    attachments: AttachmentsMap, candidate: AttachableDatabase, header: DatabaseHeader
) -> JetError:
    path = str(candidate.path)
    if header.sign_log != attachments.stream:
        return Code.DatabaseLogMismatch.error(
            f"{path} belongs to the log stream {header.sign_log}, but the logs belong to {attachments.stream}.",
            path=path,
        )
    return Code.RequiredLogFilesMissing.error(
        f"{path} was attached at {header.lgpos_attach}, but the logs do not contain this.",
        hint=Code.RequiredLogFilesMissing.hint,
        path=path,
    )


def shown_until(header: DatabaseHeader) -> int:
    """A packed position: the pages of a database may show what was logged before it, and nothing from there on.

    A page is written only when the header requires the log that changed it.
    """
    if header.state is DatabaseState.JUST_CREATED:
        return 0
    if header.is_clean:
        return header.lgpos_consistent.packed
    return Lgpos(header.gen_max_required + 1, 1, 0).packed


def check_not_later(stream: LogStream, candidates: Sequence[AttachableDatabase], until: int) -> None:
    """Raise JET_errConsistentTimeMismatch (-551) for a database that may show more than ``until`` allows."""
    for candidate in candidates:
        header = candidate.header
        if header is None or header.sign_log != stream.signature or shown_until(header) <= until:
            continue
        raise Code.ConsistentTimeMismatch.error(
            f"{candidate.path} contains changes from the log up to {Lgpos.unpack(shown_until(header))}; "
            f"it cannot be restored to its state at {Lgpos.unpack(until)}.",
            hint="Choose a later time, or an older backup.",
            path=str(candidate.path),
        )


def check_generations(stream: LogStream, attachments: AttachmentsMap, *, ignore_lost: bool) -> tuple[str, ...]:
    """The logs reach as far as every attached database needs. Returns what committed work is given up.

    Raises JET_errRequiredLogFilesMissing (-543); JET_errCommittedLogFilesMissing (-582) unless ``ignore_lost``.
    """
    lost = []
    for attachment in attachments.attached():
        header = attachment.target.known_header
        path, last = str(attachment.target.path), stream.last
        _check_reach(header, last, path)
        _check_time(stream, header, path)
        if header.gen_committed > last:
            text = (
                f"has committed transactions in the logs up to {_number(header.gen_committed)}, but the last "
                f"existing log is {_number(last)}."
            )
            if not ignore_lost:
                raise Code.CommittedLogFilesMissing.error(
                    f"{path} {text}",
                    hint="Find the named logs. Recovery can continue without them, but their changes are lost.",
                    path=path,
                    generation=header.gen_committed,
                    lossy=True,
                )
            lost.append(f"{attachment.target.path.name} {text} The changes in the missing logs are lost.")
    return tuple(lost)


def _check_time(stream: LogStream, header: DatabaseHeader, path: str) -> None:
    """The last log that is required has to be the one that the header means, not another of its number."""
    generation = header.gen_max_required
    if generation not in stream.logs:
        return
    expected = LogTime()
    if generation == header.gen_committed:
        expected = header.logtime_gen_max_create
    elif header.update_major >= REQUIRED_TIME_REVISION:
        expected = header.logtime_gen_max_required
    created = stream.header(generation).created
    if expected.is_set and created != expected:
        raise Code.RequiredLogFilesMissing.error(
            f"{path} requires a log {_number(generation)} created {expected}, but the existing one was "
            f"created {created}.",
            hint=Code.RequiredLogFilesMissing.hint,
            path=path,
            generation=generation,
        )


def _number(generation: int) -> str:
    return f"0x{generation:X} ({generation})"
