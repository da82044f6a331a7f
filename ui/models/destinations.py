"""Destinations in words, rows and parts of a bar. No widgets."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.status.destinations import DestinationCondition, DestinationState
from ui.format import number, on_day, plural, size, when
from ui.languages.marked import mark, marked
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.instances import CellValue, plain
from ui.values.space import SpacePart, SpaceUse

_WORDS = {
    DestinationCondition.AVAILABLE: (mark("Available"), Level.SUCCESS),
    DestinationCondition.SHORT: (mark("Short of space"), Level.WARNING),
    DestinationCondition.TO_COME: (mark("Not created yet"), Level.WAITING),
    DestinationCondition.READ_ONLY: (mark("Read-only"), Level.WARNING),
    DestinationCondition.INCOMPLETE: (mark("Partly readable"), Level.WARNING),
    DestinationCondition.ABSENT: (mark("Not available"), Level.ERROR),
    DestinationCondition.OTHER: (mark("Another destination"), Level.ERROR),
    DestinationCondition.SILENT: (mark("No answer"), Level.ERROR),
    DestinationCondition.UNREADABLE: (mark("Not readable"), Level.ERROR),
}
_WORST_FIRST = list(DestinationCondition)


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Destinations", text)


def titles() -> tuple[str, ...]:
    """The headings of the list."""
    return (
        *(tr("Destination"), tr("State"), tr("Kind"), tr("Free"), tr("Latency"), tr("Chains"), tr("Encrypted")),
        *(tr("Locked until"), tr("Full on"), tr("Last seen"), tr("Identity")),
    )


NUMBERS = 3, 4, 5


def condition_word(state: DestinationState) -> tuple[str, Level]:
    """Its state in a word or two, and how bad that is."""
    word, level = _WORDS[state.condition]
    return marked(word), level


def state_row(state: DestinationState) -> tuple[CellValue, ...]:
    """One destination; the state sorts the worst first."""
    word, level = condition_word(state)
    milliseconds = None if state.seconds is None else state.seconds * 1000
    tip = "\n".join(text for text in (shown(state.why), advice_of(state)) if text)
    if state.condition is DestinationCondition.TO_COME:
        tip = marked(_TO_COME_TIP)
    full = state.full_on
    return (
        plain(str(state.place)),
        CellValue(word, float(_WORST_FIRST.index(state.condition)), tip, level),
        plain(tr("Bucket") if state.is_bucket else tr("Folder")),
        CellValue(size(state.free), state.free) if state.free is not None else CellValue("–", -1),
        CellValue(latency(milliseconds), milliseconds if milliseconds is not None else -1),
        CellValue(number(state.chains) if state.is_there else "–", state.chains),
        plain(encryption(state)),
        _day(state.locked_until),
        CellValue(on_day(full) if full else "–", full.toordinal() if full else 1 << 30, marked(_FULL_TIP)),
        CellValue(when(state.reached), state.reached.timestamp() if state.reached else 0.0),
        plain(state.found or state.known or "–"),
    )


_TO_COME_TIP = mark("The first run of its job creates it.")
_FULL_TIP = mark("Derived from the backups and prunings of the last four weeks.")


def latency(milliseconds: float | None) -> str:
    """How long it took to answer."""
    if milliseconds is None:
        return "–"
    return tr("< 1 ms") if milliseconds < 1 else tr("{} ms").format(number(round(milliseconds)))


def encryption(state: DestinationState) -> str:
    """How many of its chains are encrypted."""
    if not state.is_there or not state.encrypted + state.plain:
        return "–"
    if not state.plain:
        return tr("All chains")
    return (
        tr("{} of {}").format(number(state.encrypted), number(state.encrypted + state.plain))
        if (state.encrypted)
        else tr("None")
    )


def _day(moment: datetime | None) -> CellValue:
    if moment is None:
        return CellValue("–", 0.0)
    return CellValue(on_day(moment.astimezone().date()), moment.timestamp(), when(moment))


def advice_of(state: DestinationState) -> str:
    """What to do about its state, in words of the window; empty where nothing is wrong."""
    if not state.why:
        return ""
    if state.is_reached:
        return tr(
            "Connect or mount the disk or share that contains it. If it was replaced or emptied on "
            "purpose, choose Accept."
        )
    if state.condition is DestinationCondition.SHORT:
        return tr("Add space, or remove old chains: the page Retention shows which can go.")
    return shown(state.hint)


def facts_of(state: DestinationState) -> list[tuple[str, str]]:
    """What is said of the chosen one besides its row: names and values."""
    facts = []
    if state.is_there:
        chains = plural(state.chains, "{} chain", "{} chains")
        instances = plural(state.instances, "{} instance", "{} instances")
        held = tr("{} of {}, {}").format(chains, instances, size(state.used)) if state.chains else tr("none")
        facts.append((tr("Chains"), held))
        if state.unread:
            facts.append((tr("Not readable"), "\n".join(map(str, state.unread))))
        if state.needed:
            facts.append(
                (tr("Next full backups"), tr("about {}, as the newest ones were").format(size(state.needed)))
            )
        full = state.full_on
        text = tr("not expected") if full is None else tr("on {}, if backups continue as in the last four weeks")
        is_short = state.condition is DestinationCondition.SHORT
        if not state.is_bucket and not (is_short and full is None):  # that it is short of space is said already
            facts.append((tr("Disk full"), text.format(on_day(full) if full else "")))
    facts.append((tr("Kind"), _kind(state)))
    identity = state.found or state.known
    none = tr("not known")
    if state.is_there or state.condition is DestinationCondition.TO_COME:
        none = tr("none yet; it gets one with the next backup")
    elif state.reached is not None:
        none = tr("none was recorded when it was last seen")
    facts.append((tr("Identity"), identity or none))
    if state.condition is DestinationCondition.OTHER:
        facts.append((tr("Identity before"), state.known))
    return facts


def _kind(state: DestinationState) -> str:
    if state.is_bucket:
        locks = tr("It locks new chains against removal.") if state.locked_until else ""
        words = tr("Bucket. Objects are created on condition that they are new; runs own it by marks.")
        return f"{words} {locks}".strip()
    return tr("Folder. Files are renamed in one step; runs own it by a lock.")


def space_of(state: DestinationState) -> SpaceUse | None:
    """How its volume is used; None where that is not known."""
    if state.total is None or state.free is None:
        return None
    used = min(state.used, state.total - state.free)
    other = max(0, state.total - state.free - used)
    return SpaceUse(
        (
            SpacePart(tr("chains"), used, "full"),
            SpacePart(tr("other files"), other, "control"),
            SpacePart(tr("free"), state.free, "page_blank"),
        ),
        state.needed,
    )
