"""A server of desktop notifications on the session bus, as a program: ``dbus-run-session -- python -m …``.

It prints the address of its bus, then a JSON line for each notification. A line ``ACTION NUMBER KEY`` on its stdin
is a user who chooses that. Words of its command line: ``markup`` and ``actions`` are what it can do; ``hangs``: it
does not answer ``Notify`` for a while.
"""

from __future__ import annotations

import json
import os
import sys
import time

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QSocketNotifier, Signal, Slot
from PySide6.QtDBus import QDBusConnection

WORDS = {"markup": "body-markup", "actions": "actions"}


@ClassInfo({"D-Bus Interface": "org.freedesktop.Notifications"})  # type: ignore[call-arg]
class NotificationServer(QObject):  # type: ignore[operator]
    """The interface; the names are those of its specification."""

    ActionInvoked = Signal("uint", str)  # type: ignore[arg-type]

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self._words = words
        self._number = 40
        self._stdin = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._stdin.activated.connect(self._heard)

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(  # noqa: N802
        self,
        program: str,
        replaces: int,
        icon: str,
        summary: str,
        body: str,
        actions: list[str],
        hints: dict[str, object],
        expires: int,
    ) -> int:
        if "hangs" in self._words:
            time.sleep(4)
        self._number += 1
        shown = {"number": self._number, "program": program, "icon": icon, "summary": summary, "body": body}
        print(json.dumps({**shown, "actions": actions, "hints": hints, "expires": expires}), flush=True)
        return self._number

    @Slot(result="QStringList")
    def GetCapabilities(self) -> list[str]:  # noqa: N802
        return ["body", *(WORDS[word] for word in self._words if word in WORDS)]

    def _heard(self) -> None:
        line = os.read(sys.stdin.fileno(), 1000).decode()
        if not line:
            QCoreApplication.quit()
        for words in (each.split() for each in line.splitlines()):
            self.ActionInvoked.emit(int(words[1]), words[2])


def main() -> None:
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    server = NotificationServer(sys.argv[1:])
    exported = QDBusConnection.RegisterOption.ExportAllSlots | QDBusConnection.RegisterOption.ExportAllSignals
    assert bus.registerObject("/org/freedesktop/Notifications", server, exported)
    assert "nothing" in sys.argv or bus.registerService("org.freedesktop.Notifications")
    print(os.environ["DBUS_SESSION_BUS_ADDRESS"], flush=True)
    app.exec()


if __name__ == "__main__":
    main()
