"""What is wrong with a chain that was chosen for a restore."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.languages.sentences import shown
from ui.levels import Level
from ui.models.chains import ChainSummary
from ui.models.protection import utc_now
from ui.models.verdicts import headline
from ui.models.warned import bullets, chain_warnings, says_warnings
from ui.values.message import Message


def tr(text: str) -> str:
    """``text`` in the language of the window."""
    return QCoreApplication.translate("Restore", text)


def trouble_of(chain: ChainSummary, *, partly: bool) -> Message | None:
    """Why it cannot be restored, ``partly``: not to its end; or that damage was found, or which
    warnings its backups had. None for a sound chain."""
    error, place = chain.error, str(chain.path)
    if error is not None and chain.is_encrypted:
        what = tr("This chain is encrypted, and none of the known identities opens it.")
        advice = tr("Add the file of its identity under Keys in the settings.")
        return Message(Level.WARNING, what, place, str(error), advice)
    if error is not None:
        what = tr("This chain cannot be restored.")
        if partly:
            what = tr("This chain cannot be restored to its end.")
        level = Level.WARNING if chain.is_locked else Level.ERROR
        return Message(level, what, place, str(error), error.hint)
    if not chain.is_damaged:
        return _warnings_of(chain)
    what = tr("Damage was found in this chain. A restore may fail or be incomplete.")
    advice = tr("Restore from another chain if there is one. Otherwise try this one in a separate folder.")
    told = headline(chain.verdict, utc_now())
    return Message(Level.ERROR, what, place, f"{told}. {shown(chain.verdict.why)}".strip(), advice)


def _warnings_of(chain: ChainSummary) -> Message | None:
    """What its backups warned of, as long as nothing is proven of it since."""
    if not says_warnings(chain.verdict, chain.manifest):
        return None
    what = tr("Backups of this chain completed with warnings. It can be restored.")
    advice = tr("Verify the chain, or run a restore drill, before you rely on it.")
    return Message(
        Level.WARNING, what, str(chain.path), "\n".join(bullets(chain_warnings(chain.manifest))), advice
    )
