"""``ese-backup name``: own names and tags of instances."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.destinations import settings_file
from app.cli.session import Answer, CommandSession, absolute_path, json_option

if TYPE_CHECKING:
    from app.own_names import Naming, Namings


@click.command(short_help="Give instances names of your own, and tags.")
@click.argument("directory", metavar="[DIR]", required=False, type=absolute_path)
@click.option("--base", metavar="BASE", help="Choose among several instances in DIR by base name.")
@click.option("--name", "own_name", metavar="TEXT", help="The own name; an empty one removes it.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Add this tag. Can be repeated.")
@click.option("--untag", "removed", multiple=True, metavar="TAG", help="Remove this tag. Can be repeated.")
@click.option("--clear", is_flag=True, help="Remove the name and all tags, also of an instance that is gone.")
@json_option
@click.pass_obj
def name(
    session: CommandSession,
    directory: Path | None,
    base: str | None,
    own_name: str | None,
    tags: tuple[str, ...],
    removed: tuple[str, ...],
    clear: bool,
) -> Answer:
    """Give the instance in DIR a name of your own, and tags. Without DIR, list what was given.

    The window and the other commands show the own name beside the name of the instance. Files are not changed.

    \b
    Examples:
      ese-backup name
      ese-backup name /srv/ntds --name "DC01 NTDS" --tag prod
      ese-backup name /srv/ntds --untag prod
    """
    if directory is None:
        if base or own_name is not None or tags or removed or clear:
            raise click.UsageError("Specify DIR, the folder of the instance.")
        return _listed()
    if clear and (own_name is not None or tags or removed):
        raise click.UsageError("--clear cannot be combined with --name, --tag or --untag.")
    if clear:
        return _cleared(directory)
    return _changed(session, directory, base, own_name, tags, removed)


def own_namings() -> Namings:
    """What the user named; nothing while the settings cannot be read, which other commands report."""
    from app.settings import Locations
    from app.status.settings_read import read_settings

    return read_settings(Locations.of())[0].names


def naming_fields(naming: Naming | None) -> dict[str, object]:
    """Keys for the object of an instance."""
    return {"own_name": naming.name if naming else "", "tags": list(naming.tags) if naming else []}


def beside(name: str, naming: Naming | None) -> str:
    """``DC01 NTDS (edb-12345678)``, or the name alone."""
    return f"{naming.name} ({name})" if naming and naming.name else name


def _listed() -> Answer:
    namings = settings_file().load().names
    listed = [{"instance": each, **naming_fields(naming)} for each, naming in sorted(namings.items())]

    def show() -> None:
        from app.cli.text import line, table

        if not namings:
            line("No instance has an own name or a tag.")
            return
        rows = [[naming.name, ", ".join(naming.tags), each] for each, naming in sorted(namings.items())]
        table(["own name", "tags", "instance"], rows)

    return Answer({"instances": listed}, show)


def _changed(
    session: CommandSession,
    directory: Path,
    base: str | None,
    own_name: str | None,
    tags: tuple[str, ...],
    removed: tuple[str, ...],
) -> Answer:
    from app.own_names import Naming, name_of, tags_of
    from app.settings import Settings

    identity = _identity(session, directory, base)
    try:
        name, added, gone = name_of(own_name or ""), tags_of(tags), {tag.casefold() for tag in tags_of(removed)}
    except ValueError as error:
        raise click.UsageError(str(error)) from error

    def naming(settings: Settings) -> Naming:
        known = settings.names.get(identity, Naming())
        kept = tuple(tag for tag in tags_of([*known.tags, *added]) if tag.casefold() not in gone)
        return Naming(known.name if own_name is None else name, kept)

    file = settings_file()
    if own_name is None and not tags and not removed:
        now = file.load().names.get(identity, Naming())
    else:
        changed = file.change(lambda settings: settings.with_naming(identity, naming(settings)))
        now = changed.names.get(identity, Naming())
    return _answer(identity, now)


def _cleared(directory: Path) -> Answer:
    from app.own_names import Naming
    from app.settings import Settings
    from engine.error_codes import Code

    ending = f" in {directory}"

    def without(settings: Settings) -> Settings:
        for identity in [each for each in settings.names if each.endswith(ending)]:
            settings = settings.with_naming(identity, Naming())
        return settings

    file = settings_file()
    named = [identity for identity in file.load().names if identity.endswith(ending)]
    if not named:
        raise Code.FileNotFound.error(
            f"No instance in {directory} has an own name or a tag.",
            hint="“ese-backup name” lists those that have.",
            path=str(directory),
        )
    file.change(without)
    return _answer(named[0], Naming())


def _answer(identity: str, naming: Naming) -> Answer:
    def show() -> None:
        from app.cli.text import facts, line

        line(identity)
        facts([("own name", naming.name or "none"), ("tags", ", ".join(naming.tags) or "none")])

    return Answer({"instance": identity, **naming_fields(naming)}, show)


def _identity(session: CommandSession, directory: Path, base: str | None) -> str:
    """Of the instance there: a running one, or one at rest. Raises as :meth:`engine.InstanceChoice.find`."""
    import engine

    for published in engine.find_published():
        if published.log_directory == directory and (base is None or base == published.base):
            return str(engine.Identity(published.name, published.log_directory))
    choice = engine.InstanceChoice((directory,), base)
    return str(choice.find(engine.HostFileSystem(), session.cancel).identity)
