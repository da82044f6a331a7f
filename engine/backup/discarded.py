"""The staged files of a run that fails are removed, and its error says what may be left of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.chain.destination import Staging
from engine.errors import JetError
from engine.remains import of_backup


@contextmanager
def discarded(staging: Staging, destination: Path) -> Iterator[None]:
    """While files are staged and published. Where the destination has gone meanwhile, the error says so and not
    which call met it."""
    try:
        yield
    except JetError as error:
        said = of_backup(error, staging.discard(), destination)
        if said is error:
            raise
        raise said from error
    except BaseException:
        staging.discard()
        raise
