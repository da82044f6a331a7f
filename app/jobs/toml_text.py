"""Changes of a TOML text that leave alone what they do not concern: comments, order, unknown fields, spelling.

The text is split at its headers, ``[table]`` and ``[[list]]``; only what stands between two headers and has to say
something else is parsed and written by tomlkit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import tomlkit

Body = Mapping[str, Any]
_HEADER = re.compile(r"[ \t]*(\[\[?)[ \t]*([\w-]+(?:[ \t]*\.[ \t]*[\w-]+)*)[ \t]*\]\]?[ \t]*(?:#.*)?", re.ASCII)
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_SAME = ("from", "to")
"""By what a table with another name is still the same one."""
_COMMENT = re.compile(r"[ \t]*#.*")


class CannotChange(ValueError):
    """The text is written in a way that this module does not know how to change."""


@dataclass(frozen=True)
class Part:
    """A table, or one of a list: ``lead`` are the comments right above its header, and the header; empty where
    only tables below it have one. ``line`` is that of its header, from 0."""

    name: str
    listed: bool
    lead: str
    body: str
    line: int = 0
    new: bool = False


def changed(text: str, old: Body, new: Body, path: tuple[str, ...] = ()) -> str:
    """The text of ``old``, below the header of ``path``, changed to say ``new``.

    Lists of tables whose items have a ``name`` are matched by it. Raises :class:`CannotChange`.
    """
    if old == new:
        return text
    head, parts = split(text, path)
    named = {part.name for part in parts}
    flat = _parsed(head)
    added = [name for name, value in new.items() if _is_tables(value) and name not in named and name not in flat]
    apart = named | set(added)
    head = _edited(head, _without(old, apart), _without(new, apart))
    instead = [[part] for part in parts]
    for name in dict.fromkeys(part.name for part in parts):
        if old.get(name) == new.get(name):  # or not known here
            continue
        numbers = [number for number, part in enumerate(parts) if part.name == name]
        group, where = [parts[number] for number in numbers], (*path, name)
        if group[0].listed:
            groups = _list_changed(group, old.get(name, []), new.get(name, []), where)
        else:
            groups = [_table_changed(part, old.get(name, {}), new.get(name, {}), where) for part in group]
        for number, now in zip(numbers, groups, strict=True):
            instead[number] = now
    result = [part for now in instead for part in now]
    order = list(new)
    for name in added:
        later = set(order[order.index(name) + 1 :])
        at = next((number for number, part in enumerate(result) if part.name in later), len(result))
        value = new[name]
        bodies = value if isinstance(value, list) else [value]
        result[at:at] = [_new_part((*path, name), body, listed=isinstance(value, list)) for body in bodies]
    return _joined(head, result)


def split(text: str, path: tuple[str, ...] = ()) -> tuple[str, list[Part]]:
    """What stands before the first header below ``path``, and the tables below it."""
    lines = text.splitlines(keepends=True)
    starts: list[tuple[int, int, str, bool, bool]] = []  # first line, header, name, listed, exact
    for number, listed, names in _headers(text, lines):
        if names[: len(path)] != path or len(names) == len(path):
            raise CannotChange(f"[{'.'.join(names)}] in line {number + 1} is not where it is looked for.")
        name, exact = names[len(path)], len(names) == len(path) + 1
        if exact or not starts or starts[-1][2] != name:
            first = number
            while first and _COMMENT.match(lines[first - 1]):
                first -= 1
            starts.append((first, number, name, listed and exact, exact))
    ends = [*(start[0] for start in starts), len(lines)][1:]
    parts = [
        Part(name, listed, _text(lines, first, number + exact), _text(lines, number + exact, end), number)
        for (first, number, name, listed, exact), end in zip(starts, ends, strict=True)
    ]
    return _text(lines, 0, starts[0][0] if starts else len(lines)), parts


def located(text: str, path: tuple[str | int, ...], prefix: tuple[str, ...] = ()) -> tuple[int, int] | None:
    """Line and column, from 1, of a field, or of the table that it is looked for in."""
    try:
        head, parts = split(text, prefix)
    except CannotChange:
        return None
    if not path:
        return None
    name, rest = str(path[0]), path[1:]
    group = [part for part in parts if part.name == name]
    if not group:
        key = re.compile(rf"^([ \t]*)[\"']?{re.escape(name)}[\"']?[ \t]*[=.]", re.MULTILINE)
        found = key.search(head)
        return (head.count("\n", 0, found.start()) + 1, len(found[1]) + 1) if found else None
    part, rest = (group[rest[0]], rest[1:]) if rest and isinstance(rest[0], int) else (group[0], rest)
    inside = located(part.body, rest, (*prefix, name))
    if inside is None:
        return part.line + 1, 1
    return part.line + bool(part.lead) + inside[0], inside[1]


def rendered(body: Body, path: tuple[str, ...] = ()) -> str:
    """A table below the header of ``path`` as text."""
    flat = "".join(f"{name} = {value_text(value)}\n" for name, value in body.items() if not _is_tables(value))
    parts = [
        _new_part((*path, name), each, listed=isinstance(value, list))
        for name, value in body.items()
        if _is_tables(value)
        for each in (value if isinstance(value, list) else [value])
    ]
    return _joined(flat, parts)


def value_text(value: object) -> str:
    """A value as TOML; a path of Windows without escapes."""
    if isinstance(value, list):
        return f"[{', '.join(map(value_text, value))}]"
    if isinstance(value, str) and "\\" in value and "'" not in value and value.isprintable():
        return f"'{value}'"
    import tomlkit  # most programs only read

    return str(tomlkit.item(value).as_string())


def _headers(text: str, lines: list[str]) -> Iterator[tuple[int, bool, tuple[str, ...]]]:
    inside = {
        number
        for token in _TOKEN.finditer(text)
        if token[0].startswith(('"""', "'''"))
        for number in range(text.count("\n", 0, token.start()) + 1, text.count("\n", 0, token.end()) + 1)
    }
    for number, line in enumerate(lines):
        found = _HEADER.fullmatch(line.rstrip("\n"))
        if found and number not in inside:
            yield number, found[1] == "[[", tuple(name.strip() for name in found[2].split("."))


