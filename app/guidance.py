"""What to do before, during and after a restore, product by product (docs/semantics.md#products).

Much of it was gathered from pages of third parties, so every guide carries ``CAUTION``. Commands are
shown as they are typed; words in angle brackets are to be replaced.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.products import Product, product_of

CAUTION = (
    "Names of services, commands and periods were gathered from public pages and differ between versions: "
    "check them against the documentation of the version that runs here before you act on them."
)


@dataclass(frozen=True, slots=True)
class GuidanceStep:
    """One thing to do, in a sentence or two, with the commands for it, if any."""

    text: str
    commands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """The way through a restore. ``is_rebuildable``: letting the product build it anew is usually better."""

    title: str
    before: tuple[GuidanceStep, ...]
    during: tuple[GuidanceStep, ...]
    after: tuple[GuidanceStep, ...]
    warnings: tuple[str, ...] = ()
    is_rebuildable: bool = False
    caution: str = CAUTION


_COLD_COPY = GuidanceStep(
    "Copy the damaged folder (databases, logs and checkpoint) to a safe place while nothing uses it."
)
_CHECK_SET = GuidanceStep(
    "Verify the backup chain first: file names, continuity of the logs and checksums. It changes nothing."
)
_DECIDE = GuidanceStep(
    "Decide what is wanted: the latest possible state (the newer logs stay in the log folder and are replayed) "
    "or exactly the time of the backup (the log folder is emptied, the copy of it kept)."
)
_ALTERNATE = GuidanceStep(
    "Restore to another folder first where room allows, verify the result there, then swap the folders."
)
_GAP = GuidanceStep(
    "If logs are lost, the restore names the last generation and time that can be reached. "
    "Recover up to that gap only when you can live without what came after it."
)
_NEW_FULL = GuidanceStep(
    "Make a new full backup at once: the restore began a new history, and older sets do not continue it."
)
_OLD_LOGS = GuidanceStep(
    "Remove logs of the time before the restore from the log folder once the copy of them is safe."
)
_CHECK_RESULT = GuidanceStep(
    "See that each database is in the state Clean Shutdown and passes its checksums before the service starts.",
    ("esentutl /mh <database>", "esentutl /k <database>"),
)
_REPLAY = GuidanceStep(
    "If a database is in the state Dirty Shutdown, because its files were kept as they were copied, replay its "
    "logs before anything else.",
    ("ese-backup recover <folder>", "esentutl /r <base> /l <log folder> /d <database folder>"),
)
_REPAIR_LAST = "Repair (esentutl /p) throws away what it cannot read. Use it only when no usable set exists."
_LOGS_STAY = (
    "Never delete logs to make room while a database is in the state Dirty Shutdown: it cannot be "
    "mounted without them."
)

_GENERIC = Guide(
    title="Restore of an ESE database",
    before=(
        GuidanceStep(
            "Stop the service or program that owns the database, and see that it does not start again by itself."
        ),
        _COLD_COPY,
        _CHECK_SET,
        _DECIDE,
    ),
    during=(_ALTERNATE, _GAP),
    after=(
        _REPLAY,
        _CHECK_RESULT,
        GuidanceStep("Start the service and test what it does with the restored data."),
        _NEW_FULL,
        _OLD_LOGS,
    ),
    warnings=(_REPAIR_LAST, _LOGS_STAY),
)

_ACTIVE_DIRECTORY = Guide(
    title="Restore of a domain controller's directory (ntds.dit)",
    before=(
        GuidanceStep(
            "Ask whether a restore is needed: with another healthy domain controller, demoting this "
            "one and promoting it "
            "again is often safer, and the AD Recycle Bin brings back deleted objects without any restore."
        ),
        GuidanceStep(
            "Compare the age of the backup with the forest's tombstone lifetime (180 days by "
            "default, 60 in forests "
            "that began on old versions). An older backup must not be used."
        ),
        GuidanceStep(
            "Have a backup of the whole system state at hand: registry, SYSVOL and certificates "
            "belong to the directory.",
            ("wbadmin get versions",),
        ),
        GuidanceStep(
            "Start in Directory Services Restore Mode and sign in as the local Administrator with "
            "the DSRM password.",
            ("bcdedit /set safeboot dsrepair", "shutdown /r /t 0"),
        ),
        _COLD_COPY,
    ),
    during=(
        GuidanceStep(
            "Restore the system state.",
            ("wbadmin start systemstaterecovery -version:<version>",),
        ),
        GuidanceStep(
            "Non-authoritative is the default: the controller returns to the time of the backup and "
            "replication brings "
            "newer changes, deletions among them."
        ),
        GuidanceStep(
            "For objects that must win over the other controllers, mark them as authoritative now, "
            "before the normal start.",
            (
                'ntdsutil "activate instance ntds" "authoritative restore" "restore object <DN>"',
                'ntdsutil "activate instance ntds" "authoritative restore" "restore subtree <DN>"',
            ),
        ),
    ),
    after=(
        GuidanceStep("Return to the normal start.", ("bcdedit /deletevalue safeboot", "shutdown /r /t 0")),
        GuidanceStep(
            "After an authoritative restore import the LDIF files that it wrote, so that group "
            "memberships return.",
            ("ldifde -i -k -f <file>",),
        ),
        GuidanceStep("See that replication with every partner works and that its errors do not grow."),
        GuidanceStep(
            "Make a new backup of the system state.", ("wbadmin start systemstatebackup -backupTarget:<volume>",)
        ),
    ),
    warnings=(
        "Never put an older copy of ntds.dit in place by itself, and never return a domain "
        "controller to an old snapshot: "
        "partners would ignore its changes (USN rollback).",
        "The option -authsysvol of wbadmin concerns SYSVOL only; it makes no object of the directory "
        "authoritative.",
        "IFM media of ntdsutil are made for promoting another controller; they are no backup of this one.",
        _REPAIR_LAST,
    ),
)

_DHCP = Guide(
    title="Restore of the DHCP database (dhcp.mdb)",
    before=(
        GuidanceStep(
            "Look at the service's own backup first: it makes one every 60 minutes under "
            r"%SystemRoot%\System32\dhcp\backup, with the newest state in the sub-folder new."
        ),
        GuidanceStep("With a failover partner, restore or replicate from the partner instead."),
        GuidanceStep("Stop the DHCP Server service.", ("Stop-Service DHCPServer",)),
        GuidanceStep("Move the whole dhcp folder aside; it is your copy of the damaged state."),
        _CHECK_SET,
    ),
    during=(
        GuidanceStep(
            "For a backup that the service or its console made, use its own restore.",
            ("Restore-DhcpServer -Path <folder>",),
        ),
        _ALTERNATE,
    ),
    after=(
        _CHECK_RESULT,
        GuidanceStep("Start the service.", ("Start-Service DHCPServer",)),
        GuidanceStep(
            "Turn on conflict detection for a while: leases given after the backup are unknown to the server."
        ),
        GuidanceStep(
            "Reconcile all scopes, and enter the credentials for dynamic DNS updates again: they are "
            "not in a backup."
        ),
        GuidanceStep("Make a new backup.", ("Backup-DhcpServer -Path <folder>",)),
    ),
    warnings=(
        "Settings of the service in the registry are not part of the database.",
        "Event 1014 of DhcpServer carries the error numbers of ESE; look there if the service does not start.",
        _REPAIR_LAST,
    ),
)

_CERTIFICATE_SERVICES = Guide(
    title="Restore of a certification authority's database",
    before=(
        GuidanceStep(
            "Have the private key (a PFX file or the HSM) and the registry configuration of the "
            "authority at hand: "
            "the database is worth nothing without them."
        ),
        GuidanceStep(
            "Stop the service: it must run for a backup and be stopped for a restore.", ("net stop certsvc",)
        ),
        _COLD_COPY,
        _CHECK_SET,
    ),
    during=(
        GuidanceStep(
            "Restore the full backup first and then every incremental in its order, all before the "
            "service starts: "
            "recovery runs when it does.",
            ("certutil -restoreDB <folder>", "Restore-CARoleService -Path <folder> -DatabaseOnly"),
        ),
        _GAP,
    ),
    after=(
        GuidanceStep("Start the service and read its first events.", ("net start certsvc",)),
        GuidanceStep(
            "Make a new full backup at once; without KeepLog it removes the logs that it holds.",
            ("certutil -backupDB <folder>", "Backup-CARoleService -Path <folder>"),
        ),
        GuidanceStep(
            "Certificates issued after the backup are unknown to the authority now: publish a new CRL and import "
            "those certificates again."
        ),
    ),
    warnings=(
        "Older sets cannot be combined with logs written after the restore.",
        "An incremental that fails with -560 (0xC8000230) after a restore or a VSS full backup is normal: "
        "a new full backup is what it asks for.",
        _REPAIR_LAST,
    ),
)

_EXCHANGE = Guide(
    title="Restore of an Exchange mailbox database",
    before=(
        GuidanceStep(
            "Make a recovery database; the restored files go there, and the live database stays as it is.",
            (
                "New-MailboxDatabase -Recovery -Name <name> -Server <server> "
                "-EdbFilePath <database> -LogFolderPath <log folder>",
            ),
        ),
        _CHECK_SET,
    ),
    during=(
        GuidanceStep("Restore the database and its logs into the folders of the recovery database."),
        GuidanceStep(
            "Read the header: it says Dirty Shutdown and which logs are needed.", ("eseutil /mh <database>",)
        ),
        GuidanceStep(
            "Replay the logs; every restored database needs it. /i leaves out databases that are not there, "
            "/a accepts the loss of committed logs that are missing.",
            ("eseutil /r E00 /l <log folder> /d <database folder>",),
        ),
    ),
    after=(
        GuidanceStep("Read the header again: it must say Clean Shutdown now.", ("eseutil /mh <database>",)),
        GuidanceStep(
            "Mount the recovery database and copy the mailboxes out of it.",
            ("Mount-Database <name>", "New-MailboxRestoreRequest"),
        ),
        GuidanceStep("Remove the recovery database when the requests are done."),
        GuidanceStep("Make a new full backup of every database that was replaced."),
    ),
    warnings=(
        _LOGS_STAY,
        "Windows Server Backup restores into a recovery database as files only.",
        "In a streaming backup of an old version, restore.env must be neither edited nor deleted; "
        "it is replayed with eseutil /cc or the choice of the last backup set.",
        "Circular logging and copy backups change which logs a full backup removes.",
        _REPAIR_LAST,
    ),
)

_WINDOWS_SEARCH = Guide(
    title="Windows Search index",
    before=(GuidanceStep("Stop the Windows Search service.", ("net stop WSearch",)),),
    during=(GuidanceStep("Delete or rename the database and its logs; a restore is not needed."),),
    after=(GuidanceStep("Start the service and let it build the index anew.", ("net start WSearch",)),),
    warnings=(
        "The index is a cache. Restore it only to examine what it held, and then to another folder.",
        "Newer versions of Windows keep further index databases in the profiles of the users.",
    ),
    is_rebuildable=True,
)

_WINDOWS_UPDATE = Guide(
    title="Windows Update data store",
    before=(GuidanceStep("Stop the Windows Update service.", ("net stop wuauserv",)),),
    during=(GuidanceStep("Delete or rename the data store and its logs; a restore is not needed."),),
    after=(GuidanceStep("Start the service; it searches anew at the next check.", ("net start wuauserv",)),),
    warnings=("The shown history of updates begins anew; what is installed stays installed.",),
    is_rebuildable=True,
)


def _system_database(title: str, owner: str, *warnings: str) -> Guide:
    """Databases that Windows keeps for itself: copied while idle or through VSS, then replayed."""
    return Guide(
        title=title,
        before=(
            GuidanceStep(
                f"{owner} holds the files open: work on a system that is stopped, or on a copy of the folder."
            ),
            _COLD_COPY,
            _CHECK_SET,
        ),
        during=(_ALTERNATE, _GAP),
        after=(
            _REPLAY,
            _CHECK_RESULT,
            GuidanceStep(
                "Take later copies while the owner is stopped, or through VSS, and replay the logs of the copy.",
                ("esentutl /y <database> /vss /d <copy>",),
            ),
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
        "Windows begins an empty database when it finds none; restore it only if the records "
        "themselves are needed.",
    ),
    Product.USER_ACCESS_LOGGING: _system_database(
        "User Access Logging records",
        "The User Access Logging service",
        "Each database is one year of records or the current one; a restore concerns the folder as a whole.",
    ),
    Product.WEB_CACHE: _system_database(
        "WebCache of a user",
        "The session of the user",
        "It is a cache in the profile of one user, who must be signed out; Windows begins a new one "
        "when it is gone.",
    ),
    Product.GENERIC: _GENERIC,
}


def guidance(product: Product) -> Guide:
    """The guide for this product."""
    return _GUIDES[product]


__all__ = ["CAUTION", "GuidanceStep", "Guide", "Product", "guidance", "product_of"]
