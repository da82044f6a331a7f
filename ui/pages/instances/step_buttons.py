"""The buttons of an instance: the first one is what is advised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.models.next_step import Advised
from ui.widgets.buttons import ActionButton
from ui.widgets.flow import Flow
from ui.widgets.text import show_part


class StepButtons(Flow):
    """``steps`` are the actions of the steps, ``plan`` what plans a backup, ``others`` what comes after them."""

    def __init__(self, steps: Mapping[Advised, QAction], plan: QAction, verify: QAction, last: QWidget) -> None:
        self._first = {step: ActionButton(action, _kind(step), _ICONS[step]) for step, action in steps.items()}
        self._first_plan = ActionButton(plan, "primary", "back-up")
        self._now = ActionButton(steps[Advised.BACK_UP], "", "back-up")
        self._plan = ActionButton(plan, "", "back-up")
        self._others = {
            step: ActionButton(steps[step], "", _ICONS[step]) for step in (Advised.RESTORE, Advised.DRILL)
        }
        plain: Sequence[QWidget] = [self._now, self._plan, ActionButton(verify, "", "verify")]
        super().__init__(
            [self._first_plan, *self._first.values(), *plain, *self._others.values(), last], even=True
        )

    @property
    def first(self) -> ActionButton:
        """The button of what is advised."""
        shown = (each for each in (self._first_plan, *self._first.values()) if not each.isHidden())
        return next(shown, self._first_plan)

    def show_step(self, advised: Advised, *, possible: bool, has_job: bool) -> None:
        """``possible``: a backup can be made, with one click if it ``has_job``."""
        backs_up, plans = advised is Advised.BACK_UP, advised is Advised.PLAN_BACKUP
        show_part(self._first_plan, plans or (backs_up and not has_job))
        for step, button in self._first.items():
            show_part(button, step is advised and (has_job or not backs_up))
        show_part(self._now, possible and has_job and advised not in _CANNOT_BACK_UP)
        show_part(self._plan, possible and not plans and (has_job or not backs_up))
        for step, button in self._others.items():
            show_part(button, step is not advised)


def _kind(step: Advised) -> str:
    """What brings nothing back is offered, and not invited to."""
    return "" if step is Advised.KEEP_EVIDENCE else "primary"


_CANNOT_BACK_UP = frozenset(
    {
        *(Advised.BACK_UP, Advised.PLAN_BACKUP, Advised.KEEP_EVIDENCE),
        *(Advised.RESTORE, Advised.SHOW_DESTINATION),
    }
)
"""Steps beside which a backup of the job is not offered: it is the step itself, or it would fail."""
_ICONS = {
    Advised.BACK_UP: "back-up",
    Advised.KEEP_EVIDENCE: "back-up",
    Advised.RESTORE: "restore",
    Advised.DRILL: "drill",
    Advised.CHECK_BACKUP: "verify",
    Advised.SHOW_DESTINATION: "destinations",
    Advised.SHOW_RUN: "history",
}
