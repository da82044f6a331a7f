"""Takes the window to where its menus, its pages and the tray want to go."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtWidgets import QWidget

from ui.back_up_now import BackUpNow
from ui.context import Chooses, Context, Exports, Filters, TakesRestore, TakesRun
from ui.live_run import plan_of
from ui.main_window import MainWindow
from ui.models.place_names import instance_at
from ui.page import PageContent
from ui.values.restore_from import RestoreFrom

if TYPE_CHECKING:
    from app.operations.drill import DrillRequest


class Wayfinder(QObject):
    """Follows :class:`~ui.context.Navigation`. ``names``: the pages, in the order of the navigation."""

    def __init__(self, context: Context, window: MainWindow, names: tuple[str, ...], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._window = window
        self.names = names
        self._back_up_now = BackUpNow(context, self)
        navigation = context.navigation
        navigation.back_up_now.connect(self._back_up_now.start)
        window.back_up_requested.connect(lambda: self._back_up_now.begin(self._content()))
        window.restore_requested.connect(self._restore_chosen)
        window.verify_requested.connect(self._choose_to_verify)
        window.recover_requested.connect(lambda: navigation.recover.emit(None))
        window.export_requested.connect(self._export)
        window.filter_requested.connect(self._filter)
        window.palette_requested.connect(self._open_palette)
        window.about_requested.connect(self._open_about)
        window.diagnostics_requested.connect(self._open_diagnostics)
        window.new_job_requested.connect(navigation.new_job)
        window.set_up_requested.connect(navigation.first_run)
        navigation.first_run.connect(self._open_first_run)
        navigation.restore.connect(self._begin_restore)
        navigation.verify.connect(self._verify)
        navigation.drill.connect(self._drill)
        navigation.show_history.connect(self._show_history)
        for leads, page in navigation.leads():
            leads.connect(partial(self._lead, leads, page))

    def show_page(self, name: str) -> None:
        """Go to the page whose module is ``name``."""
        self._window.show_page(self.names.index(name))

    @property
    def shown(self) -> str:
        """The name of the page that is shown."""
        return self.names[self._window.current_page]

    def page(self, name: str) -> PageContent:
        """What is on the page whose module is ``name``; raises ValueError when there is none."""
        return self._window.content(self.names.index(name))

    def pages_made(self) -> Iterator[tuple[str, QWidget]]:
        """The pages that were shown yet, by their names."""
        for at, name in enumerate(self.names):
            if self._window.has_content(at):
                yield name, self._window.content(at).widget

    def _content(self) -> object:
        return self._window.content(self._window.current_page).widget

    def _lead(self, leads: SignalInstance, name: str, *what: object) -> None:
        """Go to the page ``name``. One that is only made now has not heard why, and is told again."""
        is_new = not self._window.has_content(self.names.index(name))
        self.show_page(name)
        if is_new:
            leads.emit(*what)

    def _restore_chosen(self) -> None:
        """The chain that the button of the chosen instance takes; none where no instance is chosen."""
        content = self._content()
        chosen = content.chosen if isinstance(content, Chooses) else None
        chain = self._context.ledger.of(chosen).to_restore
        self._context.navigation.restore.emit(chain.path if chain else None)

    def _export(self) -> None:
        content = self._content()
        if isinstance(content, Exports):
            content.export()
        else:
            self._window.announce(self.tr("This page has nothing to export. Go to History to export events."))

    def _filter(self) -> None:
        content = self._content()
        if isinstance(content, Filters):
            content.focus_filter()
        else:
            self._window.announce(self.tr("This page has no filter."))

    # The first paint can do without these dialogs.

    def _open_about(self) -> None:
        from ui.help_dialogs import About

        About(self._context.background, self._window).open()

    def _open_diagnostics(self) -> None:
        from ui.diagnostics import Diagnostics

        Diagnostics(self._context, self._window).open()

    def _open_palette(self) -> None:
        from ui.command_palette import CommandPalette
        from ui.commands import commands_of

        commands = commands_of(self._context, self._window.commands, self.page(self.shown).widget)
        CommandPalette(commands, self._window).open()

    def _open_first_run(self) -> None:
        """Set up the first job, step by step."""
        from ui.first_run.dialog import FirstRun  # most starts never show it

        dialog = FirstRun(self._context, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _begin_restore(self, chain: Path | RestoreFrom | None) -> None:
        self.show_page("restore")
        content = self._content()
        if isinstance(content, TakesRestore):
            content.begin(chain)

    def _show_history(self, run_id: str) -> None:
        self.show_page("history")
        content = self._content()
        if run_id and isinstance(content, TakesRun):
            content.show_run(run_id)

    def _choose_to_verify(self) -> None:
        """The page that verifies, with the folder of the chosen instance if there is one."""
        content = self._content()
        chosen = content.chosen if isinstance(content, Chooses) else None
        self._context.navigation.verify_page.emit(chosen.directory if chosen is not None else None)

    def _verify(self, path: Path) -> None:
        from app.operations.verify import VerifyRequest  # the first paint can do without the operations

        inventory = self._context.inventory
        plan = plan_of(VerifyRequest(path), instance_at(path, inventory.chains, inventory.instances))
        self._context.navigation.show_run.emit(self._context.run_queue.start(plan))

    def _drill(self, request: DrillRequest) -> None:
        sets = (each.name for each in self._context.inventory.instances if each.directory == request.chain)
        self._context.navigation.show_run.emit(self._context.run_queue.start(plan_of(request, next(sets, ""))))
