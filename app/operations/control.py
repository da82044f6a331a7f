"""Stops, pauses and resumes a run that another program of this machine started."""

from __future__ import annotations

from app.history.history import History
from app.history.run_requests import RunRequest
from app.history.runs import Run, RunState
from engine.error_codes import Code


def cancel_run(history: History, run_id: str) -> Run:
    """Ask the run to stop; it does so within about a second, between two chunks. Raises
    JET_errInvalidParameter (-1003) if there is no such run, or it has ended."""
    return _asked(history, run_id, RunRequest.CANCEL)


def pause_run(history: History, run_id: str) -> Run:
    """Ask the run to hold, with its locks; raises as :func:`cancel_run`."""
    return _asked(history, run_id, RunRequest.PAUSE)


def resume_run(history: History, run_id: str) -> Run:
    """Let a paused run go on; raises as :func:`cancel_run`, and if it is not paused."""
    run = _going_on(history, run_id)
    if not run.paused:
        raise Code.InvalidParameter.error(
            f"The run {run.id}, {_title(run)}, is not paused.", hint="Show the runs: ese-backup history --runs."
        )
    history.requests.forget(run.id)
    return _going_on(history, run_id)


def _asked(history: History, run_id: str, request: RunRequest) -> Run:
    run = _going_on(history, run_id)
    history.requests.ask(run.id, request)
    return history.run(run.id) or run


def _going_on(history: History, run_id: str) -> Run:
    run = history.run(run_id)
    if run is None:
        raise Code.InvalidParameter.error(
            f"The history contains no run {run_id}.",
            hint="Show the runs with their ids: ese-backup history --runs --json.",
        )
    if run.state is not RunState.RUNNING:
        raise Code.InvalidParameter.error(
            f"The run {run.id}, {_title(run)}, has ended: {run.state}.",
            hint="Only a run in progress can be stopped or paused.",
        )
    if not history.is_alive(run.owner):
        raise Code.InvalidParameter.error(
            f"The process of the run {run.id}, {_title(run)}, does not run on this machine any more.",
            hint="The next command sets the state of the run: ese-backup history --runs.",
        )
    return run


def _title(run: Run) -> str:
    return f"{run.what} of {run.instance}"
