"""Libraries that only encoded chains need."""

from __future__ import annotations

from contextlib import AbstractContextManager

from engine.libraries import optional

_PACKAGES = {
    "crypt": ("cryptography", "pyrage"),
    "zstd": ("backports", "backports.zstd", "compression", "compression.zstd"),
}


def needed(extra: str, what: str) -> AbstractContextManager[None]:
    """While a module is imported that needs a library of ``extra``.

    Raises as :func:`engine.libraries.optional`.
    """

    def missing(package: str) -> str:
        return f"{what} need the Python package {package}, which is not installed."

    return optional(extra, _PACKAGES[extra], missing)
