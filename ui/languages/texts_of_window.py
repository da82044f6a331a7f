"""The texts of the window, read from its source: what ``tr``, ``translate``, ``plural`` and ``mark`` are given.

Qt's own ``lupdate`` does not follow a ``tr`` that is a function of a module.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path

from ui.format import PLURALS
from ui.languages.catalogue import Key, Text
from ui.languages.marked import MARKED

_CALLS = {"tr", "translate", "plural", "mark"}
_DEFINE = {"tr", "plural", "marked"}
"""Functions that look up what they are given."""


@dataclass(slots=True)
class Extracted:
    """The texts of a source tree, and what cannot be extracted, as ``file:line: why``."""

    texts: dict[Key, Text] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, context: str, source: str, one: str, file: str) -> None:
        """Note a text, or one more file that has it."""
        key = Key(context, source)
        known = self.texts.get(key, Text(context, source, one))
        files = tuple(sorted({*known.files, file}))
        self.texts[key] = Text(context, source, known.one, files=files)
        if known.one != one:
            self.wrong.append(f"{file}: {source!r} has two phrases for 1: {known.one!r} and {one!r}")


def texts_of_window(root: Path) -> Extracted:
    """All texts of the folder ``ui`` below ``root``."""
    found = Extracted()
    modules = {path.relative_to(root).as_posix(): path for path in sorted((root / "ui").rglob("*.py"))}
    trees = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in modules.items()}
    contexts = {name: _own_context(tree) for name, tree in trees.items()}
    for name, tree in trees.items():
        _Reader(name, contexts[name] or _imported(tree, contexts), found).visit(tree)
    return found


class _Reader(ast.NodeVisitor):
    """Reads one module; ``context`` is that of its ``tr``."""

    def __init__(self, file: str, context: str, found: Extracted) -> None:
        self._file, self._context, self._found = file, context, found
        self._classes: list[str] = []
        self._made: dict[str, str] = {}

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name not in _DEFINE:
            outside = dict(self._made)
            for each in node.args.args:
                if isinstance(each.annotation, ast.Name):
                    self._made[each.arg] = each.annotation.id
            self.generic_visit(node)
            self._made = outside

    def visit_Assign(self, node: ast.Assign) -> None:
        """``page = SettingsPage(context)``: the class whose name ``page.tr`` looks up; and ``tr = self.tr``."""
        made = ""
        if isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name):
            made = node.value.func.id
        elif ast.unparse(node.value) == "self.tr":
            made = self._classes[-1]
        self._made.update((to.id, made) for to in node.targets if made and isinstance(to, ast.Name))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        if name == "mark" and not isinstance(called, ast.Name):
            name = ""  # a method of something else, as is a painter's
        if name == "translate" and len(node.args) < 2:
            name = ""
        if name in _CALLS and node.args:
            self._take(node, name)
        self.generic_visit(node)

    def _take(self, node: ast.Call, name: str) -> None:
        if name == "translate":
            context, wanted = _literal(node.args[0]), node.args[1:2]
        elif name == "plural":
            context, wanted = PLURALS, node.args[1:3]
        elif name == "mark":
            context, wanted = MARKED, node.args[:1]
        else:
            context, wanted = self._context_of(node.func), node.args
        texts = [_literal(each) for each in wanted]
        if context is None or None in texts or len(texts) != (2 if name == "plural" else 1):
            self._found.wrong.append(f"{self._file}:{node.lineno}: {ast.unparse(node)} is no literal text")
            return
        *one, source = [text or "" for text in texts]
        self._found.add(context, source, one[0] if one else "", self._file)

    def _context_of(self, called: ast.expr) -> str | None:
        """What Qt looks ``called`` up in: the context of the module, or the name of a class."""
        if not isinstance(called, ast.Attribute):
            return self._made.get(ast.unparse(called)) or self._context or None
        owner = called.value
        if isinstance(owner, ast.Name) and owner.id != "self":
            return self._made.get(owner.id)
        return self._classes[-1] if self._classes else None


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _own_context(tree: ast.Module) -> str:
    """The context of the function ``tr`` of a module; empty where it has none."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "tr":
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and len(call.args) == 2:
                    return _literal(call.args[0]) or ""
    return ""


def _imported(tree: ast.Module, contexts: dict[str, str]) -> str:
    """The context of the ``tr`` that a module has from another one."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and any(each.name == "tr" for each in node.names):
            return contexts.get(f"{(node.module or '').replace('.', '/')}.py", "")
    return ""
