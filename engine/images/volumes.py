"""What is on a partition, told by its first bytes; and the way into what is encrypted by BitLocker."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from pathlib import Path

from engine.error_codes import Code
from engine.errors import JetError
from engine.images.blocks import Blocks, BlockStream, LibraryBlocks, library, read_at, readable

KEY_VARIABLE = "ESE_BACKUP_BITLOCKER"
"""The environment variable with recovery keys of BitLocker, several of them separated by commas."""
_HEAD = 2048
_EXT_MAGIC_AT = 1080
_RECOVERY_KEY = re.compile(r"\d{6}(-\d{6}){7}\Z")
_kept: list[str] = []
"""Recovery keys that this process was given otherwise; they are written nowhere."""


class VolumeContent(StrEnum):
    """What a volume is formatted with."""

    NTFS = "NTFS"
    BITLOCKER = "BitLocker"
    REFS = "ReFS"
    EXFAT = "exFAT"
    FAT = "FAT"
    EXT = "ext"
    XFS = "XFS"
    BTRFS = "btrfs"
    LVM = "LVM"
    LUKS = "LUKS"
    UNKNOWN = "no known file system"


def content_of(blocks: Blocks) -> VolumeContent:
    """Raises as reading does."""
    head = read_at(blocks, 0, min(_HEAD, blocks.size)).ljust(_HEAD, b"\0")
    marks = {
        (3, b"NTFS    "): VolumeContent.NTFS,
        (3, b"-FVE-FS-"): VolumeContent.BITLOCKER,
        (3, b"ReFS\0\0\0\0"): VolumeContent.REFS,
        (3, b"EXFAT   "): VolumeContent.EXFAT,
        (54, b"FAT1"): VolumeContent.FAT,
        (82, b"FAT32"): VolumeContent.FAT,
        (_EXT_MAGIC_AT, b"\x53\xef"): VolumeContent.EXT,
        (0, b"XFSB"): VolumeContent.XFS,
        (512, b"LABELONE"): VolumeContent.LVM,
        (0, b"LUKS\xba\xbe"): VolumeContent.LUKS,
    }
    for (at, mark), content in marks.items():
        if head.startswith(mark, at):
            return content
    at = 0x10040
    if blocks.size > at + 8 and read_at(blocks, at, 8) == b"_BHRfS_M":
        return VolumeContent.BTRFS
    return VolumeContent.UNKNOWN


def unlocked(blocks: Blocks, image: Path, place: Path, keys: tuple[str, ...]) -> Blocks:
    """The plain bytes of a volume that BitLocker encrypted, by one of these recovery keys.

    To try one takes seconds. Raises JET_errFileAccessDenied (-1032) without a key that fits.
    """
    pybde, stream = library("pybde"), BlockStream(blocks)
    for key in ("", *keys):  # a volume that is being decrypted needs none
        volume = pybde.volume()
        with readable(image, stream):
            if key:
                volume.set_recovery_password(key)
            try:
                volume.open_file_object(stream)
            except OSError:
                if not key or stream.failure is not None:
                    raise
                continue  # without a key it was opened: no recovery key was ever set for it
            if not volume.is_locked():
                return LibraryBlocks(volume, volume.get_size(), image)
            volume.close()
    why = "none of the given recovery keys opens it" if keys else "no recovery key was given"
    raise Code.FileAccessDenied.error(
        f"{place} is encrypted by BitLocker, and {why}.",
        hint=f"Set {KEY_VARIABLE} to the recovery key, eight groups of six digits, which Active Directory or the "
        "administrator of the machine has. In the window, add the image again: it asks for the key.",
        path=str(place),
    )


def given_keys() -> tuple[str, ...]:
    """The recovery keys in :data:`KEY_VARIABLE` and the kept ones; JET_errInvalidParameter (-1003) for something
    in the variable that is none."""
    keys = tuple(key.strip() for key in os.environ.get(KEY_VARIABLE, "").split(",") if key.strip())
    if all(_RECOVERY_KEY.match(key) for key in keys):
        return (*keys, *_kept)
    raise Code.InvalidParameter.error(
        f"{KEY_VARIABLE} contains something that is no recovery key of BitLocker.", hint=_FORM
    )


def keep_key(key: str) -> None:
    """Use a recovery key for as long as this process runs; JET_errInvalidParameter (-1003) for what is none."""
    if not _RECOVERY_KEY.match(key):
        raise Code.InvalidParameter.error("This is not a BitLocker recovery key.", hint=_FORM)
    if key not in _kept:
        _kept.append(key)


def drop_key(key: str) -> None:
    """Do not use it any more."""
    _kept.remove(key)


_FORM = "A recovery key has eight groups of six digits, with hyphens in between."


def not_read(place: Path, content: VolumeContent) -> JetError:
    """JET_errFeatureNotAvailable (-1001) for a volume of another file system than NTFS."""
    what = "has no known file system" if content is VolumeContent.UNKNOWN else f"is formatted with {content.value}"
    return Code.FeatureNotAvailable.error(
        f"{place} {what}, which is not supported: only NTFS is read in disk images.",
        hint="Mount the image with tools of its system, and choose the folder there.",
        path=str(place),
    )
