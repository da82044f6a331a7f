"""The second step: where to. The destination is tested with a file that goes the whole way of a backup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

import engine
from app.jobs.advice import check_apart
from engine.errors import JetError
from engine.progress import Cancel
from ui.context import Context
from ui.first_run.step import FirstRunStep
from ui.languages.sentences import shown
from ui.models.first_run import FirstRunDraft, risk_text
from ui.models.job_places import PlaceLook, look_at_place
from ui.panels.start_folder import start_folder
from ui.panels.target_field import path_of
from ui.panels.write_test import WriteTestList
from ui.widgets.buttons import push_button
from ui.widgets.elided import take_paths
from ui.widgets.form import set_invalid, show_path
from ui.widgets.text import TextLabel, set_level_of

SLOT = "first run place"


class PlaceStep(FirstRunStep):
    """A destination will do once it was tested and nothing speaks against it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._draft = FirstRunDraft()
        self._passed: PlaceLook | None = None
        """What was tested last and takes backups."""
        self._problem = ""
        self._is_leaving = False
        """Whether Next waits for the test."""
        self.destination = QComboBox()
        self.browse_button = push_button(self.tr("Bro&wse…"), icon="open-folder")
        self.test_button = push_button(self.tr("&Test"), icon="verify")
        self.test_list = WriteTestList(context.background, "first run test")
        self.says = TextLabel("", fold=True)
        self._lay_out()
        self.test_button.setEnabled(False)
        self.destination.editTextChanged.connect(self._typed)
        self.destination.activated.connect(lambda _at: self.test())
        self.browse_button.clicked.connect(self.browse)
        self.test_button.clicked.connect(self.test)
        self.test_list.tested.connect(self._take_test)

    def _lay_out(self) -> None:
        box = self.destination
        edit = take_paths(box)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        box.setCompleter(None)  # type: ignore[arg-type]  # what is typed is what is meant
        box.setAccessibleName(self.tr("Destination"))
        box.addItems(self.context.preferences.value.destinations)
        box.setEditText("")
        edit.setPlaceholderText(self.tr("Folder, or s3://BUCKET/PREFIX"))
        edit.setAccessibleName(self.tr("Destination"))
        label = TextLabel(self.tr("&Destination"), "strong")
        label.setBuddy(box)
        about = self.tr(
            "Choose a folder on another disk or on a server, or the address of a bucket. Next tests it with a "
            "small file, which is deleted again, and goes on if backups can be written there."
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(box, 1)
        row.addWidget(self.browse_button)
        row.addWidget(self.test_button)
        self.column.addWidget(TextLabel(about, "muted", fold=True))
        self.column.addWidget(label)
        self.column.addLayout(row)
        self.column.addWidget(self.says)
        self.column.addWidget(self.test_list)
        self.column.addStretch(1)

    @property
    def title(self) -> str:
        return self.tr("Where are the backups kept?")

    @property
    def place(self) -> Path | None:
        """What is typed or chosen."""
        text = self.destination.currentText().strip()
        try:
            place = engine.parse_place(text) if text else None
        except JetError:
            return None
        return place if isinstance(place, engine.StoreAddress) else path_of(text)

    @property
    def reason(self) -> str:
        place = self.place
        if place is None:
            return self.tr("Choose a destination.")
        if self._problem:
            return self.tr("Backups cannot be written there.")
        if self.test_list.is_running or self.context.background.is_busy(SLOT):
            return self.tr("Testing…")
        return ""

    def leave(self) -> bool:
        """Nothing is written to a destination that is still being typed: Next tests what was not tested yet."""
        if self._passed is not None and self._passed.place == self.place:
            return True
        self.test()
        self._is_leaving = not self._problem
        return False

    def applied(self, draft: FirstRunDraft) -> FirstRunDraft:
        place = self.place
        look = self._passed
        if look is None or look.place != place:
            return replace(draft, destination=place, seen="", beside=())
        return replace(draft, destination=place, seen=look.words, beside=look.beside)

    def enter(self, draft: FirstRunDraft) -> None:
        if draft.folders != self._draft.folders:
            self._passed = None
        self._is_leaving = False
        self._draft = draft
        self._show()
        self.destination.setFocus()

    def browse(self) -> None:
        """Ask for the folder, and test it; the dialog can create one."""
        title, known_places = self.tr("Choose where the backups are kept"), self.context.inventory.destinations
        chosen = QFileDialog.getExistingDirectory(self, title, start_folder(known_places))
        if chosen:
            show_path(self.destination, chosen)
            self.test()

    def test(self) -> None:
        """Test what is chosen now."""
        place = self.place
        self._forget()
        self._show()
        if place is None:
            return
        try:
            check_apart(replace(self._draft, destination=place, name="first run").job)
        except JetError as error:
            self.test_list.clear()
            self._problem = f"{shown(error.message)} {shown(error.hint)}".strip()
            self._show()
            return
        self.test_list.test(place)
        self.changed.emit()

    def _forget(self) -> None:
        self._passed, self._problem, self._is_leaving = None, "", False

    def _typed(self, _text: str) -> None:
        self._forget()
        self.test_list.clear()
        self.context.background.forget(SLOT)
        self._show()

    def _take_test(self, passed: bool) -> None:
        """A place that takes files may still be none for backups: the folder of something else, for instance."""
        place = self.test_list.place
        if not passed or place is None:
            self._problem, self._is_leaving = " ", False
            self._show()
            return
        sources, settings = self._draft.folders, self.context.preferences.value
        name = next(iter(self._draft.instances), "")

        def work(cancel: Cancel) -> PlaceLook:
            return look_at_place(place, name, sources, settings, cancel)

        self.context.background.ask(SLOT, work, self._take_look, self._tell)
        self.changed.emit()

    def _take_look(self, look: PlaceLook) -> None:
        if look.refused:
            self._problem, self._is_leaving = look.words, False
        elif look.place == self.place:
            self._passed = look
        self._show()
        if self._is_leaving and self._passed is not None:
            self._is_leaving = False
            self.left.emit()

    def _tell(self, error: JetError) -> None:
        self._problem, self._is_leaving = shown(str(error)), False
        self._show()

    def _show(self) -> None:
        problem = self._problem.strip()
        risk = risk_text(self.applied(self._draft)) if self._passed is not None else ""
        self.says.set_text(problem or risk)
        set_level_of(self.says, "error" if problem else "warning" if risk else "")
        set_invalid(self.destination, bool(self._problem))
        self.test_button.setEnabled(self.place is not None)
        self.changed.emit()
