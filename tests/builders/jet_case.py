"""Instances run and backed up through their JET names, each with a workload whose every state is remembered."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.demo.workload import Workload, WorkloadState, read_state
from engine import run_restore
from engine.backup.page_reading import Reread
from engine.chain.manifest import MANIFEST_NAME, SUMS_NAMES
from engine.events import LogEntry
from engine.files import FileSystem, LocalFileSystem
from engine.formats.db_header import HEADER_READ, DatabaseHeader, page_offset, read_header
from engine.instance.instance import Instance
from engine.jet import (
    INSTANCES,
    JET_DBID,
    JET_ERR,
    JET_INSTANCE,
    JET_RECOVERYCONTROL,
    JET_SNP,
    JET_SNPROG,
    JET_SNT,
    JET_bitBackupIncremental,
    JET_bitTermDirty,
    JET_paramCacheSizeMax,
    JET_paramCheckpointDepthMax,
    JET_paramCircularLog,
    JET_paramDbExtensionSize,
    JET_paramLogFilePath,
    JET_paramLogFileSize,
    JET_paramSystemPath,
    JET_sesidNil,
    JetAttachDatabase,
    JetBackup,
    JetBackupInstance,
    JetBeginSession,
    JetCreateDatabase,
    JetCreateInstance,
    JetInit,
    JetRestoreInstance,
    JetSetSystemParameter,
    JetTerm2,
    running_instance,
)
from engine.jet.parameters import InstanceParameters
from engine.tables.read_only_database import ReadOnlyDatabase

PAGE = 4096
INCREMENTAL = JET_bitBackupIncremental
DIRTY = JET_bitTermDirty
OURS = {MANIFEST_NAME, SUMS_NAMES[0]}
"""Files of a set that JetBackup does not make: the manifest and its sums."""

Call = tuple[int, JET_SNP, JET_SNT, JET_SNPROG | JET_RECOVERYCONTROL]


class Calls:
    """A status callback that remembers its calls."""

    def __init__(self) -> None:
        self.all: list[Call] = []

    def __call__(self, sesid: int, snp: JET_SNP, snt: JET_SNT, said: JET_SNPROG | JET_RECOVERYCONTROL) -> None:
        self.all.append((sesid, snp, snt, said))

    @property
    def stages(self) -> list[JET_SNT]:
        return [snt for _, _, snt, _ in self.all]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        """The numbers of snp and snt."""
        return [(int(snp), int(snt)) for _, snp, snt, _ in self.all]

    @property
    def progress(self) -> list[JET_SNPROG]:
        return [said for _, _, _, said in self.all if isinstance(said, JET_SNPROG)]

    @property
    def steps(self) -> list[JET_RECOVERYCONTROL]:
        return [said for _, _, _, said in self.all if isinstance(said, JET_RECOVERYCONTROL)]

    @property
    def done(self) -> list[int]:
        return [progress.cunitDone for progress in self.progress]


class Running:
    """One instance in a folder of its own, with databases that a workload changes."""

    def __init__(self, case: JetCase, handle: JET_INSTANCE, folder: Path) -> None:
        self.case, self.handle, self.folder = case, handle, folder
        self.sesid = 0
        self.workloads: dict[str, Workload] = {}
        self.states: dict[str, dict[int, WorkloadState]] = {}

    @property
    def instance(self) -> Instance:
        return running_instance(self.handle)

    def init(self) -> None:
        """JetInit and a session."""
        assert JetInit(self.handle) == (0, self.handle)
        self.begin_session()

    def begin_session(self) -> None:
        error, self.sesid = JetBeginSession(self.handle)
        assert error == 0

    def create(self, path: Path | str) -> JET_DBID:
        """A new database with a workload; a name lies in the instance's folder."""
        error, dbid = JetCreateDatabase(self.sesid, self.folder / path)
        assert error == 0
        self._work_on(dbid)
        return dbid

    def attach(self, path: Path | str) -> None:
        """A database that was restored goes on with its workload."""
        assert JetAttachDatabase(self.sesid, self.folder / path) == 0
        self._work_on(self.instance.databases[-1].dbid)

    def _work_on(self, dbid: JET_DBID) -> None:
        database = self.instance.database(dbid)
        workload = Workload(self.instance, database, seed=dbid)
        self.workloads[database.path.name] = workload
        self.states.setdefault(database.path.name, {})[workload.state.commit] = workload.state

    def step(self, count: int = 1) -> dict[str, WorkloadState]:
        """So many transactions in every database; what each holds then."""
        for _ in range(count):
            for name, workload in self.workloads.items():
                state = workload.step()
                self.states[name][state.commit] = state
        return self.now

    def step_over_logs(self, count: int = 3) -> dict[str, WorkloadState]:
        """Transactions until so many logs were filled."""
        until = self.instance.log.generation + count
        while self.instance.log.generation < until:
            self.step()
        return self.step()

    @property
    def now(self) -> dict[str, WorkloadState]:
        return {name: workload.state for name, workload in self.workloads.items()}

    def set_up(self, paramid: int, number: int = 0, text: str | None = None) -> JET_ERR:
        return JetSetSystemParameter(self.handle, JET_sesidNil, paramid, number, text)

    # backups

    def backup(self, path: object, grbit: int = 0, status: Calls | None = None) -> JET_ERR:
        """JetBackupInstance; the events of the call are ``self.case.events``."""
        self.case.events.clear()
        return JetBackupInstance(self.handle, path, grbit, status)  # type: ignore[arg-type]

    def backed_up(self, name: str = "set", grbit: int = 0) -> Path:
        """A backup that succeeds, into a folder that is made if needed."""
        folder = self.case.folder(name)
        assert self.backup(folder, grbit) == 0
        return folder

    # files

    def logs(self) -> list[int]:
        """Closed logs in the instance's folder."""
        return list(self.instance.log.files.archives())

    def log(self, generation: int) -> Path:
        return next(self.folder.glob(f"edb*{generation:X}.log"))

    def log_of(self, path: str) -> int:
        """The generation that the name of a log says."""
        return int(Path(path).stem[3:], 16)

    def header(self, name: str = "w.edb") -> DatabaseHeader:
        """The header of a live database as the disk has it."""
        return read_header((self.folder / name).read_bytes()[:HEADER_READ]).header

    def checkpoint(self) -> int:
        """Generation of the checkpoint that is on the disk."""
        return self.instance.checkpoints.durable >> 32

    def damage_page(self, pgno: int | None = None, name: str = "w.edb", *, bits: int = 2) -> int:
        """Flip bits of a page in the file, behind the cache's back; the last page that is in use unless given."""
        self.instance.checkpoint()
        path = self.folder / name
        data = bytearray(path.read_bytes())
        chosen = pgno or max(n for n in range(1, len(data) // PAGE - 1) if any(_page(data, n)))
        for bit in range(bits):
            data[page_offset(chosen, PAGE) + 1000 + 7 * bit] ^= 1 << bit
        path.write_bytes(data)
        return chosen

    def end(self, grbit: int = DIRTY) -> JET_ERR:
        """JetTerm2; a crash unless told otherwise."""
        return JetTerm2(self.handle, grbit)


def _page(data: bytearray, pgno: int) -> bytes:
    return bytes(data[page_offset(pgno, PAGE) : page_offset(pgno, PAGE) + PAGE])


class JetCase:
    """A place for instances and backups. ``close`` ends what is still running."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.events: list[LogEntry] = []
        INSTANCES.events = self.events.append
        INSTANCES.reread = Reread(pause=0)
        self._all: list[Running] = []

    def folder(self, name: str) -> Path:
        """A folder for a backup or an instance."""
        path = self.root / name
        path.mkdir(exist_ok=True)
        return path

    def created(self, name: str = "live", *, circular: bool = False) -> Running:
        """JetCreateInstance and the parameters, in a folder of its name."""
        error, handle = JetCreateInstance(name)
        assert error == 0
        return self._set_up(handle, self.folder(name.split("#")[0]), circular)

    def of(self, handle: JET_INSTANCE, folder: Path) -> Running:
        """An instance whose parameters are left to the caller."""
        running = Running(self, handle, folder)
        self._all.append(running)
        return running

    def _set_up(self, handle: JET_INSTANCE, folder: Path, circular: bool) -> Running:
        running = self.of(handle, folder)
        for id_, number, text in _parameters(folder, circular):
            assert JetSetSystemParameter(handle, JET_sesidNil, id_, number, text) == 0
        return running

    def running(
        self, name: str = "live", *, circular: bool = False, databases: Sequence[str] = ("w.edb",), steps: int = 5
    ) -> Running:
        """A running instance with databases that something was done to."""
        running = self.created(name, circular=circular)
        running.init()
        for database in databases:
            running.create(database)
        running.step(steps)
        return running

    def the_one(self, name: str = "live") -> Running:
        """The instance of one-instance mode."""
        folder = self.folder(name)
        self.set_defaults(folder)
        error, handle = JetInit()
        assert error == 0
        running = self.of(handle, folder)
        running.begin_session()
        running.create("w.edb")
        running.step(5)
        return running

    def set_defaults(self, folder: Path) -> None:
        """Parameters of instances that are made without a name."""
        for id_, number, text in _parameters(folder, circular=False):
            assert JetSetSystemParameter(None, JET_sesidNil, id_, number, text) == 0

    @property
    def ids(self) -> list[int]:
        """Ids of the events that the vendor's engine has, too."""
        return [entry.id for entry in self.events if entry.id < 9000]

    def restored(self, chain: Path, name: str = "restored") -> dict[str, WorkloadState | None]:
        """What the databases of a set hold, restored on another machine: only the set is there."""
        fresh, target = self.created(f"{name}-logs"), self.root / name
        assert JetRestoreInstance(fresh.handle, chain, target) == 0
        return {path.name: self.contents(path) for path in sorted(target.glob("*.edb"))}

    def restored_by_the_one(self, chain: Path, name: str = "restored") -> dict[str, WorkloadState | None]:
        """As :meth:`restored`, by the engine's own call, where no second instance can be made."""
        target = self.root / name
        run_restore(chain, target)
        return {path.name: self.contents(path) for path in sorted(target.glob("*.edb"))}

    def contents(self, path: Path) -> WorkloadState | None:
        """What a database at rest holds, once it is shown to be clean and to hold a whole commit."""
        with ReadOnlyDatabase.open(LocalFileSystem().open_read(path)) as database:
            assert database.header.is_clean
            return read_state(database)

    def use(self, fs: FileSystem) -> None:
        """Let instances that are made from here on work in this file system."""
        INSTANCES.fs = fs

    def close(self) -> None:
        for running in self._all:
            running.end()
        INSTANCES.fs = LocalFileSystem()
        INSTANCES.defaults = InstanceParameters()
        INSTANCES.reread = Reread()
        INSTANCES.events = lambda entry: None


@contextlib.contextmanager
def jet_case(root: Path) -> Iterator[JetCase]:
    """A case that ends with the ``with``, and leaves no instance behind."""
    case = JetCase(root)
    try:
        yield case
    finally:
        case.close()
    assert JetBackup(None) == -1029, "an instance is left over"


def _parameters(folder: Path, circular: bool) -> list[tuple[int, int, str | None]]:
    """Small logs, a small cache, a checkpoint that is never far behind."""
    return [
        (JET_paramSystemPath, 0, str(folder)),
        (JET_paramLogFilePath, 0, str(folder)),
        (JET_paramLogFileSize, 64, None),
        (JET_paramCheckpointDepthMax, 65536, None),
        (JET_paramCircularLog, int(circular), None),
        (JET_paramCacheSizeMax, 64, None),
        (JET_paramDbExtensionSize, 8, None),
    ]


def names(folder: Path) -> set[str]:
    """What lies in a folder of a set and JetBackup would make, too."""
    return {path.name for path in folder.iterdir()} - OURS


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder: files with their bytes, folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
