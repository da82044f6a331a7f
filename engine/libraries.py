"""Python packages of extras: one that is not installed is told apart from one that cannot be loaded."""

from __future__ import annotations

import contextlib
import importlib.util
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from engine.command_line import quoted
from engine.error_codes import Code

_PROGRAM = "ese-backup-manager"


@contextlib.contextmanager
def optional(
    extra: str, packages: tuple[str, ...], missing: Callable[[str], str], instead: str = ""
) -> Iterator[None]:
    """While ``packages`` of ``extra``, an extra of the program, are imported; ``missing`` says that the one of
    that name is not installed, ``instead`` what helps without it.

    Raises JET_errFeatureNotAvailable (-1001): that one of them is not installed only where there is no such
    package, otherwise what could not be loaded.
    """
    try:
        yield
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and error.name in packages:
            hint = " ".join(filter(None, (how_to_install(extra), instead)))
            raise Code.FeatureNotAvailable.error(missing(error.name), hint=hint) from error
        raise Code.FeatureNotAvailable.error(
            f"A Python package that is needed cannot be loaded: {error}.", hint=_how_to_reinstall(extra)
        ) from error


def how_to_install(extra: str) -> str:
    """What brings ``extra`` to this installation of the program."""
    if _is_built():
        return f"This build does not contain it: install the program with pip, pipx or uv, with the extra {extra}."
    return f"Install it: {_line(f'{_PROGRAM}[{extra}]')}."


def _how_to_reinstall(extra: str) -> str:
    installed = [] if _is_built() else _installed(extra)
    if not installed:
        return "Try again. If that fails, too, install the program again."
    return f"Try again. If that fails, too, reinstall it: {_line('--force-reinstall', *installed)}."


def _is_built() -> bool:
    return bool(getattr(sys, "frozen", False))


def _line(*words: str) -> str:
    """The command that installs packages where the program is; it is in no registry, so an extra of it can only be
    added there."""
    place = Path(sys.prefix)
    if (place / "pipx_metadata.json").is_file():
        installer = ["pipx", "runpip", place.name, "install"]
    elif importlib.util.find_spec("pip") is None:  # uv leaves it out
        installer = ["uv", "pip", "install", "--python", sys.executable]
    else:
        installer = [sys.executable, "-m", "pip", "install"]
    return " ".join(map(quoted, [*installer, *words]))


def _installed(extra: str) -> list[str]:
    """The packages of ``extra`` that are installed."""
    from importlib import metadata  # it loads what parses e-mail, and the window has to be there soon

    found = []
    with contextlib.suppress(metadata.PackageNotFoundError):
        for each in metadata.requires(_PROGRAM) or []:
            name = re.split(r"[^A-Za-z0-9._-]", each, maxsplit=1)[0]
            if re.search(rf"extra == ['\"]{extra}['\"]", each) and any(metadata.distributions(name=name)):
                found.append(name)
    return found
