"""Errors of the engine, as a tree of categories.

    JetError
    ├── Corruption            a checksum, page, header or chain is damaged
    ├── WrongState            right request, wrong moment (already running, dirty, not initialised)
    ├── WrongUse              the request itself is wrong (option, path, parameter)
    │   └── Unsupported       what this version does not support
    ├── MissingFile           a required log, database or set does not exist
    ├── Incompatible          files that do not belong together, or an unknown version
    ├── StorageFault          the file system refused
    │   ├── SpaceExhausted    no space left
    │   └── ServerFault       a server, or another process, did not do its part
    └── Stopped               ended on request
        └── Cancelled         by the user or JetStopBackup

Programs catch a category; users read ``code``, ``message`` and ``hint``.
Codes and their categories are defined in :mod:`engine.error_codes`, one row each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, TypeVar

if TYPE_CHECKING:
    from engine.error_codes import Code


T = TypeVar("T")

LEFT_BEHIND = "left_behind"
"""In the context of an error: what the run had written may still be there."""


def known(value: T | None, what: str) -> T:
    """``value``, which is there whenever the program is right; ``AssertionError`` names ``what`` is not."""
    if value is None:
        raise AssertionError(f"There is no {what}.")
    return value


class JetError(Exception):
    """A known failure: what failed, on which object, why, and what to do.

    ``code`` is the JET error, ``message`` one sentence for users, ``hint`` what to do about it, ``context`` the
    objects concerned (``path``, ``page``, ``generation``, …) for programs.
    """

    default_hint: ClassVar[str] = ""
    """The advice given where neither the error nor its code has any."""

    def __init__(self, code: Code, message: str = "", *, hint: str = "", **context: object) -> None:
        self.code = code
        self.message = message or code.text
        self.hint = hint or code.hint
        self.context = context
        super().__init__(self.message)

    @property
    def name(self) -> str:
        """The symbol of the code, e.g. ``JET_errReadVerifyFailure``."""
        return self.code.symbol

    def __str__(self) -> str:
        return f"{self.message} ({self.name}, {int(self.code)})"


class Corruption(JetError):
    """A checksum, page, header or log chain is damaged. The only error that a parser raises."""

    default_hint = (
        "Keep the file unchanged, verify the files that belong to it, and restore from the last good backup."
    )


class WrongState(JetError):
    """The request is valid, but not in the current state."""

    default_hint = "Try again when the condition named in the message has ended."


class WrongUse(JetError):
    """The request itself is not valid."""

    default_hint = "Correct what the message names, then try again."


class Unsupported(WrongUse):
    """This version does not support the request; see the limits in the README."""

    default_hint = "Use the program that created the files."


class MissingFile(JetError):
    """A required file does not exist."""

    default_hint = "Look for the file named in the message; a backup may contain it."


class Incompatible(JetError):
    """The files do not belong together, or have an unknown version."""

    default_hint = "Keep all of the files, and look for the one that belongs with the others."


class StorageFault(JetError):
    """The file system or the device refused an operation."""

    default_hint = "Check the system log for errors of the volume, then try again."


class SpaceExhausted(StorageFault):
    """The volume is full."""

    default_hint = "Free space on the volume, then try again."


class ServerFault(StorageFault):
    """A server or another process refused, did not answer, or has gone. No disk of this machine is the cause."""

    default_hint = "Check the network and the server, then try again."


class Stopped(JetError):
    """The operation was ended early on request."""

    default_hint = "Start the operation again when needed."


class Cancelled(Stopped):
    """The run was requested to stop."""


@contextmanager
def restated(how: Callable[[JetError], JetError]) -> Iterator[None]:
    """Within it, an error is raised as ``how`` states it, which may be as it was."""
    try:
        yield
    except JetError as error:
        said = how(error)
        if said is error:
            raise
        raise said from error
