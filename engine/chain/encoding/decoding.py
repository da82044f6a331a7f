"""Reading the contents of a stored file, whatever its encoding."""

from __future__ import annotations

from functools import partial

from engine.chain.contents import differs
from engine.chain.encoding.decoded_file import Damaged
from engine.chain.encoding.optional import needed
from engine.chain.parts import StoredFile
from engine.error_codes import Code
from engine.errors import JetError
from engine.files import ReadableFile, ReadFile
from engine.keys import Keys

HOW_TO_GIVE = "Specify a file with the identity (--identity FILE)."


def decoded(stored: ReadableFile, file: StoredFile | str, keys: Keys) -> ReadableFile:
    """The contents of ``file``, of which ``stored`` are the bytes that a store keeps; of a mere name, those.

    Opening it raises JET_errDecryptionFailed (-1622) without the right key, JET_errReadVerifyFailure (-1018) or
    JET_errLogReadVerifyFailure (-612) for what was changed or cut off, JET_errFeatureNotAvailable (-1001) where a
    library is missing; so does reading it, except for keys and libraries.
    """
    if isinstance(file, str) or not file.encoding:
        return stored
    return ReadableFile(stored.path, partial(_opened, stored, file, keys))


def _opened(stored: ReadableFile, file: StoredFile, keys: Keys) -> ReadFile:
    def damaged(text: str) -> JetError:
        return differs(file, stored.path, f"{file.home} is damaged. {text}")

    inner = stored.open()
    try:
        size = inner.stat().size
        if size != file.stored_bytes:
            raise damaged(f"It has {size:,} bytes instead of {file.stored_bytes:,}.")
        if file.encoding.is_encrypted:
            inner = _decrypted(inner, file, keys, damaged)
        if file.encoding.is_compressed:
            with needed("zstd", "Compressed files"):
                from engine.chain.encoding.zstd_frames import ZstdFile
            return ZstdFile(inner, file.bytes, damaged)
        if inner.stat().size != file.bytes:
            raise damaged(f"It contains {inner.stat().size:,} bytes instead of {file.bytes:,}.")
        return inner
    except BaseException:
        inner.close()
        raise


def _decrypted(inner: ReadFile, file: StoredFile, keys: Keys, damaged: Damaged) -> ReadFile:
    with needed("crypt", "Encrypted files"):
        from engine.chain.encoding.age_stream import AgeFile, read_header
        from engine.chain.encoding.identities import file_key, openers
    try:
        header = read_header(inner)
        key = file_key(header, openers(keys))
    except ValueError as error:
        raise damaged(f"As an encrypted file, {error}.") from error
    if key is None:
        raise _no_key(inner, file, keys)
    return AgeFile(inner, header, key, damaged)


def _no_key(inner: ReadFile, file: StoredFile, keys: Keys) -> JetError:
    given = len(keys.identities) + len(keys.passphrases)
    if not given:
        why, hint = "no identity was given", HOW_TO_GIVE
    else:
        which = "the given key is not one" if given == 1 else f"none of the {given} given keys is one"
        why = f"{which} of those it was encrypted to"
        hint = "After a change of keys, older chains need the identity or the passphrase of their time."
    path = str(inner.path)
    return Code.DecryptionFailed.error(f"{file.home} cannot be decrypted: {why}.", hint=hint, path=path)
