"""From the files of an image to the bytes of its disk: raw, VHD, VHDX, VMDK, QCOW2, E01.

An image is told by its content, never by its name; what has no mark of a container is a raw image. One that holds
only the differences to another is read with that, which is looked for where it says, and beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path, PureWindowsPath
from typing import Any, TypeVar

from engine.error_codes import Code
from engine.errors import JetError
from engine.files import FileSystem, LocalFileSystem
from engine.images.blocks import (
    Blocks,
    BlockStream,
    FileBlocks,
    LibraryBlocks,
    damaged,
    ends_early,
    library,
    readable,
)
from engine.images.ewf import EwfChunks
from engine.images.partitions import is_boot_sector
from engine.images.qcow import MAGIC as QCOW
from engine.images.qcow import QcowImage
from engine.images.vhd import MAGIC as VHD
from engine.images.vhd import VhdImage
from engine.images.vhdx import MAGIC as VHDX
from engine.images.vhdx import VhdxImage

_Image = TypeVar("_Image", VhdImage, VhdxImage)
_E01 = b"EVF\x09\x0d\x0a\xff\x00"
_VMDK, _VMDK_COWD, _VMDK_TEXT = b"KDMV", b"COWD", b"# Disk DescriptorFile"
_EX01 = b"EVF2\x0d\x0a\x81\x00"
_NO_PARENT = 0xFFFFFFFF
_PARENTS_MOST = 32
_GPT = b"EFI PART"
_VOLUMES = (b"NTFS    ", b"-FVE-FS-")
"""What a volume of Windows begins with; such marks count also where the image was cut off within a sector."""
_DATABASE = b"\xef\xcd\xab\x89"
_SPLIT = re.compile(r"(.*\.)0*([01])\Z")


def is_image(fs: FileSystem, path: Path) -> bool:
    """Whether a file is a disk image: a container, or a raw image that begins with a partition table or a volume
    of Windows. Raises ``JetError`` where it cannot be read."""
    if not fs.stat(path).is_file:
        return False
    with fs.open_read(path) as file:
        size, head = file.stat().size, file.read_at(0, 1024)
        tail = file.read_at(size - 512, 8) if size > 1024 else b""
    if _kind(head, tail) is not None or head[3:11] in _VOLUMES or _GPT in (head[512:520], tail):
        return True
    if len(head) < 1024 or size % 512 or head[4:8] == _DATABASE:
        return False
    return head[510:512] == b"\x55\xaa" and (is_boot_sector(head) or _is_table(head, size))


def _is_table(head: bytes, size: int) -> bool:
    """Whether the four entries of an MBR are in order, which the two bytes of its mark alone do not say."""
    entries = [head[446 + 16 * each : 462 + 16 * each] for each in range(4)]
    used = [each for each in entries if each[4]]
    starts = [int.from_bytes(each[8:12], "little") for each in used]
    return bool(used) and all(each[0] in (0, 0x80) for each in entries) and all(0 < s * 512 < size for s in starts)


def open_disk(path: Path) -> Blocks:
    """The bytes of the disk that an image holds.

    Raises JET_errFeatureNotAvailable (-1001) for a missing extra or a kind of image that is not read,
    JET_errReadVerifyFailure (-1018) for damage, JET_errFileNotFound (-1811) for a missing file or parent,
    JET_errFileAccessDenied (-1032) for an encrypted image.
    """
    return _disk_at(path, 0)


def _disk_at(path: Path, depth: int) -> Blocks:
    fs = LocalFileSystem()
    with fs.open_read(path) as file:
        size, head = file.stat().size, file.read_at(0, 1024)
        tail = file.read_at(size - 512, 8) if size > 1024 else b""
    if not size:
        raise ends_early(path, "it is empty")
    opener = _kind(head, tail)
    if opener is not None:
        return opener(path, head, depth)
    return FileBlocks([fs.open_read(each) for each in _parts(fs, path)])


def _kind(head: bytes, tail: bytes) -> Callable[[Path, bytes, int], Blocks] | None:
    if head.startswith(VHDX):
        return _open_vhdx
    if head.startswith(VHD) or tail == VHD:
        return _open_vhd
    if head.startswith((_VMDK, _VMDK_COWD, _VMDK_TEXT)):
        return _open_vmdk
    if head.startswith(QCOW):
        return _open_qcow
    if head.startswith((_E01, _EX01)):
        return _open_e01
    return None


def _parts(fs: FileSystem, path: Path) -> list[Path]:
    """A raw image, or all parts of one whose name ends with the number of the first (``.000``, ``.001``)."""
    found = _SPLIT.fullmatch(path.name)
    parts = [path]
    if found is None:
        return parts
    digits, number = len(path.name) - len(found[1]), int(found[2])
    while fs.exists(following := path.with_name(f"{found[1]}{number + len(parts):0{digits}d}")):
        parts.append(following)
    return parts


def _open_vhdx(path: Path, head: bytes, depth: int) -> Blocks:
    return _open_differences(
        path, depth, VhdxImage, lambda image, parent: str(parent.identifier) in image.parent_identifiers
    )


def _open_vhd(path: Path, head: bytes, depth: int) -> Blocks:
    return _open_differences(
        path, depth, VhdImage, lambda image, parent: parent.identifier == image.parent_identifier
    )


def _open_differences(
    path: Path, depth: int, kind: type[_Image], is_of: Callable[[_Image, _Image], bool]
) -> _Image:
    """An image with its parent, where it has one: of the same kind, and the one that ``is_of`` knows."""
    with ExitStack() as undone:
        file = undone.enter_context(LocalFileSystem().open_read(path))
        image = kind(file)
        if image.has_parent:
            found = _parent(path, *image.parent_names, depth=depth)
            parent = _disk_at(found, depth + 1)
            undone.callback(parent.close)
            if not isinstance(parent, kind):
                raise _of_another_kind(path, found)
            if not is_of(image, parent):
                raise _not_the_parent(path, found)
            image.parent = parent
        undone.pop_all()
    return image


def _open_vmdk(path: Path, head: bytes, depth: int) -> Blocks:
    image = library("pyvmdk").handle()
    owned: list[Blocks] = []
    with readable(path):
        image.open(str(path))
        if head.startswith(_VMDK) and image.get_number_of_extents() == 1:
            # It describes itself by the name that it had when it was made.
            owned.append(FileBlocks([LocalFileSystem().open_read(path)]))
            image.open_extent_data_files_as_file_objects([BlockStream(owned[0])])
        else:
            _check_extents(path, image)
            image.open_extent_data_files()
        if image.get_parent_content_identifier() != _NO_PARENT:
            parent = _parent_of_kind(path, image.get_parent_filename(), depth, "pyvmdk")
            if parent.opened.get_content_identifier() != image.get_parent_content_identifier():
                raise _not_the_parent(path, parent.path)
            image.set_parent(parent.opened)
            owned.append(parent)
        return _Opened(image, image.get_media_size(), path, *owned)


def _check_extents(path: Path, image: Any) -> None:
    """Raises JET_errFileNotFound (-1811) for a part of the image that is not beside it."""
    for number in range(image.get_number_of_extents()):
        name = image.get_extent_descriptor(number).get_filename()
        if name and not LocalFileSystem().exists(path.with_name(PureWindowsPath(name).name)):
            raise _missing(path, name, "consists of several files, of which one is missing")


def _open_qcow(path: Path, head: bytes, depth: int) -> Blocks:
    file = LocalFileSystem().open_read(path)
    try:
        image = QcowImage(file)
        if image.parent_name:
            image.parent = _disk_at(_parent(path, image.parent_name, depth=depth), depth + 1)
    except BaseException:
        file.close()
        raise
    return image


def _open_e01(path: Path, head: bytes, depth: int) -> Blocks:
    pyewf, fs = library("pyewf"), LocalFileSystem()
    with readable(path):
        try:
            names = pyewf.glob(str(path))
        except OSError:  # it has another name than such images have, so it is told to have one segment
            names = [str(path)]
        image = pyewf.handle()
        image.open(names)
        size = image.get_media_size()
    if not size:
        raise damaged(path, "it does not say how large its disk is.")
    segments = FileBlocks([fs.open_read(Path(name)) for name in names])
    return _CheckedEwf(image, size, path, EwfChunks(segments.files), segments)


class _Opened(LibraryBlocks):
    """``opened`` is the object of the library, which another image takes as its parent."""

    def __init__(self, opened: Any, size: int, path: Path, *owned: Any) -> None:
        super().__init__(opened, size, path, *owned)
        self.opened = opened


class _CheckedEwf(LibraryBlocks):
    """An E01, of which chunks that are read as zeros are looked at: they may be damaged."""

    def __init__(self, opened: Any, size: int, path: Path, chunks: EwfChunks, segments: FileBlocks) -> None:
        super().__init__(opened, size, path, segments)
        self._chunks = chunks
        self._sound: set[int] = set()

    def read_into(self, buffer: memoryview, offset: int) -> None:
        super().read_into(buffer, offset)
        size = self._chunks.size
        at, end = offset, offset + len(buffer)
        while size and at < end:
            number = at // size
            after = min((number + 1) * size, end)
            if number not in self._sound and not any(bytes(buffer[at - offset : after - offset])):
                if self._chunks.is_damaged(number, min(size, self.size - number * size)):
                    raise damaged(self.path, f"the checksum of its chunk {number:,} is wrong.")
                self._sound.add(number)
            at = after


def _parent(path: Path, *names: str, depth: int) -> Path:
    """The image that another one holds the differences to, by the names that it may have."""
    if depth >= _PARENTS_MOST:
        raise damaged(path, "it is among the images that it holds the differences to.")
    fs = LocalFileSystem()
    for name in names:
        for place in (path.parent / name, path.parent.joinpath(*PureWindowsPath(name).parts)):
            if fs.exists(place):
                return place
    for name in names:
        if fs.exists(beside := path.with_name(PureWindowsPath(name).name)):
            return beside
    name = names[-1] if names else "a file without a name"
    raise _missing(path, name, "holds only the differences to another image, which is missing")


def _parent_of_kind(path: Path, name: str | None, depth: int, module: str) -> _Opened:
    """The same, open as an object of the same library."""
    found = _parent(path, *filter(None, [name]), depth=depth)
    parent = _disk_at(found, depth + 1)
    if isinstance(parent, _Opened) and type(parent.opened).__module__ == module:
        return parent
    parent.close()
    raise _of_another_kind(path, found)


def _of_another_kind(path: Path, parent: Path) -> JetError:
    return _refused(
        path,
        f"holds the differences to {parent.name}, which is an image of another kind",
        "Join the two with 'qemu-img convert -O vhdx', and specify the result.",
    )


def _not_the_parent(path: Path, parent: Path) -> JetError:
    """JET_errReadVerifyFailure (-1018) for two images that do not belong together."""
    return Code.ReadVerifyFailure.error(
        f"The disk image {path} does not hold the differences to {parent} as it is now: that was changed since, "
        "or is another disk.",
        hint="Put the image that the differences were made to beside it, as it was then.",
        path=str(path),
    )


def _missing(path: Path, name: str, why: str) -> JetError:
    text = f"The disk image {path} {why}: {name}."
    return Code.FileNotFound.error(text, hint="Copy the missing file into the same folder.", path=str(path))


def _refused(path: Path, why: str, hint: str) -> JetError:
    return Code.FeatureNotAvailable.error(f"The disk image {path} {why}.", hint=hint, path=str(path))
