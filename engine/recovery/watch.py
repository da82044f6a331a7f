"""A redo that is watched: what it changes in one database from a position on, and which transactions commit.

Nothing here changes what redo does; without a watch, recovery uses :class:`Redo` and :class:`Replay` themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from engine.files import FileSystem
from engine.formats.log.header import LogHeader
from engine.formats.log.records import CommitCtx, LogRecord, decode
from engine.formats.log.scan import RawRecord
from engine.formats.log.segments import LogReading
from engine.formats.stamps import LogTime
from engine.recovery import record_fields as fields
from engine.recovery.attachments_map import AttachableDatabase, AttachedDatabase, AttachmentsMap
from engine.recovery.redo import Redo
from engine.recovery.replay import FOR_EVER, Replay
from engine.recovery.sessions import ReplaySession
from engine.storage.cache import DatabasePages, PageCache
from engine.storage.database_file import OpenDatabaseFile


class RedoWatch(Protocol):
    """What watches the redo of ``database``. Positions are packed.

    It reads pages and never changes them. Of changes before ``since`` it is told nothing: the pages may have had
    them when the database was copied.
    """

    @property
    def database(self) -> Path: ...

    @property
    def since(self) -> int: ...

    def log(self, reading: LogReading) -> None:
        """The next log is replayed."""
        ...

    def begin(self, pages: DatabasePages, dbid: int, sessions: Iterable[ReplaySession], *, is_new: bool) -> None:
        """Redo has come to ``since``, or the database was attached after it.

        ``pages`` show what was logged before, and what ``sessions`` have not committed. ``is_new``: the log has
        not yet created all of the database.
        """
        ...

    def wants(self, objid: int) -> bool:
        """Whether changes of this tree are to be told."""
        ...

    def changing(
        self, pages: DatabasePages, session: ReplaySession, records: Sequence[LogRecord]
    ) -> Callable[[], None] | None:
        """A record, or those of a macro, is about to be applied; what is returned is called right after it."""
        ...

    def committed(self, session: ReplaySession, position: int) -> None:
        """A transaction is about to be committed as a whole; also before ``since``."""
        ...

    def commit_context(self, record: CommitCtx) -> None:
        """What an application left with a commit."""
        ...

    def rolled_back(self, session: ReplaySession) -> None:
        """A transaction was rolled back as a whole."""
        ...


class WatchedRedo(Redo):
    """Redo that tells a watch of each change of the trees that it wants."""

    def __init__(
        self,
        fs: FileSystem,
        files: dict[AttachableDatabase, OpenDatabaseFile],
        cache: PageCache,
        doubts: dict[AttachableDatabase, dict[int, int]],
        watch: RedoWatch,
    ) -> None:
        super().__init__(fs, files, cache, doubts)
        self._watch = watch
        self._is_due = self._has_begun = False

    def begin(self, attachments: Iterable[AttachedDatabase], sessions: Iterable[ReplaySession]) -> None:
        """The position from which the watch is to be told has been reached."""
        self._is_due = True
        for attachment in attachments:
            self._begin_with(attachment, sessions)

    def attached(self, attachment: AttachedDatabase) -> None:
        super().attached(attachment)
        if self._is_due:
            self._begin_with(attachment, ())

    def one_page(
        self,
        attachment: AttachedDatabase,
        session: ReplaySession,
        position: int,
        kind: int,
        body: bytes,
        pgno: int,
        before: int,
        after: int,
    ) -> None:
        done = self._tell(attachment, session, ((position, kind, body),))
        super().one_page(attachment, session, position, kind, body, pgno, before, after)
        if done is not None:
            done()

    def page(
        self, attachment: AttachedDatabase, session: ReplaySession, position: int, kind: int, body: bytes
    ) -> None:
        done = self._tell(attachment, session, ((position, kind, body),))
        super().page(attachment, session, position, kind, body)
        if done is not None:
            done()

    def group(
        self, attachment: AttachedDatabase, session: ReplaySession, position: int, records: list[RawRecord]
    ) -> None:
        done = self._tell(attachment, session, records)
        super().group(attachment, session, position, records)
        if done is not None:
            done()

    def _begin_with(self, attachment: AttachedDatabase, sessions: Iterable[ReplaySession]) -> None:
        if self._has_begun or attachment.target.path != self._watch.database:
            return
        self._has_begun = True
        pages = self.pages[attachment.dbid]
        self._watch.begin(pages, attachment.dbid, sessions, is_new=attachment.is_new)

    def _tell(
        self, attachment: AttachedDatabase, session: ReplaySession, records: Sequence[RawRecord]
    ) -> Callable[[], None] | None:
        watch = self._watch
        if not self._has_begun or attachment.target.path != watch.database:
            return None
        for _, kind, body in records:
            tree = fields.CHANGES.get(kind)
            if tree is not None and watch.wants(tree(body)[3]):
                decoded = [decode(body) for _, _, body in records]
                return watch.changing(self.pages[attachment.dbid], session, decoded)
        return None


class WatchedReplay(Replay):
    """Replay that tells a watch where transactions end."""

    def __init__(self, attachments: AttachmentsMap, redo: WatchedRedo, moment: LogTime, watch: RedoWatch) -> None:
        super().__init__(attachments, redo, moment)
        self._redo = redo
        self._watch = watch
        self._is_due = False

    def log(self, header: LogHeader, records: Iterable[RawRecord], start: int, end: int = FOR_EVER) -> None:
        super().log(header, records if self._is_due else self._until_due(records), start, end)

    def _until_due(self, records: Iterable[RawRecord]) -> Iterator[RawRecord]:
        for record in records:
            if not self._is_due and record[0] >= self._watch.since:
                self._is_due = True
                self._redo.begin(list(self.attachments.attached()), list(self.sessions.values()))
            yield record

    def _commit(self, position: int, kind: int, body: bytes) -> None:
        procid, level = fields.COMMIT(body)
        session = self.sessions.get(procid)
        if session is not None and not level:
            self._watch.committed(session, position)
        super()._commit(position, kind, body)

    def _commit_context(self, position: int, kind: int, body: bytes) -> None:
        super()._commit_context(position, kind, body)
        self._watch.commit_context(CommitCtx.decode(body))

    def _rollback(self, position: int, kind: int, body: bytes) -> None:
        super()._rollback(position, kind, body)
        session = self.sessions.get(fields.ROLLBACK(body)[0])
        if session is not None and not session.level:
            self._watch.rolled_back(session)


def redo_and_replay(
    fs: FileSystem,
    files: dict[AttachableDatabase, OpenDatabaseFile],
    cache: PageCache,
    doubts: dict[AttachableDatabase, dict[int, int]],
    attachments: AttachmentsMap,
    moment: LogTime,
    watch: RedoWatch | None,
) -> tuple[Redo, Replay]:
    """The second reading of the logs, watched if there is a watch."""
    if watch is None:
        redo = Redo(fs, files, cache, doubts)
        return redo, Replay(attachments, redo, moment)
    watched = WatchedRedo(fs, files, cache, doubts, watch)
    return watched, WatchedReplay(attachments, watched, moment, watch)
