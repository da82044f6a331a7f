"""Reading the contents of a stored file, whatever its encoding."""

from __future__ import annotations

from engine.chain.parts import StoredFile
from engine.error_codes import Code
from engine.files import ReadableFile, ReadFile
from engine.keys import Keys


def decoded(stored: ReadableFile, file: StoredFile | str, keys: Keys) -> ReadableFile:
    """The contents of ``file``, of which ``stored`` are the bytes that a store keeps; of a mere name, those.

    Opening it raises JET_errFeatureNotAvailable (-1001) for an encoding that cannot be read with ``keys``.
    """
    if isinstance(file, str) or not file.encoding:
        return stored
    encoding, path, known = file.encoding, stored.path, len(keys.identities)

    def refuse() -> ReadFile:
        raise Code.FeatureNotAvailable.error(
            f"{path} is stored as {encoding}, which cannot be read yet ({known} identities are given).",
            path=str(path),
        )

    return ReadableFile(path, refuse)
