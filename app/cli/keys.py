"""Options for keys: what opens encrypted chains, and whose signature is trusted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from app.cli.session import CommandSession, absolute_path

Command = TypeVar("Command", bound=Callable[..., object])

_IDENTITY = (
    "File with an age identity or a private SSH key, or keyring:NAME, to read an encrypted chain. Can be repeated; "
    "ESE_BACKUP_IDENTITY names more."
)
_TRUSTED = (
    "File with a public Ed25519 key: only chains signed with it are accepted. Can be repeated; "
    "ESE_BACKUP_TRUSTED_KEY names more."
)
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


def signing_option(command: Command) -> Command:
    """``--sign``: the private key."""
    return click.option(
        "--sign",
        "signing",
        metavar="FILE",
        type=absolute_path,
        help="File with a private Ed25519 key, to sign the chain.",
        **_kept(),
    )(command)


def _kept() -> dict[str, Any]:
    """Of an option whose value the session remembers."""

    def remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
        if value:
            context.ensure_object(CommandSession).key_options[str(parameter.name)] = value

    return {"expose_value": False, "callback": remember}


def file_name(text: str) -> str:
    """An identity as it is given, its path made absolute."""
    return text if text.startswith("keyring:") else str(Path(text).absolute())
