"""That destinations are not available, on pages that list what is there: what is missing is not merely gone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

import engine
from app.evidence.gathering import ChainScan
from engine.errors import JetError
from ui.context import Context
from ui.format import plural
from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.warned import bullets
from ui.values.message import Message
from ui.widgets.banner import Banner, EmptyState


class AbsentDestinations(Banner):
    """Names the destinations whose chains could not be listed, and folders of others that could not be read, and
    leads to them; hidden while all could be.
    ``what``: what that means where it is shown. It is as bad as on the overview: worse where a job writes to one.
    """

    def __init__(self, context: Context, parent: QWidget | None = None, *, what: str = "") -> None:
        super().__init__(parent)
        self._meaning = what or self.tr("Backups are not listed while their destination is not available.")
        self._context = context
        self._places: tuple[str, ...] = ()
        self._said: Message | None = None
        self.act_requested.connect(self._lead)

    def follow(self, wanted: bool = True) -> None:
        """Look again which are missing; where it is not ``wanted``, something else says so."""
        stores = self._context.inventory.stores
        self._places = tuple(str(place) for place, _error in stores.troubles) if wanted else ()
        message = self._of(stores) if self._places else None
        if message == self._said:
            return
        self._said = message
        if message is not None:
            self.show_message(message, self.tr("Show destinations"))
        else:
            self.clear()

    def _of(self, stores: ChainScan) -> Message:
        errors = [error for _place, error in stores.unread]
        count = plural(
            len(errors),
            "{} folder at a destination could not be read. Its backups are not listed.",
            "{} folders at destinations could not be read. Their backups are not listed.",
        )
        if not stores.failed:
            folders = "\n".join(bullets([str(error.context["path"]) for error in errors]))
            return Message(Level.WARNING, count, folders, errors[0].message, errors[0].hint)
        places = [str(place) for place, _error in stores.failed]
        used = {str(job.destination) for job in self._context.jobs.value.jobs}
        level = Level.WARNING if used.isdisjoint(places) else Level.ERROR
        advice = self.tr("Connect or mount the disk or share that contains it.")
        return Message(level, self._meaning, ", ".join(places), count if errors else "", advice)

    def _lead(self) -> None:
        self._context.navigation.show_destination.emit(self._places[0] if self._places else "")


class NoDestination(EmptyState):
    """In the place of a list of chains, none of which can be listed; leads to the destinations. ``others`` are
    further actions."""

    def __init__(self, context: Context, others: Sequence[QAction] = (), parent: QWidget | None = None) -> None:
        self._context = context
        self._place = ""
        show = QAction(self.tr("Show destinations"))
        super().__init__("destinations", self.tr("Destination not available"), "", (show, *others), parent)
        show.setParent(self)
        show.triggered.connect(lambda: context.navigation.show_destination.emit(self._place))

    def say(self, failed: Sequence[tuple[Path, JetError]], more: str = "") -> None:
        """Name the destinations that could not be listed, or in which a folder could not be read, why if that is
        more than their absence, and what to do; ``more`` can be done besides."""
        self._place = str(failed[0][0]) if failed else ""
        lines = [_named(place, error) for place, error in failed]
        lines += dict.fromkeys(shown(error.hint) for _place, error in failed)
        said = "\n".join(line for line in (*lines, more) if line)
        unread = bool(failed) and set(failed) <= set(self._context.inventory.stores.unread)
        self.set_texts(self.tr("Backups not readable") if unread else self.tr("Destination not available"), said)


def _named(place: Path, error: JetError) -> str:
    said = engine.not_available(place)
    if error.message == said.message:
        return str(place)
    text = shown(error.message)
    return text if str(place) in text else f"{place}: {text}"
