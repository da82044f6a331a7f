"""Options for how chains are stored, for what opens them, and for whose signature is trusted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from app.cli.session import CommandSession, absolute_path

Command = TypeVar("Command", bound=Callable[..., object])

_IDENTITY = (
    "File with an age identity or a private SSH key, or keyring:NAME, to read encrypted chains. Can be repeated. "
    "ESE_BACKUP_IDENTITY names more."
)
_TRUSTED = (
    "File with a public Ed25519 key: only chains signed with it are accepted. Can be repeated; "
    "ESE_BACKUP_TRUSTED_KEY names more."
)
_COMPRESS = "Compress the files. LEVEL is 1 to 22; 3 if omitted."
_ENCRYPT = (
    "Encrypt the files with age, so only RECIPIENT can read them: age1… or a public SSH key. Can be repeated; "
    "'passphrase' asks for one instead."
)
_HASH = "Hash of the files of a new chain: blake3 takes less processor time. [default: sha256]"
_SIGN = "File with a private Ed25519 key, to sign the chain."
_PASSPHRASE = "Ask for the passphrase of an encrypted chain or identity file (or use ESE_BACKUP_PASSPHRASE)."


def key_options(command: Command) -> Command:
    """``--identity``, ``--trusted-key`` and ``--passphrase``; the session has what they say."""
    options = (
        click.option("--identity", "identities", metavar="FILE", multiple=True, help=_IDENTITY, **_kept()),
        click.option(
            "--trusted-key", "trusted", metavar="FILE", multiple=True, type=absolute_path, help=_TRUSTED, **_kept()
        ),
        click.option("--passphrase", is_flag=True, help=_PASSPHRASE, **_kept()),
    )
    for option in reversed(options):
        command = option(command)
    return command


def hash_option(command: Command) -> Command:
    """``--hash``: of a chain that starts; the session has it."""
    kinds = click.Choice(["sha256", "blake3"])
    return click.option("--hash", "hash_kind", type=kinds, help=_HASH, **_kept())(command)


def encoding_options(command: Command) -> Command:
    """``--compress``, ``--encrypt`` and ``--sign``: how a backup is stored; the session has what they say."""
    options = (
        click.option("--compress", metavar="zstd[:LEVEL]", type=compression, help=_COMPRESS, **_kept()),
        click.option("--encrypt", metavar="RECIPIENT", multiple=True, help=_ENCRYPT, **_kept()),
        click.option("--sign", "signing", metavar="FILE", type=absolute_path, help=_SIGN, **_kept()),
    )
    for option in reversed(options):
        command = option(command)
    return command


def compression(text: str) -> int:
    """A method of ``--compress`` with its level: ``zstd``, ``zstd:9``."""
    method, _, level = text.partition(":")
    if method != "zstd" or not (level or "3").isdecimal() or not 1 <= int(level or "3") <= 22:
        raise click.BadParameter(f"{text!r} is not a compression. Examples: zstd, zstd:9 (levels 1 to 22).")
    return int(level or "3")


def _kept() -> dict[str, Any]:
    """Of an option whose value the session remembers."""

    def remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
        if value:
            context.ensure_object(CommandSession).key_options[str(parameter.name)] = value

    return {"expose_value": False, "callback": remember}
