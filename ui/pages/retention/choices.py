"""What a retention is about: the destination, one of its instances or all, and the rules."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ui.panels.retention_rules import RulesForm
from ui.widgets.buttons import icon_button
from ui.widgets.elided import take_paths
from ui.widgets.panel import Panel
from ui.widgets.picker import Picker
from ui.widgets.text import TextLabel


class RetentionChoices(Panel):
    """Fields and hints, laid out; what they amount to is the page's to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.set_text(self.tr("Rules"))
        self.destination = QComboBox()
        self.browse = icon_button("open-folder", self.tr("Browse…"))
        self.instance = Picker()
        self.form = RulesForm()
        self._lay_out()

    def _lay_out(self) -> None:
        for box in (self.destination, self.instance):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        edit = take_paths(self.destination)
        self.destination.setCompleter(None)  # type: ignore[arg-type]  # what is typed is what is meant
        edit.setPlaceholderText(self.tr("Folder with backups"))
        edit.setAccessibleName(self.tr("Destination"))
        self.set_stores((), "")
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.destination, 1)
        where.addWidget(self.browse)
        self._label(self.tr("&Destination"), self.destination)
        self.body.addLayout(where)
        self._label(self.tr("&Chains of"), self.instance)
        self.body.addWidget(self.instance)
        self.body.addSpacing(4)
        self.body.addWidget(self.form)
        about = self.tr(
            "A chain is kept if any rule keeps it. The rules apply to each instance separately; days and other "
            "periods are those of UTC. The newest chain that can be restored, the one that an incremental backup "
            "would continue and pinned chains are always kept."
        )
        self.body.addWidget(TextLabel(about, "small", fold=True))
        self.body.addStretch(1)

    def _label(self, text: str, field: QWidget) -> None:
        name = QLabel(text)
        name.setProperty("role", "strong")
        name.setBuddy(field)
        field.setAccessibleName(text.replace("&", ""))
        self.body.addWidget(name)

    @property
    def store(self) -> str:
        """The chosen store; empty for all."""
        return str(self.instance.currentData() or "")

    def set_stores(self, stores: Iterable[str], chosen: str) -> None:
        """Offer all and each of ``stores``; nothing is told of that."""
        offered = ["", *sorted({*stores, chosen} - {""})]
        self.instance.blockSignals(True)
        if offered != [self.instance.itemData(at) for at in range(self.instance.count())]:
            self.instance.clear()
            for store in offered:
                self.instance.addItem(store or self.tr("All instances"), store)
        self.instance.setCurrentIndex(max(0, self.instance.findData(chosen)))
        self.instance.blockSignals(False)
