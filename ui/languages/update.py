"""Brings the catalogues of all languages up to date with the source, and takes translations from files.

    python -m ui.languages.update                       what is new, gone and missing, by language
    python -m ui.languages.update --missing fr DIR      write what is not translated as JSON, 150 texts a file
    python -m ui.languages.update --take fr FILE…       take translations from such files, then update

An entry of a file is ``{"id", "context", "source", "one", "files"}``. Its translation is added as ``"to"``: a
text, or of a phrase with a number (``one`` is its English for 1) a list of two, the first for the numbers that the
language counts as one. Of a file that is taken only ``id`` and ``to`` are looked at.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from ui.languages.catalogue import Text, read, written
from ui.languages.checking import mistake
from ui.languages.installed import ENGINE, SPOKEN, WINDOW
from ui.languages.texts_of_engine import texts_of_engine
from ui.languages.texts_of_window import Extracted, texts_of_window

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
EACH = 150
"""Texts in a file of what is missing."""


@cache
def extracted() -> dict[str, Extracted]:
    """The texts of the source by the name of their catalogue."""
    return {WINDOW: texts_of_window(ROOT), ENGINE: texts_of_engine(ROOT)}


def path_of(name: str, code: str) -> Path:
    """The file of a catalogue."""
    return FOLDER / f"{name}_{code}.ts"


def merged(found: Extracted, known: Iterable[Text]) -> list[Text]:
    """The texts of the source with the translations that are known; those of texts that have gone are dropped.

    A text that is new in its context takes the translation that the same English has elsewhere.
    """
    by_key = {text.key: text for text in known}
    by_source = {(text.source, text.one): text for text in by_key.values() if text.done}
    return [
        replace(text, forms=(by_key.get(key) or by_source.get((text.source, text.one), text)).forms)
        for key, text in found.texts.items()
    ]


def id_of(text: Text) -> str:
    """The same for the same English, wherever it is."""
    return sha256(f"{text.source}\0{text.one}".encode()).hexdigest()[:12]


def missing(texts: Iterable[Text]) -> list[dict[str, object]]:
    """What is not translated, once for each English."""
    entries: dict[str, dict[str, object]] = {}
    for text in texts:
        if not text.done:
            entry: dict[str, object] = {"id": id_of(text), "context": text.context, "source": text.source}
            entries.setdefault(id_of(text), {**entry, "one": text.one, "files": list(text.files)})
    return list(entries.values())


def taken(texts: Iterable[Text], entries: Iterable[dict[str, object]]) -> Iterator[Text]:
    """``texts`` with the translations of ``entries``; raises ValueError where one does not fit its English."""
    given = {str(entry["id"]): entry["to"] for entry in entries if entry.get("to")}
    for text in texts:
        to = given.get(id_of(text))
        if to is None:
            yield text
            continue
        forms = tuple(map(str, to)) if isinstance(to, list) else (str(to),)
        new = replace(text, forms=forms)
        if wrong := mistake(new):
            raise ValueError(f"{text.source!r}: {wrong}")
        yield new


def update(code: str, entries: Sequence[dict[str, object]] = ()) -> dict[str, list[Text]]:
    """Write the catalogues of a language; returns their texts."""
    FOLDER.mkdir(exist_ok=True)
    result = {}
    for name, found in extracted().items():
        path = path_of(name, code)
        known = read(path.read_text(encoding="utf-8")) if path.is_file() else []
        texts = list(taken(merged(found, known), entries))
        path.write_text(written(texts, code), encoding="utf-8")
        result[name] = texts
    return result


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m ui.languages.update", description=__doc__.split("\n")[0])
    parser.add_argument("--missing", nargs=2, metavar=("LANGUAGE", "DIR"))
    parser.add_argument("--take", nargs="+", metavar=("LANGUAGE", "FILE"))
    chosen = parser.parse_args(arguments)
    for wrong in (line for found in extracted().values() for line in found.wrong):
        print(wrong, file=sys.stderr)
    if chosen.take:
        code, *files = chosen.take
        update(code, [entry for file in files for entry in json.loads(Path(file).read_text(encoding="utf-8"))])
    for code in (language.value for language in SPOKEN if language.value != "en"):
        texts = update(code)
        for name, every in texts.items():
            left = missing(every)
            print(f"{path_of(name, code).name}: {len(every)} texts, {len(left)} not translated")
            if chosen.missing and chosen.missing[0] == code:
                _write(left, Path(chosen.missing[1]), name)
    return 0


def _write(entries: list[dict[str, object]], folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(0, len(entries), EACH):
        text = json.dumps(entries[at : at + EACH], indent=1, ensure_ascii=False)
        (folder / f"{name}-{at // EACH + 1:02}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
