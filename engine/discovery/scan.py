"""Finding instances at rest in folder trees: every file is identified by its content, then assigned to its log
stream.

An instance is identified by its log stream **and** its folder: a stream is a signature within one folder, and its
base name that of its files. Databases belong to the stream whose signature is in their header: in their own
folder, or else where exactly one other stream of that signature is found that has no such database of its own.
Nothing is guessed: files that do not fit are listed as they are (docs/formats/log-file.md#names,
docs/formats/log-file.md#log-header).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.discovery.files_found import NOT_OURS, FileKind, FoundFile, look_at
from engine.discovery.folder_walk import Scope, Walk
from engine.discovery.instance_files import InstanceFiles
from engine.discovery.log_ends import with_log_end
from engine.discovery.sorting import Sorter
from engine.errors import JetError
from engine.files import FileSystem
from engine.images.file_system import HostFileSystem
from engine.progress import Cancel, Event, Operation, Phase, Progress, Stage, silent


@dataclass(frozen=True)
class Survey:
    """The result of a scan: instances, files without an instance, backup chains, and locations that could not be
    read.

    ``foreign`` is the number of files that do not belong to the engine; they are in ``others`` only if that was
    requested.
    """

    instances: tuple[InstanceFiles, ...]
    others: tuple[FoundFile, ...]
    chains: tuple[Path, ...]
    unreadable: tuple[JetError, ...]
    foreign: int = 0


def scan(
    roots: Sequence[Path],
    *,
    scope: Scope | None = None,
    keep_foreign: bool = False,
    fs: FileSystem | None = None,
    progress: Progress = silent,
    cancel: Cancel | None = None,
) -> Survey:
    """Find the instances in these folder trees (or in the folders of these files, or in these disk images).

    Changes nothing; ``scope`` limits the trees. A root or an excluded folder that does not exist raises
    JET_errFileNotFound; folders and files that cannot be read are listed in the survey. Folders with a backup
    chain are listed, not searched. ``keep_foreign`` also lists the files that do not belong to the engine.
    """
    fs, cancel = fs or HostFileSystem(), cancel or Cancel()
    if isinstance(fs, HostFileSystem):
        roots = fs.search_roots(roots)
    walk = Walk(fs, cancel, scope or Scope(), keep_foreign)
    paths = walk.files(roots)
    found: list[FoundFile] = []
    foreign = [FoundFile(path, size, FileKind.FOREIGN, note=NOT_OURS) for path, size in walk.passed_over]
    count = walk.foreign
    progress(Event(Operation.SCAN, Stage.BEGIN, 0, len(paths)))
    for number, path in enumerate(paths, start=1):
        cancel.check()
        file = look_at(fs, path, empty=path in walk.empty)
        if file.kind is not FileKind.FOREIGN or keep_foreign or path in roots:
            found.append(file)
        count += file.kind is FileKind.FOREIGN
        progress(Event(Operation.SCAN, Stage.PROGRESS, number, len(paths), Phase.CHECKS, str(path)))
    sorter = Sorter(fs, roots, found)
    instances = tuple(with_log_end(fs, instance) for instance in sorter.instances())
    taken = {path for instance in instances for path in instance.paths}
    others = tuple(file for file in (*sorter.found, *foreign) if file.path not in taken)
    progress(Event(Operation.SCAN, Stage.COMPLETE, len(paths), len(paths)))
    return Survey(instances, others, tuple(walk.chains), tuple(walk.unreadable), count)
