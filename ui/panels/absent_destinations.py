"""That destinations are not available, on pages that list what is there: what is missing is not merely gone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.levels import Level
from ui.values.message import Message
from ui.widgets.banner import Banner


class AbsentDestinations(Banner):
    """Names the destinations whose chains could not be listed, and leads to them; hidden while all could be.
    ``what``: what that means where it is shown. It is as bad as on the overview: worse where a job writes to one.
    """

    def __init__(self, context: Context, parent: QWidget | None = None, *, what: str = "") -> None:
        super().__init__(parent)
        self._meaning = what or self.tr("Backups are not listed while their destination is not available.")
        self._context = context
        self._places: tuple[str, ...] = ()
        self._level = Level.WARNING
        self.act_requested.connect(self._lead)

    def follow(self, wanted: bool = True) -> None:
        """Look again which are missing; where it is not ``wanted``, something else says so."""
        failed = self._context.inventory.stores.failed if wanted else ()
        places = tuple(str(place) for place, _error in failed)
        used = {str(job.destination) for job in self._context.jobs.value.jobs}
        level = Level.WARNING if used.isdisjoint(places) else Level.ERROR
        if (places, level) == (self._places, self._level):
            return
        self._places, self._level = places, level
        if places:
            advice = self.tr("Connect or mount the disk or share that contains it.")
            message = Message(level, self._meaning, ", ".join(places), advice=advice)
            self.show_message(message, self.tr("Show destinations"))
        else:
            self.clear()

    def _lead(self) -> None:
        self._context.navigation.show_destination.emit(self._places[0] if self._places else "")
