"""What is done for each type of log record: one row a type.

The row's class declares number, layout and pages (``engine/formats/log``). The row adds its effect when recovery
reads it, and the function that applies it to pages, at the time of the change and in redo alike. ``apply``, the
analysis pass, redo and the reader of the log take their tables from here; a test holds types, rows and functions
one to one. Source: docs/formats/recovery.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from engine.change import apply_node as node
from engine.change import apply_space as space
from engine.change.apply_merge import merge
from engine.change.apply_move import move_page, move_root
from engine.change.apply_scrub import scrub
from engine.change.apply_split import split
from engine.change.page_changes import ChangeObserver, PageEdits
from engine.formats.log import records as r
from engine.formats.log.page_use import THE_PAGE
from engine.formats.log.record_layout import LogRecord

MacroChange = Callable[[Sequence[LogRecord], PageEdits, ChangeObserver | None], None]


class Effect(Enum):
    """What a record does to what recovery knows of the log: its sessions, attachments, runs."""

    NONE = "nothing"
    PIECE = "nothing; a piece of a split record never comes alone, so it is damage"

    CHANGE = "of a session that has begun: pages change, at once or with the session's macro"
    NEW_PAGE = "of a session that has begun: a page is defined, at once even in a macro"
    MOVE_ROOT = "opens a macro whose every record is a part of the move of a root"
    UNDO_INFO = "a session's change can be undone by this, whatever its page shows"

    BEGIN = "a session begins a transaction; it counts from here on"
    NEST = "a session's transaction gets deeper levels"
    COMMIT = "a session's transaction, or its innermost levels, are committed"
    COMMIT_CONTEXT = "more on the commit before it"
    ROLL_BACK = "a session's innermost levels are over, its Undo records read"
    REFRESH = "a session's transaction begins anew at level 1"
    MACRO_BEGIN = "records of the session and dbtime wait for the end of their macro"
    MACRO_COMMIT = "the macro's records are done together"
    MACRO_ABORT = "the macro's records are dropped"
    RECOVERY_UNDO = "a recovery took back what was open; open macros are dropped"

    CREATE = "a database is created and attached"
    CREATED = "the database is complete"
    ATTACH = "a database is attached"
    DETACH = "a database is detached, and clean"
    EXTEND = "a file grows"
    SHRINK = "a file is cut"
    SET_VERSION = "a header gets a newer version"
    BACKUP = "a header may get the note of a backup"

    RUN_BEGINS = "all sessions end; what is attached is detached, and clean"
    RUN_ENDS = "the same, and the log may end here"
    RUN_ENDS_ATTACHED = "all sessions end, databases stay attached"
    SHUT_DOWN = "a run's databases are clean as of here"

    REFUSED_IF_ATTACHED = "cannot be redone: refused if its database is attached"
    REFUSED = "cannot be redone: refused"


@dataclass(frozen=True, slots=True)
class Rule:
    """What is done for one type. Of ``edit``, ``draft`` and ``macro`` a type that is redone has exactly one.

    ``edit`` gives the change of one page that was there before, checked; ``draft`` changes several pages, or
    defines them; ``macro`` does a whole macro, and takes the records that say which pages it changes.
    """

    record: type[LogRecord]
    effect: Effect
    edit: Callable[..., node.Edit] | None = None
    draft: Callable[[Any, PageEdits], None] | None = None
    macro: MacroChange | None = None
    replaces: bool = False
    """Whether it is undone with what was there before, which the page or an UndoInfo has to tell."""
    why_not: str = ""
    """Why it cannot be redone."""


_E = Effect
_DISTRIBUTED = "of distributed transactions, as they were long ago; what decides them is not in the log"

_WITHOUT: tuple[type[LogRecord], ...] = (
    r.NOP, r.NOP2, r.Trace, r.JetOp, r.ForceWriteLog, r.ForceLogRollover, r.MacroInfo, r.MacroInfo2, r.ScanCheck,
    r.ScanCheck2, r.PagePatchRequest, r.FreeFDP, r.ExtentFreed, r.ExtentFreed2, r.SignalAttachDb, r.ReAttach,
    r.Checksum, r.MS, r.End, r.Backup, r.FullBackup, r.IncBackup, r.ExtRestore, r.ExtRestore2, *r.IGNORED,
)  # fmt: skip
"""What recovery does without."""

RULES: tuple[Rule, ...] = (
    # one page
    Rule(r.Insert, _E.CHANGE, edit=node.insert),
    Rule(r.FlagInsert, _E.CHANGE, edit=node.flag_insert),
    Rule(r.FlagInsertAndReplaceData, _E.CHANGE, edit=node.flag_insert_and_replace, replaces=True),
    Rule(r.FlagDelete, _E.CHANGE, edit=node.flag_delete, replaces=True),
    Rule(r.Delete, _E.CHANGE, edit=node.delete),
    Rule(r.Replace, _E.CHANGE, edit=node.replace, replaces=True),
    Rule(r.ReplaceD, _E.CHANGE, edit=node.replace_differences, replaces=True),
    Rule(r.Delta, _E.CHANGE, edit=node.delta),
    Rule(r.Delta64, _E.CHANGE, edit=node.delta),
    Rule(r.SetExternalHeader, _E.CHANGE, edit=node.set_external_header),
    Rule(r.Undo, _E.CHANGE, edit=node.undo),
    Rule(r.Scrub, _E.CHANGE, draft=scrub),
    # several pages, or new ones
    Rule(r.NewPage, _E.NEW_PAGE, draft=space.new_page),
    Rule(r.CreateSingleExtentFDP, _E.CHANGE, draft=space.single_extent),
    Rule(r.CreateMultipleExtentFDP, _E.CHANGE, draft=space.multiple_extent),
    Rule(r.ConvertFDP2, _E.CHANGE, draft=space.convert),
    Rule(r.EmptyTree, _E.CHANGE, draft=space.empty_tree),
    Rule(r.PageMove, _E.CHANGE, draft=move_page),
    # with the others of their macro
    Rule(r.Split2, _E.CHANGE, macro=split),
    Rule(r.Merge2, _E.CHANGE, macro=merge),
    Rule(r.RootPageMove, _E.MOVE_ROOT, macro=move_root),
    # what cannot be redone
    Rule(r.ConvertFDP, _E.REFUSED_IF_ATTACHED, why_not="a form of long ago, which ConvertFDP2 replaced"),
    Rule(
        r.Split,
        _E.REFUSED_IF_ATTACHED,
        why_not="a form of long ago, which the vendor's engine refuses, too",
    ),
    Rule(r.Merge, _E.REFUSED_IF_ATTACHED, why_not="a form of long ago, which Merge2 replaced"),
    Rule(r.BeginDT, _E.REFUSED, why_not=_DISTRIBUTED),
    Rule(r.PrepCommit, _E.REFUSED, why_not=_DISTRIBUTED),
    Rule(r.PrepRollback, _E.REFUSED, why_not=_DISTRIBUTED),
    # sessions
    Rule(r.Begin0, _E.BEGIN),
    Rule(r.Begin, _E.NEST),
    Rule(r.Commit0, _E.COMMIT),
    Rule(r.Commit, _E.COMMIT),
    Rule(r.CommitCtx, _E.COMMIT_CONTEXT),
    Rule(r.Rollback, _E.ROLL_BACK),
    Rule(r.Refresh, _E.REFRESH),
    Rule(r.UndoInfo, _E.UNDO_INFO),
    Rule(r.MacroBegin, _E.MACRO_BEGIN),
    Rule(r.MacroCommit, _E.MACRO_COMMIT),
    Rule(r.MacroAbort, _E.MACRO_ABORT),
    Rule(r.RecoveryUndo, _E.RECOVERY_UNDO),
    Rule(r.RecoveryUndo2, _E.RECOVERY_UNDO),
    # attachments and files
    Rule(r.CreateDB, _E.CREATE),
    Rule(r.CreateDBFinish, _E.CREATED),
    Rule(r.AttachDB, _E.ATTACH),
    Rule(r.DetachDB, _E.DETACH),
    Rule(r.ExtendDB, _E.EXTEND),
    Rule(r.ShrinkDB, _E.SHRINK),
    Rule(r.ShrinkDB2, _E.SHRINK),
    Rule(r.ShrinkDB3, _E.SHRINK),
    Rule(r.SetDbVersion, _E.SET_VERSION),
    Rule(r.Backup2, _E.BACKUP),
    # runs
    Rule(r.Init, _E.RUN_BEGINS),
    Rule(r.Init2, _E.RUN_BEGINS),
    Rule(r.Term, _E.RUN_ENDS),
    Rule(r.Term2, _E.RUN_ENDS),
    Rule(r.RecoveryQuit, _E.RUN_ENDS),
    Rule(r.RecoveryQuit2, _E.RUN_ENDS),
    Rule(r.RecoveryQuitKeepAttachments, _E.RUN_ENDS_ATTACHED),
    Rule(r.ShutDownMark, _E.SHUT_DOWN),
    # neither
    Rule(r.TrimDB, _E.NONE),  # free pages go back to the file system; they may as well stay
    *(Rule(record, _E.NONE) for record in _WITHOUT),
    Rule(r.FragmentBegin, _E.PIECE),
    Rule(r.Fragment, _E.PIECE),
)

RULE_OF: dict[int, Rule] = {rule.record.TYPE: rule for rule in RULES}


def types_where(condition: Callable[[Rule], object]) -> frozenset[int]:
    """The types whose rules satisfy a condition."""
    return frozenset(number for number, rule in RULE_OF.items() if condition(rule))


REPLACING = types_where(lambda rule: rule.replaces)
"""Types that are undone with what was there before."""
MACROS = types_where(lambda rule: rule.macro is not None)
"""Types that mean something only together with the others of their macro."""
MACRO_PAGES = types_where(lambda rule: rule.macro is not None and rule.record.PAGES)
"""Of the records of a macro those that say which pages it changes; another is what it makes space for. Where a
root
moves, every record after the first says so."""
ONE_PAGE = types_where(lambda rule: rule.effect is Effect.CHANGE and rule.record.PAGES == (THE_PAGE,))
"""Types that change one page that was there before; in a macro they are part of a split."""
