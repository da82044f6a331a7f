"""Catalogues: what Qt Linguist's tools read and write, and what Qt looks up in them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from ui.languages.catalogue import Text, read, written
from ui.languages.checking import mistake
from ui.languages.compiled import compiled

TEXTS = [
    Text(
        "A",
        "A <b>bold</b> & “long” text\nof two lines: {}",
        "",
        ("Un texte <b>gras</b> & « long »\nde deux : {}",),
    ),
    Text("A", "nothing yet"),
    Text("B", "Save", "", ("Enregistrer",), ("ui/a.py", "ui/b.py")),
    Text("Plural", "{} pages", "{} page", ("{} page", "{} feuilles")),
]


def test_what_is_written_is_read() -> None:
    assert read(written(TEXTS, "fr")) == TEXTS


def test_obsolete_and_unfinished_texts_are_not_translated() -> None:
    text = written(TEXTS, "fr").replace("<translation>Enregistrer", '<translation type="unfinished">Enregistrer')
    assert [each.done for each in read(text)] == [True, False, False, True]


@pytest.fixture
def loaded(qapp: QCoreApplication) -> QTranslator:
    translator = QTranslator()
    translator.data = compiled(TEXTS, "fr")  # type: ignore[attr-defined]  # Qt reads it where it is
    assert translator.load(translator.data)  # type: ignore[attr-defined]
    return translator


def test_qt_finds_each_text_by_its_context(loaded: QTranslator) -> None:
    for text in TEXTS:
        if not text.is_plural:
            assert loaded.translate(text.context, text.source) == "".join(text.forms)
    assert not loaded.translate("B", "nothing of this")
    assert not loaded.translate("C", "Save")
    assert [loaded.translate("Plural", "{} pages", None, n) for n in (0, 1, 2)] == [
        "{} page",
        "{} page",
        "{} feuilles",
    ]


def test_it_says_what_the_file_of_lrelease_says(loaded: QTranslator, tmp_path: Path) -> None:
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("PySide6 has no lrelease here")
    (tmp_path / "a.ts").write_text(written(TEXTS, "fr"), encoding="utf-8")
    subprocess.run([tool, tmp_path / "a.ts", "-qm", tmp_path / "a.qm"], check=True, capture_output=True)
    theirs = QTranslator()
    assert theirs.load(str(tmp_path / "a.qm"))
    for text in TEXTS:
        for count in (-1, 0, 1, 2, 1_000_001):
            asked = (text.context, text.source, None, count)
            assert loaded.translate(*asked) == theirs.translate(*asked)


@pytest.mark.parametrize(
    ("source", "one", "forms", "wrong"),
    [
        ("Save {} to {}", "", ("Enregistrer {} dans {}",), ""),
        ("Save {} to {}", "", ("{1} : enregistrer {0}",), ""),
        ("Save {} to {}", "", ("Enregistrer {}",), "holes"),
        ("Save {name}", "", ("Enregistrer {nom}",), "holes"),
        ("{} files", "{} file", ("Un fichier", "{} fichiers"), ""),
        ("{} files in {}", "{} file in {}", ("{} fichier", "{} fichiers dans {}"), "holes"),
        ("{} files", "{} file", ("{} fichiers",), "forms"),
        ("&Save", "", ("Enregistrer",), "mnemonic"),
        ("Save…", "", ("Enregistrer",), "…"),
        ("a\nb", "", ("a b",), "lines"),
    ],
)
def test_what_does_not_fit_its_english_is_found(source: str, one: str, forms: tuple[str, ...], wrong: str) -> None:
    found = mistake(Text("A", source, one, forms))
    assert wrong in found if wrong else not found
