"""The sentences of ``engine`` and ``app`` that a person may read, from their source, as patterns.

A pattern is a text with numbered holes, ``Page {0} of {1} is damaged.``: an f-string, or a template with fields.
What is only seen inside a sentence (``{count:#log}``, a choice of two words) makes patterns of its own.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import TypeAlias

from ui.languages.sentences import SENTENCES
from ui.languages.texts_of_window import Extracted

Part: TypeAlias = "str | None"
"""A piece of a text; None is a hole."""

_SILENT = (
    *("app/cli/", "app/demo/", "engine/jet/"),
    *("engine/formats/log/record_code.py", "engine/formats/row_code.py", "engine/change/record_rules.py"),
)
"""What only a terminal or a program sees."""
_PROGRAMMING = {"AssertionError", "NotImplementedError", "known", "TypeVar", "compile"}
"""Calls whose texts are for who changes the program."""
_TABLES = {"_CATEGORY_LABELS", "NAMES", "LABELS", "WORDS", "_WORDS"}
"""Tables whose single words are shown, too."""
_ENUMS = {
    *("ChangeKind", "CheckOutcome", "FileKind", "Kind", "LossKind", "Product"),
    *("RunOperation", "RunState", "State"),
}
"""Enumerations whose values are shown."""
_EXTRA = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    *("Every Monday at {0}", "Every Tuesday at {0}", "Every Wednesday at {0}", "Every Thursday at {0}"),
    *("Every Friday at {0}", "Every Saturday at {0}", "Every Sunday at {0}"),
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
    *("yesterday", "tomorrow", "today", "midnight", "just now", "unknown", "nothing", "none", "never"),
    *("{0} second", "{0} seconds", "{0} minute", "{0} minutes", "{0} hour", "{0} hours", "{0} day", "{0} days"),
    *(
        "hour",
        "minute",
        "{0} h",
        "{0} h ago",
        "{0} bytes",
        "{0} time",
        "the instance",
        "confirmation",
        "take-back",
        "restore drill",
    ),
    *("Full backup of {0}", "Incremental backup of {0}", "Differential backup of {0}", "Copy backup of {0}"),
    *("As-is backup of {0}", "to an earlier state", "{0} and {1}", "{0}: {1}", "{0}; {1}", "'{0}'"),
    *("Job {0}: {1}", "Jobs {0}: {1}"),
    *("{0} full, {1} incremental", "{0} full, {1} differential"),
    *("Information", "Warning", "Error", "Critical", "Verbose"),
    *("backup full", "backup incremental", "backup differential", "backup copy", "backup as-is"),
    *("last", "hourly", "daily", "weekly", "monthly", "yearly", "evidence", "in use", "oldest {0}"),
    *("the desktop", "there is no session bus", "the server of notifications does not say how it is called"),
    "Check that the desktop shows notifications, or use another channel.",
    *("Cannot access {0}: {1}.", "Cannot write {0}: {1}.", "Cannot lock {0}: {1}.", "Cannot read {0}: {1}."),
    *("Cannot open {0}: {1}.", "Cannot sync {0}: {1}.", "Cannot list {0}: {1}.", "Cannot write to {0}: {1}."),
    *("Cannot truncate {0}: {1}.", "Cannot listen on {0}: {1}.", "Cannot rename {0}: {1}."),
    *("Cannot delete {0}: {1}.", "Cannot delete the folder {0}: {1}.", "Cannot create {0}: {1}."),
    *("Cannot create the folder {0}: {1}.", "Cannot close {0}: {1}.", "Cannot clean up {0}: {1}."),
    *("No such file or directory", "Permission denied", "Operation not permitted", "Read-only file system"),
    *("No space left on device", "Disk quota exceeded", "File exists", "Directory not empty", "Not a directory"),
    *("Is a directory", "Input/output error", "Device or resource busy", "File name too long"),
    *("Stale file handle", "Transport endpoint is not connected", "Connection refused", "Connection timed out"),
    *("No route to host", "Host is down", "Too many open files", "Invalid argument"),
)
"""Words and joints that code puts together from parts, and what Linux says of files."""
_FIELD = re.compile(r"\{([a-z_]*)(?::([^{}]*))?\}")
_WORDS = re.compile(r"[a-z]{2,}\W+(?:\{\d+\}\W+)?[a-z]{2,}|^[A-Z][a-z]+ |^\{\d+\} [a-z]{3,}|[a-z]{3,} \{\d+\}")
_CODE = re.compile(
    r"^(SELECT|INSERT|CREATE|UPDATE|DELETE|PRAGMA|ALTER|DROP|REPLACE|WITH|BEGIN)\b"  # SQL
    r"|^(net|bcdedit|wbadmin|esentutl|eseutil|ntdsutil|keyring|sc) [a-z/]|^--|^[a-z_]+(, [a-z_]+){4,}$"
    r"|<[?!]|[<>]\w|\n.*\n|\d(px|em)\b|;\w|::|charset=|\(\^|\\\.|-src '|^#|^\w+\(\w+, \?\)$"
)
"""SQL, commands, lists of columns, markup, style sheets and expressions."""
_MOST = 8
"""Variants of one text that differ in a choice of two words."""


def texts_of_engine(root: Path) -> Extracted:
    """All sentences of the folders ``engine`` and ``app`` below ``root``."""
    found = Extracted()
    for folder in ("app", "engine"):
        for path in sorted((root / folder).rglob("*.py")):
            name = path.relative_to(root).as_posix()
            if not name.startswith(_SILENT):
                tree = ast.parse(path.read_text(encoding="utf-8"))
                _Reader(name, _constants(tree), found).read(tree)
    for text in _EXTRA:
        found.add(SENTENCES, text, "", "ui/languages/texts_of_engine.py")
    return found


class _Reader:
    """Reads one module; ``constants`` are its texts at module level."""

    def __init__(self, file: str, constants: dict[str, ast.expr], found: Extracted) -> None:
        self._file, self._constants, self._found = file, constants, found

    def read(self, node: ast.AST) -> None:
        """Take the texts below ``node``."""
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return  # a docstring
        if isinstance(node, ast.Call) and _name(node.func) in _PROGRAMMING:
            return
        if isinstance(node, ast.Call) and _name(node.func).lstrip("_") == "counted" and len(node.args) > 1:
            self._take_noun(*(_text(each) for each in node.args[1:]))
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Dict):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if _name(target) in _TABLES:
                for word in filter(None, map(_text, _expressions(node.value.values))):
                    self._take([word], shown=True)
        if isinstance(node, ast.ClassDef) and node.name in _ENUMS:
            for each in node.body:
                if isinstance(each, ast.Assign) and (text := _text(each.value)):
                    self._add(text)
        if isinstance(node, ast.expr) and self._is_text(node):
            for parts in self._variants(node):
                self._take(parts)
            for hole in self._holes(node):
                self.read(hole)
            return
        for child in ast.iter_child_nodes(node):
            self.read(child)

    def _is_text(self, node: ast.expr) -> bool:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            return self._is_text(node.left) or self._is_text(node.right)
        return isinstance(node, ast.JoinedStr) or _text(node) is not None

    def _variants(self, node: ast.expr) -> Iterator[list[Part]]:
        """The text in pieces; once for each of what a choice between two literals may give."""
        choices = list(self._pieces(node))
        every = product(*choices)
        for count, parts in enumerate(every):
            if count < _MOST:
                yield list(parts)

    def _pieces(self, node: ast.expr) -> Iterator[tuple[Part, ...]]:
        text = _text(node)
        if text is not None:
            yield (text,)
        elif isinstance(node, ast.JoinedStr):
            for value in node.values:
                yield from self._pieces(value.value if isinstance(value, ast.FormattedValue) else value)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            yield from self._pieces(node.left)
            yield from self._pieces(node.right)
        elif isinstance(node, ast.Name) and node.id in self._constants:
            yield from self._pieces(self._constants[node.id])
        elif isinstance(node, ast.IfExp) and _text(node.body) is not None and _text(node.orelse) is not None:
            yield (_text(node.body), _text(node.orelse))
        else:
            yield (None,)

    def _holes(self, node: ast.expr) -> Iterator[ast.expr]:
        """What fills the holes: it may contain texts, too."""
        if isinstance(node, ast.JoinedStr):
            yield from (value.value for value in node.values if isinstance(value, ast.FormattedValue))
        elif isinstance(node, ast.BinOp):
            for side in (node.left, node.right):
                yield from self._holes(side) if self._is_text(side) else (side,)

    def _take(self, parts: list[Part], *, shown: bool = False) -> None:
        """Add the pattern of ``parts`` where it is a text for people, or is known to be ``shown``."""
        pieces: list[str] = []
        holes = 0
        for part in parts:
            if part is None:
                pieces.append(f"{{{holes}}}")
                holes += 1
                continue
            end = 0
            for field in _FIELD.finditer(part):
                pieces.append(_escaped(part[end : field.start()]) + f"{{{holes}}}")
                holes += 1
                end = field.end()
                if (field[2] or "").startswith("#"):
                    self._take_noun(*field[2][1:].split("|"))
            pieces.append(_escaped(part[end:]))
        text = "".join(pieces).strip()
        if shown or (" " in text and _WORDS.search(text) and not _CODE.search(text)):
            self._add(text)

    def _take_noun(self, one: str | None, many: str | None = None) -> None:
        """The two phrases of a number and its noun."""
        if one:
            self._add(f"{{0}} {one}")
            self._add(f"{{0}} {many or f'{one}s'}")

    def _add(self, text: str) -> None:
        self._found.add(SENTENCES, text, "", self._file)


def _expressions(nodes: Iterable[ast.expr]) -> Iterator[ast.expr]:
    """What tables hold: the values, and what these are made of."""
    for node in nodes:
        yield node
        if isinstance(node, ast.Call):
            yield from node.args


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _text(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _constants(tree: ast.Module) -> dict[str, ast.expr]:
    """The texts that a module gives names to."""
    named: dict[str, ast.expr] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, (ast.Constant, ast.JoinedStr)):
            named.update((to.id, node.value) for to in node.targets if isinstance(to, ast.Name))
    return named
