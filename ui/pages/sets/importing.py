"""Chains of other places: a folder or bucket is searched, and what is there is listed, whatever its host."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from app.operations.command_line import shell_line
from ui.context import Context
from ui.format import plural
from ui.levels import Level
from ui.pages.sets.listing import SetsListing
from ui.pages.sets.tree import SetsView
from ui.panels.place_dialog import PlaceDialog
from ui.values.message import Message
from ui.widgets.banner import Banner


class SetsImport(QObject):
    """Asks for a place, has it searched, and tells in the banner what was found; its button keeps the place."""

    def __init__(self, context: Context, listing: SetsListing, view: SetsView, banner: Banner) -> None:
        super().__init__(view)
        self._context = context
        self._listing = listing
        self._view = view
        self._banner = banner
        self._offered: Path | None = None
        """What the button of the banner adds."""
        listing.imported.connect(self._tell)
        banner.act_requested.connect(self._add)

    def ask(self) -> None:
        """Ask for a folder or a bucket."""
        texts = (
            self.tr("Import backup sets"),
            self.tr(
                "Lists every chain there, and every backup set of another program, whatever host they are of."
            ),
            self.tr("Import"),
        )
        dialog = PlaceDialog(
            texts, (), self._view.window(), icon="import", command=lambda place: shell_line(["chains", str(place)])
        )
        dialog.chosen.connect(lambda place, _create: self.take([place]))
        dialog.open()

    def take(self, places: Sequence[Path]) -> None:
        """Search these."""
        for place in places:
            self._context.navigation.announce.emit(self.tr("Searching {}…").format(place))
            self._listing.import_from(place)

    def _tell(self, place: Path, count: int) -> None:
        self._offered = None
        if not count:
            what = self.tr("There is no backup in {}.").format(place)
            advice = self.tr(
                "Choose the folder of a chain or of a backup set, or a folder one or two levels above it."
            )
            self._banner.show_message(Message(Level.INFO, what, "", "", advice))
            return
        found = [entry for entry in self._listing.entries if entry.path.is_relative_to(place)]
        hosts = sorted({entry.machines for entry in found if entry.machines})
        what = self.tr("{} found in {}.").format(plural(count, "{} chain", "{} chains"), place)
        why = self.tr("Made on {}").format(", ".join(hosts)) if hosts else ""
        is_known = str(place) in self._context.inventory.destinations
        self._offered = None if is_known else place
        self._banner.show_message(Message(Level.INFO, what, "", why), self._act())
        if found:
            self._view.choose(found[0].path)

    def _act(self) -> str:
        return self.tr("Add to the destinations") if self._offered is not None else ""

    def _add(self) -> None:
        place, self._offered = self._offered, None
        self._banner.clear()
        if place is not None:
            self._context.preferences.change(lambda settings: settings.with_destination(str(place)))
