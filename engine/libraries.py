"""Python packages of extras: one that is not installed is told apart from one that cannot be loaded."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

from engine.error_codes import Code


@contextlib.contextmanager
def optional(
    extra: str, packages: tuple[str, ...], missing: Callable[[str], str], hint: str = ""
) -> Iterator[None]:
    """While ``packages`` of ``extra``, an extra of the program, are imported; ``missing`` says that the one of
    that name is not installed.

    Raises JET_errFeatureNotAvailable (-1001): that one of them is not installed only where there is no such
    package, otherwise what could not be loaded.
    """
    try:
        yield
    except ImportError as error:
        if isinstance(error, ModuleNotFoundError) and error.name in packages:
            raise Code.FeatureNotAvailable.error(
                missing(error.name), hint=hint or f"Install it: pip install 'ese-backup-manager[{extra}]'."
            ) from error
        raise Code.FeatureNotAvailable.error(
            f"A Python package that is needed cannot be loaded: {error}.",
            hint=f"Try again. If that fails, too, reinstall it: "
            f"pip install --force-reinstall 'ese-backup-manager[{extra}]'.",
        ) from error
