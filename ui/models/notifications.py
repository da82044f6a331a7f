"""Channels of notifications in words: what each is, where it goes, how its last message went. No widgets."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.notify.channel_tables import channel_from, table_of
from app.notify.file import check_name
from app.notify.settings import (
    DESKTOP,
    AppriseSettings,
    ChannelSettings,
    EventLogSettings,
    MailSettings,
    Notifications,
    SyslogSettings,
    WebhookSettings,
)
from app.notify.state import ChannelResult
from app.status.values import Severity
from engine.errors import JetError
from ui.format import age, plural, when
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, plain
from ui.models.overview import word_of

CHANNEL_TITLES = (mark("Name"), mark("Kind"), mark("Last message"), mark("From level"), mark("Target"))


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Notifications", text)


_KINDS = {
    MailSettings.type: mark("Mail"),
    WebhookSettings.type: mark("Webhook"),
    AppriseSettings.type: mark("Service (apprise)"),
    SyslogSettings.type: mark("Journal or syslog"),
    EventLogSettings.type: mark("Windows event log"),
}


def kind_words(kind: str) -> str:
    """What a channel of that type is called."""
    return marked(_KINDS[kind])


def target_of(channel: ChannelSettings) -> str:
    """Where its messages go; never a secret."""
    match channel:
        case MailSettings():
            return tr("{} by {}").format(", ".join(channel.to), channel.host)
        case WebhookSettings() | AppriseSettings():
            return channel.url
        case SyslogSettings():
            return channel.socket or tr("this computer")
        case EventLogSettings():
            return tr("this computer")


def channel_rows(
    found: Notifications, results: Mapping[str, ChannelResult], now: datetime
) -> list[tuple[CellValue, ...]]:
    """A row for each channel, and for each that the file describes wrongly."""
    rows: list[tuple[CellValue, ...]] = [
        (
            plain(channel.name),
            plain(kind_words(channel.type)),
            result_cell(results.get(channel.name), now),
            CellValue(word_of(channel.least), channel.least.rank),
            plain(target_of(channel)),
        )
        for channel in found.channels
    ]
    if found.desktop:
        last = result_cell(results.get(DESKTOP), now)
        least = CellValue(word_of(found.rules.least), found.rules.least.rank)
        rows.insert(0, (plain(DESKTOP), plain(tr("Desktop")), last, least, plain(tr("this desktop"))))
    for wrong in found.wrong:
        words = CellValue(
            tr("cannot be used"), 0.0, shown(f"{wrong.error} {wrong.error.hint}".strip()), Level.ERROR
        )
        rows.append((plain(wrong.name), plain(""), words, plain(""), plain(shown(str(wrong.error)))))
    return rows


def result_cell(result: ChannelResult | None, now: datetime) -> CellValue:
    """How the last message went, and when."""
    if result is None:
        return CellValue(tr("none yet"), 0.0, "", Level.NEUTRAL)
    ago = age(result.at, now)
    if result.ok:
        return CellValue(tr("arrived {}").format(ago), result.at.timestamp(), result.subject, Level.SUCCESS)
    tries = plural(max(1, result.failures), "{} try", "{} tries")
    tip = "\n".join(part for part in (shown(result.error), shown(result.hint), _next_try(result)) if part)
    return CellValue(tr("failed {}, {}").format(ago, tries), result.at.timestamp(), tip, Level.ERROR)


def _next_try(result: ChannelResult) -> str:
    return tr("The next attempt is at {}.").format(when(result.next_try)) if result.next_try else ""


def trouble_of(channel: ChannelSettings) -> str:
    """What is wrong with it, as the file would be refused; empty if nothing is."""
    try:
        check_name(channel.name)
        channel_from(channel.name, table_of(channel))
    except ValueError as error:
        return shown(str(error))
    except JetError as error:
        return shown(f"{error.message} {error.hint}".strip())
    return ""


LEAST = (Severity.WARNING, Severity.UNKNOWN, Severity.CRITICAL)
"""The mildest severity that a channel is told of: what can be chosen."""
