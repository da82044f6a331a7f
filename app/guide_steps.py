"""One step of a guide, and those that several products share (:mod:`app.guidance`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuidanceStep:
    """One step, in one or two sentences, with its commands, if any. ``in_place``: whether it holds for a restore
    in place only, or for one to another folder only; ``None``: for both."""

    text: str
    commands: tuple[str, ...] = ()
    in_place: bool | None = None


COLD_COPY = GuidanceStep(
    "While nothing uses the damaged folder, copy it (databases, logs and checkpoint) to a safe place."
)
CHECK_SET = GuidanceStep(
    "Verify the backup chain first: file names, continuity of the logs and checksums. "
    "Verification changes nothing."
)
DECIDE = GuidanceStep(
    "Decide which state to restore: the latest possible state (the newer logs in the folder of the instance are "
    "replayed, too) or the state at the time of the backup."
)
DRILL = GuidanceStep(
    "If there is enough space, drill the backup chain first: it is restored to a scratch folder, checked there "
    "and deleted.",
    ("ese-backup drill <chain>",),
    in_place=True,
)
SWAP = GuidanceStep(
    "To use the restored files, keep the old folder under another name and move the restored one to its place.",
    in_place=False,
)
CONFIRM = GuidanceStep(
    "When your tests have passed, delete the files from before the restore, which were kept beside the restored "
    "ones. Until then, they can be put back.",
    ("ese-backup restored <folder> --confirm", "ese-backup restored <folder> --take-back"),
    in_place=True,
)
GAP = GuidanceStep(
    "If logs are lost, the restore reports the last generation and time that can be restored. "
    "Recover up to the gap only if you can accept losing all later changes."
)
NEW_FULL = GuidanceStep(
    "Make a new full backup immediately: the restored instance starts a new history, which older "
    "backup sets do not continue."
)
OLD_LOGS = GuidanceStep(
    "After saving a copy, remove logs from before the restore from the log folder.", in_place=False
)
CHECK_RESULT = GuidanceStep(
    "Before you start the service, check that each database is in the state Clean Shutdown and "
    "passes its checksums.",
    ("esentutl /mh <database>", "esentutl /k <database>"),
)
REPLAY = GuidanceStep(
    "If a database is in the state Dirty Shutdown because its files were restored without "
    "recovery, replay its logs before anything else.",
    ("ese-backup recover <folder>", "esentutl /r <base> /l <log folder> /d <database folder>"),
)
