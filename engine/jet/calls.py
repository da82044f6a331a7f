"""How a call of the engine becomes one of JET: errors are numbers, paths are bytes or text, progress is a
callback.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from engine.error_codes import Code
from engine.errors import JetError
from engine.jet.numbers import (
    JET_ERR,
    JET_PATH,
    JET_PFNSTATUS,
    JET_RECOVERYCONTROL,
    JET_SNP,
    JET_SNPROG,
    JET_SNT,
    JET_errSuccess,
    JET_sesidNil,
)
from engine.progress import Event, Stage

P = ParamSpec("P")
T = TypeVar("T")
U = TypeVar("U")
_PERCENT = 100


def returning(call: Callable[P, None]) -> Callable[P, JET_ERR]:
    """A call without outputs: it returns the error's number, 0 for none."""

    @wraps(call)
    def numbered(*args: P.args, **kwargs: P.kwargs) -> JET_ERR:
        try:
            call(*args, **kwargs)
        except (JetError, MemoryError) as error:
            return number_of(error)
        return JET_errSuccess

    return numbered


def giving(nothing: T) -> Callable[[Callable[P, T]], Callable[P, tuple[JET_ERR, T]]]:
    """A call with outputs: it returns the error's number and the output, ``nothing`` after an error."""

    def decorate(call: Callable[P, T]) -> Callable[P, tuple[JET_ERR, T]]:
        @wraps(call)
        def numbered(*args: P.args, **kwargs: P.kwargs) -> tuple[JET_ERR, T]:
            try:
                return JET_errSuccess, call(*args, **kwargs)
            except (JetError, MemoryError) as error:
                return number_of(error), nothing

        return numbered

    return decorate


def giving_two(
    nothing: T, nothing_either: U
) -> Callable[[Callable[P, tuple[T, U]]], Callable[P, tuple[JET_ERR, T, U]]]:
    """As :func:`giving`, for two outputs."""

    def decorate(call: Callable[P, tuple[T, U]]) -> Callable[P, tuple[JET_ERR, T, U]]:
        @wraps(call)
        def numbered(*args: P.args, **kwargs: P.kwargs) -> tuple[JET_ERR, T, U]:
            try:
                return JET_errSuccess, *call(*args, **kwargs)
            except (JetError, MemoryError) as error:
                return number_of(error), nothing, nothing_either

        return numbered

    return decorate


def number_of(error: JetError | MemoryError) -> JET_ERR:
    """The number that stands for an error."""
    return int(error.code if isinstance(error, JetError) else Code.OutOfMemory)


def path_of(path: JET_PATH) -> Path:
    """An absolute path. Raises JET_errInvalidPath (-1023) for one that is empty or that no system can have."""
    text = os.fsdecode(path)
    if not text or "\0" in text:
        raise Code.InvalidPath.error("The path is empty or contains a NUL character.")
    return Path(text).absolute()


class Status:
    """Turns progress into calls of a status callback, in percent: one Begin, growing Progress, one Complete.

    Complete says 100 of 100; the last Progress may have said less.
    """

    def __init__(self, callback: JET_PFNSTATUS | None, operation: JET_SNP) -> None:
        self._callback = callback
        self._operation = operation
        self._told = 0

    def __call__(self, event: Event) -> None:
        match event.stage:
            case Stage.BEGIN:
                self._call(JET_SNT.Begin, 0)
            case Stage.PROGRESS:
                percent = min(event.done * _PERCENT // event.total, _PERCENT) if event.total else 0
                if percent > self._told:
                    self._told = percent
                    self._call(JET_SNT.Progress, percent)
            case Stage.COMPLETE:
                self._call(JET_SNT.Complete, _PERCENT)

    def _call(self, stage: JET_SNT, done: int) -> None:
        self.tell(self._operation, stage, JET_SNPROG(done, _PERCENT))

    def tell(self, operation: JET_SNP, stage: JET_SNT, said: JET_SNPROG | JET_RECOVERYCONTROL) -> None:
        """One call, if there is a callback."""
        if self._callback is not None:
            self._callback(JET_sesidNil, operation, stage, said)
