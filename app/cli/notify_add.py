"""``ese-backup notify add``: a channel, whose secret is asked for or stored elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.cli.session import Answer, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from app.notify.settings import ChannelSettings
    from app.status.values import Severity

Command = TypeVar("Command", bound=Callable[..., object])
_LEAST = ["warning", "unknown", "critical"]
_TLS = ["starttls", "implicit", "none"]


@click.group(short_help="Add a channel.")
def add() -> None:
    """Add a channel. A secret is asked for and stored in the keyring, or in a file that only you can read; it is
    never an option and never in the file of the channels."""


def _channel_options(command: Command) -> Command:
    """What all channels have."""
    options = (
        click.argument("name"),
        click.option(
            "--least", type=click.Choice(_LEAST), default="warning", help="The lowest severity that is sent here."
        ),
        click.option("--no-digest", is_flag=True, help="Do not send the weekly digest here."),
        json_option,
        click.pass_obj,
    )
    for option in reversed(options):
        command = option(command)
    return command


def _secret_options(what: str, short: str) -> Callable[[Command], Command]:
    """Where a secret is: in a file, or in the keyring under a name; otherwise it is asked for."""

    def with_options(command: Command) -> Command:
        command = click.option(
            f"--{short}-name", metavar="NAME", help=f"The keyring contains {what} under this name."
        )(command)
        return click.option(
            f"--{short}-file",
            type=absolute_path,
            metavar="FILE",
            help=f"FILE contains {what}; only its owner may have access to it.",
        )(command)

    return with_options


@add.command(short_help="Mail, by an SMTP server.")
@click.option("--host", required=True, help="The mail server.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Default: 587, 465 or 25, as --tls needs.")
@click.option(
    "--tls",
    type=click.Choice(_TLS),
    default="starttls",
    show_default=True,
    help="How the connection is encrypted.",
)
@click.option("--from", "sender", required=True, metavar="ADDRESS", help="The sender.")
@click.option("--to", "to", required=True, multiple=True, metavar="ADDRESS", help="A recipient. Can be repeated.")
@click.option("--user", default="", help="The user name at the server; its password is asked for.")
@_secret_options("the password", "password")
@click.option("--ca", type=absolute_path, metavar="FILE", help="Trust the certificates in FILE alone.")
@_channel_options
def mail(session: CommandSession, name: str, least: str, no_digest: bool, **given: Any) -> Answer:
    """Send mail to all recipients by an SMTP server. Its certificate is checked; nothing is sent without the TLS
    that was chosen.

    \b
    Example:
      ese-backup notify add mail team --host mail.example.org --from backup@example.org --to a@example.org \\
          --user backup
    """
    from app.notify.settings import MailSettings, Tls

    def settings() -> ChannelSettings:
        return MailSettings(
            name,
            given["host"],
            given["sender"],
            given["to"],
            Tls(given["tls"]),
            given["port"],
            given["user"],
            _secret(name, "Password", given["password_file"], given["password_name"]) if given["user"] else "",
            str(given["ca"] or ""),
            least=_severity(least),
            digest=not no_digest,
        )

    return _added(name, settings)


@add.command(short_help="JSON by HTTP POST.")
@click.option("--url", default="", help="The address, if it contains no secret.")
@_secret_options("the address", "url")
@click.option("--sign", is_flag=True, help="Sign what is sent; the secret is asked for.")
@_secret_options("the secret that signs", "secret")
@click.option("--ca", type=absolute_path, metavar="FILE", help="Trust the certificates in FILE alone.")
@_channel_options
def webhook(session: CommandSession, name: str, least: str, no_digest: bool, **given: Any) -> Answer:
    """Post one JSON object for each message; docs/notifications.md says what is in it and how its signature is
    checked.

    \b
    Example:
      ese-backup notify add webhook ops --url https://hooks.example.org/backup --sign
    """
    from app.notify.settings import WebhookSettings

    def settings() -> ChannelSettings:
        url = given["url"] or _secret(name, "Address", given["url_file"], given["url_name"], "url")
        signs = given["sign"] or given["secret_file"] or given["secret_name"]
        secret = _secret(name, "Secret", given["secret_file"], given["secret_name"]) if signs else ""
        ca = str(given["ca"] or "")
        return WebhookSettings(name, url, secret, ca, least=_severity(least), digest=not no_digest)

    return _added(name, settings)


@add.command(short_help="Another service, by apprise.")
@_secret_options("the address", "url")
@_channel_options
def apprise(
    session: CommandSession, name: str, least: str, no_digest: bool, url_file: Path | None, url_name: str | None
) -> Answer:
    """Use one of the services that apprise knows: Slack, Telegram, Matrix and others. Its address contains the
    secret, and is asked for.

    \b
    Example:
      ese-backup notify add apprise chat
    """
    from app.notify.settings import AppriseSettings

    def settings() -> ChannelSettings:
        url = _secret(name, "Address", url_file, url_name)
        return AppriseSettings(name, url, least=_severity(least), digest=not no_digest)

    return _added(name, settings)


@add.command(short_help="The journal of systemd, or syslog.")
@click.option("--socket", type=absolute_path, metavar="PATH", help="Another socket than the system's.")
@_channel_options
def syslog(session: CommandSession, name: str, least: str, no_digest: bool, socket: Path | None) -> Answer:
    """Write an entry for each problem to the journal of systemd, or to syslog where there is none.

    \b
    Example:
      ese-backup notify add syslog log --no-digest
    """
    from app.notify.settings import SyslogSettings

    def settings() -> ChannelSettings:
        return SyslogSettings(name, str(socket or ""), least=_severity(least), digest=not no_digest)

    return _added(name, settings)


@add.command(short_help="The Application log of Windows.")
@_channel_options
def eventlog(session: CommandSession, name: str, least: str, no_digest: bool) -> Answer:
    """Write an entry for each problem to the Application log of Windows.

    \b
    Example:
      ese-backup notify add eventlog log --least critical
    """
    from app.notify.settings import EventLogSettings

    return _added(name, lambda: EventLogSettings(name, least=_severity(least), digest=not no_digest))


def _severity(word: str) -> Severity:
    from app.status.values import Severity

    return Severity[word.upper()]


def _secret(name: str, prompt: str, file: Path | None, kept: str | None, suffix: str = "") -> str:
    """What names a secret: as it was given, or asked for on the terminal and stored in the keyring."""
    from app.notify.secrets import FILE, keep_secret
    from app.operations.key_files import KEYRING

    if file is not None and kept is not None:
        raise click.UsageError("The file and the name of a secret exclude each other.")
    if file is not None:
        return f"{FILE}{file}"
    if kept is not None:
        return f"{KEYRING}{kept}"
    if not sys.stdin.isatty():
        raise click.UsageError("A secret is asked for on a terminal only. Name a file or a name in the keyring.")
    secret = str(click.prompt(prompt, hide_input=True, err=True))
    return keep_secret(f"notify-{name}{f'-{suffix}' if suffix else ''}", secret)


def _added(name: str, settings: Callable[[], ChannelSettings]) -> Answer:
    """Add it; the name is checked before a secret is asked for, and the channel before it is written."""
    from app.cli.text import line
    from app.notify.channel_tables import channel_body, check_channel_settings
    from app.notify.file import NotifyFile, check_name
    from app.settings import Locations

    file = NotifyFile(Locations.of().notify)
    check_name(name)
    channel = settings()
    try:
        check_channel_settings(channel)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from error
    file.add(channel)

    def show() -> None:
        line(f"The channel {name} was added. Test it: ese-backup notify test {name}")

    return Answer({"result": "success", "channel": channel_body(channel)}, show)
