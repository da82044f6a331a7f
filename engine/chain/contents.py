"""Whether the files of a chain match its manifest, by their lengths and headers.

Verification and restore both use this module, so that they always agree.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from engine.chain.manifest import FileRole, Manifest, StoredFile
from engine.chain.stored_chain import StoredChain
from engine.error_codes import Code
from engine.errors import JetError, MissingFile, WrongUse
from engine.formats.db_header import HEADER_READ, DatabaseHeader, read_header
from engine.formats.log.header import HEADER_SIZE, LogHeader

_DAMAGED = "The chain is damaged. Verify it, and use another one."


def differs(file: StoredFile, path: Path, text: str) -> JetError:
    """The error for a file of a chain that is not what was backed up."""
    code = Code.LogReadVerifyFailure if file.role is FileRole.LOG else Code.ReadVerifyFailure
    return code.error(text, hint=_DAMAGED, path=str(path))


def not_as_listed(file: StoredFile, path: Path) -> JetError:
    """The error for a file whose hash is another one than the manifest lists."""
    return differs(file, path, f"{file.name} is not the file that was backed up: its {file.hash.shown} differs.")


def check_length(chain: StoredChain, file: StoredFile) -> None:
    """Raises what is wrong with a listed file before it is read: a link, missing, or of another length."""
    path = chain.stored(file).path
    if chain.is_link(file):
        raise Code.InvalidPath.error(
            f"{path} is a symbolic link. Backups do not contain symbolic links.", hint=_DAMAGED, path=str(path)
        )
    try:
        size = chain.length(file)
    except MissingFile as error:
        text = f"{file.home} is missing from the chain."
        raise Code.FileNotFound.error(text, hint=_DAMAGED, path=str(path)) from error
    except WrongUse as error:
        raise error.code.error(error.message, hint=_DAMAGED, path=str(path)) from error
    if size != file.stored_bytes:
        raise differs(
            file,
            path,
            f"{file.home} has a size of {size:,} bytes instead of the {file.stored_bytes:,} bytes that were "
            "backed up.",
        )


def check_listed(chain: StoredChain, manifest: Manifest, file: StoredFile) -> None:
    """Raises what keeps a file from being the one that the manifest lists, as far as its header tells."""
    check_length(chain, file)
    if file.role not in (FileRole.LOG, FileRole.DATABASE):
        return
    stored = chain.file(file)
    with stored.open() as data:
        head = data.read_at(0, HEADER_SIZE if file.role is FileRole.LOG else HEADER_READ)
    try:
        if file.role is FileRole.LOG:
            found = log_differences(LogHeader.parse(head), file, manifest)
        else:
            found = database_differences(read_header(head).header, file, manifest)
        for text in found:
            raise differs(file, stored.path, f"{file.name}: {text}")
    except JetError as error:
        if file.name in error.message:
            raise
        path = str(stored.path)
        raise error.code.error(f"{file.name}: {error.message}", hint=error.hint, path=path) from error


def log_differences(header: LogHeader, file: StoredFile, manifest: Manifest) -> Iterator[str]:
    """What a log's header says otherwise than the manifest."""
    if header.generation != file.generation:
        yield f"It is log generation 0x{header.generation:X} ({header.generation}), but another one is listed."
    if str(header.signature) != manifest.signature:
        yield f"It belongs to the log stream {header.signature}, but {manifest.signature} is listed."
    if header.created.data.hex() != file.created:
        yield "Its creation time is not the one that is listed."


def database_differences(header: DatabaseHeader, file: StoredFile, manifest: Manifest) -> Iterator[str]:
    """What a database's header says otherwise than the manifest; of several, one has the page size it names."""
    listed = manifest.databases[file.name]
    if str(header.sign_db) != listed:
        yield f"Its database signature is {header.sign_db}, but {listed} is listed."
    if len(manifest.databases) == 1 and header.page_size != manifest.page_size:
        yield f"Its page size is {header.page_size} bytes, but {manifest.page_size} is listed."
