"""The language of the window: chosen, installed before anything is shown, taken away with the window."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.language import Language
from resources import catalogue_file
from ui.languages.catalogue import Text, read
from ui.languages.compiled import compiled
from ui.languages.sentences import Sentences, speak

SPOKEN = {Language.ENGLISH: "English", Language.FRENCH: "Français"}
"""The languages of the window by their own names."""
_MONTHS = range(1, 13)
WINDOW, ENGINE = "window", "engine"
"""The two catalogues of a language: texts of the window, and sentences of engine and app."""


class InstalledLanguage:
    """Translates for all that is made from now on, until :meth:`remove`; ``code`` is what is spoken.

    Raises FileNotFoundError where a catalogue is not part of this installation.
    """

    def __init__(self, app: QCoreApplication, language: Language) -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self._kept: list[bytes] = []  # Qt reads a catalogue where it is
        spoken = spoken_for(language)
        self.code = spoken.value
        if language is not Language.SYSTEM or is_wanted(spoken):
            QLocale.setDefault(locale_of(spoken))
        if spoken is Language.ENGLISH:
            return
        qt = QTranslator()
        if qt.load(f"qtbase_{self.code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._add(qt)
        self._speak(catalogue(self.code, WINDOW), catalogue(self.code, ENGINE))

    def _speak(self, window: Iterable[Text], engine: Iterable[Text]) -> None:
        self._kept.append(compiled(window, self.code))
        own = QTranslator()
        own.load(self._kept[-1])
        self._add(own)
        speak(Sentences({text.source: text.forms[0] for text in engine if text.done}))

    def _add(self, translator: QTranslator) -> None:
        self._translators.append(translator)
        self._app.installTranslator(translator)

    def remove(self) -> None:
        """English again, and the locale of the desktop."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        speak(None)
        QLocale.setDefault(QLocale.system())


def spoken_for(language: Language, wanted: Iterable[str] | None = None) -> Language:
    """The language of the window for this choice; ``wanted`` are the languages of the desktop, best first."""
    if language is not Language.SYSTEM:
        return language
    for name in QLocale.system().uiLanguages() if wanted is None else wanted:
        for each in SPOKEN:
            if _is_of(name, each):
                return each
    return Language.ENGLISH


def is_wanted(spoken: Language) -> bool:
    """Whether the desktop names it among its languages: dates of a desktop without any language of the window
    stay as they are there."""
    return any(_is_of(name, spoken) for name in QLocale.system().uiLanguages())


def _is_of(name: str, language: Language) -> bool:
    return name.replace("_", "-").split("-")[0].lower() == language.value


def locale_of(spoken: Language) -> QLocale:
    """The desktop's way to write dates and numbers where these are in that language, else the language's usual
    one: ``LANGUAGE`` alone makes a desktop French whose dates are still those of the C locale."""
    system, own = QLocale.system(), QLocale(spoken.value)
    are_its_own = all(system.monthName(month) == own.monthName(month) for month in _MONTHS)
    return system if are_its_own and system.language() is own.language() else own


def catalogue(code: str, name: str) -> list[Text]:
    """The texts of a catalogue of a language."""
    return read(catalogue_file(f"{name}_{code}"))