def _text(lines: list[str], start: int, end: int) -> str:
    return "".join(lines[start:end])


def _is_tables(value: object) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)
    )


def _without(body: Body, names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in names}


def _parsed(text: str) -> tomlkit.TOMLDocument:
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        return tomlkit.parse(text)
    except TOMLKitError as error:
        raise CannotChange(str(error)) from error


def _edited(head: str, old: Body, new: Body) -> str:
    """Fields without a header of their own, changed; blank lines at the end stay there."""
    if old == new:
        return head
    import tomlkit

    fields = head.rstrip()
    document = _parsed(f"{fields}\n" if fields else "")
    _merge(document, old, new)
    text = tomlkit.dumps(document)
    return f"{text.rstrip()}\n{head[len(fields) :].removeprefix(chr(10))}" if text.strip() else head[len(fields) :]


def _merge(table: Any, old: Body, new: Body) -> None:
    import tomlkit

    for name in old:
        if name not in new:
            table.pop(name, None)
    for name, value in new.items():
        if name in table and old.get(name) == value:
            continue
        if isinstance(value, Mapping) and isinstance(table.get(name), Mapping):
            _merge(table[name], old.get(name, {}), value)
        elif _is_tables(value):
            raise CannotChange(f"{name} is written in one line.")
        else:
            table[name] = tomlkit.value(value_text(value))


def _table_changed(part: Part, old: Body, new: Body, path: tuple[str, ...]) -> list[Part]:
    body = changed(part.body, old, new, path)
    if not new and old and not _parsed(body):
        return []
    if not part.lead and _parsed(split(body, path)[0]):
        return [replace(part, lead=f"[{'.'.join(path)}]\n", body=body)]
    return [replace(part, body=body)]


def _list_changed(group: list[Part], old: list[Body], new: list[Body], path: tuple[str, ...]) -> list[list[Part]]:
    """For each item of the list, what stands in its place now."""
    if len(group) != len(old):
        raise CannotChange(f"The list of {'.'.join(path)} is written in several ways.")
    before, after = [_key(body) for body in old], [_key(body) for body in new]

    def item(number: int) -> Part:
        """The new item, made of the old one with its key wherever that stands."""
        if after[number] not in before:
            return _new_part(path, new[number], listed=True)
        return kept(before.index(after[number]), number)

    def kept(at: int, number: int) -> Part:
        return replace(group[at], body=changed(group[at].body, old[at], new[number], path))

    def in_place(i1: int, i2: int, j1: int, j2: int) -> bool:
        """Whether items that differ are the same ones changed: those without a name, and one that got another."""
        if not any("name" in body for body in (*old[i1:i2], *new[j1:j2])):
            return not {*before[i1:i2]} & {*after} and not {*after[j1:j2]} & {*before}
        renamed = i2 - i1 == j2 - j1 == 1 and before[i1] not in after and after[j1] not in before
        return renamed and all(old[i1].get(field) == new[j1].get(field) for field in _SAME)

    places: list[list[Part]] = [[] for _ in range(len(group) + 1)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        pairs = min(i2 - i1, j2 - j1) if tag == "equal" or in_place(i1, i2, j1, j2) else 0
        for step in range(pairs):
            places[i1 + step].append(kept(i1 + step, j1 + step))
        places[i1 + pairs].extend(item(number) for number in range(j1 + pairs, j2))
    *places, last = places
    places[-1].extend(last)
    return places


def _key(body: Body) -> str:
    return str(body["name"]) if "name" in body else repr(sorted(body.items()))


def _new_part(path: tuple[str, ...], body: Body, *, listed: bool) -> Part:
    header = f"[{'.'.join(path)}]"
    return Part(path[-1], listed, f"{f'[{header}]' if listed else header}\n", rendered(body, path), new=True)


def _joined(head: str, parts: list[Part]) -> str:
    text, new = head, False
    for part in parts:
        if text and not text.endswith("\n"):
            text += "\n"
        if (new or part.new) and text and not text.endswith("\n\n"):
            text += "\n"
        text, new = f"{text}{part.lead}{part.body}", part.new
    return text
