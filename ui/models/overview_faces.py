"""How the rows of the overview look, found out where the look is. No widgets."""

from __future__ import annotations

from typing import NamedTuple

from app.history.runs import Run
from app.status.values import InstanceStatus
from ui.models.ages import Age
from ui.models.overview import FACES, SeenState
from ui.models.run_days import Key, key_of
from ui.values.strip_days import StripDay


class Face(NamedTuple):
    """Everything that the cells of a row are made from. The whole of its ``jobs`` is compared, the run that warned
    and the days by identity first: :mod:`ui.models.kept_state`."""

    key: Key
    status: InstanceStatus
    jobs: tuple[InstanceStatus, ...]
    age: Age
    name: str
    line: str | None
    days: tuple[StripDay, ...] | None
    warned: Run | None
    at_work: tuple[Run, ...] | None


def _face(seen: SeenState, row: InstanceStatus) -> Face:
    key, jobs = key_of(row), tuple(seen.of_jobs(row))
    facts = seen.lines.get(key), seen.days.get(key), seen.warned.get(key), seen.at_work.get(key)
    return Face(key, row, jobs, seen.age_of(row), seen.name_of(row), *facts)


def faces_of(seen: SeenState) -> list[Face]:
    """Of all its rows, found out once; after a run has ended, those are others on which it worked."""
    kept, work = vars(seen), seen.at_work
    faces, known = kept.get(FACES, (None, None))
    if faces is None:
        faces = [_face(seen, row) for row in seen.rows]
    elif known is not work:
        faces = [face._replace(at_work=work.get(face.key)) if face.at_work else face for face in faces]
    kept[FACES] = faces, work
    return list(faces)


def compare(seen: SeenState, before: SeenState | None) -> None:
    """Find out here how the rows of ``seen`` look; those that look as they did in ``before`` are the same objects,
    so that nobody compares them again."""
    known = {face.key: face for face in faces_of(before)} if before is not None else {}
    faces = (_face(seen, row) for row in seen.rows)
    same = [old if (old := known.get(face.key)) == face else face for face in faces]
    vars(seen)[FACES] = same, seen.at_work
