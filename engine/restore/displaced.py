"""A restore in place: existing files are displaced, and are put back or deleted on request.

Existing files are renamed to ``<name>.before-restore-<id>``; only :func:`confirm` deletes them. The id says how
many they are, so that one that was deleted or moved is missed. All logs, checkpoints and reserve logs of the
instance are displaced with them because they belong to the displaced databases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.command_line import quoted
from engine.control.in_use import lock_at_rest
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, remove_quietly
from engine.formats.flush_map import SUFFIX
from engine.formats.names import double_write_name, kept_count, kept_name, parse_kept, parse_name

HALF_MOVED = "half_moved"
"""In the context of an error: the target is neither as it was nor restored."""
_UNFINISHED = ".before-restore-unfinished"
"""Lies in the folder while files step aside and move in, and while they are put back."""
_TAKING_BACK = b"take-back"
"""What it contains in the latter case, unless the restore was cut short before."""


@dataclass(frozen=True)
class DisplacedFiles:
    """Files of a folder that one restore displaced: the path of each, and its original name."""

    id: str
    files: tuple[tuple[Path, str], ...]
    lost: tuple[str, ...] = ()
    """What the files that came in could not be given of those: owner, group, mode, extended attributes."""


def check_in_place(fs: FileSystem, target: Path) -> None:
    """Raise unless ``target`` is a folder in which no engine and no other run works (-1023, -505)."""
    if not fs.exists(target) or fs.is_link(target) or not fs.stat(target).is_directory:
        raise Code.InvalidPath.error(
            f"{target} is not a folder.",
            hint="Specify the folder of the instance for a restore in place, or restore to a new folder.",
            path=str(target),
        )
    kept = find_displaced(fs, target)
    if kept:
        raise Code.BackupDirectoryNotEmpty.error(
            f"{target} still contains files displaced by an earlier restore: {kept[0].files[0][0].name}.",
            hint="Confirm that restore or take it back first.",
            path=str(target),
        )
    with lock_at_rest(fs, target):
        files = [path for path in fs.list(target) if not fs.is_link(path) and not fs.stat(path).is_directory]
        with lock_at_rest(fs, *files):
            pass


def move_in(fs: FileSystem, staging: Path, target: Path, base: str | None, id_: str) -> DisplacedFiles:
    """Let what is in the way step aside and move all of ``staging`` in; on failure all is as it was.

    A process that is killed in the middle leaves what :func:`take_back` brings to order.
    """
    remove_quietly(fs, [target / _UNFINISHED])
    moved: list[tuple[Path, Path]] = []
    coming, unfinished = fs.list(staging), target / _UNFINISHED
    try:
        fs.create(unfinished).close()
        fs.sync_directory(target)
        displaced = _in_the_way(fs, target, [path.name for path in coming], base)
        id_ = f"{id_}-{len(displaced)}" if displaced else id_
        for path in displaced:
            aside = path.with_name(kept_name(path.name, id_))
            fs.rename(path, aside)
            moved.append((path, aside))
        fs.sync_directory(target)
        lost = _take_after(fs, coming, moved)
        for path in coming:
            fs.rename(path, target / path.name)
            moved.append((path, target / path.name))
        fs.sync_directory(target)
        fs.sync_directory(staging)  # a name that moved between folders lasts once both are on disk
        fs.remove(unfinished)
        fs.sync_directory(target)
    except BaseException as error:
        left = _move_back(fs, moved)
        if left and isinstance(error, JetError):
            raise _half_moved(target, error, left) from error
        if not left:
            remove_quietly(fs, [unfinished])
        raise
    kept = tuple((after, before.name) for before, after in moved if before.parent == target)
    return DisplacedFiles(id_, kept, lost)


def _take_after(fs: FileSystem, coming: Sequence[Path], aside: Sequence[tuple[Path, Path]]) -> tuple[str, ...]:
    """Files come in with the attributes of those that they replace; a new one with those of the first of them."""
    by_name = {before.name.casefold(): after for before, after in aside}
    first = next(iter(by_name.values()), None)
    lost: dict[str, None] = {}
    for path in coming:
        like = by_name.get(path.name.casefold(), first)
        if like is not None:
            lost |= dict.fromkeys(fs.copy_attributes(like, path))
    return tuple(lost)


def _move_back(fs: FileSystem, moved: Sequence[tuple[Path, Path]]) -> list[tuple[Path, Path, JetError]]:
    """Undo renames as far as that goes; those that could not be undone: from, to, why."""
    left = []
    for before, after in reversed(moved):
        try:
            fs.rename(after, before)
        except JetError as error:
            left.append((before, after, error))
    return left


def _half_moved(target: Path, first: JetError, left: Sequence[tuple[Path, Path, JetError]]) -> JetError:
    """The error of a restore in place that failed and could not be undone either."""
    kept = ", ".join(f"{before.name} is now {after.name}" for before, after, _ in left if after.parent == target)
    where = f" In {target}, {kept}." if kept else ""
    return first.code.error(
        f"{first.message} Undoing the changes failed, too: {left[0][2].message}{where}",
        hint=f"No data is lost. Correct the cause, then run: ese-backup restored {quoted(target)} --take-back",
        **{**first.context, HALF_MOVED: True},
    )


def find_displaced(fs: FileSystem, target: Path) -> list[DisplacedFiles]:
    """The displaced files of a folder, for each restore."""
    found: dict[str, list[tuple[Path, str]]] = {}
    for path in fs.list(target):
        kept = parse_kept(path.name)
        if kept is not None:
            found.setdefault(kept[1], []).append((path, kept[0]))
    return [DisplacedFiles(id_, tuple(files)) for id_, files in sorted(found.items())]


def confirm(fs: FileSystem, target: Path) -> list[DisplacedFiles]:
    """The restored databases are right: delete what stepped aside for them; what that was.

    Raises JET_errInvalidParameter (-1003), with nothing deleted, where a restore was cut short: what stepped aside
    is all there is then.
    """
    if fs.exists(target / _UNFINISHED):
        raise Code.InvalidParameter.error(
            _interrupted(fs, target),
            hint="Take the restore back.",
            path=str(target),
        )
    found = _own_files(fs, target)
    for kept in found:
        for path, _ in kept.files:
            fs.remove(path)
    fs.sync_directory(target)
    return found


def _interrupted(fs: FileSystem, target: Path) -> str:
    """Which of the two was cut short."""
    with fs.open_read(target / _UNFINISHED) as mark:
        is_back = mark.read_at(0, len(_TAKING_BACK)) == _TAKING_BACK
    if is_back:
        return f"The take-back of the restore to {target} was interrupted. Displaced files are still there."
    return f"The restore to {target} was interrupted. It contains only the displaced files."


def take_back(fs: FileSystem, target: Path) -> list[DisplacedFiles]:
    """The folder as it was before the restore: what came with it, or was logged since, goes; what that was.

    A restored file that had no predecessor stays, unless it is a log, checkpoint or reserve log. Right also where
    a restore was cut short: what is there before the first file moved in is from before; or this itself: the logs
    come back last, and what came is gone by then.

    Raises JET_errFileNotFound (-1811), with nothing changed, where not all that stepped aside is there any more.
    """
    found = _own_files(fs, target)
    if len(found) > 1:
        raise Code.InvalidParameter.error(
            f"{target} contains the displaced files of {len(found)} restores.",
            hint="The names of the files of one restore end with the same ID. Move those of all but one to "
            "another folder first.",
            path=str(target),
        )
    for kept in found:
        with lock_at_rest(fs, target):
            if not fs.exists(target / _UNFINISHED):
                _check_complete(target, kept)
                with fs.create(target / _UNFINISHED) as mark:
                    mark.write_at(0, _TAKING_BACK)
                fs.sync_directory(target)
            came = any(fs.exists(target / own) for _, own in kept.files)
            bases = {name.base for _, own in kept.files if (name := parse_name(own)) is not None and name.base}
            for path in fs.list(target):
                if came and any(_belongs(path, base) for base in bases):
                    fs.remove(path)
            for path, own in sorted(kept.files, key=_is_log):
                fs.rename(path, target / own)
            fs.sync_directory(target)
    remove_quietly(fs, [target / _UNFINISHED])
    return found


def _check_complete(target: Path, kept: DisplacedFiles) -> None:
    count = kept_count(kept.id)
    if count is not None and len(kept.files) < count:
        raise Code.FileNotFound.error(
            f"{target} contains only {len(kept.files)} of the {count} files that the restore displaced.",
            hint=f"Nothing was changed. Move the missing ones, whose names end with {kept_name('', kept.id)}, "
            "back to this folder, then take the restore back.",
            path=str(target),
        )


def _own_files(fs: FileSystem, target: Path) -> list[DisplacedFiles]:
    """What stepped aside, all of it regular files as we left it: what was planted under such a name is refused."""
    found = find_displaced(fs, target)
    for path, _ in (file for kept in found for file in kept.files):
        _check_regular(fs, path)
    return found


def _check_regular(fs: FileSystem, path: Path, hint: str = "") -> None:
    if fs.is_link(path) or fs.stat(path).is_directory:
        raise Code.InvalidPath.error(
            f"{path} is not a regular file.",
            hint=hint or "Find out which program created it, and move it to another folder.",
            path=str(path),
        )


def _in_the_way(fs: FileSystem, target: Path, names: Sequence[str], base: str | None) -> list[Path]:
    """Files of these names, what engines keep beside databases of these names, and the instance's logs."""
    taken = {name.casefold() for name in names}
    taken |= {double_write_name(name).casefold() for name in names}
    taken |= {Path(name).with_suffix(SUFFIX).name.casefold() for name in names}
    found = []
    for path in fs.list(target):
        if path.name.casefold() not in taken and not (base is not None and _belongs(path, base)):
            continue
        _check_regular(fs, path, "Move it to another folder first. A restore in place displaces only files.")
        found.append(path)
    return found


def _is_log(kept: tuple[Path, str]) -> bool:
    return parse_name(kept[1]) is not None


def _belongs(path: Path, base: str) -> bool:
    name = parse_name(path.name)
    return name is not None and name.belongs_to(base)
