"""The instances that can be backed up, as a list of them offers each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox

import engine
from app.evidence.rule import Verdict
from app.own_names import Naming, Namings
from ui.icons import tint_item
from ui.levels import Level
from ui.models.instance_rows import natural
from ui.models.instances import identity
from ui.models.protection import utc_now
from ui.models.verdicts import headline, level_of
from ui.widgets.picker import DETAIL


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Choices", text)


@dataclass(frozen=True)
class Offer:
    """An instance in the list: what it is called, and how well it is protected."""

    key: str
    instance: engine.InstanceFiles
    text: str
    level: Level
    says: str
    tip: str


def offers_of(
    instances: Sequence[engine.InstanceFiles], names: Namings, verdict_of: Callable[[str], Verdict]
) -> Iterator[Offer]:
    """Each of ``instances`` once, in the order of what the user calls them."""
    now, short = utc_now(), Counter((found.name, found.directory.name) for found in instances)
    by_key = {identity(each): each for each in instances}
    called = {key: names.get(key, Naming()).name or each.name for key, each in by_key.items()}
    for key in sorted(by_key, key=lambda key: (natural(called[key]), key)):
        found, own, verdict = by_key[key], names.get(key, Naming()), verdict_of(key)
        folder = found.directory.name
        place = folder if short[found.name, folder] == 1 else str(found.directory)
        text = " · ".join(part for part in (called[key], place, tr("running") if found.live else "") if part)
        says = headline(verdict, now)
        tip = "\n".join(part for part in (found.name, str(found.directory), says, ", ".join(own.tags)) if part)
        yield Offer(key, found, text, level_of(verdict), "" if found.is_backup_set else says, tip)


def show_offers(box: QComboBox, before: Sequence[Offer], offers: Sequence[Offer]) -> None:
    """Make ``box``, which holds ``before``, hold ``offers``. It is told after every backup how well 300 instances
    are protected: what is as before is left, the icons above all."""
    if [each.key for each in before] != [each.key for each in offers]:
        box.clear()
        before = ()
    for at, (old, each) in enumerate(zip_longest(before, offers)):
        if old == each and old.instance is each.instance:
            continue
        if old is None:
            box.addItem(each.text, each.instance)
        else:
            box.setItemText(at, each.text)
            box.setItemData(at, each.instance)
        if old is None or old.level is not each.level:
            tint_item(box, at, each.level.icon, each.level.token)
        box.setItemData(at, each.says, DETAIL)
        box.setItemData(at, each.tip, Qt.ItemDataRole.ToolTipRole)
