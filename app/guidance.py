"""Instructions for the time before, during and after a restore, for each product (docs/semantics.md#products).

Much of it was taken from third-party pages, so every guide contains ``CAUTION``. Commands are shown as they are
typed; words in angle brackets are placeholders.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.guide_steps import (
    CHECK_RESULT,
    CHECK_SET,
    COLD_COPY,
    CONFIRM,
    DECIDE,
    DRILL,
    GAP,
    NEW_FULL,
    OLD_LOGS,
    REPLAY,
    SWAP,
    GuidanceStep,
)
from app.products import Product, product_of

CAUTION = (
    "Names of services, commands and periods were taken from public documentation and differ "
    "between versions. Check them against the documentation of your version before you use them."
)


@dataclass(frozen=True, slots=True)
class Guide:
    """The steps of a restore. ``is_rebuildable``: it is usually better to let the product rebuild the database."""

    title: str
    before: tuple[GuidanceStep, ...]
    during: tuple[GuidanceStep, ...]
    after: tuple[GuidanceStep, ...]
    warnings: tuple[str, ...] = ()
    is_rebuildable: bool = False
    caution: str = CAUTION

    def for_restore(self, *, in_place: bool) -> Guide:
        """What of it holds for a restore in place, or for one to another folder."""

        def kept(steps: Iterable[GuidanceStep]) -> tuple[GuidanceStep, ...]:
            return tuple(step for step in steps if step.in_place in (None, in_place))

        return replace(self, before=kept(self.before), during=kept(self.during), after=kept(self.after))


_REPAIR_LAST = "Repair (esentutl /p) discards data that it cannot read. Use it only when no usable set exists."
_LOGS_STAY = (
    "Never delete logs to free space while a database is in the state Dirty Shutdown: it cannot "
    "be mounted without them."
)

_GENERIC = Guide(
    title="Restore of an ESE database",
    before=(
        GuidanceStep(
            "Stop the service or program that uses the database, and make sure that it does not restart "
            "automatically."
        ),
        COLD_COPY,
        CHECK_SET,
        DECIDE,
        DRILL,
    ),
    during=(GAP,),
    after=(
        REPLAY,
        CHECK_RESULT,
        SWAP,
        GuidanceStep("Start the service and test it with the restored data."),
        NEW_FULL,
        OLD_LOGS,
        CONFIRM,
    ),
    warnings=(_REPAIR_LAST, _LOGS_STAY),
)

_ACTIVE_DIRECTORY = Guide(
    title="Restore of a domain controller's directory (ntds.dit)",
    before=(
        GuidanceStep(
            "Check whether a restore is necessary: if there is another healthy domain controller, "
            "demoting this one and promoting it again is often safer, and the AD Recycle Bin restores "
            "deleted objects without a backup."
        ),
        GuidanceStep(
            "Compare the age of the backup with the forest's tombstone lifetime (180 days by "
            "default, 60 in forests "
            "that began on old versions). An older backup must not be used."
        ),
        GuidanceStep(
            "Have a backup of the complete system state available: the registry, SYSVOL and certificates "
            "are part of it.",
            ("wbadmin get versions",),
        ),
        GuidanceStep(
            "Start in Directory Services Restore Mode and sign in as the local Administrator with "
            "the DSRM password.",
            ("bcdedit /set safeboot dsrepair", "shutdown /r /t 0"),
        ),
        COLD_COPY,
    ),
    during=(
        GuidanceStep(
            "Restore the system state.",
            ("wbadmin start systemstaterecovery -version:<version>",),
        ),
        GuidanceStep(
            "The restore is non-authoritative by default: the domain controller returns to the time of "
            "the backup, and replication brings it newer changes, including deletions."
        ),
        GuidanceStep(
            "To keep restored objects from being overwritten by replication, mark them as authoritative "
            "before the normal start.",
            (
                'ntdsutil "activate instance ntds" "authoritative restore" "restore object <DN>"',
                'ntdsutil "activate instance ntds" "authoritative restore" "restore subtree <DN>"',
            ),
        ),
    ),
    after=(
        GuidanceStep("Return to the normal start mode.", ("bcdedit /deletevalue safeboot", "shutdown /r /t 0")),
        GuidanceStep(
            "After an authoritative restore, import the LDIF files that it created to restore group memberships.",
            ("ldifde -i -k -f <file>",),
        ),
        GuidanceStep(
            "Check that replication with every partner works and that the number of errors does not increase."
        ),
        GuidanceStep(
            "Make a new backup of the system state.", ("wbadmin start systemstatebackup -backupTarget:<volume>",)
        ),
        CONFIRM,
    ),
    warnings=(
        "Never replace ntds.dit with an older copy, and never revert a domain controller to an old "
        "snapshot: its partners would ignore its changes (USN rollback).",
        "The option -authsysvol of wbadmin applies to SYSVOL only. It does not make directory "
        "objects authoritative.",
        "IFM media created with ntdsutil are for promoting another domain controller. They are not a "
        "backup of this one.",
        _REPAIR_LAST,
    ),
)

_DHCP = Guide(
    title="Restore of the DHCP database (dhcp.mdb)",
    before=(
        GuidanceStep(
            "Check the service's own backup first. By default, it is made every 60 minutes in "
            "%SystemRoot%\\System32\\dhcp\\backup, with the newest state in the subfolder new."
        ),
        GuidanceStep("If there is a failover partner, restore or replicate from the partner instead."),
        GuidanceStep("Stop the DHCP Server service.", ("Stop-Service DHCPServer",)),
        COLD_COPY,
        CHECK_SET,
        DRILL,
    ),
    during=(
        GuidanceStep(
            "To restore a backup made by the service or its console, use its own restore function.",
            ("Restore-DhcpServer -Path <folder>",),
        ),
    ),
    after=(
        CHECK_RESULT,
        SWAP,
        GuidanceStep("Start the service.", ("Start-Service DHCPServer",)),
        GuidanceStep(
            "Enable conflict detection for some time: leases granted after the backup are unknown to the server."
        ),
        GuidanceStep(
            "Reconcile all scopes, and enter the credentials for dynamic DNS updates again because a "
            "backup does not contain them."
        ),
        GuidanceStep("Make a new backup.", ("Backup-DhcpServer -Path <folder>",)),
        CONFIRM,
    ),
    warnings=(
        "The settings of the service in the registry are not part of the database.",
        "Event 1014 of DhcpServer contains the ESE error code. Check it if the service does not start.",
        _REPAIR_LAST,
    ),
)

_CERTIFICATE_SERVICES = Guide(
    title="Restore of a certification authority's database",
    before=(
        GuidanceStep(
            "Have the private key (a PFX file or the HSM) and the registry configuration of the "
            "certification authority available. The database cannot be used without them."
        ),
        GuidanceStep(
            "Stop the service: it must be running for a backup and stopped for a restore.", ("net stop certsvc",)
        ),
        COLD_COPY,
        CHECK_SET,
    ),
    during=(
        GuidanceStep(
            "Restore the full backup and then every incremental backup in its order before you start the "
            "service. Recovery runs when the service starts.",
            ("certutil -restoreDB <folder>", "Restore-CARoleService -Path <folder> -DatabaseOnly"),
        ),
        GAP,
    ),
    after=(
        SWAP,
        GuidanceStep("Start the service and check its first events.", ("net start certsvc",)),
        GuidanceStep(
            "Make a new full backup immediately. Without KeepLog, it truncates the logs that it contains.",
            ("certutil -backupDB <folder>", "Backup-CARoleService -Path <folder>"),
        ),
        GuidanceStep(
            "Certificates issued after the backup are unknown to the certification authority: publish a "
            "new CRL and import those certificates again."
        ),
        CONFIRM,
    ),
    warnings=(
        "Older backup sets cannot be combined with logs written after the restore.",
        "It is normal that an incremental backup fails with -560 (0xC8000230) after a restore or a "
        "VSS full backup. Make a new full backup.",
        _REPAIR_LAST,
    ),
)

_EXCHANGE = Guide(
    title="Restore of an Exchange mailbox database",
    before=(
        GuidanceStep(
            "Create a recovery database. Files are restored to it, and the live database remains unchanged.",
            (
                "New-MailboxDatabase -Recovery -Name <name> -Server <server> "
                "-EdbFilePath <database> -LogFolderPath <log folder>",
            ),
            in_place=False,
        ),
        GuidanceStep(
            "Dismount the database, and allow its files to be replaced.",
            ("Dismount-Database <name>", "Set-MailboxDatabase <name> -AllowFileRestore $true"),
            in_place=True,
        ),
        replace(COLD_COPY, in_place=True),
        CHECK_SET,
    ),
    during=(
        GuidanceStep(
            "Restore the database and its logs into the folders of the recovery database.", in_place=False
        ),
        GuidanceStep(
            "Check the header: it shows Dirty Shutdown and the required logs.", ("eseutil /mh <database>",)
        ),
        GuidanceStep(
            "Replay the logs, which every restored database needs. /i ignores missing databases, /a "
            "accepts the loss of missing logs with committed transactions.",
            ("eseutil /r E00 /l <log folder> /d <database folder>",),
        ),
    ),
    after=(
        GuidanceStep("Check the header again: it must show Clean Shutdown now.", ("eseutil /mh <database>",)),
        GuidanceStep(
            "Mount the recovery database and copy the mailboxes out of it.",
            ("Mount-Database <name>", "New-MailboxRestoreRequest"),
            in_place=False,
        ),
        GuidanceStep("Remove the recovery database when the restore requests are complete.", in_place=False),
        GuidanceStep("Mount the database.", ("Mount-Database <name>",), in_place=True),
        GuidanceStep("Make a new full backup of every database that was replaced."),
        CONFIRM,
    ),
    warnings=(
        _LOGS_STAY,
        "Windows Server Backup restores to a recovery database as files only.",
        "In a streaming backup of an old version, restore.env must not be edited or deleted. It is "
        "replayed with eseutil /cc or the option of the last backup set.",
        "Circular logging and copy backups affect which logs a full backup truncates.",
        _REPAIR_LAST,
    ),
)

_WINDOWS_SEARCH = Guide(
    title="Windows Search index",
    before=(GuidanceStep("Stop the Windows Search service.", ("net stop WSearch",)),),
    during=(GuidanceStep("Delete or rename the database and its logs. A restore is not needed."),),
    after=(GuidanceStep("Start the service. It rebuilds the index.", ("net start WSearch",)),),
    warnings=(
        "The index is a cache. Restore it only to examine its contents, and only to another folder.",
        "Newer versions of Windows keep additional index databases in user profiles.",
    ),
    is_rebuildable=True,
)

_WINDOWS_UPDATE = Guide(
    title="Windows Update data store",
    before=(GuidanceStep("Stop the Windows Update service.", ("net stop wuauserv",)),),
    during=(GuidanceStep("Delete or rename the data store and its logs. A restore is not needed."),),
    after=(
        GuidanceStep("Start the service. It scans again at the next check for updates.", ("net start wuauserv",)),
    ),
    warnings=("The displayed update history starts again. Installed updates remain installed.",),
    is_rebuildable=True,
)


def _system_database(title: str, owner: str, *warnings: str) -> Guide:
    """Databases that Windows keeps for itself: copied while idle or through VSS, then replayed."""
    return Guide(
        title=title,
        before=(
            GuidanceStep(
                f"{owner} has the files open. Work on a stopped system or on a copy of the folder.", in_place=False
            ),
            GuidanceStep(
                f"{owner} has the files open. Before a restore in place, end it or start another system.",
                in_place=True,
            ),
            COLD_COPY,
            CHECK_SET,
            DRILL,
        ),
        during=(GAP,),
        after=(
            REPLAY,
            CHECK_RESULT,
            SWAP,
            GuidanceStep(
                "Make later copies while the owner is stopped, or through VSS, and replay the logs of the copy.",
                ("esentutl /y <database> /vss /d <copy>",),
            ),
            CONFIRM,
        ),
        warnings=(*warnings, _REPAIR_LAST),
    )


_GUIDES = {
    Product.ACTIVE_DIRECTORY: _ACTIVE_DIRECTORY,
    Product.DHCP: _DHCP,
    Product.CERTIFICATE_SERVICES: _CERTIFICATE_SERVICES,
    Product.EXCHANGE: _EXCHANGE,
    Product.WINDOWS_SEARCH: _WINDOWS_SEARCH,
    Product.WINDOWS_UPDATE: _WINDOWS_UPDATE,
    Product.SRUM: _system_database(
        "Resource usage records (SRUDB.dat)",
        "A system service",
        "Windows creates an empty database if there is none. Restore it only if the records "
        "themselves are needed.",
    ),
    Product.USER_ACCESS_LOGGING: _system_database(
        "User Access Logging records",
        "The User Access Logging service",
        "Each database contains the records of one year or the current ones. Always restore the complete folder.",
    ),
    Product.WEB_CACHE: _system_database(
        "WebCache of a user",
        "The session of the user",
        "This is a cache in a user profile, and its user must be signed out. Windows creates a new "
        "one if it does not exist.",
    ),
    Product.GENERIC: _GENERIC,
}


def guidance(product: Product) -> Guide:
    """The guide for this product."""
    return _GUIDES[product]


__all__ = ["CAUTION", "GuidanceStep", "Guide", "Product", "guidance", "product_of"]
