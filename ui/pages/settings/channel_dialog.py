"""The dialog for a channel of notifications: the fields of its kind, what is wrong with them, and saving it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.notify.command import add_arguments
from app.notify.settings import TYPES, ChannelSettings, Tls
from app.operations.command_line import shell_line
from engine.errors import JetError
from ui.levels import Level
from ui.models.notifications import LEAST, kind_words, trouble_of
from ui.models.overview import word_of
from ui.pages.settings.secret_field import SecretField
from ui.panels.command_dialog import CommandDialog, offer_command
from ui.values.message import Message
from ui.widgets.banner import Banner
from ui.widgets.dialog import Dialog
from ui.widgets.form import Form, fit_height, padded
from ui.widgets.panel import scrolled
from ui.widgets.text import TextLabel

_SECRETS = {"password": True, "secret": True}
"""Fields that name a secret, and whether there may be none."""


class ChannelDialog(Dialog):
    """Makes a channel of type ``kind``, or changes ``channel``. ``requested`` carries the channel and the secrets
    that are to be put into the keyring first, by name; the owner saves them and calls :meth:`accept`, or
    :meth:`tell` with what prevents it.
    """

    requested = Signal(object, object)

    def __init__(self, kind: str, channel: ChannelSettings | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type = next(each for each in TYPES if each.type == kind)
        self._readers: dict[str, Callable[[], Any]] = {}
        self._secrets: dict[str, SecretField] = {}
        self.fields: dict[str, QWidget] = {}
        """The widgets of the fields, by their names in the settings."""
        title = self.tr("Edit channel: {}") if channel else self.tr("Add channel: {}")
        self.setWindowTitle(title.format(kind_words(kind)))
        self.banner = Banner()
        self.trouble = TextLabel("", fold=True)
        self.trouble.setProperty("level", "warning")
        self.name = QLineEdit(channel.name if channel else kind)
        self.name.setReadOnly(channel is not None)
        self.least = QComboBox()
        self.least.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for severity in LEAST:
            self.least.addItem(word_of(severity), severity)
        self.digest = QCheckBox(self.tr("Send the weekly digest, too"))
        self.digest.setAccessibleName(self.digest.text())
        self.buttons = QDialogButtonBox()
        self.save = self.buttons.addButton(self.tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.save, cancel):
            button.setAccessibleName(button.text())
        self._is_new = channel is None
        self.command_button = offer_command(self.buttons, lambda: self.show_command().raise_())
        self.form = Form()
        self._lay_out(channel)
        self.save.clicked.connect(self._request)
        self.buttons.rejected.connect(self.reject)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)
        self._check()

    def _lay_out(self, channel: ChannelSettings | None) -> None:
        self.form.add(self.tr("&Name"), self.name, self.tr("Letters, digits, - and _"))
        self.name.textChanged.connect(lambda _text: self._check())
        for field in fields(self._type):
            if field.name in ("name", "least", "digest"):
                continue
            self._add_field(field.name, getattr(channel, field.name) if channel else None)
        self.form.add(
            self.tr("Lowest se&verity"), self.least, self.tr("Milder problems are not sent on this channel.")
        )
        self.form.addRow(self.digest)
        if channel is not None:
            self.least.setCurrentIndex(max(0, self.least.findData(channel.least)))
        self.digest.setChecked(channel.digest if channel else True)
        content = QWidget()
        content.setLayout(self.form)
        self.form.setContentsMargins(0, 0, 4, 0)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(self.banner)
        column.addWidget(scrolled(content), 1)
        column.addWidget(self.trouble)
        column.addWidget(self.buttons)

    def _add_field(self, name: str, value: Any) -> None:
        label, hint = self._words()[name]
        if name in _SECRETS or (name == "url" and self._type.type == "apprise"):
            secret = SecretField(label.replace("&", ""), optional=name in _SECRETS)
            secret.set_reference(value or "")
            secret.changed.connect(self._check)
            self._secrets[name] = secret
            self._readers[name] = lambda: secret.reference(self._secret_name(name))
            self._put(name, label, secret, hint)
        elif name == "tls":
            tls = QComboBox()
            for each, words in (
                (Tls.STARTTLS, self.tr("STARTTLS")),
                (Tls.IMPLICIT, self.tr("TLS from the start")),
                (Tls.NONE, self.tr("None")),
            ):
                tls.addItem(words, each)
            tls.setCurrentIndex(max(0, tls.findData(value)))
            tls.currentIndexChanged.connect(lambda _at: self._check())
            self._readers[name] = lambda: Tls(tls.currentData())
            self._put(name, label, tls, hint)
        elif name == "port":
            port = padded(QSpinBox(minimum=0, maximum=65535, value=value or 0))
            port.setSpecialValueText(self.tr("usual"))
            port.valueChanged.connect(lambda _value: self._check())
            self._readers[name] = port.value
            self._put(name, label, port, hint)
        else:
            line = QLineEdit(", ".join(value) if isinstance(value, tuple) else value or "")
            line.textChanged.connect(lambda _text: self._check())
            self._readers[name] = (lambda: _listed(line.text())) if name == "to" else (lambda: line.text().strip())
            self._put(name, label, line, hint)

    def _put(self, name: str, label: str, widget: QWidget, hint: str) -> None:
        self.fields[name] = widget
        self.form.add(label, widget, hint)

    def _words(self) -> Mapping[str, tuple[str, str]]:
        return {
            "host": (self.tr("&Server"), self.tr("The mail server, as smtp.example.org")),
            "sender": (self.tr("F&rom"), self.tr("The address that messages come from")),
            "to": (self.tr("&To"), self.tr("Addresses, separated by commas")),
            "tls": (self.tr("&Protection"), ""),
            "port": (self.tr("P&ort"), ""),
            "user": (self.tr("&User"), self.tr("Empty where the server asks for none")),
            "password": (self.tr("Pass&word"), self.tr("A file must not be readable by others.")),
            "ca": (self.tr("Ce&rtificates"), self.tr("A file of certificates to trust instead of the system's")),
            "url": (self.tr("&Address"), self._url_hint()),
            "secret": (
                self.tr("&Key"),
                self.tr("Signs each message (HMAC-SHA-256), so that the server can tell that it is genuine"),
            ),
            "socket": (self.tr("So&cket"), self.tr("Empty for that of the system")),
        }

    def _url_hint(self) -> str:
        if self._type.type == "apprise":
            return self.tr("The address of the service, as apprise writes it; it contains a password.")
        return self.tr("An https address that takes JSON")

    # ---- what it does

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fit_height(self)
        self.name.setFocus()

    def channel(self) -> ChannelSettings:
        """What the fields say."""
        values = {name: read() for name, read in self._readers.items()}
        return self._type(
            self.name.text().strip(), **values, least=self.least.currentData(), digest=self.digest.isChecked()
        )

    def tell(self, error: JetError) -> None:
        """Say why it could not be saved."""
        self.save.setEnabled(True)
        what = self.tr("The channel could not be saved.")
        self.banner.show_message(Message(Level.ERROR, what, why=str(error), advice=error.hint))

    def _required(self) -> dict[str, str]:
        """The fields that must not be empty, and what they are called."""
        needed = [each.name for each in fields(self._type) if each.default is MISSING and each.name in self.fields]
        return {name: self.fields[name].accessibleName() for name in needed}

    def _secret_name(self, field: str) -> str:
        return f"notify-{self.name.text().strip()}-{field}"

    def _check(self) -> None:
        empty = [words for name, words in self._required().items() if not self._readers[name]()]
        trouble = self.tr("Still empty: {}").format(", ".join(empty)) if empty else trouble_of(self.channel())
        self.trouble.set_text(trouble)
        self.save.setEnabled(not trouble)
        self.command_button.setEnabled(not trouble)

    def show_command(self) -> CommandDialog:
        """Show the command that adds the channel as the fields are; it asks for a secret that was typed here."""
        channel = self.channel()
        lines = [add_arguments(channel, [name for name, field in self._secrets.items() if field.typed])]
        about = self.tr("This command adds the channel. A secret that it does not name is asked for.")
        if not self._is_new:
            lines.insert(0, ["notify", "remove", channel.name])
            about = self.tr("These commands replace the channel. A secret that they do not name is asked for.")
        dialog = CommandDialog("\n".join(map(shell_line, lines)), self, about)
        dialog.open()
        return dialog

    def _request(self) -> None:
        self.save.setEnabled(False)
        self.banner.clear()
        typed = {self._secret_name(name): field.typed for name, field in self._secrets.items() if field.typed}
        self.requested.emit(self.channel(), typed)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
