"""``ese-backup notify``: who is told of problems, and whether messages arrive."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from app.cli.notify_add import add
from app.cli.session import Answer, CommandSession, json_option, warn_unrecorded
from app.local_time import local_text

if TYPE_CHECKING:
    from app.notify.settings import Notifications
    from app.notify.state import ChannelResult
    from app.settings import Locations


@click.group(short_help="Notify people of problems: mail, webhooks, system logs, other services.")
def notify() -> None:
    """Choose who is notified of problems. Messages are sent by 'run-due' and by the window: of failures, of
    targets that are not met, and when they are over; nothing else.

    \b
    Examples:
      ese-backup notify add mail team --host mail.example.org --from backup@example.org --to admin@example.org
      ese-backup notify test team
      ese-backup notify rules --quiet 22:00-07:00 --digest 'mon 08:00'
    """


notify.add_command(add)


@notify.command("list", short_help="Show the channels and their last results.")
@json_option
@click.pass_obj
def list_channels(session: CommandSession) -> Answer:
    """Show the channels, the rules, and how the last message on each channel went.

    Exits with 1 if a channel is not described correctly or its last message did not arrive.
    """
    from app.notify.file import NotifyFile
    from app.notify.tell import results

    locations = _locations()
    found, last = NotifyFile(locations.notify).load(), results(locations)
    names = {channel.name for channel in found.channels}
    fields = _notifications_body(found, last)
    ok = not found.wrong and all(result.ok for name, result in last.items() if name in names)
    return Answer(fields, lambda: _show_list(found, last), ok)


@notify.command(short_help="Remove a channel.")
@click.argument("name")
@json_option
@click.pass_obj
def remove(session: CommandSession, name: str) -> Answer:
    """Remove a channel. Its secret stays in the keyring or its file."""
    from app.cli.text import line
    from app.notify.file import NotifyFile

    NotifyFile(_locations().notify).remove(name)
    return Answer({"result": "success", "removed": name}, lambda: line(f"The channel {name} was removed."))


@notify.command(short_help="Send a test message.")
@click.argument("channel")
@json_option
@click.pass_obj
def test(session: CommandSession, channel: str) -> Answer:
    """Send a test message on a channel now, and report whether it was accepted.

    Exits with 1 if it was not.
    """
    import platform

    from app.notify.tell import check_channel

    result = check_channel(_locations(), channel, now=datetime.now(UTC), host=platform.node())
    return Answer(result.fields(), lambda: _show_result(result), result.ok)


@notify.command(short_help="Check everything, and send what is due.")
@json_option
@click.pass_obj
def now(session: CommandSession) -> Answer:
    """Check everything and send each channel what is due, as 'run-due' does at its end.

    Exits with 1 if a message did not arrive.
    """
    from app.history.recording import ForgivingRecorder
    from app.notify.tell import tell
    from app.status.look import look

    moment = datetime.now(UTC)
    found = look(_locations(), moment, cancel=session.cancel)
    with ForgivingRecorder(_locations().history, warn_unrecorded) as recorder:
        report = tell(found, _locations(), now=moment, record=recorder.record)
    fields = {"busy": report.busy, "sent": [result.fields() for result in report.sent]}

    def show() -> None:
        from app.cli.text import line

        for result in report.sent:
            _show_result(result)
        if report.busy:
            line("Another program is sending messages at the moment.")
        elif not report.sent:
            line("There is nothing to tell.")

    return Answer(fields, show, all(result.ok for result in report.sent))


@notify.command(short_help="Show the weekly digest, or send it now.")
@click.option("--now", "send", is_flag=True, help="Send it now, to all channels that get digests.")
@click.option("--to", "channel", default="", metavar="CHANNEL", help="With --now: only to this channel.")
@click.option("--html", is_flag=True, help="Print its HTML instead of its text.")
@json_option
@click.pass_obj
def digest(session: CommandSession, send: bool, channel: str, html: bool) -> Answer:
    """Show what was backed up, verified and drilled in the last seven days, and what is open.

    \b
    Examples:
      ese-backup notify digest
      ese-backup notify digest --now --to team
    """
    from datetime import timedelta

    from app.notify.digest import digest_of
    from app.notify.tell import send_now
    from app.status.look import look

    if channel and not send:
        raise click.UsageError("--to is for --now.")
    locations, moment = _locations(), datetime.now(UTC)
    overview = look(locations, moment, cancel=session.cancel)
    message = digest_of(overview, locations, moment - timedelta(days=7), moment)
    sent = send_now(locations, message, now=moment, name=channel) if send else ()
    fields = {
        "subject": message.subject,
        "text": message.text,
        "html": message.html,
        "sent": [result.fields() for result in sent],
    }

    def show() -> None:
        if send:
            for result in sent:
                _show_result(result)
            if not sent:
                click.echo("No channel gets digests.")
        else:
            click.echo(message.html if html else f"{message.subject}\n\n{message.text}", nl=False)

    return Answer(fields, show, all(result.ok for result in sent))


@notify.command(short_help="Show the rules, or change them.")
@click.option("--remind", metavar="SPAN", help="Repeat a lasting problem this often: 1d; 'never'.")
@click.option("--settle", metavar="SPAN", help="A problem that returns within this time is still the same: 10m.")
@click.option("--quiet", metavar="HOURS", help="Warnings wait at these hours: 22:00-07:00; 'none'.")
@click.option("--quiet-criticals/--no-quiet-criticals", default=None, help="Everything waits at quiet hours.")
@click.option(
    "--digest", "digest_at", metavar="TIME", help="When the weekly digest is sent: 'mon 08:00'; 'never'."
)
@click.option("--zone", metavar="ZONE", help="The time zone of these hours: Europe/Berlin; 'system'.")
@click.option("--desktop/--no-desktop", default=None, help="The window shows notifications of its own.")
@json_option
@click.pass_obj
def rules(
    session: CommandSession,
    remind: str | None,
    settle: str | None,
    quiet: str | None,
    quiet_criticals: bool | None,
    digest_at: str | None,
    zone: str | None,
    desktop: bool | None,
) -> Answer:
    """Show or change when messages are sent.

    \b
    Example:
      ese-backup notify rules --quiet 22:00-07:00 --digest 'mon 08:00'
    """
    from app.notify.file import NotifyFile, changed_rules, rules_table

    file = NotifyFile(_locations().notify)
    given = {"remind": remind, "settle": settle, "quiet": quiet, "quiet_criticals": quiet_criticals}
    given |= {"digest": digest_at, "zone": zone}
    asked = {name: value for name, value in given.items() if value is not None}

    def changed(before: Notifications) -> Notifications:
        on = before.desktop if desktop is None else desktop
        return replace(before, rules=changed_rules(before.rules, asked), desktop=on)

    found = file.load()
    try:
        wanted = changed(found)
    except ValueError as error:
        raise click.UsageError(f"{error}.") from error
    if wanted != found:
        found = file.change(changed)
    fields = {"rules": rules_table(found.rules), "desktop": found.desktop}
    return Answer(fields, lambda: _show_rules(found))


# ---- what they share


def _locations() -> Locations:
    from app.settings import Locations

    return Locations.of()


def _notifications_body(found: Notifications, last: Any) -> dict[str, object]:
    from app.cli.session import error_fields
    from app.notify.channel_tables import channel_body
    from app.notify.file import rules_table

    def result(name: str) -> object:
        return last[name].fields() if name in last else None

    return {
        "channels": [{**channel_body(channel), "last": result(channel.name)} for channel in found.channels],
        "wrong": [{"name": wrong.name, "error": error_fields(wrong.error)} for wrong in found.wrong],
        "desktop": found.desktop,
        "rules": rules_table(found.rules),
    }


def _show_list(found: Notifications, last: Any) -> None:
    from app.cli.text import line, table

    rows = []
    for channel in found.channels:
        result = last.get(channel.name)
        said = "not used yet"
        if result is not None:
            said = f"{local_text(result.at, '%Y-%m-%d %H:%M')} {result.error or 'arrived'}"
        rows.append([channel.name, channel.type, channel.least.name.lower(), _yes(channel.digest), said])
    if rows:
        table(["channel", "type", "least", "digest", "last message"], rows)
    else:
        line("There are no channels. ese-backup notify add --help shows how to add one.")
    for wrong in found.wrong:
        line(f"{wrong.name}: {wrong.error.message}")
    line()
    _show_rules(found)


def _show_rules(found: Notifications) -> None:
    from app.cli.text import facts
    from app.jobs.texts import duration_words
    from app.notify.file import rules_table

    given, table = found.rules, rules_table(found.rules)
    waits = ", and everything waits" if given.quiet_criticals else ", and warnings wait"
    facts(
        [
            ("remind", f"every {duration_words(given.remind)}" if given.remind else "never"),
            ("settle", duration_words(given.settle)),
            ("quiet hours", f"{table['quiet']}{waits}" if given.quiet else "none"),
            ("digest", str(table["digest"] or "never")),
            ("zone", given.zone or "that of the system"),
            ("no alarms", ", ".join(sorted(given.silent))),
            ("desktop", _yes(found.desktop)),
        ],
        indent=0,
    )


def _show_result(result: ChannelResult) -> None:
    from app.cli.text import line

    if result.ok:
        line(f"{result.channel}: the message was accepted.")
        return
    line(f"{result.channel}: {result.error}")
    if result.hint:
        line(result.hint, indent=2)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
