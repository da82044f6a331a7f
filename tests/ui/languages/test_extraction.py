"""What is read from the source: texts of the window with their contexts, sentences of the engine as patterns."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.languages.catalogue import Key
from ui.languages.texts_of_engine import texts_of_engine
from ui.languages.texts_of_window import texts_of_window

WINDOW = '''
"""A docstring."""
def tr(text):
    return QCoreApplication.translate("Own", text)

TITLES = (mark("Name"), mark("Size"))

class Page(QWidget):
    def __init__(self):
        self.label = QLabel(self.tr("of a class"))
        tr = self.tr
        tr("a short way")
        self.map.mark(1, 2)

def build():
    page = Page()
    page.tr("of the page")
    tr("of the module" " in two parts")
    plural(3, "{} page", "{} pages")
    QCoreApplication.translate("Other", "elsewhere")
'''
ENGINE = '''
"""A docstring of words."""
_PAGE = "Page {page} of {path}"

def fail(path, count, good):
    raise AssertionError("never seen by users")
    raise Error(f"{path} has {count} pages.", hint="Restore " "it now.")
    return f"the checksum {'is' if good else 'was'} {count:X}"

class Kinds:
    Read = 1, f"{_PAGE} failed: {{error:jet}}. {{reason}}"
    Found = 2, "There are {count:#entry|entries} here."

QUERY = "SELECT a FROM b WHERE c"
'''


def tree(root: Path, folder: str, text: str) -> Path:
    (root / folder).mkdir(parents=True)
    (root / folder / "module.py").write_text(text, encoding="utf-8")
    return root


def test_texts_of_the_window(tmp_path: Path) -> None:
    found = texts_of_window(tree(tmp_path, "ui", WINDOW))
    assert not found.wrong
    assert set(found.texts) == {
        Key("Marked", "Name"),
        Key("Marked", "Size"),
        Key("Page", "of a class"),
        Key("Page", "a short way"),
        Key("Page", "of the page"),
        Key("Own", "of the module in two parts"),
        Key("Plural", "{} pages"),
        Key("Other", "elsewhere"),
    }
    assert found.texts[Key("Plural", "{} pages")].one == "{} page"


@pytest.mark.parametrize(
    "call", ["self.tr(name)", 'self.tr(f"{name} is")', 'tr("a" + name)', 'plural(2, "{} page", many)', 'tr("a")']
)
def test_what_cannot_be_translated_is_found(tmp_path: Path, call: str) -> None:
    found = texts_of_window(tree(tmp_path, "ui", f"class A:\n    def f(self):\n        {call}\n"))
    assert len(found.wrong) == 1
    assert not found.texts


def test_sentences_of_the_engine(tmp_path: Path) -> None:
    found = texts_of_engine(tree(tmp_path, "engine", ENGINE))
    own = {text.source for text in found.texts.values() if text.files == ("engine/module.py",)}
    assert own == {
        "{0} has {1} pages.",
        "Restore it now.",
        "the checksum is {0}",
        "the checksum was {0}",
        "Page {0} of {1}",
        "Page {0} of {1} failed: {2}. {3}",
        "There are {0} here.",
        "{0} entry",
        "{0} entries",
    }
