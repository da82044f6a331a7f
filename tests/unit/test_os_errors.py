"""What systems say, as JET errors: the cause, and a hint that fits it."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from engine.error_codes import Code
from engine.os_errors import from_os_error, reason


class WindowsError(OSError):
    """As Python makes them there: a number of its own choice beside that of Windows, and the words of Windows."""

    def __init__(self, number: int, winerror: int, words: str) -> None:
        super().__init__(number, words)
        self.winerror = winerror


@pytest.mark.parametrize(
    ("number", "winerror", "code", "hint"),
    [
        (errno.EACCES, 5, Code.FileAccessDenied, ""),
        (errno.EACCES, 19, Code.FileAccessDenied, "mounted read-only"),
        (errno.EACCES, 23, Code.DiskIO, ""),
        (errno.EACCES, 32, Code.FileAccessDenied, "Another program has it open"),
        (errno.EINVAL, 1117, Code.DiskIO, ""),
        (errno.EINVAL, 1392, Code.DiskIO, ""),
        (errno.ENOENT, 53, Code.DiskIO, "Mount it again"),
        (errno.ENOENT, 206, Code.InvalidPath, "shorter path"),
        (errno.ENOSPC, 112, Code.DiskFull, ""),
        (errno.EINVAL, 1295, Code.DiskFull, "quota"),
    ],
)
def test_a_refusal_of_windows_is_told_by_its_cause(number: int, winerror: int, code: Code, hint: str) -> None:
    refused = WindowsError(number, winerror, "The words of Windows. ")
    error = from_os_error(refused, "open", Path("data.edb"))
    assert error.code is code
    assert error.message == "Cannot open data.edb: The words of Windows."
    assert hint in error.hint


def test_elsewhere_the_number_says_it_all() -> None:
    busy = OSError(errno.EBUSY, "in any words")
    assert reason(busy) == "Device or resource busy"
    assert "something is mounted there" in from_os_error(busy, "open", Path("data.edb")).hint


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_what_may_not_be_written_is_not_advised_to_be_read(number: int) -> None:
    hints = {
        doing: from_os_error(OSError(number, ""), doing, Path("there")).hint
        for doing in ("open", "list", "create the folder", "delete", "rename", "write")
    }
    assert [doing for doing, hint in hints.items() if "can write there" in hint] == [
        "create the folder",
        "delete",
        "rename",
        "write",
    ]
    assert "can read it" in hints["open"]
