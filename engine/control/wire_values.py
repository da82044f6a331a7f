"""The values of :mod:`engine.control.backup_control` as messages: positions are numbers, errors are JET codes."""

from __future__ import annotations

from collections.abc import Mapping

from engine.control.backup_control import BackupStart, LiveState
from engine.control.message import (
    Message,
    as_text,
    take,
    take_bytes,
    take_list,
    take_number,
    take_object,
    take_path,
    take_paths,
    wrong_member,
)
from engine.control.truncation import Truncation
from engine.error_codes import Code
from engine.errors import JetError
from engine.formats.attachments import DBID_MAX
from engine.formats.names import DIGITS, GENERATION_MAX, Family
from engine.formats.page_sizes import PAGE_SIZES
from engine.formats.stamps import LogTime, Signature
from engine.instance.online_backup import LiveCopy

MAX_PAGES = 1 << 31
_GENERATION_SPAN = 1 << 32
_STAMP, _COMPUTER = 8, 16
_RESERVED = {"self", "code", "message", "hint"}
"""Names that an error's context cannot have."""


def state_message(state: LiveState) -> Message:
    """A :class:`LiveState` for :func:`read_state`."""
    signature = state.signature
    return {
        "base": state.base,
        "family": state.family.name,
        "digits": state.digits,
        "log_directory": str(state.log_directory),
        "system_directory": str(state.system_directory),
        "signature": signature.random,
        "created": as_text(signature.created.data),
        "computer": as_text(signature.computer),
        "circular": state.circular,
        "databases": [str(path) for path in state.databases],
        "checkpoint": state.checkpoint,
        "generation": state.generation,
        "backup_running": state.backup_running,
    }


def read_state(message: Mapping[str, object]) -> LiveState:
    """The instance's state."""
    family = take(message, "family", str)
    created, computer = take_bytes(message, "created"), take_bytes(message, "computer")
    if family not in Family.__members__ or len(created) != _STAMP or len(computer) != _COMPUTER:
        raise wrong_member("state")
    return LiveState(
        base=take(message, "base", str),
        family=Family[family],
        digits=take_number(message, "digits", DIGITS),
        log_directory=take_path(message, "log_directory"),
        system_directory=take_path(message, "system_directory"),
        signature=Signature(take_number(message, "signature", 0xFFFFFFFF), LogTime(created), computer),
        circular=take(message, "circular", bool),
        databases=take_paths(message, "databases"),
        checkpoint=take_number(message, "checkpoint", GENERATION_MAX),
        generation=take_number(message, "generation", GENERATION_MAX),
        backup_running=take(message, "backup_running", bool),
    )


def begun_message(begun: BackupStart) -> Message:
    """A :class:`BackupStart` for :func:`read_begun`."""
    databases = [
        {"dbid": copy.dbid, "path": str(copy.path), "pages": copy.pages, "header": as_text(copy.header)}
        for copy in begun.databases
    ]
    return {"gen_low": begun.gen_low, "databases": databases}


def read_begun(message: Mapping[str, object]) -> BackupStart:
    """What the owner allowed."""
    databases = tuple(_read_copy(value) for value in take_list(message, "databases"))
    if len({copy.dbid for copy in databases}) != len(databases):
        raise wrong_member("databases")
    return BackupStart(take_number(message, "gen_low", GENERATION_MAX), databases)


def truncation_message(cut: Truncation) -> Message:
    """A :class:`Truncation` for :func:`read_truncation`."""
    first, stop = (cut.first, cut.last + 1) if cut else (0, 0)
    return {"first": first, "stop": stop, "gone": [list(gap) for gap in cut.gone]}


def read_truncation(message: Mapping[str, object]) -> Truncation:
    """Which logs the owner removed."""
    first, stop = (take_number(message, key, _GENERATION_SPAN) for key in ("first", "stop"))
    gone = tuple(_read_gap(value) for value in take_list(message, "gone"))
    edges = [first, *(edge for low, high in gone for edge in (low, high + 1)), stop]
    if edges != sorted(edges):
        raise wrong_member("gone")
    return Truncation(first, stop - 1, gone) if first < stop else Truncation()


def _read_gap(value: object) -> tuple[int, int]:
    match value:
        case [int() as low, int() as high] if low <= high:
            return low, high
    raise wrong_member("gone")


def _read_copy(value: object) -> LiveCopy:
    if not isinstance(value, dict):
        raise wrong_member("databases")
    copy = LiveCopy(
        take_number(value, "dbid", DBID_MAX),
        take_path(value, "path"),
        take_number(value, "pages", MAX_PAGES),
        take_bytes(value, "header"),
    )
    if copy.page_size not in PAGE_SIZES:
        raise wrong_member("header")
    return copy


# errors


def error_message(error: JetError) -> Message:
    """An error for :func:`read_error`; of its context what JSON has."""
    context = {key: value for key, value in error.context.items() if isinstance(value, bool | int | str | None)}
    return {"code": int(error.code), "message": error.message, "hint": error.hint, "context": context}


def read_error(message: Mapping[str, object]) -> JetError:
    """The same error, ready to raise; one that this version does not know is ESE_errServerFailed with its text."""
    text, hint = take(message, "message", str), take(message, "hint", str)
    context = {key: value for key, value in take_object(message, "context").items() if key not in _RESERVED}
    try:
        code = Code.of(take(message, "code", int))
    except KeyError:
        code = Code.ServerFailed
    return code.error(text, hint=hint, **context)
