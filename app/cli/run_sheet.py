"""``ese-backup run-sheet``: the steps before, during and after a restore, and which are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.session import Answer, CommandSession, json_option

if TYPE_CHECKING:
    from app.run_sheet import RunSheet


@click.command("run-sheet", short_help="Show and tick the steps of a restore.")
@click.argument("run", required=False, default="")
@click.option("--tick", "ticked", metavar="STEP", multiple=True, help="This step is done. Can be repeated.")
@click.option(
    "--untick", "unticked", metavar="STEP", multiple=True, help="This step is not done. Can be repeated."
)
@json_option
@click.pass_obj
def run_sheet(session: CommandSession, run: str, ticked: tuple[str, ...], unticked: tuple[str, ...]) -> Answer:
    """Show the run sheet of a restore: the steps of the product's guide before, during and after it, with who
    ticked them and when. RUN is an id that 'history --runs' lists, or its start; without it, the newest restore is
    taken.

    STEP is the id of a step (before-2), a phase (before, during, after) for all steps of it, or 'all'. The ticks
    are kept with the run in the history. 'report RUN --to FILE' writes the sheet to a file. Before a restore,
    'restore --run-sheet' shows the steps.

    \b
    Examples:
      ese-backup run-sheet
      ese-backup run-sheet 20260304T020000Z-0123456789ab --tick after-1 --tick after-2
    """
    from app.history.history import History
    from app.operations.run_sheets import restore_run, sheet_of, tick
    from app.run_sheet import own_tick
    from app.settings import Locations
    from engine.error_codes import Code

    with History(Locations.of().history) as history:
        found = restore_run(history, run)
        sheet = sheet_of(history, found.id)
        if sheet is None:
            raise Code.InvalidParameter.error(
                f"The restore {found.id} has no run sheet.",
                hint="It was made by an earlier version of this program.",
            )
        now = own_tick()
        marks = {**dict.fromkeys(sheet.chosen(ticked), now), **dict.fromkeys(sheet.chosen(unticked))}
        if marks:
            sheet = tick(history, found.id, marks)
    shown, what = sheet, f"{found.what.capitalize()} {found.id} of {found.instance}, {found.state.value}."
    fields = {"result": "success", "run": found.id, "state": found.state.value, **sheet.body()}
    return Answer(fields, lambda: show_sheet(shown, what))


def show_sheet(sheet: RunSheet, what: str = "") -> None:
    """The sheet as text, a box before each step."""
    from app.cli.text import facts, line
    from app.local_time import local_text
    from app.run_sheet import SheetPhase

    line(sheet.title)
    if what:
        line(what)
    line()
    in_place = f"{sheet.target} (in place)" if sheet.in_place else sheet.target
    facts([("chain", sheet.chain), ("target", in_place), ("command", sheet.command)])
    if sheet.loss:
        line(f"warning  {sheet.loss}", indent=2)
    for phase in SheetPhase:
        line()
        click.echo(click.style(phase.value.capitalize(), bold=True))
        for step in sheet.of(phase):
            line(f"[{'x' if step.tick else ' '}] {step.id}: {step.text}", indent=2)
            for command in step.commands:
                line(command, indent=10)
            if step.tick is not None:
                line(f"ticked by {step.tick.who} on {local_text(step.tick.when)}", indent=10)
    line()
    for warning in (*sheet.warnings, sheet.caution):
        line(f"note  {warning}", indent=2)
