"""Reading the contents of a stored file, whatever its encoding."""

from __future__ import annotations

from engine.chain.parts import StoredFile
from engine.error_codes import Code
from engine.files import ReadableFile, ReadFile


def decoded(stored: ReadableFile, file: StoredFile | str) -> ReadableFile:
    """The contents of ``file``, of which ``stored`` are the bytes that a store keeps; of a mere name, those.

    Opening it raises JET_errFeatureNotAvailable (-1001) for an encoding that cannot be read.
    """
    if isinstance(file, str) or not file.encoding:
        return stored
    encoding, path = file.encoding, stored.path

    def refuse() -> ReadFile:
        raise Code.FeatureNotAvailable.error(
            f"{path} is stored as {encoding}, which cannot be read yet.", path=str(path)
        )

    return ReadableFile(path, refuse)
