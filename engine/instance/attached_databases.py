"""The databases of a running instance: created, attached, detached, and shut down cleanly.

Source: docs/formats/log-records.md#what-an-operation-logs, docs/formats/database-header.md#clean-and-dirty.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from engine.change.live_database import LiveDatabase
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.attachments import DBID_MAX, encode_attachment
from engine.formats.db_header import DatabaseHeader, DatabaseState
from engine.formats.log.records import AttachDB, CreateDB, CreateDBFinish, DetachDB, path_bytes
from engine.formats.stamps import Lgpos, Signature
from engine.instance.host import Host
from engine.storage import header_states
from engine.storage.database_file import OpenDatabaseFile
from engine.tables.new_database import create_database_content

NEW_DATABASE_VERSION = (2, 0)


class AttachedDatabases:
    """What is attached, by number; the changes come from whoever holds no transaction."""

    def __init__(self, instance: Host) -> None:
        self.creating = 0
        """Where a database is being created that is not complete; redo has to begin before, to make it again."""
        self._instance = instance
        self._databases: dict[int, LiveDatabase] = {}
        self._files: dict[int, contextlib.ExitStack] = {}
        """What closes and unlocks the file of each."""

    def __iter__(self) -> Iterator[LiveDatabase]:
        return iter([self._databases[dbid] for dbid in sorted(self._databases)])

    def __getitem__(self, dbid: int) -> LiveDatabase:
        return self._databases[dbid]

    def create(self, path: Path, size_limit: int) -> LiveDatabase:
        """Make a database and attach it; see :meth:`Instance.create_database`."""
        instance, log = self._instance, self._instance.log
        dbid = self._free_number()
        if not (instance.fs.exists(path.parent) and instance.fs.stat(path.parent).is_directory):
            raise Code.InvalidPath.error(f"{path.parent} is not an existing folder.", path=str(path))
        if instance.fs.exists(path):
            raise Code.DatabaseDuplicate.error(f"{path} already exists.", path=str(path))
        with instance.session() as session:
            session.begin(write=True)
            signature = Signature(secrets.randbits(32), instance.logtime())
            header = header_states.new_header(instance.parameters.page_size, signature)
            record = CreateDB(
                procid=session.procid, dbid=dbid, sign_db=signature, path=path_bytes(str(path)),
                cpg_max=size_limit, version=NEW_DATABASE_VERSION,
            )  # fmt: skip
            with instance.fatal():
                position = log.append(record.encode())
                log.flush(position)
                self.creating = position
                self._mark_attached(header, dbid, position)
                header.dbstate = DatabaseState.JUST_CREATED
                with contextlib.ExitStack() as held:
                    file = OpenDatabaseFile.create(instance.fs, path, header)
                    held.callback(file.close)
                    held.enter_context(instance.fs.lock(path))
                    database = self._take(dbid, file, held.pop_all())
                database.size_limit = size_limit
                create_database_content(session, database)
            session.commit()
            with instance.writing() as own, instance.fatal():
                log.flush(log.append(CreateDBFinish(procid=own.procid, dbid=dbid).encode()))
                database.file.header.dbstate = DatabaseState.DIRTY_SHUTDOWN
                database.file.write_header()
                self.creating = 0
                instance.move_checkpoint()
        return database

    def attach(self, path: Path) -> LiveDatabase:
        """Attach a database that was left clean; see :meth:`Instance.attach`."""
        instance, log = self._instance, self._instance.log
        dbid = self._free_number()
        if any(database.path == path for database in self):
            raise Code.DatabaseDuplicate.error(f"{path} is already attached.", path=str(path))
        with contextlib.ExitStack() as held:
            held.enter_context(instance.fs.lock(path))
            file = OpenDatabaseFile.open(instance.fs, path)
            held.callback(file.close)
            self._check_attachable(file)
            header = file.header
            with instance.writing() as session, instance.fatal():
                record = AttachDB(
                    procid=session.procid, dbid=dbid, lgpos_consistent=header.lgpos_consistent,
                    sign_db=header.sign_db, sign_log=header.sign_log, path=path_bytes(str(path)),
                )  # fmt: skip
                position = log.append(record.encode())
                log.flush(position)
                self._mark_attached(header, dbid, position)
                file.write_header()
                return self._take(dbid, file, held.pop_all())

    def detach(self, database: LiveDatabase) -> None:
        """Flush a database and leave it clean."""
        instance, log = self._instance, self._instance.log
        with instance.writing() as session, instance.fatal():
            instance.cache.flush(database.dbid)
            record = DetachDB(procid=session.procid, dbid=database.dbid, path=path_bytes(str(database.path)))
            position = log.append(record.encode())
            log.flush(position)
            self.leave_clean(database, position)
            instance.move_checkpoint(everything=True)

    def leave_clean(self, database: LiveDatabase, position: int) -> None:
        """All its pages are on disk as of the record at ``position``: say so in its header, and let go."""
        instance = self._instance
        header_states.mark_clean(database.file.header, Lgpos.unpack(position), instance.logtime())
        database.file.write_header()
        instance.cache.detach(database.dbid)
        del self._databases[database.dbid]
        self._files.pop(database.dbid).close()

    def abandon(self) -> None:
        """Let go of the files as they are."""
        for held in self._files.values():
            with contextlib.suppress(JetError):
                held.close()
        self._files.clear()
        self._databases.clear()

    def listed_before(self, position: int) -> bytes:
        """The attachment list for a log header or checkpoint: who was attached before ``position``."""
        return b"".join(
            encode_attachment(
                dbid=database.dbid, path=str(database.path), dbtime=database.dbtime,
                objid_last=database.objid_last, attached=header.lgpos_attach, consistent=header.lgpos_consistent,
                sign_db=header.sign_db, size_max=database.size_limit,
            )
            for database in self
            if (header := database.file.header).lgpos_attach.packed < position
        )  # fmt: skip

    def _check_attachable(self, file: OpenDatabaseFile) -> None:
        if not file.header.is_clean:
            raise Code.DatabaseDirtyShutdown.error(f"{file.path} was not shut down cleanly.", path=str(file.path))
        page_size = self._instance.parameters.page_size
        if file.page_size != page_size:
            raise Code.PageSizeMismatch.error(
                f"The page size of {file.path} is {file.page_size} bytes, but that of the instance is {page_size}."
            )

    def _take(self, dbid: int, file: OpenDatabaseFile, held: contextlib.ExitStack) -> LiveDatabase:
        instance = self._instance
        self._files[dbid] = held
        pages = instance.cache.attach(dbid, file)
        database = LiveDatabase(dbid, file, pages, instance.log, growth=instance.parameters.growth_pages)
        self._databases[dbid] = database
        return database

    def _mark_attached(self, header: DatabaseHeader, dbid: int, position: int) -> None:
        instance, log = self._instance, self._instance.log
        header.dbid = dbid
        stream = log.settings.signature
        header_states.mark_attached(header, Lgpos.unpack(position), instance.logtime(), stream, log.created)

    def _free_number(self) -> int:
        free = [dbid for dbid in range(1, DBID_MAX + 1) if dbid not in self._databases]
        if not free:
            raise Code.TooManyAttachedDatabases.error()
        return free[0]
