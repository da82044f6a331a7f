<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>About ESE Backup Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Bitstream Vera and public domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Component</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Components and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Third-party components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Version {}, MIT licence. Backs up, verifies, restores and recovers databases of the Extensible Storage Engine on Linux, Windows and macOS. Built with Qt {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>{} (font of reports)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>{} (optional)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AfterwardsStep</name>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>&amp;Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>&amp;Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Co&amp;mmand line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Could not open {} in a file manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Print the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Result and checklist copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Run sheet: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Save P&amp;DF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Saved to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Show this restore as a command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>The PDF could not be written. The restore itself is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>The restore was taken back. The folder is in its previous state.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>{done} of {total} done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Caught up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Check of all jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Skipped</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgendaView</name>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>&amp;This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Next runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Nothing is scheduled in this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Week after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Week before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <location filename="ui/application.py"/>
        <source>Not watched because it is not a folder: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/application.py"/>
        <source>The sample could not be created: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/application.py"/>
        <source>The settings could not be read. The defaults are in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/application.py"/>
        <source>The settings could not be saved: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>Line {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>The audit log is intact: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>The audit log was changed, or is damaged, from line {} on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>What it says from there on proves nothing. Compare the file with a copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>{} And {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>&amp;Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Check that no entry was changed or removed since it was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Find an entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>No entries yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Show the command that does the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>The audit log cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>This command verifies the audit log and says which line is the first bad one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>What removes or replaces anything is entered before it is done, and every run at its end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackUpPage</name>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>A backup of this instance is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>A running instance determines which logs its backup needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Choose a destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Choose a folder for backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Choose an instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Choose an instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Confirm that these logs may be removed, or make a backup first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Looking for instances…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>No instances yet. Add a folder on the Instances page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Preparing the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Remove logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Specify the recipients or the signing key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Start as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Start backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>The current log is always included. Choose “Required logs only” if older logs have gaps or are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>This folder does not exist yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>{} is not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>{} is not available. Choose another instance, or make it available again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupSets</name>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Backup set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Backup set, not restorable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Its databases were copied while in use. They are complete only after its logs are replayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Logs are missing from the middle of the stream: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Made by another program. A restore replays its logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Put back the files that are missing or were changed, or use another set.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>This backup set, made by another program, cannot be restored as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>This is not an instance but a backup set made by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>“Restore” replays them in a folder of your choice. The set itself is only read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <location filename="ui/widgets/banner.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/banner.py"/>
        <source>Copy this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/banner.py"/>
        <source>Copy this message as text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Below</name>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Hosts ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Problems ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Below the instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>D&amp;estinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>D&amp;estinations ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Destinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Do what mends the selected problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Mend…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Problems</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Restore drill found damage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Restore drill passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>commit of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CertificatePanel</name>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Can be restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Copy certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Tables that were read</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChainList</name>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Backup chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Bro&amp;wse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Chains at your destinations appear here. For a chain elsewhere, choose Browse and select its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Choose a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Choose the folder of a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Choose the folder of a chain, of a backup set made by another program, or of several chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Looking for backup chains…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>No backup chains found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Reading the destinations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>The pin could not be changed: {} {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>There is no backup in {}. Choose the folder with backup-manifest.json, or a folder one or two levels above it. For a backup set made by another program, choose the folder with its databases and logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>{} could not be searched: {} {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChainStrip</name>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Backup chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Link to the previous set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Link to the previous set is broken: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>No backup yet: the first full backup starts the chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>broken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>broken at {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>broken link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>intact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>{} to {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Chains</name>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>As is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Clean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Copied after a dirty shutdown; a restore replays its logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Copied while the instance was running; a restore replays its logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Diff. {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Differential {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Dirty copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>From another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Incr. {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Incremental {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Needs recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Online copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Partly dirty copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>logs {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChainsModel</name>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Newest set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangePanel</name>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>&amp;Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Checks, run sheet and changes copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Copy the checks, the run sheet and what will change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Exact target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Name of the instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Show co&amp;mmand line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Show this restore as a command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>T&amp;ype {} to restore over it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>What will change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChannelDialog</name>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>A file must not be readable by others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>A file of certificates to trust instead of the system's</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Add channel: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Addresses, separated by commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>An https address that takes JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Ce&amp;rtificates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Edit channel: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Empty for that of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Empty where the server asks for none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>F&amp;rom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Letters, digits, - and _</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Milder problems are not sent on this channel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>P&amp;ort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Pass&amp;word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>STARTTLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Send the weekly digest, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Signs each message (HMAC-SHA-256), so that the server knows us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>So&amp;cket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Still empty: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>TLS from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>The address of the service, as apprise writes it; it contains a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>The address that messages come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>The channel could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>The mail server, as smtp.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Told &amp;from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>usual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>&amp;Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Chains of all jobs are read back, those with the oldest proof first, as many as fit into the budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Edit check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Enter a time budget. Example: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Example: 2h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>New check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>No further chain is begun when this time has passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Time &amp;budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Time budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecksStep</name>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Advice for a restore to a separate folder. Ticks are kept with the run in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Before: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Check &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Checks before anything is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Exact target: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>The checks could not be completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>The restore cannot start. Nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Tick each step when it is done. A restore in place starts only then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>What will change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>{done} of {total} done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecksView</name>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>A&amp;dd check…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Edit chec&amp;k…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Limits of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Remo&amp;ve check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Remove the selected check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Time budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Verifications and restore drills of the chains of all jobs, oldest proof first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>&amp;Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>&amp;Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>&amp;Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>&amp;Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>All logs in the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>As is (evidence)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Create the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Differential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Folder for backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Incremental</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Keep only one set (atomic)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Required logs only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Stora&amp;ge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>The previous set stays until the new one is complete. Incremental backups then continue the new one. Logs are handled as in any full backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Truncate logs only</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandDialog</name>
    <message>
        <location filename="ui/panels/command_dialog.py"/>
        <source>Command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/command_dialog.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/command_dialog.py"/>
        <source>This command does the same and adds the same entries to the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Command, page or instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Find a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Matching commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Nothing matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Type a command, a page or an instance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <location filename="ui/commands.py"/>
        <source>Back up {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CountBox</name>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayCalendar</name>
    <message>
        <location filename="ui/widgets/day_calendar.py"/>
        <source>Chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/day_calendar.py"/>
        <source>Day (UTC)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/day_calendar.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/day_calendar.py"/>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayStrip</name>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DesktopNotifications</name>
    <message>
        <location filename="ui/desktop_notifications.py"/>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Collecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Contents of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>File of the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Save the diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>The diagnostics were not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>The diagnostics were saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>This is all that will be saved. Names of users and machines, mail and network addresses are replaced; names of folders and instances are not. Databases, logs, keys and passwords are not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>ZIP files (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventDetail</name>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>All fields of the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Choose an event to see its details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Copy all fields as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Event ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Event {} · {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Next event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Only this &amp;run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Previous event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Show only the events of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>{operation} ({kind}) of {instance}, started {time}: {state} ({id})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>{operation} of {instance}, started {time}: {state} ({id})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>&amp;Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Copy c&amp;ell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Copy the current cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Copy the selected rows with headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Show all fields of the event</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventsModel</name>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Category</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Event ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventsView</name>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>An export is already running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Backups, verifications, restores and recoveries are logged here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Cell copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Change the filter or clear it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Event copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Export events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>No events match the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>No events yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Only the first {} rows were copied. To get all of them, export the events.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Save the events shown to a CSV or JSON file (Ctrl+E)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Show all events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>{} of {} events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>{} written to {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <location filename="ui/panels/history_export.py"/>
        <source>Cancel export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/history_export.py"/>
        <source>Exporting to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/history_export.py"/>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterPane</name>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>All instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>All runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>C&amp;lear filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Clear all filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Custom range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Event IDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Event IDs: 210-227,-225</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Filter by text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>IDs and ranges, separated by commas; a minus sign excludes an ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Only this run: {} of {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Part of the message; not case-sensitive (Ctrl+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Show level {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Text in the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FleetSettings</name>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Hosts that share a destination see one another's state in their overviews, and which is silent. A post contains no secrets and no names of users.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>It is posted again within an hour, by what runs the jobs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Post the state of this host at its destinations every hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Show the command that does the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>The setting could not be read or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>The state of this host could not be posted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>This command ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>This command posts, now and every hour.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <location filename="ui/pages/history/page.py"/>
        <source>&amp;Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/page.py"/>
        <source>&amp;Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/page.py"/>
        <source>E&amp;vents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/page.py"/>
        <source>History views</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistorySettings</name>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>&amp;Keep entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>C&amp;lear…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Clear &amp;older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Clear all entries from before {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Clear entries older than this many days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Clear the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Clear without exporting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Export before clearing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Export, then clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Keep entries for this many days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Keep everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Older entries are cleared when the window opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>The export failed, so nothing was cleared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>The history cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>This cannot be undone. Backups are not affected: the history only records them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>forever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>{} removed from the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HookFields</name>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>A quotation mark is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: 5m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>The program is ended when this time has passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Time limit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HooksForm</name>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>&amp;After the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>&amp;Before the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: /usr/local/bin/mount-backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: /usr/local/bin/report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Programs that the job runs, without a shell, as the user that runs the job. If the first one fails or exceeds its time limit, the job does not run. Their output is kept in the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Housekeeping</name>
    <message>
        <location filename="ui/housekeeping.py"/>
        <source>{}. See the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>&amp;Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>&amp;Scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Files that will be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>For this machine, as the administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>For this user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Install</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>The entry could not be installed. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>The operating system will start “ese-backup run-due” every {}. It runs what is due and ends, whether this window is open or not. These files will be written:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>This scheduler cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>{} the scheduler's entry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstanceDays</name>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>No instance is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstanceDetail</name>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Back up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Checkpoint {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Circular logging off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Circular logging on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Last full backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Last incremental</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Log generations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Log {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>More findings:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>No logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Not available while the instance is running. Back it up, which verifies every page, or verify its chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Not yet backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Only full backups are possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Plan and start a backup of this instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Recover a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Recovery would start with this log. Backups remove neither it nor later ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Restore drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Restore from the chain of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Restore from the newest chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Show the instance's files in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Test the chain of {}: restore it, read every row, then delete the restored files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Test the newest chain: restore it, read every row, then delete the restored files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>The current log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>The engine deletes old logs itself. Back up often, or an incremental backup will find a gap.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>There is no chain to restore from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Uses this backup set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Verify every page and log of this instance</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstanceList</name>
    <message>
        <location filename="ui/pages/instances/list.py"/>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstanceTabs</name>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Counting rows…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Instance details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>No runs for this instance yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Reading the catalog…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Runs ({} failed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>There is no database here, only logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>This part of the database cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Instances</name>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Current log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>application</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>at {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>backup copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>generation {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>{}, page size {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InstancesPage</name>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Add a folder with Extensible Storage Engine databases (.edb, .dit, .mdb, .dat) and their logs, or drop it here. Subfolders are included. Files are only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Add folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Choose a folder to look for instances in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Choose an instance first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Create a small sample instance to try things out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>It is no longer in the watched folders. Choose another instance from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Look for instances in another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Looking for instances in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Looking for instances…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Make the folder available again, or remove it in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>No instance selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>No instances yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Open sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Reading the watched folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Scanning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>{} not found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobEditor</name>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>&amp;Overwrite it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>&amp;Show their version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>After each backup, the chains that no rule keeps are removed. A chain is kept if any rule keeps it. Without rules, nothing is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Another program has added a job of this name meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Another program has changed this job since it was opened here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Another program has removed this job since it was opened here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Cancel, or overwrite: the job is then added again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Cannot be saved yet: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Edit job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>New job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Parts of the job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Retention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Show co&amp;mmand line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Show their version, which discards what was entered here, or overwrite it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Storage and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>The job could not be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>This command makes the same job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>What and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>{} ({} more)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;New job…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Pause…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Run now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Add the jobs of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Change the selected job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>E&amp;xport…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Filter jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Make a new job out of the selected one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Pause the selected jobs, with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Re&amp;move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Remove the selected jobs; their chains and history stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Res&amp;ume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Resume the selected jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Run the selected jobs now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Save the selected jobs, or all, to a file; it contains no secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Set up a job</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobPlaces</name>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>Can be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>This is a file, not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>Will be created by the first backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>no instance found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>{} free.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>A full backup beside the chains. No other backup continues it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>All in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Databases and logs. Starts a new chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Differential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Incremental</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Incremental or full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>On request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Paused: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Restore drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The job file cannot be used. No job runs until it is corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The job file contains fields that this version does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The logs since the full backup. Replaces the incrementals in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The logs since the last backup. Fails if they do not continue the chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The logs since the last backup; if they do not continue the chain, a full backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>{} and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>{} copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>{} since {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>&amp;Open file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>&amp;Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>A job backs up instances to a destination on a schedule, checks the backups and removes old ones. It needs the folder of an instance, a destination and a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Another program has changed the jobs. They were reloaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Another program has changed the same meanwhile. Nothing was overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Chains and history stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Checks and limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Coming up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Details of the jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Export jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Import jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Its chains and history stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job files (*.toml)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job files (*.toml);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job {} removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job {} saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job {} started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Look at its version, which is shown now, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Missed slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>No job runs until the job file is corrected. Nothing in it is changed from here meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>No jobs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Not everything that was due could be run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Open the job file in its program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Queue ({})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Read the job file again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Reading the jobs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Rename or remove them here, then import the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>See the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The job file cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The job file could not be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The jobs could not be exported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The jobs could not be run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The request could not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>This file contains no jobs that can be used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptColumns</name>
    <message>
        <location filename="ui/panels/kept_layout.py"/>
        <source>Reset columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptPanel</name>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>&amp;Keep as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>&amp;Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>&amp;Take back the restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>De&amp;lete these files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>Delete the files from before the restore?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>Files from before the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>Restore in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>Take back the restore?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>The files from before the restore were deleted from {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>These files are kept until you delete them. Check the restored databases first. Until you decide, no other restore in place can start here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>This renames {} in {} back and replaces the restored files and everything logged since. The chain is not changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>{} is in its state from before the restore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/kept_files.py"/>
        <source>{} will be deleted from {}. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeySettings</name>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Choose a file with a public Ed25519 key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Choose a file with an age identity or a private SSH key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Files with age identities or private SSH keys that open encrypted chains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Files with public keys. If there are any, only chains signed with one of them are read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Identities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>No identities. Encrypted chains cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>No trusted keys. Signatures are not checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Trusted keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>readable</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyboardMap</name>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Find an action or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <location filename="ui/ledger.py"/>
        <source>The chain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LimitsForm</name>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>&amp;Quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>A rate of nothing stops everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>A run of which nothing was seen for so long is reported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Bytes per second of all runs together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Example: 15m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>No job starts in these hours; what is due then starts when they end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Quiet from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Quiet hours start and end at different times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Quiet until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>R&amp;uns at the same time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Rate in bytes per &amp;second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Sta&amp;lled after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Stalled after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>no limit; example: 50M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>of them to one d&amp;estination</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogTimeline</name>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>Checkpoint: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>Detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>Generation {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>Generations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>Generations {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>Log generations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>Log generations {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>No log generations: this instance has no log files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>Required for recovery: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>checkpoint in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>checkpoint: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>required for recovery: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>{} is {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>{} missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/log_timeline.py"/>
        <source>{} missing: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossPanel</name>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>&amp;Back up first…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>Go back to the first step, with the newer logs in the instance's folder replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>If there is such work, it stays in the displaced files until you delete these. Keep a copy of the folder before you go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>Not backed up yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>Plan an incremental backup, which saves these commits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>Restore these &amp;logs, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>The restore replaces them. They stay in the displaced files until you delete these, and are lost then. To save them, make an incremental backup first, or restore them, too.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MachineQueue</name>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Process {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>This window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>known only to its program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>{}, {} ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>Choose the colour theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>Go to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>Theme: {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Marked</name>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;About ESE Backup Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Back up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Diagnostics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Verify…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Add &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Age and target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>As is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Back up the selected instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Close a dialog (never cancels a run)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Close the window; scheduled backups still run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Collect what a person who helps needs to know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Context menu of what has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Copy an instance and recover the databases of the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Create a small sample instance and show it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <location filename="ui/models/overview.py"/>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Ctrl+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Damage was found in the newest backup of this instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Decide…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Derived from the backups and prunings of the last four weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <location filename="ui/models/jobs.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <location filename="ui/models/instances.py"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>Diff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>Differential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Edit job…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <location filename="ui/models/runs.py"/>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>F&amp;ilter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Find a &amp;command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Find a command, a page or an instance by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <location filename="ui/models/timelines.py"/>
        <source>Full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Go to this page's filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Home, End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In a chart or a table: copy it as a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In a chart: first or last element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In a chart: open the element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In a chart: previous or next element</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In the page map: previous or next row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>Incr.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>Incremental</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Install schedule…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <location filename="ui/models/retention.py"/>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <location filename="ui/models/jobs.py"/>
        <location filename="ui/models/machine_queue.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Journal or syslog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <location filename="ui/models/notifications.py"/>
        <location filename="ui/models/outcomes/findings.py"/>
        <location filename="ui/models/runs.py"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Last message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Last report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <location filename="ui/models/retention.py"/>
        <source>Last run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Left, Right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Meaning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Menu, Shift+F10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Modified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <location filename="ui/models/notifications.py"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Next or previous control</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>Next run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <location filename="ui/models/overview.py"/>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Open &amp;sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Open destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Open jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Open settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Re&amp;fresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <location filename="ui/models/retention.py"/>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Recover a &amp;copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Reload instances, destinations and history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Restore databases from a backup chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Save the contents of this page to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Service (apprise)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Severity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Show all keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show audit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show hosts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Show the version and third-party licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <location filename="ui/models/retention.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Slot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Start a drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <location filename="ui/models/runs.py"/>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <location filename="ui/models/machine_queue.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <location filename="ui/models/runs.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The last backup of this instance failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The last check of the newest backup could not be completed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The newest backup of this instance is dated in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The newest backup of this instance is missing from its destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The newest backup of this instance is not reachable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Up, Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>Use &amp;system setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Verify every page and log of a backup or instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Verify now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <location filename="ui/models/overview.py"/>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Watch another folder for databases and their logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Webhook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Windows event log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <source>as-is backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/strip_days.py"/>
        <source>backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <source>cannot be restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/week.py"/>
        <source>check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <location filename="ui/values/week.py"/>
        <source>copy backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <location filename="ui/widgets/page_map.py"/>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <source>differential backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <location filename="ui/values/week.py"/>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/strip_days.py"/>
        <source>drilled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <location filename="ui/values/strip_days.py"/>
        <location filename="ui/values/week.py"/>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <location filename="ui/values/week.py"/>
        <source>full backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in a differential backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in an incremental backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in the full backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in this backup set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <source>incremental backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/week.py"/>
        <source>incremental or differential backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>kept, of a future backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <location filename="ui/values/timeline_cells.py"/>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/strip_days.py"/>
        <source>no run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not backed up, required for recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not kept, before the full backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not known whether backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <source>not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not part of this log stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>not read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <source>not verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>partly removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <source>pending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <location filename="ui/values/week.py"/>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/week.py"/>
        <source>skipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>the current log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <location filename="ui/values/strip_days.py"/>
        <location filename="ui/widgets/page_map.py"/>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>verified, unowned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Mender</name>
    <message>
        <location filename="ui/pages/overview/mending.py"/>
        <source>{} is not a folder that is there now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <location filename="ui/values/message.py"/>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/message.py"/>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/message.py"/>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissedView</name>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Every slot of the last 35 days was served when it was due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Missed slots</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Every commit up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Everything in the chain and the newer logs is restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Everything in the chain is restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Leaves out {}, covering {}. The databases start a new log stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>No moment can be chosen in this chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>No moment can be chosen in this chain: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>No moment can be chosen: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Reading the commits in the logs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Use the format {}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <location filename="ui/widgets/moment_slider.py"/>
        <source>Cannot be reached {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/moment_slider.py"/>
        <source>Commit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/moment_slider.py"/>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/moment_slider.py"/>
        <source>Moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/moment_slider.py"/>
        <source>No moment can be chosen. The whole chain can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/moment_slider.py"/>
        <source>Restore up to this moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>an unknown time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <location filename="ui/widgets/moment_slider.py"/>
        <source>cannot be reached: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>commit {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>from {} onwards: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>from {} to {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>in log {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/moment_slider.py"/>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>nothing left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/moment_slider.py"/>
        <source>restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>{} from {} to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>{} left out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <location filename="ui/widgets/navigation.py"/>
        <source>Choose a page with the arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/navigation.py"/>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotificationRules</name>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source> hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>&amp;Quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Critical problems wait, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Day of the digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Quiet from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Quiet until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Repeat a problem that lasts every so many hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Repeat what &amp;lasts every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Time of the digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Weekly &amp;digest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotificationSettings</name>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>A test message was sent on {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Add a channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Add a channel of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Edit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Its secrets stay in the keyring and in their files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Keep running in the tray when the window is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>No channels. Problems are only shown in this window and on this desktop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>No test message was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Remove channel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Remove the channel {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Send a test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Send a test message on the selected channel now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Sending a test message on {}…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Show notifications on this desktop while the program runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Show the command that does the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>The notifications cannot be read or changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>The test message on {} failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>This command does the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>This desktop has no tray.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Who is told of problems. Secrets are kept in the keyring or in a private file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>The next try is at {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>arrived {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>failed {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>this desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>{} by {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source> · page {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>Back up again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>Check the copy before you put it in place of anything. Prefer a backup if you have one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>Check the disk of the source: a flipped bit is often the first sign of a failing disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Checksum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/export.py"/>
        <source>Committed changes may still be in the logs {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Copy of the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Dbtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>End of the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>Follow the product's steps before you start the service.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Hashes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Log gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Long values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Lost space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>Make a full backup of the instance and run the drill on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>Make a full backup unless a chain has these logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Manifest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/copy.py"/>
        <source>No chain was copied: all are there already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <source>No chain was removed: all are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>No log was removed: all are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Not checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Not listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Not recoverable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Order of the logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Page number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Page {} of {} was bad; reading it again, attempt {} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Pages: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Read logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>Removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>Restore another chain that passes verification, or make a new backup. Do not repair first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>Restore the last good backup. Use this copy only to look at what it holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Single-bit error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Structure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Success with warnings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>The chain was only read; the restored files were deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>The chains that are still listed are complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <source>The chains that must be kept exceed the size limit by {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/copy.py"/>
        <source>The chains were only read. All chains that are listed at the new destination are complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/export.py"/>
        <source>The database was only read; nothing was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>The destination is unchanged. Please report this error; its details are in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>The destination is unchanged; the source was only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>The events below list what was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>The folder is unchanged; the chain was only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>The instance itself is unchanged. Check the copy before you put it in place of anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>The instance keeps running; the chains are unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>The next backup of the instance must be a full one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>The restored files were deleted; the history keeps the result.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>The target is unchanged; the chain was only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>The target is unchanged; the instance was only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>There is nothing new since the last backup set; the chain is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Unreadable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/copy.py"/>
        <source>Verify the chains that could not be copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>corrected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>logs {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>logs {} replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>page {} of {}: one flipped bit, corrected in the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{} completed with warnings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>{} failed because of an error in this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>{} failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>{} freed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>{} is complete and can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{} is complete, but the structure of its databases is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{} is complete, but {} is not clean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>{} is complete. It is evidence, and cannot be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{} is complete: its databases are clean and can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/export.py"/>
        <source>{} is complete: {} and {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>{} is complete; its databases are clean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>{} is complete; the files are as they were backed up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/export.py"/>
        <source>{} is incomplete: {} and {} could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>{} must be recovered with the logs beside it before it can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>{} passed: {} and {} were read from the restored databases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{} read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>{} was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{}: all data is intact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{}: damage was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{}: every page and log is good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{}: the databases were clean; nothing had to be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>{}: the restored files are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>No target is set for its age.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Restorable to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>full on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>in the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>no job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>silent: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>since {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>{} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>{} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>{} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>{} on {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>{}, {} failed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Edit job…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Show instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Verify its chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Change the job of the instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Choose a folder to look for instances in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Choose what is backed up, where to and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Copy the selected rows, or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Create a job that says what is backed up, where to and when, or scan a folder for databases of the Extensible Storage Engine first. Nothing in it is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Create a job…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Create a small sample instance to try things out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Find an instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Go to the instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Instances: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Look for instances in a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>No instance matches the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Nothing is protected yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Open sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Read everything again (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Reading jobs, history and destinations.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Restore from its newest chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Run its job, or plan a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Save the weekly report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Scan a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Show as co&amp;mmand line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Show as command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Show the command that backs it up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Start a &amp;drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Test whether its newest chain restores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>The state could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>The state could not be read again. What is shown may be out of date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>This command prints the same. Its exit code says how bad it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>This command runs the job of the instance now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Verify its newest chain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewTable</name>
    <message>
        <location filename="ui/pages/overview/table.py"/>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/overview/table.py"/>
        <source>Instances and how they are protected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageMap</name>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>First corrected page: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>First damaged page: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>First page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>Last page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>No pages yet. The map fills as a file is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>Page map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>{} of {} read ({})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Back up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Changes are saved and take effect immediately</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Choose what to back up and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Choose which chains to keep, and see what pruning removes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Databases in the watched folders and how well they are protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Restore a backup to a separate folder or in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Retention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Runs in progress and the outcome of recent runs in this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Set up what is backed up by itself, and see what is due and what runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>What happened, when, and to which instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>What is protected, what is not, and what to do about it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Chain: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Command line: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Done: {who}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Instance: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Keep in mind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Save as PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Target: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>{} – after the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>{} – before the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>{} – during the restore</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PathList</name>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Add to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Put {} back on the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Remove from this list; nothing on the disk is deleted (Del)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Remove from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>{} was removed from the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PauseDialog</name>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>&amp;Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>A paused job does not run until it is resumed. Its slots are recorded as skipped, with this reason. Its targets stay in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>Example: the server is being moved until Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>Pause job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>Pause jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PhaseBar</name>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Not started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Step {} of {}, {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Steps of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>{} pending</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinActions</name>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Pin…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Protect the selected chains from pruning, with a reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Remove the pins of the selected chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Unpin</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>&amp;Reason (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>A pinned chain is never removed by pruning. A second pin replaces the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Example: audit 2026</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Pin chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Pin chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacesForm</name>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>&amp;All instances in and under these folders, also later ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>A&amp;dd folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Another job has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Back up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Choose a destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Choose a folder for backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Choose a folder with instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Choose the folder of an instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>D&amp;estination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Enter a name for the job.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Example: Mail every night</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Folder, or s3://BUCKET/PREFIX</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Select at least one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Select at least one instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>These &amp;instances</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>As a full backup, but beside the chains: no other backup continues it, and none is affected by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Continues chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies all logs since the full backup in one set, which replaces the incremental backups in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies databases, logs and checkpoint, and starts a new chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies every file as it is, damage included, as evidence before a repair. It cannot be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies nothing. Removes the logs before the checkpoint, including those that are in no backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies the databases in use and the logs written meanwhile, and starts a new chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies the logs since the newest set and continues the chain.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Current log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Free space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>In no backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Logs before the checkpoint are removed when the set is complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Logs of {} · {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>No logs are removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>No logs are removed: files at rest are only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>No logs are removed: the instance deletes old ones itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Not available at rest: only a running instance knows which logs it still needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Not available while the instance is running: its files change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Not available with circular logging: logs since the newest set may already be deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Not needed with circular logging: the instance deletes old logs itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Replaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Rolls the current log first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>To copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>To remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>at most logs {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>none: nothing new since the newest set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>nothing: the instance needs all its logs, or deletes them itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>{} before, {} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>{} in {} → {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>{}, copied while it was still the current log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>{}, plus those written meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>{}; the next backup has to be a full one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Before you start:
{}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Choose an instance and a destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Files of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>This backup cannot start.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plural</name>
    <message numerus="yes">
        <location filename="ui/pages/restore/report.py"/>
        <source>Files: {} files, {}</source>
        <extracomment>Files: {} file, {}</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/retention.py"/>
        <source>On {1}: {0} chains, {2}, {3}.</source>
        <extracomment>On {1}: {0} chain, {2}, {3}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/retention.py"/>
        <source>Remove {} chains, {}, from {}?</source>
        <extracomment>Remove {} chain, {}, from {}?</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/plan.py"/>
        <source>Remove {} logs not in any known backup</source>
        <extracomment>Remove {} log not in any known backup</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/page.py"/>
        <source>Tick {} steps of the run sheet to continue.</source>
        <extracomment>Tick {} step of the run sheet to continue.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/retention.py"/>
        <source>and {} instances more</source>
        <extracomment>and {} instance more</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{1} of {0} pages</source>
        <extracomment>{1} of {0} page</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{1} of {0} pages good</source>
        <extracomment>{1} of {0} page good</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/recovery.py"/>
        <source>{1} replayed, {2}: {0} log records</source>
        <extracomment>{1} replayed, {2}: {0} log record</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/page.py"/>
        <source>{1} {0} jobs were left out: jobs with these names exist.</source>
        <extracomment>{1} {0} job was left out: a job with this name exists.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/protection.py"/>
        <source>{} ESE databases</source>
        <extracomment>{} ESE database</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} as-is backups</source>
        <extracomment>{} as-is backup</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} blank</source>
        <extracomment>{} blank</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/instances.py"/>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>{} bytes</source>
        <extracomment>{} byte</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/copy.py"/>
        <location filename="ui/models/retention.py"/>
        <location filename="ui/pages/restore/chains.py"/>
        <location filename="ui/pages/retention/page.py"/>
        <location filename="ui/pages/retention/plan_view.py"/>
        <location filename="ui/pages/settings/page.py"/>
        <location filename="ui/panels/pins.py"/>
        <source>{} chains</source>
        <extracomment>{} chain</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/copy.py"/>
        <source>{} chains copied, {} not.</source>
        <extracomment>{} chain copied, {} not.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/copy.py"/>
        <source>{} chains copied, {}.</source>
        <extracomment>{} chain copied, {}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/panels/pins.py"/>
        <source>{} chains pinned.</source>
        <extracomment>{} chain pinned.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>{} chains removed</source>
        <extracomment>{} chain removed</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>{} chains removed, {} freed.</source>
        <extracomment>{} chain removed, {} freed.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/panels/pins.py"/>
        <source>{} chains unpinned.</source>
        <extracomment>{} chain unpinned.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/command_palette.py"/>
        <source>{} commands</source>
        <extracomment>{} command</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/roll_forward.py"/>
        <location filename="ui/values/moments.py"/>
        <source>{} commits</source>
        <extracomment>{} commit</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} copy backups</source>
        <extracomment>{} copy backup</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} corrected</source>
        <extracomment>{} corrected</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} damaged</source>
        <extracomment>{} damaged</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/recover.py"/>
        <location filename="ui/pages/instances/detail.py"/>
        <source>{} databases</source>
        <extracomment>{} database</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/day_calendar.py"/>
        <location filename="ui/widgets/day_strip.py"/>
        <source>{} days</source>
        <extracomment>{} day</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/overview_rows.py"/>
        <source>{} days with runs</source>
        <extracomment>{} day with runs</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} differential backups</source>
        <extracomment>{} differential backup</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chains.py"/>
        <source>{} differentials</source>
        <extracomment>{} differential</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/housekeeping.py"/>
        <source>{} earlier runs were interrupted</source>
        <extracomment>{} earlier run was interrupted</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/audit_rows.py"/>
        <location filename="ui/pages/history/audit.py"/>
        <location filename="ui/pages/settings/history.py"/>
        <source>{} entries</source>
        <extracomment>{} entry</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/history/events.py"/>
        <source>{} events</source>
        <extracomment>{} event</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/checks.py"/>
        <source>{} failed</source>
        <extracomment>{} failed</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/backup.py"/>
        <location filename="ui/models/outcomes/restore.py"/>
        <location filename="ui/models/outcomes/verify.py"/>
        <location filename="ui/models/plan.py"/>
        <location filename="ui/models/recovery.py"/>
        <location filename="ui/pages/restore/change.py"/>
        <location filename="ui/pages/restore/kept_files.py"/>
        <location filename="ui/pages/restore/page.py"/>
        <location filename="ui/pages/restore/report.py"/>
        <location filename="ui/pages/restore/what.py"/>
        <location filename="ui/pages/restore/where.py"/>
        <source>{} files</source>
        <extracomment>{} file</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/instances/page.py"/>
        <source>{} folders could not be searched.</source>
        <extracomment>{} folder could not be searched.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} full backups</source>
        <extracomment>{} full backup</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/timeline_cells.py"/>
        <source>{} gaps</source>
        <extracomment>{} gap</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/log_timeline.py"/>
        <source>{} generations per cell</source>
        <extracomment>{} generation per cell</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/scheduler.py"/>
        <location filename="ui/models/when_draft.py"/>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>{} hours</source>
        <extracomment>{} hour</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} incremental backups</source>
        <extracomment>{} incremental backup</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chains.py"/>
        <source>{} incrementals</source>
        <extracomment>{} incremental</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/settings/page.py"/>
        <source>{} instances</source>
        <extracomment>{} instance</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/overview.py"/>
        <source>{} instances are protected as promised.</source>
        <extracomment>{} instance is protected as promised.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/retention.py"/>
        <source>{} instances have too few chains to assume more.</source>
        <extracomment>{} instance has too few chains to assume more.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/tray.py"/>
        <source>{} instances protected.</source>
        <extracomment>{} instance protected.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>{} jobs</source>
        <extracomment>{} job</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/page.py"/>
        <source>{} jobs added.</source>
        <extracomment>{} job added.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/page.py"/>
        <source>{} jobs exported to {}.</source>
        <extracomment>{} job exported to {}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/page.py"/>
        <source>{} jobs removed.</source>
        <extracomment>{} job removed.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/moment.py"/>
        <location filename="ui/values/moments.py"/>
        <source>{} later commits</source>
        <extracomment>{} later commit</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/outcome.py"/>
        <location filename="ui/models/outcomes/verify.py"/>
        <location filename="ui/models/plan.py"/>
        <location filename="ui/models/protection_cards.py"/>
        <location filename="ui/models/recovery.py"/>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>{} logs</source>
        <extracomment>{} log</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/protection_cards.py"/>
        <source>{} logs in the folder</source>
        <extracomment>{} log in the folder</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>{} logs removed</source>
        <extracomment>{} log removed</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>{} logs removed: {}.</source>
        <extracomment>{} log removed: {}.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/scheduler.py"/>
        <location filename="ui/models/when_draft.py"/>
        <source>{} minutes</source>
        <extracomment>{} minute</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/audit_rows.py"/>
        <source>{} more findings</source>
        <extracomment>{} more finding</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/tray.py"/>
        <source>{} more problems</source>
        <extracomment>{} more problem</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} not read yet</source>
        <extracomment>{} not read yet</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/recovery.py"/>
        <source>{} page changes redone</source>
        <extracomment>{} page change redone</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} pages</source>
        <extracomment>{} page</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} pages per cell</source>
        <extracomment>{} page per cell</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chains.py"/>
        <source>{} pages verified</source>
        <extracomment>{} page verified</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/checks.py"/>
        <source>{} passed</source>
        <extracomment>{} passed</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/drill.py"/>
        <location filename="ui/models/outcomes/export.py"/>
        <location filename="ui/pages/running/certificate.py"/>
        <source>{} rows</source>
        <extracomment>{} row</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/history/events.py"/>
        <source>{} rows copied with headings.</source>
        <extracomment>{} row copied with headings.</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/history/runs.py"/>
        <location filename="ui/questions.py"/>
        <source>{} runs</source>
        <extracomment>{} run</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/tray.py"/>
        <source>{} runs in progress</source>
        <extracomment>{} run in progress</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/chain_strip.py"/>
        <source>{} sets</source>
        <extracomment>{} set</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/drill.py"/>
        <location filename="ui/models/outcomes/export.py"/>
        <location filename="ui/pages/instances/tabs.py"/>
        <location filename="ui/pages/running/certificate.py"/>
        <source>{} tables</source>
        <extracomment>{} table</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/notifications.py"/>
        <source>{} tries</source>
        <extracomment>{} try</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/recovery.py"/>
        <source>{} uncommitted changes</source>
        <extracomment>{} uncommitted change</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/recovery.py"/>
        <source>{} uncommitted changes undone</source>
        <extracomment>{} uncommitted change undone</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} verified</source>
        <extracomment>{} verified</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} verified, unowned</source>
        <extracomment>{} verified, unowned</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/checks.py"/>
        <source>{} warnings</source>
        <extracomment>{} warning</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <location filename="ui/presence.py"/>
        <source>Notifications paused until {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Protection</name>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>A backup includes the logs that recovery needs. “Recover a copy” creates a clean copy. Do not delete any logs until the database is clean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>A backup is in progress; another one has to wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>A backup needs the database as well as its logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>A file of this instance does not have the expected format.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Add the folder that holds the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>All databases were shut down cleanly; no recovery is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>All logs are in the newest chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Check the file's permissions and whether another program has it open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Clean shutdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Clean, logs incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Dirty shutdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>If no other file has its generation, rename it to match. Otherwise move it out of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>If the missing logs were moved, put them back. Otherwise make a full backup with the required logs only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>In use by process {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>It can be backed up while it runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Keep the log that belongs here and move the other one out of the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Logs are missing from the middle of the stream: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Logs only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Look for the missing logs where the file came from and put them next to it, or copy it again with its service stopped. Repair it only if there is no good copy: a repair discards data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>Make a full backup first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Move it out of the folder. It belongs to another log stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Move the empty file out of the folder, or replace it with a good copy of the log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>Needs a full backup first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>No database in the watched folders belongs to these logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>No incremental backup yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Not answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Not recoverable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Not urgent: the other copy of the header is good. Make a full backup soon and check the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>Only full backups are possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Replace the file with a good copy. Check the system log for disk errors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Replay stops at a gap, so changes after it cannot be restored from an older backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Running, backup in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>The databases are clean, but some logs are missing or unusable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>There are logs here, but no database of their log stream.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>age not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>being written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>in a damaged chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>logs {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>newest set: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <location filename="ui/models/protection_cards.py"/>
        <source>no logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>nothing new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>oldest from {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>{} cannot be recovered from the files here, so it cannot be backed up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>{} required for recovery</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>{} was not shut down cleanly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>{} · can be restored to {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>{} · newest set {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <location filename="ui/questions.py"/>
        <source>A cancelled backup leaves nothing behind. Existing chains are unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>An internal error occurred. Your files are unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Cancel runs and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Choose a folder to look for instances in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Choose the folder of a backup chain or instance to verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Give this user write permission for the folder, or set ESE_BACKUP_HOME to a different one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Internal error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Keep running in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Keep running in the tray, to notify you on this desktop?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Keep the window open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Please report it together with the details below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Runs in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Scheduled backups and other notifications do not need it. The choice can be changed in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>The history cannot be saved because the data folder is not writable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>{} Runs still work, but their history is lost when the window closes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>{} in progress. Closing the window cancels it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>{} in progress. Closing the window cancels them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Cance&amp;l run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Let the selected run go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Nothing is running or waiting on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Pau&amp;se run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Pause the selected run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>R&amp;esume run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Sho&amp;w</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Show the selected run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Stop the selected run; it leaves nothing behind</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoverDialog</name>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>&amp;Continue without the lost logs; the changes in them are lost, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>&amp;Recover copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Continue if a &amp;database named in the logs is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Nothing: the recovery cannot start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Reading the instance…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Recover a copy of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Show co&amp;mmand line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>What will happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Where to put the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>{} free, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>{} required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>{} required: not enough space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Copy {} ({}) from {} to the folder below. The instance itself is only read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Leave the databases of the copy clean and ready to open. If any change cannot be applied, no files are left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Not available while the instance is running: its engine recovers it at startup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Read log {} once to check that every change can be applied, then replay it on the copy: missing changes are redone, and uncommitted ones are undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Read logs {} once to check that every change can be applied, then replay them on the copy: missing changes are redone, and uncommitted ones are undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Read the last log, {}, to make sure that nothing is left to replay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Recovery replays any changes these logs hold for the databases. Often there are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Replay the logs on a copy of this instance to bring its databases to a clean shutdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>The databases are already clean; check whether the logs contain later changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>The databases are clean, but there are later logs: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>The logs end cleanly; nothing had to be replayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>There are only logs here, from the first one on: replaying them may recreate their database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>There are only logs here: recovery needs the database they belong to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>There is nothing to recover: all databases were shut down cleanly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>There is nothing to recover: the databases are clean and have no logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>This is a backup set made by another program: restore it to replay its logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>This recovery cannot start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Use the databases as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Use them as they are. A recovery would only create an unchanged copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>none needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>{} already present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>{} more already present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>{} undone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplayCards</name>
    <message>
        <location filename="ui/panels/replay_cards.py"/>
        <source>Log records</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/replay_cards.py"/>
        <source>Logs replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/replay_cards.py"/>
        <source>Page changes redone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportSaver</name>
    <message>
        <location filename="ui/panels/report_saving.py"/>
        <source>Report written to {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/report_saving.py"/>
        <source>Save the report on the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/report_saving.py"/>
        <source>Save the weekly report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/report_saving.py"/>
        <source>The report was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Chain: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Command line: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Duration: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Instance: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Logs {} are then replayed, which leaves the databases clean.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>No logs are replayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Not replayed: logs {} were restored along with the databases, which are in the state of log {}. Changes in these newer logs are not in the databases yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Nothing will be written while any check fails.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Previous files kept as *.before-restore-{}: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Restore complete, databases clean: {} in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Restore complete: {} in {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Restored to: commit of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Taken: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Target: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>The databases contain every commit up to {} and none after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>The databases have no logs: the next start begins a new log stream. Make a full backup then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>The files are restored, but {} must be recovered before use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>The logs are then replayed up to the commit of {}, which leaves the databases clean and without logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>clean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>clean, ready to use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>copied while the instance was running; a restore recovers it with {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>log {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>logs {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>needs recovery before it can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>needs recovery with {} before it can be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>not shut down cleanly when it was backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>not shut down cleanly when it was backed up; a restore recovers it with {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>{} ({}) will be written to {} and nowhere else. All other files remain unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>{} ({}) will be written to {}. Files in the way, and all logs and the checkpoint of the instance, are renamed to NAME.before-restore-ID and stay there. Nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>{} is running there. Stop the program that owns it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>&amp;Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Check &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Choose a chain to continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Reading the logs in the target…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Rehea&amp;rse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Restore a&amp;nother</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Restore exactly this into temporary files, recover it, read every row and delete it again. The certificate is kept in the history, and nothing else is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Restore steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>This restore reads {} from the chain, {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Type the name of the instance to continue. Nothing has been written yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>{}, full backup of {} → {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>{}. Nothing has been written yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Assumed are chains of {}, as large as today's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Choose at least one rule that keeps chains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Keep, pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>No rules are set for this destination. Nothing would be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>See the reasons in the list. Unpin chains, or raise the limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>The chains that must be kept exceed the size limit by {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>at most {} at one time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>unknown date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>{}: {} of {}, {} remain</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetentionChoices</name>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>&amp;Chains of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>&amp;Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>A chain is kept if any rule keeps it. The rules apply to each instance separately; days and other periods are those of UTC. The newest chain that can be restored, the one that an incremental backup would continue and pinned chains are always kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>All instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>Destination</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>Folder with backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetentionPage</name>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>&amp;Prune…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>A pruning of this destination is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Choose a folder with backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Choose the folder that contains the chains of all instances.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Correct the rules first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Keep everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>No chains yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>No destination selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>No plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Nothing can be pruned until the chains can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Prune</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Pruning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Reading the chains…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Remove the chains that no rule keeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Remove {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Show co&amp;mmand line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>The chains could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>The chains have changed. Look at the plan again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>The pin could not be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>There is nothing to remove.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>{} contains no chains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>{} is not a valid address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RetentionView</name>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>&amp;Full backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>As often as before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Calendar in a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Calendar of today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Choose a rule to simulate a year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every 6 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Full backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>How often the simulation assumes a full backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>In a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>No chains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Nothing to simulate yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Simulating…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>frees {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>{}, at most {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RollForwardField</name>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Also replay the ne&amp;wer logs that are still in the instance's folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>B&amp;rowse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Choose the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Choose the instance's log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Continues the chain with {logs}, {span}: {commits}, up to {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Continues the chain with {logs}, {span}: {commits}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Folder with the newer logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Full path of the instance's log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Reading the logs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Restores what was committed after the newest set. The folder is only read. Not possible while its instance is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>This folder has no logs newer than the chain. Nothing will be added.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulesForm</name>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>&amp;Hourly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>&amp;Minimum age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>&amp;Weekly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>&amp;Yearly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Applies the rules to as-is backups (evidence), too; otherwise they are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>As-is backups, &amp;too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Da&amp;ily</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Everything wi&amp;thin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Example: 30d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Example: 500G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Example: 7d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Keep &amp;last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Keeps all chains of this time before the newest one: 12h, 30d, 2w, 6m, 1y6m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Keeps the newest chain of each of the last {} that have one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Keeps this many chains, the newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Mo&amp;nthly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Removes nothing that is younger: 12h, 30d, 2w, 6m, 1y6m</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Removes the oldest of what the rules keep until all chains together have this size: 500G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Si&amp;ze limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>years</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunLine</name>
    <message>
        <location filename="ui/values/run_line.py"/>
        <source>{} of {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunSheetDialog</name>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>&amp;Copy as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>It was made by an earlier version of this program, or its history was cleared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Print the run sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Reading the run sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Restore in place started {time}, from {chain} to {target}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Restore of {}, {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Restore started {time}, from {chain} to {target}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Run sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Run sheet: restore of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Save P&amp;DF…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>The run sheet was not saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>The run sheet was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>This restore has no run sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunSheetView</name>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>After the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>Before the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>Done: {who}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>During the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>Letting the product rebuild this database is usually better than restoring it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunStep</name>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>During: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>Progress of the restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>{} → {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Cancel this run; nothing is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Date and time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Event ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Events of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Progress of the whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Restore from this chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Restore…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Run it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show all events of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show in history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show it in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show the command that does the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Verify every page and log of the chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Verify now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>Backups, verifications, restores and recoveries started in this window show their progress here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Damage was found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Success</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Success with warnings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsTray</name>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Runs in progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>{} more waiting</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>&amp;Copy row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>&amp;Show events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Backups, verifications, restores and recoveries are listed here with their outcome.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Copy the selected run with headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Run s&amp;heet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Save &amp;report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Save the report on this run as HTML, PDF or CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Show the steps of this restore, tick them, print or save them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScheduleForm</name>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Add r&amp;ule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Each rule makes backups of its mode. Of rules that are due at once, the fullest is run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Mo&amp;de</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Re&amp;move rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Remove the selected rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Rule {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Without a rule, the job runs on request only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Scheduler</name>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>, every {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Jobs are run by {}. Last look: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Last look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Looking for the scheduler of this system…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Next look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>No scheduler is installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Task Scheduler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>The entry of {} differs from what this program would write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>The scheduler's entry is there, but it does not run: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>This window runs the jobs while it is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Use Repair. It shows first what will be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>for this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>for this user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>has not looked for due jobs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>last looked for due jobs {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>{} is installed, but {}. This window runs the jobs while it is open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchedulerView</name>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>&amp;Install…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Jobs then run only while this window is open, or when ese-backup run-due is called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Loo&amp;k again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>R&amp;epair…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Re&amp;move…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Remove the entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Remove the entry of {}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Remove the scheduler's entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>The entry could not be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>The operating system starts “ese-backup run-due” at short intervals. It runs what is due and ends, whether this window is open or not. If it falls silent, this page and the overview say so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>The scheduler could not be asked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Choose the file that contains the secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Choose the file with {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>In a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>In the keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Where {} is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>&amp;Reset window layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Choose a folder for backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Choose a folder to look for instances in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Destinations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Folders searched for databases and logs, including subfolders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Folders with backups. Their chains are offered when you restore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>No destinations yet. Folders used for backups are added here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>No folders are watched yet. Add folders that contain databases. Nothing in them is ever changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Takes effect immediately.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Takes effect when the window is opened the next time. The command line is in English.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>The settings could not be saved. They apply until the window is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Use system setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Watched folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Window layout reset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>no chains</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>no instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>not found or not readable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>{}, {} damaged</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetKeeper</name>
    <message>
        <location filename="ui/panels/sheet_keeper.py"/>
        <source>The tick could not be kept in the history.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SortedTable</name>
    <message>
        <location filename="ui/panels/sorted_table.py"/>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/sorted_table.py"/>
        <source>Copy the selected rows, or all, with headings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <location filename="ui/status_line.py"/>
        <source>Destination not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>Jobs, history and settings are those of this user, in {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>Next run: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>No run is scheduled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>an unknown user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>{} (administrator)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>{} (standard user)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>{} free</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StorageFields</name>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>&amp;Compress (zstd), level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>&amp;Encrypt (age) to these recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>1 is fastest, 22 smallest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Choose the file of the signing key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Compression level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>File of the signing key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>File with a private Ed25519 key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Only the recipients' identities can open the chain. If they are lost, it cannot be restored. Test them with a restore drill.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Si&amp;gn with this key (Ed25519)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>age1… or a public SSH key, one per line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StorageForm</name>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Add &amp;file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Choose an identity file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Choose the file of the signing key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Enter a recipient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Identities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Identities for checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Path of an identity file, or keyring:NAME, one per line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Scheduled verifications and drills of encrypted chains read with these identities, and with those in the settings. The job file contains their places, never the keys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Bro&amp;wse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Choose a new or empty folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Choose the instance's folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Create &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Files displaced by an earlier restore are still here. Delete them or take back that restore first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Full path of a new or empty folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Full path of the folder with the instance's databases and logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Instance fol&amp;der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>New or empty fol&amp;der</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Target folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>The folder {} does not exist. Create it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>This folder does not exist. A restore in place needs the folder of the instance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>This folder is inside {}, which holds backups. Choose a folder outside all backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>This folder is not empty. Choose a new or empty one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>This is a file, not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TargetsForm</name>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: 26h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: 30d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: 7d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>How old each may become before the overview, notifications and ese-backup status report it. An empty field promises nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>How old the newest moment that can be restored may become (RPO)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>How old the newest restore drill may become</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>How old the newest verification may become</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest &amp;drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest &amp;restorable state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest &amp;verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest restorable state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest restore drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest verification</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Throughput</name>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>After {}: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>MiB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>No throughput measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>Throughput</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>{} now; average {}; peak {}; after {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Back up what is due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Pause notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Resume notifications</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>End the program; scheduled backups still run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Everything is protected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>For 1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>For 8 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>For a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Run the jobs that are due now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Show no notifications on this desktop for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Show notifications again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Show the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>The state could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>and {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoLine</name>
    <message>
        <location filename="ui/widgets/undo_line.py"/>
        <source>Hide this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/undo_line.py"/>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Last drilled {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Last verified {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Newest set: {}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Not reachable since {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wayfinder</name>
    <message>
        <location filename="ui/wayfinder.py"/>
        <source>This page has nothing to export. Go to History to export events.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekCalendar</name>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>Hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>Slots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>and {} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>shaded: quiet hours</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhatStep</name>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Add the file of its identity under Keys in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Damage was found in this chain. A restore may fail or be incomplete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Moment set with the slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Newest set (everything)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Newest set and newer logs (everything)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>No chain selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Restore &amp;drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Restore &amp;up to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Restore from another chain if there is one. Otherwise try this one in a separate folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Restore up to this set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Test this restore: restore the databases, read every row, then delete the restored files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>This chain cannot be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>This chain is encrypted, and none of the known identities opens it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>state could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>{} · full backup of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>{}, {}: logs up to {}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhenDraft</name>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>Enter at least one time. Example: 02:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>Enter five fields: minute, hour, day, month, weekday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>Next: {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>Select at least one day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>This never happens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>hour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhenFields</name>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>A missed run is made up for, once, unless more than this has passed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>A&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>C&amp;ron (expert)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Catch up &amp;within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Cron expression</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>E&amp;very</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Example: 02:00, 14:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Example: 30 2 * * 1-5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Of this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Time &amp;zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>no limit; example: 4h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhereStep</name>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>&amp;Keep the files as backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>&amp;Recover them: clean and ready to use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Contains {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Files will be written to exactly this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>In &amp;place, in the instance's own folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>No existing files are overwritten. Compare the result with the original, then swap the folders. The last step explains how for this product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>No logs are replayed: every file is restored byte for byte. A dirty database has to be recovered later, here or by the product.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Not available: restoring to a moment requires replaying logs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Not available: the newer logs have to be replayed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Stop the program that owns the instance first: the restore is refused while it is running. Databases in the way, and all logs and the checkpoint of the instance, are kept there as NAME.before-restore-ID until you delete them or take back the restore.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>T&amp;o a separate folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Target folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>The logs are replayed on the copy up to the chosen point, and uncommitted changes are undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>What to do with the databases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Where to restore the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>already exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>files in the way are renamed and kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>free space not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>will be created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>{} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>{} required</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>{} required, plus space for the newer logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>{} required: not enough space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_JobRow</name>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Cancel {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Progress of {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Show {}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
