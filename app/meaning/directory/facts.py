"""What numbers and attributes of Active Directory mean. Source: docs/meaning.md#active-directory."""

from __future__ import annotations

DATA_TABLE, LINK_TABLE, HIDDEN_TABLE = "datatable", "link_table", "hiddentable"
DNT, PARENT, RDN_TYPE, IS_OBJECT = "DNT_col", "PDNT_col", "RDNtyp_col", "OBJ_col"
NAME, OBJECT_CLASS, LDAP_NAME = "ATTm589825", "ATTc0", "ATTm131532"
ATTRIBUTE_ID, INTERNAL_ID, SYNTAX, LINK_ID = "ATTc131102", "ATTj591540", "ATTc131104", "ATTj131122"
CLASS_ID, SCHEMA_CONTAINER = "ATTc131094", "ATTb131108"
SAM_NAME, ACCOUNT_CONTROL, GROUP_TYPE, ACCOUNT_TYPE = "ATTm590045", "ATTj589832", "ATTj590574", "ATTj590126"
SID, GUID, CREATED, CHANGED = "ATTr589970", "ATTk589826", "ATTl131074", "ATTl131075"
IS_DELETED, IS_RECYCLED, LAST_PARENT = "ATTi131120", "ATTi591882", "ATTb590605"
PRINCIPAL_NAME, DESCRIPTION = "ATTm590480", "ATTm13"
PASSWORD = "ATTk589914"
LINK_FROM, LINK_TO, LINK_BASE, LINK_DELETED = "link_DNT", "backlink_DNT", "link_base", "link_deltime"

CLASS_SCHEMA, ATTRIBUTE_SCHEMA = 0x3000D, 0x3000E
MEMBER_BASE = 1
"""Half the link id of ``member`` (2), whose back link is ``memberOf`` (3)."""

RDN_NAMES = {3: "CN", 6: "C", 7: "L", 8: "ST", 10: "O", 11: "OU", 0x150019: "DC"}
"""Attributes that name objects, by their ATTRTYP; others are in the schema."""

CONTROL_FLAGS = {
    0x00000001: "logon script",
    0x00000002: "disabled",
    0x00000008: "home folder required",
    0x00000010: "locked out",
    0x00000020: "no password required",
    0x00000040: "password cannot change",
    0x00000080: "password stored reversibly",
    0x00000100: "temporary duplicate account",
    0x00000200: "normal account",
    0x00000800: "trust account of a domain",
    0x00001000: "account of a computer",
    0x00002000: "account of a domain controller",
    0x00010000: "password does not expire",
    0x00020000: "MNS logon account",
    0x00040000: "smart card required",
    0x00080000: "trusted for delegation",
    0x00100000: "not delegated",
    0x00200000: "DES keys only",
    0x00400000: "no Kerberos preauthentication required",
    0x00800000: "password expired",
    0x01000000: "trusted to authenticate for delegation",
    0x04000000: "account of a read-only domain controller",
    0x08000000: "AES keys only",
}
DISABLED = 0x2

GROUP_FLAGS = {
    0x00000001: "created by the system",
    0x00000002: "global",
    0x00000004: "domain local",
    0x00000008: "universal",
    0x00000010: "application, basic",
    0x00000020: "application, by query",
    0x80000000: "security",
}

ACCOUNT_TYPES = {
    0x00000000: "domain",
    0x10000000: "group",
    0x10000001: "distribution group",
    0x20000000: "local group",
    0x20000001: "local distribution group",
    0x30000000: "user",
    0x30000001: "computer",
    0x30000002: "trust",
    0x40000000: "application group",
    0x40000001: "application group by query",
}

FILE_TIMES = frozenset(
    (
        "accountExpires",
        "badPasswordTime",
        "creationTime",
        "lastLogoff",
        "lastLogon",
        "lastLogonTimestamp",
        "lastSetTime",
        "lockoutTime",
        "ms-Mcs-AdmPwdExpirationTime",
        "msDS-LastFailedInteractiveLogonTime",
        "msDS-LastSuccessfulInteractiveLogonTime",
        "msKds-CreateTime",
        "msKds-UseStartTime",
        "msLAPS-PasswordExpirationTime",
        "priorSetTime",
        "pwdLastSet",
    )
)
"""Large integers that are FILETIMEs."""

GUIDS = frozenset(
    (
        "attributeSecurityGUID",
        "invocationId",
        "mS-DS-ConsistencyGuid",
        "msFVE-RecoveryGuid",
        "msFVE-VolumeGuid",
        "objectGUID",
        "schemaIDGUID",
    )
)
"""Octet strings that are GUIDs."""

SECRETS = frozenset(
    name.casefold()
    for name in (
        "currentValue",
        "dBCSPwd",
        "initialAuthIncoming",
        "initialAuthOutgoing",
        "lmPwdHistory",
        "ms-Mcs-AdmPwd",
        "ms-Mcs-AdmPwdHistory",
        "msDS-ExecuteScriptPassword",
        "msDS-ManagedPassword",
        "msFVE-KeyPackage",
        "msFVE-RecoveryPassword",
        "msKds-RootKeyData",
        "msLAPS-EncryptedDSRMPassword",
        "msLAPS-EncryptedDSRMPasswordHistory",
        "msLAPS-EncryptedPassword",
        "msLAPS-EncryptedPasswordHistory",
        "msLAPS-Password",
        "msPKI-CredentialRoamingTokens",
        "msPKIAccountCredentials",
        "msPKIDPAPIMasterKeys",
        "msSFU30Password",
        "msTPM-OwnerInformation",
        "ntPwdHistory",
        "pekList",
        "priorValue",
        "supplementalCredentials",
        "trustAuthIncoming",
        "trustAuthOutgoing",
        "unicodePwd",
        "unixUserPassword",
        "userPassword",
    )
)
"""Attributes whose values are passwords, keys or hashes, in lower case. They are never shown."""

SECRET_COLUMNS = frozenset(
    (
        "ATTk35", "ATTk36", "ATTk589851", "ATTk589879", "ATTk589914", "ATTk589918", "ATTk589949", "ATTk589953",
        "ATTk589959", "ATTk589984", "ATTk590689", "ATTk591734", "ATTk591823", "ATTm591788",
    )
)  # fmt: skip
"""The columns of those in every schema, for a database whose schema cannot be read."""
