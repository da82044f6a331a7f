<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Sentences</name>
    <message>
        <location filename="app/schedulers/launchd.py"/>
        <source>"local.ese-backup-manager.run-due" =&gt; disabled</source>
        <translation>"local.ese-backup-manager.run-due" =&gt; disabled</translation>
    </message>
    <message>
        <location filename="app/operations/run_sheets.py"/>
        <location filename="app/reports/save.py"/>
        <source>'ese-backup history --runs' lists the runs with their ids.</source>
        <translation>« ese-backup history --runs » liste les exécutions avec leurs identifiants.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>'{0}'</source>
        <translation>« {0} »</translation>
    </message>
    <message>
        <location filename="app/external_tool.py"/>
        <source>'{0}' did not end within {1} seconds.</source>
        <translation>« {0} » ne s’est pas terminé en {1} secondes.</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>(and {0})</source>
        <translation>(et {0})</translation>
    </message>
    <message>
        <location filename="engine/backup/page_reading.py"/>
        <source>({0} bad pages in this part of the file)</source>
        <translation>({0} pages défectueuses dans cette partie du fichier)</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>, and it cannot be restored without its manifest.</source>
        <translation>, et elle ne peut pas être restaurée sans son manifeste.</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>0 streaming, 1 volume snapshot, 2 snapshot, 3 surrogate</source>
        <translation>0 en continu, 1 cliché de volume, 2 instantané, 3 substitution</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>0x20: the path is UTF-16; 0x40: the file can be sparse</source>
        <translation>0x20 : le chemin est en UTF-16 ; 0x40 : le fichier peut être fragmenté</translation>
    </message>
    <message>
        <location filename="app/operations/unsaved.py"/>
        <source>1 commit of {0} is in {1}, which no backup holds.</source>
        <translation>1 validation du {0} se trouve dans {1}, absent de toute sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>1 for a database; unaligned</source>
        <translation>1 pour une base de données ; non aligné</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>1 for the first user database, 0 for a temporary one</source>
        <translation>1 pour la première base de données utilisateur, 0 pour une temporaire</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>1 for the verdict on an instance.</source>
        <translation>1 pour le verdict sur une instance.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>1 made from a reserve log, 2 circular logging, 4 circular logging earlier</source>
        <translation>1 fait d’un journal de réserve, 2 journalisation circulaire, 4 journalisation circulaire auparavant</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>1 multiple extents, 2 non-unique tree, 4 v2</source>
        <translation>1 plusieurs étendues, 2 arborescence non unique, 4 v2</translation>
    </message>
    <message>
        <location filename="engine/backup/as_is.py"/>
        <source>1 page fails its checksum</source>
        <translation>1 page ne correspond pas à sa somme de contrôle</translation>
    </message>
    <message>
        <location filename="app/evidence/own_files.py"/>
        <source>1 page has a single-bit error, which was corrected in the backup only.</source>
        <translation>1 page a une erreur d’un seul bit, corrigée dans la sauvegarde seulement.</translation>
    </message>
    <message>
        <location filename="engine/restore/row_key.py"/>
        <source>1 value was</source>
        <translation>1 valeur a été</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>2: Windows NT and later.</source>
        <translation>2 : Windows NT et ultérieur.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>3 for a log, 0 in very old ones</source>
        <translation>3 pour un journal, 0 dans les très anciens</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>4 for a checkpoint, 0 in very old ones</source>
        <translation>4 pour un point de contrôle, 0 dans les très anciens</translation>
    </message>
    <message>
        <location filename="engine/formats/log/chain.py"/>
        <source>: it belongs to another stream ({0}).</source>
        <translation>: il appartient à un autre flux ({0}).</translation>
    </message>
    <message>
        <location filename="engine/formats/log/chain.py"/>
        <source>: its format is older.</source>
        <translation>: son format est plus ancien.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/chain.py"/>
        <source>: the log before it had other contents when it was created ({0}).</source>
        <translation>: le journal précédent avait un autre contenu quand il a été créé ({0}).</translation>
    </message>
    <message>
        <location filename="engine/formats/log/chain.py"/>
        <source>: the log before it was created {0}, but that one was created {1}.</source>
        <translation>: le journal précédent a été créé {0}, mais celui-là a été créé {1}.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/syslog.py"/>
        <source>&lt;{0}&gt;{1} ese-backup[{2}]: [{3}] {4}</source>
        <translation>&lt;{0}&gt;{1} ese-backup[{2}]: [{3}] {4}</translation>
    </message>
    <message>
        <location filename="app/schedulers/cron.py"/>
        <source>&gt;/dev/null 2&gt;&amp;1</source>
        <translation>&gt;/dev/null 2&gt;&amp;1</translation>
    </message>
    <message>
        <location filename="engine/libraries.py"/>
        <source>A Python package that is needed cannot be loaded: {0}.</source>
        <translation>Un paquet Python nécessaire ne peut pas être chargé : {0}.</translation>
    </message>
    <message>
        <location filename="engine/verify/database_check.py"/>
        <source>A backup corrects it in the copy.</source>
        <translation>Une sauvegarde la corrige dans la copie.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A backup is not allowed yet: the instance is still starting.</source>
        <translation>Une sauvegarde n’est pas encore permise : l’instance démarre.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A backup of this instance is already running.</source>
        <translation>Une sauvegarde de cette instance est déjà en cours.</translation>
    </message>
    <message>
        <location filename="app/operations/live_checks.py"/>
        <location filename="engine/instance/online_backup.py"/>
        <source>A backup of {0} is already running.</source>
        <translation>Une sauvegarde de {0} est déjà en cours.</translation>
    </message>
    <message>
        <location filename="engine/verify/finding.py"/>
        <source>A backup with this log is refused.</source>
        <translation>Une sauvegarde avec ce journal est refusée.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>A clock was wrong, so the age of the newest set is not known. Correct the clock and back up again.</source>
        <translation>Une horloge était fausse ; l’âge du jeu le plus récent est donc inconnu. Corrigez l’horloge et sauvegardez de nouveau.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A compressed value cannot be decompressed.</source>
        <translation>Une valeur compressée ne peut pas être décompressée.</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>A compressed value cannot be decompressed: {0}.</source>
        <translation>Une valeur compressée ne peut pas être décompressée : {0}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>A copy backup of {0} has started.</source>
        <translation>Une sauvegarde de copie de {0} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>A copy made by a backup that cannot be restored. {0}</source>
        <translation>Une copie faite par une sauvegarde, qui ne peut pas être restaurée. {0}</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>A copy made by a backup. A restore requires log {0}</source>
        <translation>Une copie faite par une sauvegarde. Une restauration requiert le journal {0}</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>A copy of its log stream is inside its folder: {0}.</source>
        <translation>Une copie de son flux de journaux se trouve dans son dossier : {0}.</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>A cron expression names its days itself.</source>
        <translation>Une expression cron indique elle-même ses jours.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A database page fails its checksum.</source>
        <translation>Une page de la base de données ne correspond pas à sa somme de contrôle.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A database that the logs refer to is missing or is not the right one.</source>
        <translation>Une base de données citée par les journaux manque ou n’est pas la bonne.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>A differential backup of {0} has started.</source>
        <translation>Une sauvegarde différentielle de {0} a commencé.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>A drill restored it and read every row.</source>
        <translation>Un essai l’a restaurée et en a lu chaque ligne.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A file required by the backup is missing.</source>
        <translation>Un fichier requis par la sauvegarde manque.</translation>
    </message>
    <message>
        <location filename="engine/chain/local_staging.py"/>
        <source>A file with that name exists. Specify a folder, or another name for a new one.</source>
        <translation>Un fichier de ce nom existe. Indiquez un dossier, ou un autre nom pour un nouveau.</translation>
    </message>
    <message>
        <location filename="engine/formats/values.py"/>
        <source>A fixed column cannot have a size of {0} bytes: {1}.</source>
        <translation>Une colonne fixe ne peut pas avoir une taille de {0} octets : {1}.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>A folder, a pipe or a device is in its place.</source>
        <translation>Un dossier, un tube ou un périphérique se trouve à sa place.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>A full backup of {0} has started.</source>
        <translation>Une sauvegarde complète de {0} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>A full backup of {0} is made instead of an incremental one. {1}</source>
        <translation>Une sauvegarde complète de {0} est effectuée au lieu d’une incrémentielle. {1}</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>A full backup starts a new chain. Choose the folder that contains the chains.</source>
        <translation>Une sauvegarde complète commence une nouvelle chaîne. Choisissez le dossier qui contient les chaînes.</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>A grace is 15 minutes to 366 days.</source>
        <translation>Un délai de grâce va de 15 minutes à 366 jours.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A key is too long for an index that does not allow truncated keys.</source>
        <translation>Une clé est trop longue pour un index qui n’admet pas de clés tronquées.</translation>
    </message>
    <message>
        <location filename="engine/formats/keys.py"/>
        <source>A key of index {0} is too long.</source>
        <translation>Une clé de l’index {0} est trop longue.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A log does not contain the checksum of the log before it.</source>
        <translation>Un journal ne contient pas la somme de contrôle du journal précédent.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A log file fails its checksum.</source>
        <translation>Un fichier journal ne correspond pas à sa somme de contrôle.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A log file is damaged.</source>
        <translation>Un fichier journal est endommagé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A log file is missing although later ones exist.</source>
        <translation>Un fichier journal manque alors qu’il en existe de plus récents.</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>A log has</source>
        <translation>Un journal a</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A log in the folder belongs to another log stream.</source>
        <translation>Un journal du dossier appartient à un autre flux de journaux.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_opening.py"/>
        <source>A log must have at least {0} segments.</source>
        <translation>Un journal doit avoir au moins {0} segments.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>A log of {0} segments of {1} bytes with {2} header segments is not possible.</source>
        <translation>Un journal de {0} segments de {1} octets avec {2} segments d’en-tête est impossible.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A log record does not match the page that it changes.</source>
        <translation>Un enregistrement de journal ne correspond pas à la page qu’il modifie.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A log record lacks the image of a page that it moves lines from.</source>
        <translation>Il manque à un enregistrement de journal l’image d’une page dont il déplace des lignes.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/record_layout.py"/>
        <source>A log record of type {0} is damaged: {1}.</source>
        <translation>Un enregistrement de journal de type {0} est endommagé : {1}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A long value is damaged.</source>
        <translation>Une valeur longue est endommagée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>A message could not be sent on the channel {0}: {1}</source>
        <translation>Un message n’a pas pu être envoyé par le canal {0} : {1}</translation>
    </message>
    <message>
        <location filename="engine/control/message.py"/>
        <source>A message has no valid value for {0}.</source>
        <translation>Un message n’a pas de valeur valide pour {0}.</translation>
    </message>
    <message>
        <location filename="engine/control/message.py"/>
        <source>A message is not a JSON object.</source>
        <translation>Un message n’est pas un objet JSON.</translation>
    </message>
    <message>
        <location filename="engine/control/message.py"/>
        <source>A message is not valid JSON.</source>
        <translation>Un message n’est pas du JSON valide.</translation>
    </message>
    <message>
        <location filename="engine/control/conversation.py"/>
        <source>A message requests an unknown operation.</source>
        <translation>Un message demande une opération inconnue.</translation>
    </message>
    <message>
        <location filename="app/own_names.py"/>
        <source>A name can have at most {0} characters.</source>
        <translation>Un nom peut avoir {0} caractères.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A name is empty, too long or contains invalid characters.</source>
        <translation>Un nom est vide, trop long ou contient des caractères non valides.</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <location filename="app/unattended/plan.py"/>
        <source>A newer slot was run instead.</source>
        <translation>Un créneau plus récent a été exécuté à la place.</translation>
    </message>
    <message>
        <location filename="engine/btree/tree.py"/>
        <source>A node must have a key of 1 to {0} bytes, and data.</source>
        <translation>Un nœud doit avoir une clé de 1 à {0} octets, et des données.</translation>
    </message>
    <message>
        <location filename="engine/formats/live_page.py"/>
        <source>A node of page {0} is damaged.</source>
        <translation>Un nœud de la page {0} est endommagé.</translation>
    </message>
    <message>
        <location filename="engine/btree/undo.py"/>
        <location filename="engine/restore/committed_pages.py"/>
        <source>A node of tree {0} to be undone does not exist.</source>
        <translation>Un nœud de l’arborescence {0} à annuler n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A node on a page is damaged.</source>
        <translation>Un nœud d’une page est endommagé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A page does not belong to the tree that points to it.</source>
        <translation>Une page n’appartient pas à l’arborescence qui pointe vers elle.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/images.py"/>
        <source>A page image in a log record is damaged: its parts overlap.</source>
        <translation>Une image de page dans un enregistrement de journal est endommagée : ses parties se chevauchent.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A page is linked twice, or its neighbours do not link back to it.</source>
        <translation>Une page est liée deux fois, ou ses voisines ne renvoient pas à elle.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A page is newer than the log record expects.</source>
        <translation>Une page est plus récente que ne l’attend l’enregistrement de journal.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A page is not as it was written last.</source>
        <translation>Une page n’est pas dans l’état de sa dernière écriture.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A page is older than the log record expects.</source>
        <translation>Une page est plus ancienne que ne l’attend l’enregistrement de journal.</translation>
    </message>
    <message>
        <location filename="engine/formats/live_page.py"/>
        <location filename="engine/formats/page.py"/>
        <source>A page size of {0} bytes is not valid.</source>
        <translation>Une taille de page de {0} octets n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A page that is in use was never written.</source>
        <translation>Une page en cours d’utilisation n’a jamais été écrite.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A parameter is not valid.</source>
        <translation>Un paramètre n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>A part of the path is a file. Correct the path.</source>
        <translation>Une partie du chemin est un fichier. Corrigez le chemin.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>A path contains no null character.</source>
        <translation>Un chemin ne contient pas de caractère nul.</translation>
    </message>
    <message>
        <location filename="engine/chain/posts.py"/>
        <source>A post of {0} bytes is longer than {1} bytes.</source>
        <translation>Une publication de {0} octets dépasse {1} octets.</translation>
    </message>
    <message>
        <location filename="engine/sources/at_rest.py"/>
        <source>A program is changing these files. Stop the service that uses them, or back up a snapshot or a copy.</source>
        <translation>Un programme modifie ces fichiers. Arrêtez le service qui les utilise, ou sauvegardez un instantané ou une copie.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>A rate is more than 0 bytes per second. Leave the field out for no limit.</source>
        <translation>Un débit est supérieur à 0 octet par seconde. Omettez le champ pour n’avoir aucune limite.</translation>
    </message>
    <message>
        <location filename="engine/formats/long_value.py"/>
        <source>A record contains an invalid reference to a long value.</source>
        <translation>Un enregistrement contient une référence non valide à une valeur longue.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A record is damaged.</source>
        <translation>Un enregistrement est endommagé.</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <location filename="engine/formats/record_parts.py"/>
        <source>A record is damaged: {0}.</source>
        <translation>Un enregistrement est endommagé : {0}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A record with this key already exists.</source>
        <translation>Un enregistrement ayant cette clé existe déjà.</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>A recovery key has eight groups of six digits, with hyphens in between.</source>
        <translation>Une clé de récupération compte huit groupes de six chiffres, séparés par des tirets.</translation>
    </message>
    <message>
        <location filename="engine/instance/online_backup.py"/>
        <source>A request to stop the backup was received.</source>
        <translation>Une demande d’arrêt de la sauvegarde a été reçue.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>A restore in place to {0} is not decided: {1} of displaced files</source>
        <translation>Une restauration sur place dans {0} attend une décision : {1} de fichiers mis de côté</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A restore must come before the instance is initialised.</source>
        <translation>Une restauration doit précéder l’initialisation de l’instance.</translation>
    </message>
    <message>
        <location filename="engine/tables/table.py"/>
        <source>A row of table {0} has no primary key.</source>
        <translation>Une ligne de la table {0} n’a pas de clé primaire.</translation>
    </message>
    <message>
        <location filename="app/audit/log.py"/>
        <source>A row of the audit log cannot be read back: {0}</source>
        <translation>Une ligne du journal d’audit ne peut pas être relue : {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>A rule has exactly one of times, an interval and a cron expression.</source>
        <translation>Une règle a exactement l’un de : des heures, un intervalle ou une expression cron.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>A running backup is writing to it, or the next backup removes it as the remains of an interrupted one.</source>
        <translation>Une sauvegarde en cours y écrit, ou la prochaine sauvegarde le supprimera comme reste d’une sauvegarde interrompue.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>A running instance deletes logs after a full or an incremental backup. Make an incremental backup, which needs only the logs since the newest set, or a full one.</source>
        <translation>Une instance en fonctionnement supprime des journaux après une sauvegarde complète ou incrémentielle. Effectuez une sauvegarde incrémentielle, qui n’a besoin que des journaux depuis le jeu le plus récent, ou une complète.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>A secret is not named but written out.</source>
        <translation>Un secret est écrit en clair au lieu d’être désigné.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A server or another process did not do what it was asked for.</source>
        <translation>Un serveur ou un autre processus n’a pas fait ce qui lui était demandé.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>A service account</source>
        <translation>Un compte de service</translation>
    </message>
    <message>
        <location filename="engine/instance/instance.py"/>
        <source>A session may still be reading {0}.</source>
        <translation>Une session lit peut-être encore {0}.</translation>
    </message>
    <message>
        <location filename="app/snapshots/volume.py"/>
        <source>A shadow copy of {0} can be made by an administrator only.</source>
        <translation>Seul un administrateur peut créer un cliché instantané de {0}.</translation>
    </message>
    <message>
        <location filename="engine/chain/simulation.py"/>
        <source>A simulation needs at least one day.</source>
        <translation>Une simulation demande au moins un jour.</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>A single-bit error (bit {0}). A backup corrects it in the copy.</source>
        <translation>Une erreur d’un seul bit (bit {0}). Une sauvegarde la corrige dans la copie.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>A slot was skipped</source>
        <translation>Un créneau a été ignoré</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>A slot was skipped: {0}</source>
        <translation>Un créneau a été ignoré : {0}</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>A surrogate backup is in progress.</source>
        <translation>Une sauvegarde de substitution est en cours.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>A system service</source>
        <translation>Un service système</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>A table can have at most {0} {1} columns.</source>
        <translation>Une table peut avoir au plus {0} colonnes {1}.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>A table can have only one autoincrement column.</source>
        <translation>Une table ne peut avoir qu’une colonne à incrément automatique.</translation>
    </message>
    <message>
        <location filename="app/schedulers/task_scheduler.py"/>
        <source>A task cannot set {0} to {1}: the shell replaces what is between % signs.</source>
        <translation>Une tâche ne peut pas affecter {1} à {0} : l’interpréteur remplace ce qui est entre des signes %.</translation>
    </message>
    <message>
        <location filename="engine/instance/session.py"/>
        <source>A transaction can have at most {0} levels.</source>
        <translation>Une transaction peut avoir au plus {0} niveaux.</translation>
    </message>
    <message>
        <location filename="app/export/sqlite_file.py"/>
        <source>A value is too large for SQLite: {0}.</source>
        <translation>Une valeur est trop grande pour SQLite : {0}.</translation>
    </message>
    <message>
        <location filename="engine/formats/values.py"/>
        <source>A value of column {0} has {1} bytes instead of {2}.</source>
        <translation>Une valeur de la colonne {0} a {1} octets au lieu de {2}.</translation>
    </message>
    <message>
        <location filename="engine/formats/raw_values.py"/>
        <source>A value of {0} bytes is too long for column {1}, which allows {2} bytes.</source>
        <translation>Une valeur de {0} octets est trop longue pour la colonne {1}, qui en admet {2}.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>A virtual machine</source>
        <translation>Une machine virtuelle</translation>
    </message>
    <message>
        <location filename="app/evidence/single_runs.py"/>
        <source>A {0} found damage. See its run for details.</source>
        <translation>Dommages trouvés ({0}). Voir les détails de son exécution.</translation>
    </message>
    <message>
        <location filename="engine/change/apply_move.py"/>
        <source>A {0} record is not valid in the move of a root page.</source>
        <translation>Un enregistrement {0} n’est pas valide dans le déplacement d’une page racine.</translation>
    </message>
    <message>
        <location filename="engine/formats/layout.py"/>
        <source>A {0} requires {1} bytes, but only {2} are available.</source>
        <translation>{0} demande {1} octets, mais seuls {2} sont disponibles.</translation>
    </message>
    <message>
        <location filename="app/snapshots/volume.py"/>
        <source>A {0} snapshot of {1} can be made by root only.</source>
        <translation>Seul root peut créer un instantané {0} de {1}.</translation>
    </message>
    <message>
        <location filename="app/snapshots/volumes.py"/>
        <source>A {0} snapshot of {1}: the files as a power failure would leave them. A restore recovers the databases.</source>
        <translation>Un instantané {0} de {1} : les fichiers tels qu’une coupure de courant les laisserait. Une restauration récupère les bases de données.</translation>
    </message>
    <message>
        <location filename="engine/formats/raw_values.py"/>
        <source>A {0} value, {1}, cannot be stored in column {2} of type {3}.</source>
        <translation>Une valeur {0}, {1}, ne peut pas être stockée dans la colonne {2} de type {3}.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>AES keys only</source>
        <translation>clés AES seulement</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Access to the file was denied.</source>
        <translation>L’accès au fichier a été refusé.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Accesses in the year of the file.</source>
        <translation>Accès dans l’année du fichier.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Account Operators</source>
        <translation>Opérateurs de compte</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Account control</source>
        <translation>Contrôle du compte</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Account must be specified</source>
        <translation>Account must be specified</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Account name</source>
        <translation>Nom du compte</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Account, as DOMAIN\NAME.</source>
        <translation>Compte, sous la forme DOMAINE\NOM.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Accounts of users, computers and trusts, with their state, times and groups.</source>
        <translation>Comptes d’utilisateurs, d’ordinateurs et d’approbations, avec leur état, leurs heures et leurs groupes.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Accounts whose primary group it is are not among the members.</source>
        <translation>Les comptes dont c’est le groupe principal n’en sont pas des membres.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Active Directory Certificate Services</source>
        <translation>Services de certificats Active Directory</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <location filename="app/products.py"/>
        <source>Active Directory Domain Services</source>
        <translation>Services de domaine Active Directory</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Active Directory Lightweight Directory Services</source>
        <translation>Services AD LDS (Active Directory Lightweight Directory Services)</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Active Directory Rights Management Service</source>
        <translation>Service AD RMS (Active Directory Rights Management Services)</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Active on battery</source>
        <translation>Actif sur batterie</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Active on mains</source>
        <translation>Actif sur secteur</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Active while discharging</source>
        <translation>Actif en décharge</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Active, on battery.</source>
        <translation>Actif, sur batterie.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Active, on mains power.</source>
        <translation>Actif, sur secteur.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Active, while the battery discharged.</source>
        <translation>Actif, pendant la décharge de la batterie.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Add a job: ese-backup jobs add. Run this as the user who has the jobs.</source>
        <translation>Ajoutez un travail : ese-backup jobs add. Exécutez cette commande sous l’utilisateur des travaux.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Add its authority to the certificates of the system, or correct AWS_ENDPOINT_URL.</source>
        <translation>Ajoutez son autorité aux certificats du système, ou corrigez AWS_ENDPOINT_URL.</translation>
    </message>
    <message>
        <location filename="app/notify/tell.py"/>
        <source>Add one: ese-backup notify add.</source>
        <translation>Ajoutez-en un : ese-backup notify add.</translation>
    </message>
    <message>
        <location filename="app/status/destinations.py"/>
        <source>Add space, or remove old chains: ese-backup prune lists them first and keeps what a rule keeps.</source>
        <translation>Ajoutez de l’espace, ou supprimez d’anciennes chaînes : ese-backup prune les liste d’abord et garde ce qu’une règle conserve.</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>Add space, or remove old chains: ese-backup prune lists them first, and keeps what a rule keeps.</source>
        <translation>Ajoutez de l’espace, ou supprimez d’anciennes chaînes : ese-backup prune les liste d’abord et garde ce qu’une règle conserve.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Add the folder of the newest backup to the destinations.</source>
        <translation>Ajoutez aux destinations le dossier de la sauvegarde la plus récente.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>After a change of keys, older chains need the identity or the passphrase of their time.</source>
        <translation>Après un changement de clés, les chaînes plus anciennes ont besoin de l’identité ou de la phrase secrète de leur époque.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>After an authoritative restore, import the LDIF files that it created to restore group memberships.</source>
        <translation>Après une restauration faisant autorité, importez les fichiers LDIF qu’elle a créés pour rétablir les appartenances aux groupes.</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>After saving a copy, remove logs from before the restore from the log folder.</source>
        <translation>Après en avoir gardé une copie, retirez du dossier des journaux ceux d’avant la restauration.</translation>
    </message>
    <message>
        <location filename="engine/restore/copying.py"/>
        <location filename="engine/verify/check.py"/>
        <source>After {0}: {1}</source>
        <translation>Après {0} : {1}</translation>
    </message>
    <message>
        <location filename="engine/recovery/given_up.py"/>
        <source>All changes logged from {0} on, after {1},</source>
        <translation>Toutes les modifications journalisées à partir de {0}, après {1},</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>All files exist</source>
        <translation>Tous les fichiers existent</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>All files of the backup set are listed</source>
        <translation>Tous les fichiers du jeu de sauvegarde sont répertoriés</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>All objects of the directory, with deleted ones and names of objects elsewhere.</source>
        <translation>Tous les objets de l’annuaire, y compris ceux supprimés et les noms d’objets situés ailleurs.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>All runs ended well.</source>
        <translation>Toutes les exécutions se sont bien terminées.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>All services</source>
        <translation>Tous les services</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>Allow the logs to be replayed, or omit the time.</source>
        <translation>Permettez de rejouer les journaux, ou omettez l’heure.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>An IIS application pool</source>
        <translation>Un pool d’applications IIS</translation>
    </message>
    <message>
        <location filename="app/jobs/secrets.py"/>
        <source>An address must not contain credentials. Set them in the environment.</source>
        <translation>Une adresse ne doit pas contenir d’identifiants de connexion. Définissez-les dans l’environnement.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/identities.py"/>
        <source>An age identity starts with AGE-SECRET-KEY-1.</source>
        <translation>Une identité age commence par AGE-SECRET-KEY-1.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>An application package</source>
        <translation>Un paquet d’application</translation>
    </message>
    <message>
        <location filename="engine/backup/job.py"/>
        <source>An as-is backup does not require an instance that can be read.</source>
        <translation>Une sauvegarde telle quelle n’exige pas une instance lisible.</translation>
    </message>
    <message>
        <location filename="engine/backup/whose_chain.py"/>
        <source>An atomic backup would replace that of another instance with the same log signature: {0}.</source>
        <translation>Une sauvegarde atomique remplacerait celle d’une autre instance de même signature de journal : {0}.</translation>
    </message>
    <message>
        <location filename="engine/tables/schema.py"/>
        <source>An autoincrement column can be created only with its table.</source>
        <translation>Une colonne à incrément automatique ne peut être créée qu’avec sa table.</translation>
    </message>
    <message>
        <location filename="app/unattended/due.py"/>
        <source>An earlier attempt was interrupted.</source>
        <translation>Une tentative antérieure a été interrompue.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>An empty text means nothing here.</source>
        <translation>Un texte vide ne signifie rien ici.</translation>
    </message>
    <message>
        <location filename="engine/formats/record_parts.py"/>
        <source>An encrypted value cannot be in an index.</source>
        <translation>Une valeur chiffrée ne peut pas être dans un index.</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>An extent in the tree at page {0} is damaged.</source>
        <translation>Une étendue de l’arborescence à la page {0} est endommagée.</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>An extent of {0} pages cannot end at page {1}.</source>
        <translation>Une étendue de {0} pages ne peut pas se terminer à la page {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/identities.py"/>
        <source>An identity is not valid: it is neither an age identity nor an unencrypted private SSH key.</source>
        <translation>Une identité n’est pas valide : ce n’est ni une identité age ni une clé SSH privée non chiffrée.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>An incremental backup is not possible while circular logging is enabled.</source>
        <translation>Une sauvegarde incrémentielle est impossible avec la journalisation circulaire.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>An incremental backup of {0} has started.</source>
        <translation>Une sauvegarde incrémentielle de {0} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>An incremental backup requires a full backup, and there is none.</source>
        <translation>Une sauvegarde incrémentielle exige une sauvegarde complète, et il n’y en a pas.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>An index does not allow NULL in this column.</source>
        <translation>Un index n’admet pas de valeur NULL dans cette colonne.</translation>
    </message>
    <message>
        <location filename="engine/tables/row_browser.py"/>
        <source>An index of table {0} leads to a row that does not exist.</source>
        <translation>Un index de la table {0} mène à une ligne qui n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>An instance with this name already exists.</source>
        <translation>Une instance de ce nom existe déjà.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>An internal error occurred in the program.</source>
        <translation>Une erreur interne s’est produite dans le programme.</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>An interval is 15 minutes to 24 hours and divides a day evenly: 15m, 1h, 6h, 24h.</source>
        <translation>Un intervalle va de 15 minutes à 24 heures et divise un jour également : 15m, 1h, 6h, 24h.</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>An interval is a number of whole minutes.</source>
        <translation>Un intervalle est un nombre entier de minutes.</translation>
    </message>
    <message>
        <location filename="app/schedulers/spec.py"/>
        <source>An interval of {0} minutes is not supported.</source>
        <translation>Un intervalle de {0} minutes n’est pas pris en charge.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>An old backup file could not be deleted.</source>
        <translation>Un ancien fichier de sauvegarde n’a pas pu être supprimé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>An option is not valid or cannot be combined with the others.</source>
        <translation>Une option n’est pas valide ou ne se combine pas avec les autres.</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <location filename="app/notify/message.py"/>
        <source>And {0} more.</source>
        <translation>Et {0} autres.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Anonymous logon</source>
        <translation>Ouverture de session anonyme</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/destination.py"/>
        <source>Another backup or removal is running in {0}.</source>
        <translation>Une autre sauvegarde ou suppression est en cours dans {0}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Another instance is using this folder.</source>
        <translation>Une autre instance utilise ce dossier.</translation>
    </message>
    <message>
        <location filename="engine/instance/instance.py"/>
        <source>Another instance is using {0}.</source>
        <translation>Une autre instance utilise {0}.</translation>
    </message>
    <message>
        <location filename="app/history/file.py"/>
        <source>Another program has it locked. Wait until that program is done, or end it.</source>
        <translation>Un autre programme le verrouille. Attendez qu’il ait fini, ou mettez-y fin.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Another program has it open, perhaps the service that it belongs to. Stop that service, or use a snapshot of the volume.</source>
        <translation>Un autre programme l’a ouvert, peut-être le service auquel il appartient. Arrêtez ce service, ou utilisez un instantané du volume.</translation>
    </message>
    <message>
        <location filename="app/settings.py"/>
        <source>Another program has kept {0} locked for {1} seconds.</source>
        <translation>Un autre programme a verrouillé {0} pendant {1} secondes.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Another program is changing the database.</source>
        <translation>Un autre programme modifie la base de données.</translation>
    </message>
    <message>
        <location filename="app/notify/tell.py"/>
        <source>Another program is sending messages at the moment.</source>
        <translation>Un autre programme envoie des messages en ce moment.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Another program is using it, or something is mounted there. End that, then try again.</source>
        <translation>Un autre programme l’utilise, ou quelque chose y est monté. Mettez-y fin, puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/staging.py"/>
        <source>Another run added to {0} at the same time, and was first.</source>
        <translation>Une autre exécution a ajouté à {0} en même temps, et a été la première.</translation>
    </message>
    <message>
        <location filename="engine/files/overlay.py"/>
        <location filename="engine/files/system.py"/>
        <source>Another run is using {0}.</source>
        <translation>Une autre exécution utilise {0}.</translation>
    </message>
    <message>
        <location filename="engine/instance/session.py"/>
        <source>Another session has committed since this transaction started.</source>
        <translation>Une autre session a validé depuis le début de cette transaction.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Another session is changing the database.</source>
        <translation>Une autre session modifie la base de données.</translation>
    </message>
    <message>
        <location filename="engine/instance/writer_place.py"/>
        <source>Another session's transaction has not ended yet.</source>
        <translation>La transaction d’une autre session n’est pas encore terminée.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Application is a</source>
        <translation>L’application est un</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>April</source>
        <translation>avril</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>As an encrypted file, {0}.</source>
        <translation>En tant que fichier chiffré, {0}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>As-is backup of {0}</source>
        <translation>Sauvegarde telle quelle de {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>At most {0} groups are listed. The primary group is not among them.</source>
        <translation>Au plus {0} groupes sont listés. Le groupe principal n’en fait pas partie.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>At most {0} members are listed; ad-links has all.</source>
        <translation>Au plus {0} membres sont listés ; ad-links les a tous.</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>At the minutes {0} of each hour</source>
        <translation>Aux minutes {0} de chaque heure</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>Attachment {0}</source>
        <translation>Attachement {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Attributes without a column of their own, as NAME: VALUE.</source>
        <translation>Attributs sans colonne propre, sous la forme NOM : VALEUR.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Audio in</source>
        <translation>Entrée audio</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Audio out</source>
        <translation>Sortie audio</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Audit log</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>August</source>
        <translation>août</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Authenticated users</source>
        <translation>Utilisateurs authentifiés</translation>
    </message>
    <message>
        <location filename="engine/verify/blank_pages.py"/>
        <source>AvailExt of {0}</source>
        <translation>AvailExt de {0}</translation>
    </message>
    <message>
        <location filename="engine/hashing.py"/>
        <source>BLAKE3 checksums need the Python package blake3, which is not installed.</source>
        <translation>Les sommes de contrôle BLAKE3 nécessitent le paquet Python blake3, qui n’est pas installé.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>Back link</source>
        <translation>Lien retour</translation>
    </message>
    <message>
        <location filename="app/evidence/single_runs.py"/>
        <source>Back up again.</source>
        <translation>Sauvegardez de nouveau.</translation>
    </message>
    <message>
        <location filename="engine/sources/as_it_is.py"/>
        <source>Back up each folder separately.</source>
        <translation>Sauvegardez chaque dossier séparément.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Back up the folder of each separately. If one is a copy, move the copy to another folder.</source>
        <translation>Sauvegardez le dossier de chacune séparément. Si l’une est une copie, déplacez-la dans un autre dossier.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Back up the instance, and check that its schedule runs.</source>
        <translation>Sauvegardez l’instance, et vérifiez que sa planification fonctionne.</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <location filename="app/reports/week_report.py"/>
        <source>Backed up</source>
        <translation>Sauvegardé</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Background {0}</source>
        <translation>Arrière-plan : {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Backup Operators</source>
        <translation>Opérateurs de sauvegarde</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Backup failed</source>
        <translation>Échec de la sauvegarde</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Backup failed {0}</source>
        <translation>Échec de la sauvegarde {0}</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Backup missing</source>
        <translation>Sauvegarde manquante</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Backup missing, taken {0}</source>
        <translation>Sauvegarde manquante, effectuée {0}</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Backup not reachable</source>
        <translation>Sauvegarde injoignable</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Backup not reachable since {0}</source>
        <translation>Sauvegarde injoignable depuis {0:le |}</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Backup not reachable: {0} is not available</source>
        <translation>Sauvegarde injoignable : {0} n’est pas disponible</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Backup set</source>
        <translation>Jeu de sauvegarde</translation>
    </message>
    <message>
        <location filename="engine/chain/moving.py"/>
        <source>Backups kept changing {0} while it was read.</source>
        <translation>Des sauvegardes n’ont cessé de modifier {0} pendant sa lecture.</translation>
    </message>
    <message>
        <location filename="engine/files/translation.py"/>
        <source>Backups neither contain nor follow symbolic links. Find out which program created it, and remove it.</source>
        <translation>Les sauvegardes ne contiennent ni ne suivent de liens symboliques. Cherchez quel programme l’a créé, et supprimez-le.</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>Bad pages</source>
        <translation>Pages défectueuses</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Bad password</source>
        <translation>Mauvais mot de passe</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>Before you start the service, check that each database is in the state Clean Shutdown and passes its checksums.</source>
        <translation>Avant de démarrer le service, vérifiez que chaque base de données est dans l’état « Clean Shutdown » et que ses sommes de contrôle sont bonnes.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>BinaryData has no public layout.</source>
        <translation>BinaryData n’a pas de disposition publique.</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>Both copies of the checkpoint are damaged.</source>
        <translation>Les deux copies du point de contrôle sont endommagées.</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>Both copies of the database header are damaged.</source>
        <translation>Les deux copies de l’en-tête de la base de données sont endommagées.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>Both recipients and a passphrase were given.</source>
        <translation>Des destinataires et une phrase secrète ont été donnés ensemble.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Build of Windows.</source>
        <translation>Build de Windows.</translation>
    </message>
    <message>
        <location filename="engine/recovery/replay.py"/>
        <source>Byte {0} at {1} is not a record that can be redone.</source>
        <translation>L’octet {0} à {1} n’est pas un enregistrement réapplicable.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/records.py"/>
        <source>Byte {0} does not start a log record.</source>
        <translation>L’octet {0} ne commence pas un enregistrement de journal.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Bytes over mobile broadband.</source>
        <translation>Octets échangés par haut débit mobile.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Bytes over the network.</source>
        <translation>Octets échangés par le réseau.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Bytes read</source>
        <translation>Octets lus</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Bytes received</source>
        <translation>Octets reçus</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Bytes sent</source>
        <translation>Octets envoyés</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Bytes that applications sent and received, by user and network interface.</source>
        <translation>Octets envoyés et reçus par les applications, par utilisateur et interface réseau.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Bytes written</source>
        <translation>Octets écrits</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Call JetInit without an instance, or end the running instance first.</source>
        <translation>Appelez JetInit sans instance, ou arrêtez d’abord l’instance en fonctionnement.</translation>
    </message>
    <message>
        <location filename="engine/backup/job.py"/>
        <source>Call run_as_is.</source>
        <translation>Appelez run_as_is.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Call the function that takes an instance.</source>
        <translation>Appelez la fonction qui prend une instance.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot access {0}: {1}.</source>
        <translation>Impossible d’accéder à {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot clean up {0}: {1}.</source>
        <translation>Impossible de nettoyer {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot close {0}: {1}.</source>
        <translation>Impossible de fermer {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot create the folder {0}: {1}.</source>
        <translation>Impossible de créer le dossier {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot create {0}: {1}.</source>
        <translation>Impossible de créer {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot delete the folder {0}: {1}.</source>
        <translation>Impossible de supprimer le dossier {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot delete {0}: {1}.</source>
        <translation>Impossible de supprimer {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot list {0}: {1}.</source>
        <translation>Impossible de lister {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot listen on {0}: {1}.</source>
        <translation>Impossible d’écouter sur {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot lock {0}: {1}.</source>
        <translation>Impossible de verrouiller {0} : {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/access.py"/>
        <source>Cannot open {0}: no access key is set. {1}</source>
        <translation>Impossible d’ouvrir {0} : aucune clé d’accès n’est définie. {1}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot open {0}: {1}.</source>
        <translation>Impossible d’ouvrir {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot read {0}: {1}.</source>
        <translation>Impossible de lire {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot rename {0}: {1}.</source>
        <translation>Impossible de renommer {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot sync {0}: {1}.</source>
        <translation>Impossible de synchroniser {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot truncate {0}: {1}.</source>
        <translation>Impossible de tronquer {0} : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot write to {0}: {1}.</source>
        <translation>Impossible d’écrire dans {0} : {1}.</translation>
    </message>
    <message>
        <location filename="app/export/sqlite_file.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Cannot write {0}: {1}.</source>
        <translation>Impossible d’écrire {0} : {1}.</translation>
    </message>
    <message>
        <location filename="engine/files/translation.py"/>
        <source>Cannot {0} {1}: the path contains characters that are not valid in file names.</source>
        <translation>Impossible de {0} {1} : le chemin contient des caractères non valides dans des noms de fichiers.</translation>
    </message>
    <message>
        <location filename="engine/files/translation.py"/>
        <source>Cannot {0} {1}: {2} is a symbolic link.</source>
        <translation>Impossible de {0} {1} : {2} est un lien symbolique.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Cannot {0} {1}: {2}.</source>
        <translation>Impossible de {0} {1} : {2}.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Cannot {0} {1}: {2}{3}.</source>
        <translation>Impossible de {0} {1} : {2}{3}.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Capacities have the unit of the battery, which is not recorded.</source>
        <translation>Les capacités sont dans l’unité de la batterie, qui n’est pas enregistrée.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Capacity of the battery when full, as it reports it.</source>
        <translation>Capacité de la batterie pleine, selon elle.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Capacity of the battery when new, as it reports it.</source>
        <translation>Capacité de la batterie à neuf, selon elle.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Certificate Service DCOM Access</source>
        <translation>Accès DCOM service de certificats</translation>
    </message>
    <message>
        <location filename="app/products.py"/>
        <source>Certificate Services</source>
        <translation>Services de certificats</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Certificates issued after the backup are unknown to the certification authority: publish a new CRL and import those certificates again.</source>
        <translation>Les certificats émis après la sauvegarde sont inconnus de l’autorité de certification : publiez une nouvelle liste de révocation et réimportez ces certificats.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/cloud.py"/>
        <source>Chains in object stores need the Python package obstore, which is not installed.</source>
        <translation>Les chaînes dans des magasins d’objets exigent le paquet Python obstore, qui n’est pas installé.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>Change it in a text editor, or write each job as a table [[job]], as docs/jobs.md does.</source>
        <translation>Modifiez-le dans un éditeur de texte, ou écrivez chaque travail comme une table [[job]], comme dans docs/jobs.md.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Charge cycles</source>
        <translation>Cycles de charge</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Charge level</source>
        <translation>Niveau de charge</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Charge of the battery, as it reports it.</source>
        <translation>Charge de la batterie, selon elle.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Check AWS_ENDPOINT_URL and the network. The run can be repeated; earlier backups are not affected.</source>
        <translation>Vérifiez AWS_ENDPOINT_URL et le réseau. L’exécution peut être répétée ; les sauvegardes antérieures ne sont pas touchées.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Check failed</source>
        <translation>Échec du contrôle</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Check failed {0}</source>
        <translation>Échec du contrôle {0}</translation>
    </message>
    <message>
        <location filename="app/snapshots/volume.py"/>
        <source>Check it, and remove it by hand if it is not needed.</source>
        <translation>Examinez-le, et supprimez-le à la main s’il est inutile.</translation>
    </message>
    <message>
        <location filename="engine/chain/store_removal.py"/>
        <source>Check its contents and move it away.</source>
        <translation>Examinez son contenu et déplacez-le.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <source>Check its contents and move it away. Folders of other programs are never deleted.</source>
        <translation>Examinez son contenu et déplacez-le. Les dossiers d’autres programmes ne sont jamais supprimés.</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>Check that it runs, that its scheduler does, and that it reaches the destination. Its chains are unchanged and can be restored here.</source>
        <translation>Vérifiez qu’il fonctionne, que son planificateur aussi, et qu’il atteint la destination. Ses chaînes sont inchangées et peuvent être restaurées ici.</translation>
    </message>
    <message>
        <location filename="app/history/file.py"/>
        <source>Check that its folder can be written to and has free space.</source>
        <translation>Vérifiez que son dossier est accessible en écriture et a de l’espace libre.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Check that replication with every partner works and that the number of errors does not increase.</source>
        <translation>Vérifiez que la réplication avec chaque partenaire fonctionne et que le nombre d’erreurs n’augmente pas.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Check that the desktop shows notifications, or use another channel.</source>
        <translation>Vérifiez que le bureau affiche les notifications, ou utilisez un autre canal.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Check that the destination exists, is a folder and can be written to.</source>
        <translation>Vérifiez que la destination existe, est un dossier et est accessible en écriture.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Check that the path is right and that its volume is mounted.</source>
        <translation>Vérifiez que le chemin est juste et que son volume est monté.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Check that the scheduler runs: ese-backup schedule show. To do what is due now: ese-backup run-due</source>
        <translation>Vérifiez que le planificateur fonctionne : ese-backup schedule show. Pour exécuter maintenant ce qui est prévu : ese-backup run-due</translation>
    </message>
    <message>
        <location filename="app/notify/channels/windows_event_log.py"/>
        <source>Check that the service Windows Event Log is running and that the log is not full.</source>
        <translation>Vérifiez que le service Journal des événements Windows fonctionne et que le journal n’est pas plein.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Check the access key of the store. S3: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; Azure: AZURE_STORAGE_ACCOUNT_NAME and AZURE_STORAGE_ACCOUNT_KEY; Google: GOOGLE_SERVICE_ACCOUNT, the name of a file.</source>
        <translation>Vérifiez la clé d’accès du magasin. S3 : AWS_ACCESS_KEY_ID et AWS_SECRET_ACCESS_KEY ; Azure : AZURE_STORAGE_ACCOUNT_NAME et AZURE_STORAGE_ACCOUNT_KEY ; Google : GOOGLE_SERVICE_ACCOUNT, le nom d’un fichier.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/webhook.py"/>
        <source>Check the address, and what the server expects.</source>
        <translation>Vérifiez l’adresse, et ce que le serveur attend.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <location filename="app/notify/channels/webhook.py"/>
        <source>Check the address.</source>
        <translation>Vérifiez l’adresse.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/apprise_service.py"/>
        <source>Check the address. Problems are reported again later.</source>
        <translation>Vérifiez l’adresse. Les problèmes seront signalés de nouveau plus tard.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Check the cables, the system log and the state of the device, then try again.</source>
        <translation>Contrôlez les câbles, le journal système et l’état du périphérique, puis réessayez.</translation>
    </message>
    <message>
        <location filename="app/status/moment_problems.py"/>
        <source>Check the clock of this machine, then back up again.</source>
        <translation>Contrôlez l’horloge de cette machine, puis refaites une sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <location filename="app/status/destinations.py"/>
        <source>Check the connection to it, then look again.</source>
        <translation>Vérifiez la connexion, puis regardez de nouveau.</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>Check the connection to it.</source>
        <translation>Vérifiez la connexion.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Check the connection to its destination, then look again.</source>
        <translation>Vérifiez la connexion à sa destination, puis regardez de nouveau.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Check the connection to its disk or share, then look again.</source>
        <translation>Vérifiez la connexion à son disque ou partage, puis regardez de nouveau.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Check the connection to {0}, then look again.</source>
        <translation>Vérifiez la connexion à {0}, puis actualisez.</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>Check the disk and the permissions, then verify again.</source>
        <translation>Contrôlez le disque et les autorisations, puis vérifiez de nouveau.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Check the disk, and restore the database from its last good backup. Do not repair the database first.</source>
        <translation>Contrôlez le disque et restaurez la base de données à partir de sa dernière bonne sauvegarde. Ne commencez pas par la réparer.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Check the disk. If no database requires the log, make a full backup with only the required logs.</source>
        <translation>Contrôlez le disque. Si aucune base de données ne requiert ce journal, effectuez une sauvegarde complète avec les seuls journaux requis.</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>Check the event log for errors of VSS, or stop the service and back up its files at rest.</source>
        <translation>Cherchez VSS dans le journal des événements, ou arrêtez le service et sauvegardez ses fichiers au repos.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Check the header again: it must show Clean Shutdown now.</source>
        <translation>Examinez de nouveau l’en-tête : il doit maintenant indiquer « Clean Shutdown ».</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Check the header: it shows Dirty Shutdown and the required logs.</source>
        <translation>Examinez l’en-tête : il indique « Dirty Shutdown » et les journaux requis.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>Check the name and the network. Problems are reported again later.</source>
        <translation>Vérifiez le nom et le réseau. Les problèmes seront signalés de nouveau plus tard.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>Check the name of the server. For a certificate of your own authority, name its file as ca.</source>
        <translation>Vérifiez le nom du serveur. Pour un certificat de votre propre autorité, indiquez son fichier comme ca.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Check the network and AWS_ENDPOINT_URL. The run can be repeated; earlier backups are not affected.</source>
        <translation>Vérifiez le réseau et AWS_ENDPOINT_URL. L’exécution peut être répétée ; les sauvegardes antérieures ne sont pas touchées.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <location filename="engine/errors.py"/>
        <source>Check the network and the server, then try again.</source>
        <translation>Contrôlez le réseau et le serveur, puis réessayez.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/apprise_service.py"/>
        <source>Check the network. It is tried again.</source>
        <translation>Vérifiez le réseau. Une nouvelle tentative aura lieu.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Check the network. The run can be repeated; earlier backups are not affected.</source>
        <translation>Vérifiez le réseau. L’exécution peut être répétée ; les sauvegardes antérieures ne sont pas touchées.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Check the permissions of the file and whether another program has it open. Run the program as a user who can read it.</source>
        <translation>Vérifiez les autorisations du fichier et si un autre programme l’a ouvert. Exécutez le programme sous un utilisateur qui peut le lire.</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>Check the permissions of the folder and the disk. Its backups do not count until it can be read.</source>
        <translation>Vérifiez les autorisations du dossier et le disque. Ses sauvegardes ne comptent pas tant qu’il ne peut pas être lu.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Check the permissions of the folder, whether the file or folder is protected against changes, and whether another program has it open. Run the program as a user who can write there.</source>
        <translation>Vérifiez les autorisations du dossier, si le fichier ou le dossier est protégé contre les modifications et si un autre programme l’a ouvert. Exécutez le programme sous un utilisateur qui peut y écrire.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>Check the port and tls. Nothing is sent without the TLS that was chosen.</source>
        <translation>Vérifiez le port et tls. Rien n’est envoyé sans le TLS choisi.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>Check the port, and whether the server expects TLS from the start.</source>
        <translation>Vérifiez le port, et si le serveur attend TLS dès le début.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>Check the port, and whether the server runs. Problems are reported again later.</source>
        <translation>Vérifiez le port, et si le serveur fonctionne. Les problèmes seront signalés de nouveau plus tard.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>Check the restored databases. Then delete the displaced files (--confirm) or put them back (--take-back): ese-backup restored {0}</source>
        <translation>Contrôlez les bases de données restaurées. Supprimez ensuite les fichiers mis de côté (--confirm) ou remettez-les en place (--take-back) : ese-backup restored {0}</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>Check the server and the network. Problems are reported again later.</source>
        <translation>Vérifiez le serveur et le réseau. Les problèmes seront signalés de nouveau plus tard.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/syslog.py"/>
        <source>Check the service of the log.</source>
        <translation>Vérifiez le service du journal.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Check the service's own backup first. By default, it is made every 60 minutes in %SystemRoot%\System32\dhcp\backup, with the newest state in the subfolder new.</source>
        <translation>Voyez d’abord la sauvegarde propre au service. Par défaut, elle est effectuée toutes les 60 minutes dans %SystemRoot%\System32\dhcp\backup, l’état le plus récent étant dans le sous-dossier new.</translation>
    </message>
    <message>
        <location filename="engine/errors.py"/>
        <source>Check the system log for errors of the volume, then try again.</source>
        <translation>Cherchez des erreurs du volume dans le journal système, puis réessayez.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Check whether a restore is necessary: if there is another healthy domain controller, demoting this one and promoting it again is often safer, and the AD Recycle Bin restores deleted objects without a backup.</source>
        <translation>Voyez si une restauration est nécessaire : s’il y a un autre contrôleur de domaine sain, rétrograder celui-ci puis le promouvoir de nouveau est souvent plus sûr, et la Corbeille AD restaure des objets supprimés sans sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/control/wire.py"/>
        <source>Check whether the instance is still running, then try again.</source>
        <translation>Vérifiez si l’instance fonctionne encore, puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Check whether the log volume is full or failing, then start the instance again; it recovers.</source>
        <translation>Vérifiez si le volume des journaux est plein ou défaillant, puis redémarrez l’instance ; elle se récupère.</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>Checkpoint copies</source>
        <translation>Copies du point de contrôle</translation>
    </message>
    <message>
        <location filename="app/snapshots/volume.py"/>
        <source>Choose 'Run as administrator', or stop the service and back up its files at rest.</source>
        <translation>Choisissez « Exécuter en tant qu’administrateur », ou arrêtez le service et sauvegardez ses fichiers au repos.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/chain.py"/>
        <source>Choose a chain of the store. Its name is STORE/INSTANCE/CHAIN.</source>
        <translation>Choisissez une chaîne du magasin. Son nom est STORE/INSTANCE/CHAIN.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>Choose a chain that starts with a full backup.</source>
        <translation>Choisissez une chaîne qui commence par une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>Choose a chain, or a destination of backups.</source>
        <translation>Choisissez une chaîne, ou une destination de sauvegardes.</translation>
    </message>
    <message>
        <location filename="engine/verify/finding.py"/>
        <source>Choose a chain, the folder of an instance, a database, a log or a checkpoint.</source>
        <translation>Choisissez une chaîne, le dossier d’une instance, une base de données, un journal ou un point de contrôle.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <location filename="engine/chain/local_staging.py"/>
        <source>Choose a destination separate from the source, preferably on another disk.</source>
        <translation>Choisissez une destination séparée de la source, de préférence sur un autre disque.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <source>Choose a directory with a shorter path.</source>
        <translation>Choisissez un dossier au chemin plus court.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>Choose a folder outside all backups.</source>
        <translation>Choisissez un dossier extérieur à toute sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/images/file_system.py"/>
        <source>Choose a folder outside of the image.</source>
        <translation>Choisissez un dossier en dehors de l’image.</translation>
    </message>
    <message>
        <location filename="engine/files/snapshot_view.py"/>
        <source>Choose a folder outside the snapshot.</source>
        <translation>Choisissez un dossier hors de l’instantané.</translation>
    </message>
    <message>
        <location filename="engine/chain/nesting.py"/>
        <source>Choose a folder that is not inside {0} and contains no backups.</source>
        <translation>Choisissez un dossier extérieur à {0} et qui ne contient aucune sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/chain/write_steps.py"/>
        <source>Choose a folder.</source>
        <translation>Choisissez un dossier.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>Choose a later time, or an older backup.</source>
        <translation>Choisissez un moment ultérieur, ou une sauvegarde plus ancienne.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Choose a location with a shorter path.</source>
        <translation>Choisissez un emplacement au chemin plus court.</translation>
    </message>
    <message>
        <location filename="app/tables/writing.py"/>
        <location filename="engine/salvage/job.py"/>
        <source>Choose a new file. Files are never overwritten.</source>
        <translation>Choisissez un nouveau fichier. Les fichiers ne sont jamais écrasés.</translation>
    </message>
    <message>
        <location filename="engine/staging.py"/>
        <source>Choose a new or empty folder. Files and links are never overwritten.</source>
        <translation>Choisissez un dossier nouveau ou vide. Les fichiers et les liens ne sont jamais écrasés.</translation>
    </message>
    <message>
        <location filename="engine/staging.py"/>
        <source>Choose a new or empty folder. Other files are never overwritten.</source>
        <translation>Choisissez un dossier nouveau ou vide. Les autres fichiers ne sont jamais écrasés.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Choose a volume whose file system supports files of this size; the limit of FAT32 is 4 GiB.</source>
        <translation>Choisissez un volume dont le système de fichiers prend en charge des fichiers de cette taille ; la limite de FAT32 est de 4 Gio.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <source>Choose an empty directory.</source>
        <translation>Choisissez un dossier vide.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Choose an empty folder, or one that contains only backups of this program.</source>
        <translation>Choisissez un dossier vide, ou un dossier qui ne contient que des sauvegardes de ce programme.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Choose an existing folder, or let the program create it.</source>
        <translation>Choisissez un dossier existant, ou laissez le programme le créer.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/holding.py"/>
        <source>Choose another chain.</source>
        <translation>Choisissez une autre chaîne.</translation>
    </message>
    <message>
        <location filename="engine/backup/whose_chain.py"/>
        <source>Choose another destination for one of them, or make a backup that is not atomic.</source>
        <translation>Choisissez une autre destination pour l’une d’elles, ou faites une sauvegarde qui ne soit pas atomique.</translation>
    </message>
    <message>
        <location filename="engine/backup/job.py"/>
        <source>Choose another destination, or omit the option.</source>
        <translation>Choisissez une autre destination, ou omettez l’option.</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>Choose another destination.</source>
        <translation>Choisissez une autre destination.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <source>Choose another directory, or make an atomic backup.</source>
        <translation>Choisissez un autre dossier, ou effectuez une sauvegarde atomique.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Choose another name, or move the existing file away.</source>
        <translation>Choisissez un autre nom, ou déplacez le fichier existant.</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>Choose another name, or remove that channel first.</source>
        <translation>Choisissez un autre nom, ou supprimez d’abord ce canal.</translation>
    </message>
    <message>
        <location filename="app/diagnostics/bundle.py"/>
        <source>Choose another name.</source>
        <translation>Choisissez un autre nom.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <location filename="engine/tables/read_only_database.py"/>
        <source>Choose one of the tables that ese-backup tables lists.</source>
        <translation>Choisissez l’une des tables que liste ese-backup tables.</translation>
    </message>
    <message>
        <location filename="engine/restore/points.py"/>
        <source>Choose one of the times that the chain contains now.</source>
        <translation>Choisissez l’une des heures que la chaîne contient maintenant.</translation>
    </message>
    <message>
        <location filename="app/meaning/finding.py"/>
        <source>Choose one of the views that ese-backup tables --views lists.</source>
        <translation>Choisissez l’une des vues que liste ese-backup tables --views.</translation>
    </message>
    <message>
        <location filename="engine/recover/in_memory.py"/>
        <source>Choose one of them.</source>
        <translation>Choisissez l’une d’elles.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Choose the database file of an ESE application, such as ntds.dit or SRUDB.dat, or its folder.</source>
        <translation>Choisissez le fichier de base de données d’une application ESE, comme ntds.dit ou SRUDB.dat, ou son dossier.</translation>
    </message>
    <message>
        <location filename="engine/prune.py"/>
        <source>Choose the destination, which contains the chains of all instances.</source>
        <translation>Choisissez la destination, qui contient les chaînes de toutes les instances.</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>Choose the folder above it. Each instance gets a folder of its own there.</source>
        <translation>Choisissez le dossier parent. Chaque instance y reçoit son propre dossier.</translation>
    </message>
    <message>
        <location filename="engine/chain/absence.py"/>
        <source>Choose the folder of a chain, which contains the manifest.</source>
        <translation>Choisissez le dossier d’une chaîne, qui contient le manifeste.</translation>
    </message>
    <message>
        <location filename="engine/readable.py"/>
        <source>Choose the folder of an instance with its database.</source>
        <translation>Choisissez le dossier d’une instance avec sa base de données.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Choose the folder of the instance that was backed up.</source>
        <translation>Choisissez le dossier de l’instance qui a été sauvegardée.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>Choose the folder of the instance, or a new one.</source>
        <translation>Choisissez le dossier de l’instance, ou un nouveau.</translation>
    </message>
    <message>
        <location filename="engine/sources/as_it_is.py"/>
        <source>Choose the folder of the instance.</source>
        <translation>Choisissez le dossier de l’instance.</translation>
    </message>
    <message>
        <location filename="engine/sources/as_it_is.py"/>
        <source>Choose the folder that contains the database files, or specify the files.</source>
        <translation>Choisissez le dossier qui contient les fichiers de la base de données, ou indiquez les fichiers.</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>Choose the folder that contains the database files, such as the one with ntds.dit or SRUDB.dat.</source>
        <translation>Choisissez le dossier qui contient les fichiers de la base de données, comme celui de ntds.dit ou SRUDB.dat.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Choose the folder that contains the database. A lost database may be in a backup.</source>
        <translation>Choisissez le dossier qui contient la base de données. Une base de données perdue peut se trouver dans une sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Circular logging and copy backups affect which logs a full backup truncates.</source>
        <translation>La journalisation circulaire et les sauvegardes de copie influent sur les journaux qu’une sauvegarde complète tronque.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Class of the object.</source>
        <translation>Classe de l’objet.</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>Clean shutdown. No recovery is needed.</source>
        <translation>Arrêt correct. Aucune récupération n’est nécessaire.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Client name</source>
        <translation>Nom du client</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Clients and users that used roles of the server, with the days.</source>
        <translation>Clients et utilisateurs ayant utilisé des rôles du serveur, avec les jours.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Close other programs, or use a computer with more memory.</source>
        <translation>Fermez d’autres programmes, ou utilisez un ordinateur ayant plus de mémoire.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Close programs that have many files open, or increase the limit.</source>
        <translation>Fermez les programmes qui ont beaucoup de fichiers ouverts, ou augmentez la limite.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Close programs that use the backup folder, and check that you have permission to delete files in it.</source>
        <translation>Fermez les programmes qui utilisent le dossier de sauvegarde, et vérifiez que vous avez le droit d’y supprimer des fichiers.</translation>
    </message>
    <message>
        <location filename="engine/instance/instance.py"/>
        <source>Close the instance and start it again. Recovery restores every committed transaction.</source>
        <translation>Fermez l’instance et redémarrez-la. La récupération rétablit chaque transaction validée.</translation>
    </message>
    <message>
        <location filename="app/settings.py"/>
        <source>Close the other window, or end it if it does not respond. Then change the setting again.</source>
        <translation>Fermez l’autre fenêtre, ou mettez-y fin si elle ne répond pas. Puis modifiez de nouveau le réglage.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>Close the other window, or end it if it does not respond. Then try again.</source>
        <translation>Fermez l’autre fenêtre, ou mettez-y fin si elle ne répond pas. Puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/formats/values.py"/>
        <source>Code page {0} is not supported.</source>
        <translation>La page de codes {0} n’est pas prise en charge.</translation>
    </message>
    <message>
        <location filename="engine/formats/record_writer.py"/>
        <source>Column {0} cannot be NULL.</source>
        <translation>La colonne {0} ne peut pas être NULL.</translation>
    </message>
    <message>
        <location filename="engine/formats/record_writer.py"/>
        <source>Column {0} cannot have multiple values.</source>
        <translation>La colonne {0} ne peut pas avoir plusieurs valeurs.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>Column {0} is gone.</source>
        <translation>La colonne {0} a disparu.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>Column {0} is not valid: {1}.</source>
        <translation>La colonne {0} n’est pas valide : {1}.</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <source>Column {0} overlaps another one.</source>
        <translation>La colonne {0} en chevauche une autre.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>Column {0} was added ({1}).</source>
        <translation>La colonne {0} a été ajoutée ({1}).</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>Column {0} was {1} and is {2}.</source>
        <translation>La colonne {0} était {1} et est {2}.</translation>
    </message>
    <message>
        <location filename="engine/tables/schema.py"/>
        <source>Column {0} would be NULL in every row.</source>
        <translation>La colonne {0} serait NULL dans chaque ligne.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Columns that are not explained have no meaning that is public.</source>
        <translation>Les colonnes non expliquées n’ont pas de signification publique.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Commit in smaller transactions, and end transactions that only read.</source>
        <translation>Validez en transactions plus petites, et terminez les transactions qui ne font que lire.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Compare the age of the backup with the forest's tombstone lifetime (180 days by default, 60 in forests that began on old versions). An older backup must not be used.</source>
        <translation>Comparez l’âge de la sauvegarde à la durée de vie des objets tombstone de la forêt (180 jours par défaut, 60 dans les forêts créées sous d’anciennes versions). Une sauvegarde plus ancienne ne doit pas être utilisée.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>Compare the table by other means.</source>
        <translation>Comparez la table par d’autres moyens.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>Compressed files</source>
        <translation>Les fichiers compressés</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Compute Cluster</source>
        <translation>Compute Cluster</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>Confirm that restore or take it back first.</source>
        <translation>Confirmez d’abord cette restauration, ou revenez dessus.</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>Confirm that restore or take it back. The restored files are not here.</source>
        <translation>Confirmez cette restauration ou revenez dessus. Les fichiers restaurés ne sont pas ici.</translation>
    </message>
    <message>
        <location filename="app/operations/confirm.py"/>
        <source>Confirmation of the restore of {0}</source>
        <translation>Confirmation de la restauration de {0}</translation>
    </message>
    <message>
        <location filename="engine/remains.py"/>
        <location filename="engine/sources/at_rest.py"/>
        <source>Connect it or bring it back, then back up again.</source>
        <translation>Reconnectez-le ou remettez-le en place, puis relancez la sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/remains.py"/>
        <source>Connect it or bring it back, then try again.</source>
        <translation>Reconnectez-le ou remettez-le en place, puis réessayez.</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>Connect or mount it. If it is no longer used, remove it from the jobs and the destinations. Its backups are unchanged.</source>
        <translation>Connectez ou montez-la. Si elle ne sert plus, retirez-la des travaux et des destinations. Ses sauvegardes sont inchangées.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Connect or mount the destination of the newest backup.</source>
        <translation>Connectez ou montez la destination de la sauvegarde la plus récente.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Connect or mount the destination that is not available, then look again.</source>
        <translation>Connectez ou montez la destination indisponible, puis regardez de nouveau.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Connect or mount the destination. Its backups are unchanged.</source>
        <translation>Connectez ou montez la destination. Ses sauvegardes sont inchangées.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Connect or mount the disk of the instance. If it was removed on purpose, remove it from the job. Its backups are unchanged.</source>
        <translation>Connectez ou montez le disque de l’instance. Si elle a été supprimée volontairement, retirez-la du travail. Ses sauvegardes sont inchangées.</translation>
    </message>
    <message>
        <location filename="engine/chain/absence.py"/>
        <source>Connect or mount the disk or share that contains it.</source>
        <translation>Connectez ou montez le disque ou le partage qui la contient.</translation>
    </message>
    <message>
        <location filename="engine/chain/identity.py"/>
        <source>Connect or mount the disk or share that contains it. If it was replaced or emptied on purpose, use --new-destination, or remove it from the destinations in the settings.</source>
        <translation>Connectez ou montez le disque ou le partage qui la contient. Si elle a été remplacée ou vidée volontairement, utilisez --new-destination, ou retirez-la des destinations dans les paramètres.</translation>
    </message>
    <message>
        <location filename="engine/chain/absence.py"/>
        <source>Connect or mount the disk or share that contains it. Otherwise correct the path.</source>
        <translation>Connectez ou montez le disque ou le partage qui la contient. Sinon, corrigez le chemin.</translation>
    </message>
    <message>
        <location filename="app/operations/destination.py"/>
        <source>Connect or mount the disk or share that contains it. The folder is not created in its place.</source>
        <translation>Connectez ou montez le disque ou le partage qui la contient. Le dossier n’est pas créé à sa place.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Connect or mount {0}, then look again.</source>
        <translation>Connectez ou montez {0}, puis actualisez.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Connect or mount {0}. Its backups are unchanged.</source>
        <translation>Connectez ou montez {0}. Ses sauvegardes sont inchangées.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Connected for</source>
        <translation>Connecté pendant</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Connected since</source>
        <translation>Connecté depuis</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Connection refused</source>
        <translation>Connexion refusée</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Connection timed out</source>
        <translation>délai de connexion dépassé</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Console logon</source>
        <translation>Ouverture de session de console</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Context switches</source>
        <translation>Changements de contexte</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>Convert it with 'qemu-img convert -O vhdx', and specify the result.</source>
        <translation>Convertissez-la avec 'qemu-img convert -O vhdx', et indiquez le résultat.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Copied</source>
        <translation>Copiée</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Copied {0}</source>
        <translation>Copiée {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>Copy backup</source>
        <translation>Sauvegarde de copie</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Copy backup of {0}</source>
        <translation>Sauvegarde de copie de {0}</translation>
    </message>
    <message>
        <location filename="app/operations/copy.py"/>
        <source>Copy of {0}</source>
        <translation>Copie de {0}</translation>
    </message>
    <message>
        <location filename="engine/backup/as_is.py"/>
        <source>Copy the file under another name, and back up the copy.</source>
        <translation>Copiez le fichier sous un autre nom, et sauvegardez la copie.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>Copy the files to a new folder and recover the copy: ese-backup recover DIR --ignore-lost-logs. Or export what is left of a database: ese-backup export {0} --to DIR</source>
        <translation>Copiez les fichiers dans un nouveau dossier et récupérez la copie : ese-backup recover DIR --ignore-lost-logs. Ou exportez ce qui reste d’une base de données : ese-backup export {0} --to DIR</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>Copy the files to a new folder without the prefix and use that folder: {0} as {1}, and the databases likewise.</source>
        <translation>Copiez les fichiers dans un nouveau dossier sans le préfixe et utilisez ce dossier : {0} comme {1}, et de même les bases de données.</translation>
    </message>
    <message>
        <location filename="engine/images/blocks.py"/>
        <source>Copy the image again, and compare the lengths of the two files.</source>
        <translation>Copiez l’image à nouveau, et comparez la taille des deux fichiers.</translation>
    </message>
    <message>
        <location filename="engine/images/blocks.py"/>
        <source>Copy the image again, or use another backup of the disk. Tools of its program may repair it.</source>
        <translation>Copiez l’image à nouveau, ou utilisez une autre sauvegarde du disque. Les outils de son programme peuvent parfois la réparer.</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>Copy the missing file into the same folder.</source>
        <translation>Copiez le fichier manquant dans le même dossier.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Cores of a processor</source>
        <translation>Cœurs par processeur</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Cores of each processor.</source>
        <translation>Cœurs de chaque processeur.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>Correct the addresses of the channel.</source>
        <translation>Corrigez les adresses du canal.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Correct the cause, then back up again.</source>
        <translation>Corrigez la cause, puis sauvegardez de nouveau.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Correct the cause, then back up again. Earlier backups are unchanged.</source>
        <translation>Corrigez la cause, puis sauvegardez de nouveau. Les sauvegardes antérieures sont inchangées.</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>Correct the clock of that host.</source>
        <translation>Corrigez l’horloge de cet hôte.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Correct the clock of this machine.</source>
        <translation>Corrigez l’horloge de cette machine.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Correct the clock, then back up again.</source>
        <translation>Corrigez l’horloge, puis sauvegardez de nouveau.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>Correct the file in a text editor, or export the settings again. Nothing was changed.</source>
        <translation>Corrigez le fichier dans un éditeur de texte, ou exportez à nouveau les paramètres. Rien n’a été modifié.</translation>
    </message>
    <message>
        <location filename="app/status/settings_read.py"/>
        <source>Correct the file, or choose again in the settings of the window: {0}</source>
        <translation>Corrigez le fichier, ou choisissez à nouveau dans les paramètres de la fenêtre : {0}</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>Correct the file. docs/notifications.md has an example.</source>
        <translation>Corrigez le fichier. docs/notifications.md contient un exemple.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Correct the job file. Until then, no job backs the instance up.</source>
        <translation>Corrigez le fichier des travaux. D’ici là, aucun travail ne sauvegarde l’instance.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Correct the name, or create the bucket. It is not created here.</source>
        <translation>Corrigez le nom, ou créez le compartiment. Il n’est pas créé ici.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Correct the name.</source>
        <translation>Corrigez le nom.</translation>
    </message>
    <message>
        <location filename="engine/staging.py"/>
        <source>Correct the path, or allow the program to create the missing parent folders.</source>
        <translation>Corrigez le chemin, ou permettez au programme de créer les dossiers parents manquants.</translation>
    </message>
    <message>
        <location filename="engine/files/translation.py"/>
        <source>Correct the path.</source>
        <translation>Corrigez le chemin.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>Correct the user name, or store the password again.</source>
        <translation>Corrigez le nom d’utilisateur, ou enregistrez de nouveau le mot de passe.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>Correct these addresses, or remove them.</source>
        <translation>Corrigez ces adresses, ou retirez-les.</translation>
    </message>
    <message>
        <location filename="app/schedulers/cron.py"/>
        <source>Correct what crontab reports. The crontab is unchanged.</source>
        <translation>Corrigez ce que crontab signale. La crontab est inchangée.</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <location filename="app/snapshots/volume.py"/>
        <source>Correct what it reports, or stop the service and back up its files at rest.</source>
        <translation>Corrigez ce qu’il signale, ou arrêtez le service et sauvegardez ses fichiers au repos.</translation>
    </message>
    <message>
        <location filename="app/external_tool.py"/>
        <source>Correct what it reports, then try again.</source>
        <translation>Corrigez ce qu’il signale, puis réessayez.</translation>
    </message>
    <message>
        <location filename="app/schedulers/task_scheduler.py"/>
        <source>Correct what it reports. A task for all users needs a console that was started as administrator.</source>
        <translation>Corrigez ce qu’il signale. Une tâche pour tous les utilisateurs exige une console démarrée en tant qu’administrateur.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <location filename="engine/errors.py"/>
        <source>Correct what the message names, then try again.</source>
        <translation>Corrigez ce que le message cite, puis réessayez.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>Correct {0} in a text editor. It is not changed until then, and no job runs.</source>
        <translation>Corrigez {0} dans un éditeur de texte. Il n’est pas modifié d’ici là, et aucun travail ne s’exécute.</translation>
    </message>
    <message>
        <location filename="app/status/settings_read.py"/>
        <source>Correct {0}, or import an export of the settings: ese-backup settings import. The next command that needs the file renames it and starts with the defaults.</source>
        <translation>Corrigez {0}, ou importez un export des paramètres : ese-backup settings import. La prochaine commande qui a besoin du fichier le renomme et repart avec les valeurs par défaut.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Could not parse path</source>
        <translation>Could not parse path</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Country code</source>
        <translation>Code de pays</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Country code of Windows.</source>
        <translation>Code de pays de Windows.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Create a recovery database. Files are restored to it, and the live database remains unchanged.</source>
        <translation>Créez une base de données de récupération. Les fichiers y sont restaurés, et la base de données active reste inchangée.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <source>Create it, or set JET_paramCreatePathIfNotExist.</source>
        <translation>Créez-le, ou définissez JET_paramCreatePathIfNotExist.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>Create one with “ese-backup settings export”. To import a job file, use “ese-backup jobs import”.</source>
        <translation>Exportez-en un par « ese-backup settings export ». Un fichier de travaux s’importe par « ese-backup jobs import ».</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/ed25519.py"/>
        <source>Create one: ssh-keygen -t ed25519 -N '' -f KEY.</source>
        <translation>Créez-en une : ssh-keygen -t ed25519 -N '' -f KEY.</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>Create the folder, or allow the program to create it (--create).</source>
        <translation>Créez le dossier, ou permettez au programme de le créer (--create).</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Creator group</source>
        <translation>Groupe créateur</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Creator owner</source>
        <translation>Créateur propriétaire</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Cryptographic Operators</source>
        <translation>Opérateurs de chiffrement</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Current.mdb of a running server can be up to a day older than what the service knows.</source>
        <translation>Current.mdb d’un serveur en fonctionnement peut avoir jusqu’à un jour de retard sur le service.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Cycles of the processor</source>
        <translation>Cycles du processeur</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Cycles of the processor.</source>
        <translation>Cycles du processeur.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>DES keys only</source>
        <translation>clés DES seulement</translation>
    </message>
    <message>
        <location filename="app/products.py"/>
        <source>DHCP Server</source>
        <translation>Serveur DHCP</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Damage was found in its files</source>
        <translation>Des dommages ont été trouvés dans ses fichiers</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>Damage was found: {0}.</source>
        <translation>Dommages trouvés : {0}.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Damaged</source>
        <translation>Endommagée</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Damaged, found {0}</source>
        <translation>Endommagée, constaté {0}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Database Conversion</source>
        <translation>Conversion de base de données</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Database Corruption</source>
        <translation>Altération de base de données</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Database Page Cache</source>
        <translation>Cache de pages de la base de données</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Database Repair</source>
        <translation>Réparation de base de données</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Database Zeroing</source>
        <translation>Mise à zéro de base de données</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>Database header</source>
        <translation>En-tête de la base de données</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Database of that year.</source>
        <translation>Base de données de cette année.</translation>
    </message>
    <message>
        <location filename="engine/instance/online_backup.py"/>
        <source>Databases cannot be attached or detached while a backup is running.</source>
        <translation>Des bases de données ne peuvent être ni attachées ni détachées pendant une sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/history/export.py"/>
        <source>Date and Time (UTC)</source>
        <translation>Date et heure (UTC)</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Dated in the future</source>
        <translation>Date future</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Dated in the future: {0}</source>
        <translation>Date future : {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Days with accesses, and how many.</source>
        <translation>Jours avec accès, et leur nombre.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>December</source>
        <translation>décembre</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>Decide which state to restore: the latest possible state (the newer logs in the folder of the instance are replayed, too) or the state at the time of the backup.</source>
        <translation>Choisissez l’état à restaurer : le plus récent possible (les journaux plus récents du dossier de l’instance sont aussi rejoués) ou celui du moment de la sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>Decrypt it with 'qemu-img convert', and specify the result.</source>
        <translation>Déchiffrez-la avec 'qemu-img convert', et indiquez le résultat.</translation>
    </message>
    <message>
        <location filename="engine/leases.py"/>
        <source>Delete it, or make it accessible to its owner only.</source>
        <translation>Supprimez-le, ou rendez-le accessible à son seul propriétaire.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Delete or rename the data store and its logs. A restore is not needed.</source>
        <translation>Supprimez ou renommez le magasin de données et ses journaux. Une restauration est inutile.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Delete or rename the database and its logs. A restore is not needed.</source>
        <translation>Supprimez ou renommez la base de données et ses journaux. Une restauration est inutile.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Deleted {0} from before {1} from the history.</source>
        <translation>{0} d’avant le {1} supprimées de l’historique.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>Deny them access: chmod 600 {0}.</source>
        <translation>Fermez-leur l’accès : chmod 600 {0}.</translation>
    </message>
    <message>
        <location filename="app/schedulers/systemd.py"/>
        <source>Description={0}: do what is due</source>
        <translation>Description={0}: do what is due</translation>
    </message>
    <message>
        <location filename="app/schedulers/systemd.py"/>
        <source>Description={0}: look for what is due</source>
        <translation>Description={0}: look for what is due</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Designed capacity</source>
        <translation>Capacité nominale</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Device or resource busy</source>
        <translation>périphérique ou ressource occupé</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <location filename="app/jobs/zone.py"/>
        <source>Did you mean {0}?</source>
        <translation>Vouliez-vous dire {0} ?</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Difference of local time from UTC.</source>
        <translation>Écart de l’heure locale par rapport à UTC.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>Differential backup</source>
        <translation>Sauvegarde différentielle</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Differential backup of {0}</source>
        <translation>Sauvegarde différentielle de {0}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Directory not empty</source>
        <translation>le dossier n’est pas vide</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>Dirty shutdown. Recovery requires log {0}</source>
        <translation>Arrêt incorrect. La récupération requiert le journal {0}</translation>
    </message>
    <message>
        <location filename="engine/images/blocks.py"/>
        <source>Disk images need the Python package {0}, which is not installed.</source>
        <translation>Les images disque nécessitent le paquet Python {0}, qui n’est pas installé.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Disk quota exceeded</source>
        <translation>quota de disque dépassé</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Dismount the database, and allow its files to be replaced.</source>
        <translation>Démontez la base de données et autorisez le remplacement de ses fichiers.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Display required</source>
        <translation>Affichage requis</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Distinguished name</source>
        <translation>Nom unique</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>Distinguished name of the object that it names.</source>
        <translation>Nom unique de l’objet désigné.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>Distinguished name of the object with the link.</source>
        <translation>Nom unique de l’objet qui porte le lien.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Distributed COM Users</source>
        <translation>Utilisateurs du modèle COM distribué</translation>
    </message>
    <message>
        <location filename="engine/chain/write_steps.py"/>
        <source>Do not back up to it. Check the disk, the cable and the server, then test it again.</source>
        <translation>N’y sauvegardez pas. Contrôlez le disque, le câble et le serveur, puis testez de nouveau.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Domain Admins</source>
        <translation>Admins du domaine</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Domain Computers</source>
        <translation>Ordinateurs du domaine</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Domain Controllers</source>
        <translation>Contrôleurs de domaine</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Domain Guests</source>
        <translation>Invités du domaine</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Domain Users</source>
        <translation>Utilisateurs du domaine</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Domain or workgroup of the server.</source>
        <translation>Domaine ou groupe de travail du serveur.</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Drill certificate</source>
        <translation>Certificat d’essai</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Drill the newest chain</source>
        <translation>Effectuez un essai de la chaîne la plus récente</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Drilled</source>
        <translation>Essai réussi</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Drilled {0}</source>
        <translation>Essai réussi {0}</translation>
    </message>
    <message>
        <location filename="engine/images/partitions.py"/>
        <source>EFI system partition</source>
        <translation>partition système EFI</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>ESE Backup Manager on {0}, {1}. `ese-backup status` shows the current state.</source>
        <translation>ESE Backup Manager sur {0}, {1}. `ese-backup status` affiche l’état actuel.</translation>
    </message>
    <message>
        <location filename="app/diagnostics/bundle.py"/>
        <source>ESE Backup Manager {0}</source>
        <translation>ESE Backup Manager {0}</translation>
    </message>
    <message>
        <location filename="app/products.py"/>
        <source>ESE application</source>
        <translation>Application ESE</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>ESE_BACKUP_BITLOCKER contains something that is no recovery key of BitLocker.</source>
        <translation>ESE_BACKUP_BITLOCKER contient autre chose qu’une clé de récupération BitLocker.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Each database contains the records of one year or the current ones. Always restore the complete folder.</source>
        <translation>Chaque base de données contient les relevés d’une année ou les relevés en cours. Restaurez toujours le dossier complet.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Enable conflict detection for some time: leases granted after the backup are unknown to the server.</source>
        <translation>Activez la détection de conflits pendant un certain temps : les baux accordés après la sauvegarde sont inconnus du serveur.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>Encrypt to recipients or with a passphrase.</source>
        <translation>Chiffrez pour des destinataires ou avec une phrase secrète.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/loading.py"/>
        <source>Encrypted and signed chains</source>
        <translation>Les chaînes chiffrées et signées</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>Encrypted chains</source>
        <translation>Les chaînes chiffrées</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>Encrypted files</source>
        <translation>Les fichiers chiffrés</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>End it if it does not respond. Then change the channel again.</source>
        <translation>Mettez-y fin s’il ne répond pas. Puis modifiez de nouveau le canal.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>End of the period (UTC).</source>
        <translation>Fin de la période (UTC).</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>End of the period that the record covers (UTC).</source>
        <translation>Fin de la période couverte par le relevé (UTC).</translation>
    </message>
    <message>
        <location filename="engine/readable.py"/>
        <source>End the program that uses the instance, or make a copy backup and read that.</source>
        <translation>Arrêtez le programme qui utilise l’instance, ou effectuez une sauvegarde de copie et lisez-la.</translation>
    </message>
    <message>
        <location filename="engine/recover/in_memory.py"/>
        <source>End the program that uses the instance, or read a backup of it.</source>
        <translation>Arrêtez le programme qui utilise l’instance, ou lisez-en une sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>End the program that writes it, then try again.</source>
        <translation>Mettez fin au programme qui l’écrit, puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/instance/instance.py"/>
        <source>End the transactions of all sessions first.</source>
        <translation>Terminez d’abord les transactions de toutes les sessions.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>End their transactions first.</source>
        <translation>Terminez d’abord leurs transactions.</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>Ended (UTC)</source>
        <translation>Fin (UTC)</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Energy and capacities have the unit of the battery, which is not recorded.</source>
        <translation>L’énergie et les capacités sont dans l’unité de la batterie, qui n’est pas enregistrée.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Energy in standby</source>
        <translation>Énergie en veille</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Energy taken from the battery in connected standby.</source>
        <translation>Énergie prise à la batterie en veille connectée.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Energy taken from the battery while active.</source>
        <translation>Énergie prise à la batterie en activité.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Energy while active</source>
        <translation>Énergie en activité</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/key_file.py"/>
        <source>Enter its passphrase (--passphrase).</source>
        <translation>Saisissez sa phrase secrète (--passphrase).</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>Enter one, or encrypt to recipients.</source>
        <translation>Saisissez-en une, ou chiffrez pour des destinataires.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Enterprise Admins</source>
        <translation>Administrateurs de l’entreprise</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Enterprise domain controllers</source>
        <translation>Contrôleurs de domaine d’entreprise</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Estimates of the energy that applications used.</source>
        <translation>Estimations de l’énergie utilisée par les applications.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Event 1014 of DhcpServer contains the ESE error code. Check it if the service does not start.</source>
        <translation>L’événement 1014 de DhcpServer contient le code d’erreur ESE. Consultez-le si le service ne démarre pas.</translation>
    </message>
    <message>
        <location filename="app/history/export.py"/>
        <source>Event ID</source>
        <translation>ID d’événement</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Event Log Readers</source>
        <translation>Lecteurs des journaux d’événements</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Events of a server, as System Insights recorded them.</source>
        <translation>Événements d’un serveur, selon System Insights.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Every Friday at {0}</source>
        <translation>Chaque vendredi à {0}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Every Monday at {0}</source>
        <translation>Chaque lundi à {0}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Every Saturday at {0}</source>
        <translation>Chaque samedi à {0}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Every Sunday at {0}</source>
        <translation>Chaque dimanche à {0}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Every Thursday at {0}</source>
        <translation>Chaque jeudi à {0}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Every Tuesday at {0}</source>
        <translation>Chaque mardi à {0}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Every Wednesday at {0}</source>
        <translation>Chaque mercredi à {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>Every day</source>
        <translation>Tous les jours</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>Every day at {0}</source>
        <translation>Chaque jour à {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <location filename="app/jobs/words.py"/>
        <source>Every hour</source>
        <translation>Chaque heure</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>Every hour at minute {0}</source>
        <translation>Chaque heure à la minute {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <location filename="app/jobs/words.py"/>
        <source>Every minute</source>
        <translation>Chaque minute</translation>
    </message>
    <message>
        <location filename="engine/restore/points.py"/>
        <source>Every moment from {0} to {1} can be restored.</source>
        <translation>Tout moment du {0} au {1} peut être restauré.</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>Every page and log that was read is good.</source>
        <translation>Toutes les pages et tous les journaux lus sont en bon état.</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>Every page and log that was read is good. Whether the pages fit together was not checked.</source>
        <translation>Toutes les pages et tous les journaux lus sont bons. Que les pages aillent ensemble n’a pas été contrôlé.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Every page and log was read back. Only a drill shows that the pages fit together.</source>
        <translation>Chaque page et chaque journal ont été relus. Seul un essai de restauration montre que les pages vont ensemble.</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Every tree of every database is sound.</source>
        <translation>Chaque arborescence de chaque base de données est saine.</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>Every weekday</source>
        <translation>Chaque jour ouvré</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>Every weekday at {0}</source>
        <translation>Chaque jour ouvré à {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>Every {0}</source>
        <translation>Chaque {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>Every {0} at {1}</source>
        <translation>Chaque {0} à {1}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <location filename="app/jobs/words.py"/>
        <source>Every {0} hours</source>
        <translation>Toutes les {0} heures</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>Every {0} hours at minute {1}</source>
        <translation>Toutes les {0} heures à la minute {1}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <location filename="app/jobs/words.py"/>
        <source>Every {0} minutes</source>
        <translation>Toutes les {0} minutes</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Everything is protected.</source>
        <translation>Tout est protégé.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Evidence</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Evidence, copied {0}</source>
        <translation>Preuve, copiée {0}</translation>
    </message>
    <message>
        <location filename="app/products.py"/>
        <source>Exchange Server</source>
        <translation>Serveur Exchange</translation>
    </message>
    <message>
        <location filename="app/export/sqlite_file.py"/>
        <source>Export as JSON.</source>
        <translation>Exportez en JSON.</translation>
    </message>
    <message>
        <location filename="engine/images/ntfs.py"/>
        <source>Export it from a Windows that has the key.</source>
        <translation>Exportez-le depuis un Windows qui possède la clé.</translation>
    </message>
    <message>
        <location filename="app/operations/export.py"/>
        <source>Export of {0}</source>
        <translation>Export de {0}</translation>
    </message>
    <message>
        <location filename="app/export/views.py"/>
        <source>Export them one after the other.</source>
        <translation>Exportez-les l’une après l’autre.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>FaceTime is shown as it is: its unit is not public.</source>
        <translation>FaceTime est affiché tel quel : son unité n’est pas publique.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Failure Items</source>
        <translation>Éléments de défaillance</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>February</source>
        <translation>février</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>File Server</source>
        <translation>Serveur de fichiers</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>File exists</source>
        <translation>le fichier existe déjà</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>File name too long</source>
        <translation>nom de fichier trop long</translation>
    </message>
    <message>
        <location filename="engine/write_test.py"/>
        <source>Files cannot be deleted in</source>
        <translation>Les fichiers ne peuvent pas être supprimés dans</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/staging.py"/>
        <source>Find out what deletes or changes objects of the bucket, then make the backup again.</source>
        <translation>Cherchez ce qui supprime ou modifie des objets du compartiment, puis recommencez la sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/control/server.py"/>
        <source>Find out what stopped this process, then make the backup again.</source>
        <translation>Cherchez ce qui a arrêté ce processus, puis recommencez la sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Find out whether it was moved or deleted, or its disk is not mounted. Make a full backup.</source>
        <translation>Cherchez si elle a été déplacée ou supprimée, ou si son disque n’est pas monté. Effectuez une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>Find out which program created it, and move it to another folder.</source>
        <translation>Cherchez quel programme l’a créé, et déplacez-le dans un autre dossier.</translation>
    </message>
    <message>
        <location filename="engine/files/system.py"/>
        <source>Find out which program created it, and remove it. This program keeps its locks there.</source>
        <translation>Cherchez quel programme l’a créé, et supprimez-le. Ce programme y garde ses verrous.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Find the cause in the history, then start the instance again; it recovers.</source>
        <translation>Cherchez la cause dans l’historique, puis redémarrez l’instance ; elle se récupère.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <location filename="engine/recovery/checks.py"/>
        <source>Find the named logs. Recovery can continue without them, but their changes are lost.</source>
        <translation>Retrouvez les journaux cités. La récupération peut continuer sans eux, mais leurs modifications sont perdues.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>First access in the year (UTC).</source>
        <translation>Premier accès de l’année (UTC).</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>First log</source>
        <translation>Premier journal</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>First seen</source>
        <translation>Première fois</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Font Driver Host</source>
        <translation>Hôte de pilotes de polices</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Foreground {0}</source>
        <translation>Premier plan : {0}</translation>
    </message>
    <message>
        <location filename="engine/storage/database_file.py"/>
        <source>Format {0} of {1} is not supported.</source>
        <translation>Le format {0} de {1} n’est pas pris en charge.</translation>
    </message>
    <message>
        <location filename="engine/tables/read_only_database.py"/>
        <source>Format {0} revision {1} with a page size of {2} bytes is not supported.</source>
        <translation>Le format {0} révision {1} avec une taille de page de {2} octets n’est pas pris en charge.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/zstd_frames.py"/>
        <source>Frame {0} is damaged.</source>
        <translation>La trame {0} est endommagée.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_opening.py"/>
        <source>Free space on the log volume, then create the instance again.</source>
        <translation>Libérez de l’espace sur le volume des journaux, puis créez de nouveau l’instance.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Free space on the log volume, then start the instance again; it recovers.</source>
        <translation>Libérez de l’espace sur le volume des journaux, puis redémarrez l’instance ; elle se récupère.</translation>
    </message>
    <message>
        <location filename="engine/recover/planning.py"/>
        <source>Free space on the volume of {0}, or recover to another volume.</source>
        <translation>Libérez de l’espace sur le volume de {0}, ou récupérez sur un autre volume.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>Free space on the volume of {0}, or restore to another volume.</source>
        <translation>Libérez de l’espace sur le volume de {0}, ou restaurez sur un autre volume.</translation>
    </message>
    <message>
        <location filename="app/snapshots/volume.py"/>
        <source>Free space on the volume or in its pool, or remove snapshots that are no longer needed.</source>
        <translation>Libérez de l’espace sur le volume ou dans son pool, ou supprimez les instantanés devenus inutiles.</translation>
    </message>
    <message>
        <location filename="engine/errors.py"/>
        <source>Free space on the volume, then try again.</source>
        <translation>Libérez de l’espace sur le volume, puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Free space or choose another destination, then try again.</source>
        <translation>Libérez de l’espace ou choisissez une autre destination, puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Free space, or increase the quota of this user.</source>
        <translation>Libérez de l’espace, ou augmentez le quota de cet utilisateur.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Friday</source>
        <translation>vendredi</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>From {0} to {1}.</source>
        <translation>De {0} à {1}.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>Full backup</source>
        <translation>Sauvegarde complète</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Full backup of {0}</source>
        <translation>Sauvegarde complète de {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Full capacity</source>
        <translation>Capacité à pleine charge</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Give the access key of this host the permissions that docs/stores.md lists, or use another key.</source>
        <translation>Donnez à la clé d’accès de cet hôte les droits que liste docs/stores.md, ou utilisez une autre clé.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Groups that name the object as a member.</source>
        <translation>Groupes qui désignent l’objet comme membre.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Groups with their members.</source>
        <translation>Groupes avec leurs membres.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Have a backup of the complete system state available: the registry, SYSVOL and certificates are part of it.</source>
        <translation>Ayez à disposition une sauvegarde de l’état du système complet : le Registre, SYSVOL et les certificats en font partie.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Have the private key (a PFX file or the HSM) and the registry configuration of the certification authority available. The database cannot be used without them.</source>
        <translation>Ayez à disposition la clé privée (un fichier PFX ou le HSM) et la configuration de l’autorité de certification dans le Registre. La base de données est inutilisable sans elles.</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>Header copies</source>
        <translation>Copies de l’en-tête</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Home Server</source>
        <translation>Home Server</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Host is down</source>
        <translation>hôte arrêté</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <location filename="app/meaning/ual.py"/>
        <location filename="app/meaning/ual_system.py"/>
        <source>Host name</source>
        <translation>Nom d’hôte</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>How often the battery was charged.</source>
        <translation>Nombre de charges de la batterie.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>IFM media created with ntdsutil are for promoting another domain controller. They are not a backup of this one.</source>
        <translation>Un support IFM créé avec ntdsutil sert à promouvoir un autre contrôleur de domaine. Ce n’est pas une sauvegarde de celui-ci.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>IP address of the client.</source>
        <translation>Adresse IP du client.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Identifier in its BIOS.</source>
        <translation>Identifiant dans son BIOS.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Identifier in the firmware.</source>
        <translation>Identifiant dans le microprogramme.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Identifier of the role.</source>
        <translation>Identifiant du rôle.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Identifier of the virtual machine.</source>
        <translation>Identifiant de la machine virtuelle.</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>If a database is in the state Dirty Shutdown because its files were restored without recovery, replay its logs before anything else.</source>
        <translation>Si une base de données est dans l’état « Dirty Shutdown » parce que ses fichiers ont été restaurés sans récupération, rejouez ses journaux avant toute autre chose.</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>If logs are lost, the restore reports the last generation and time that can be restored. Recover up to the gap only if you can accept losing all later changes.</source>
        <translation>Si des journaux sont perdus, la restauration indique la dernière génération et la dernière heure restaurables. Ne récupérez jusqu’à la lacune que si vous acceptez de perdre toutes les modifications ultérieures.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>If the database is in another folder, add that folder, too. If it is lost, restore the last good backup, if there is one.</source>
        <translation>Si la base de données est dans un autre dossier, ajoutez aussi ce dossier. Si elle est perdue, restaurez la dernière bonne sauvegarde, s’il y en a une.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>If there is a failover partner, restore or replicate from the partner instead.</source>
        <translation>S’il y a un partenaire de basculement, restaurez ou répliquez plutôt depuis celui-ci.</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>If there is enough space, drill the backup chain first: it is restored to a scratch folder, checked there and deleted.</source>
        <translation>S’il y a assez de place, faites d’abord un essai de restauration de la chaîne : elle est restaurée dans un dossier temporaire, contrôlée puis supprimée.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>If there is none, keep the files as evidence, then move the log out of the folder. Recovery then reports what can be recovered without it.</source>
        <translation>S’il n’y en a pas, conservez les fichiers comme preuve, puis sortez le journal du dossier. La récupération indique alors ce qui peut être récupéré sans lui.</translation>
    </message>
    <message>
        <location filename="app/status/facts.py"/>
        <source>If they should be there, connect their disk. Their backups are unchanged. This is said until 30 days after the last backup.</source>
        <translation>Si elles devraient s’y trouver, connectez leur disque. Leurs sauvegardes sont inchangées. Ce message disparaît 30 jours après la dernière sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>In a streaming backup of an old version, restore.env must not be edited or deleted. It is replayed with eseutil /cc or the option of the last backup set.</source>
        <translation>Dans une sauvegarde en continu d’une ancienne version, restore.env ne doit être ni modifié ni supprimé. Il est rejoué avec eseutil /cc ou l’option du dernier jeu de sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>In connected standby, on battery.</source>
        <translation>En veille connectée, sur batterie.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>In connected standby, on mains power.</source>
        <translation>En veille connectée, sur secteur.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>In focus</source>
        <translation>Actif à l’écran</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>In short</source>
        <translation>En bref</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>In standby, while the battery discharged.</source>
        <translation>En veille, pendant la décharge de la batterie.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>In the foreground</source>
        <translation>Au premier plan</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>In {0}, {1}.</source>
        <translation>Dans {0}, {1}.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Incoming Forest Trust Builders</source>
        <translation>Générateurs d’approbations de forêt entrante</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Increase its size limit, or delete data that is no longer needed.</source>
        <translation>Augmentez sa limite de taille, ou supprimez des données devenues inutiles.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>Incremental backup</source>
        <translation>Sauvegarde incrémentielle</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Incremental backup of {0}</source>
        <translation>Sauvegarde incrémentielle de {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>Incremental backup, full if refused</source>
        <translation>Sauvegarde incrémentielle, complète en cas de refus</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Index a binary, ASCII, numeric or GUID column instead.</source>
        <translation>Indexez plutôt une colonne binaire, ASCII, numérique ou GUID.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>Index {0} contains {1}, but there is no such column.</source>
        <translation>L’index {0} contient {1}, mais cette colonne n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/formats/keys.py"/>
        <source>Index {0} does not allow NULL.</source>
        <translation>L’index {0} n’admet pas NULL.</translation>
    </message>
    <message>
        <location filename="engine/formats/keys.py"/>
        <source>Index {0} has no columns, or columns that do not exist.</source>
        <translation>L’index {0} n’a pas de colonnes, ou des colonnes qui n’existent pas.</translation>
    </message>
    <message>
        <location filename="engine/tables/row_browser.py"/>
        <source>Index {0} has {1} columns, but {2} values were given.</source>
        <translation>L’index {0} a {1} colonnes, mais {2} valeurs ont été données.</translation>
    </message>
    <message>
        <location filename="engine/formats/keys.py"/>
        <source>Index {0} has {1}.</source>
        <translation>L’index {0} a {1}.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>Index {0} is defined in another way.</source>
        <translation>L’index {0} est défini autrement.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>Index {0} is gone.</source>
        <translation>L’index {0} a disparu.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>Index {0} is not valid: {1}.</source>
        <translation>L’index {0} n’est pas valide : {1}.</translation>
    </message>
    <message>
        <location filename="engine/tables/schema.py"/>
        <source>Index {0} is the primary index of table {1}.</source>
        <translation>L’index {0} est l’index primaire de la table {1}.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>Index {0} was added.</source>
        <translation>L’index {0} a été ajouté.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <location filename="engine/salvage/leaves.py"/>
        <source>Inner page {0} does not point to child pages.</source>
        <translation>La page intérieure {0} ne pointe pas vers des pages enfants.</translation>
    </message>
    <message>
        <location filename="engine/formats/tree.py"/>
        <source>Inner page {0} has no children.</source>
        <translation>La page intérieure {0} n’a pas d’enfants.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Input/output error</source>
        <translation>erreur d’entrée-sortie</translation>
    </message>
    <message>
        <location filename="app/schedulers/choice.py"/>
        <source>Install cron, or let another program run 'ese-backup run-due' every 5 minutes.</source>
        <translation>Installez cron, ou faites exécuter « ese-backup run-due » toutes les 5 minutes par un autre programme.</translation>
    </message>
    <message>
        <location filename="app/external_tool.py"/>
        <source>Install it, and check that it is in a folder of PATH.</source>
        <translation>Installez-le et vérifiez qu’il se trouve dans un dossier de PATH.</translation>
    </message>
    <message>
        <location filename="engine/libraries.py"/>
        <source>Install it: {0}.</source>
        <translation>Installez-le : {0}.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Install the scheduler: ese-backup schedule install</source>
        <translation>Installez le planificateur : ese-backup schedule install</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Interface number</source>
        <translation>Numéro d’interface</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Invalid argument</source>
        <translation>argument non valide</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Is a</source>
        <translation>Est un</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Is a directory</source>
        <translation>c’est un dossier</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <source>It belongs to the log stream {0}, but {1} is listed.</source>
        <translation>Il appartient au flux de journaux {0}, mais {1} est répertorié.</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>It cannot be read: {0}</source>
        <translation>Elle est illisible : {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>It cannot be restored: {0}</source>
        <translation>Il ne peut pas être restauré : {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>It contains no ESE database or log.</source>
        <translation>Il ne contient ni base de données ni journal ESE.</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>It contains no data to keep. Choose the database of the application, or its folder.</source>
        <translation>Il ne contient aucune donnée à garder. Choisissez la base de données de l’application, ou son dossier.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>It contains {0} bytes instead of {1}.</source>
        <translation>Il contient {0} octets au lieu de {1}.</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>It contains {0}, which is not part of it.</source>
        <translation>Elle contient {0}, qui n’en fait pas partie.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>It contains {0}.</source>
        <translation>Il contient {0}.</translation>
    </message>
    <message>
        <location filename="app/status/posting.py"/>
        <source>It did not answer in time.</source>
        <translation>Pas de réponse à temps.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>It does not list the files of the chain with their checksums.</source>
        <translation>Il ne répertorie pas les fichiers de la chaîne avec leurs sommes de contrôle.</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>It got worse.</source>
        <translation>Cela s’est aggravé.</translation>
    </message>
    <message>
        <location filename="engine/inspection/page.py"/>
        <source>It has no pages, only headers.</source>
        <translation>Il n’a pas de pages, seulement des en-têtes.</translation>
    </message>
    <message>
        <location filename="app/notify/web_address.py"/>
        <source>It has the form https://HOST/PATH, without a user name or password. If it contains a secret, store it in the keyring or a file.</source>
        <translation>Elle a la forme https://HOST/PATH, sans nom d’utilisateur ni mot de passe. Si elle contient un secret, gardez-la dans le trousseau ou un fichier.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>It has to be a PEM file.</source>
        <translation>Ce doit être un fichier PEM.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>It has to contain the secret as one line of text.</source>
        <translation>Il doit contenir le secret sur une seule ligne de texte.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>It has {0} bytes instead of {1}.</source>
        <translation>Il a {0} octets au lieu de {1}.</translation>
    </message>
    <message>
        <location filename="app/tables/conditions.py"/>
        <location filename="engine/readable.py"/>
        <location filename="engine/tables/row_browser.py"/>
        <source>It has {0}.</source>
        <translation>Elle a {0}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>It is a copy inside {0}, which contains the same log stream.</source>
        <translation>C’est une copie à l’intérieur de {0}, qui contient le même flux de journaux.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>It is a symbolic link. Backups do not contain symbolic links.</source>
        <translation>C’est un lien symbolique. Les sauvegardes ne contiennent pas de liens symboliques.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>It is an as-is backup. Its files are compared with their hashes; their content is not judged.</source>
        <translation>C’est une sauvegarde telle quelle. Ses fichiers sont comparés à leurs hachages ; leur contenu n’est pas jugé.</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>It is being read.</source>
        <translation>Elle est en cours de lecture.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/age_stream.py"/>
        <source>It is cut off.</source>
        <translation>Il est coupé.</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <source>It is log generation 0x{0} ({1}), but another one is listed.</source>
        <translation>C’est la génération de journal 0x{0} ({1}), mais une autre est répertoriée.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <location filename="engine/verify/check.py"/>
        <source>It is missing.</source>
        <translation>Il manque.</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>It is named as a database and is none. It may have been encrypted or overwritten.</source>
        <translation>Il porte le nom d’une base de données et n’en est pas une. Il a pu être chiffré ou écrasé.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>It is normal that an incremental backup fails with -560 (0xC8000230) after a restore or a VSS full backup. Make a new full backup.</source>
        <translation>Il est normal qu’une sauvegarde incrémentielle échoue avec -560 (0xC8000230) après une restauration ou une sauvegarde complète VSS. Effectuez une nouvelle sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>It is not a database, log or checkpoint.</source>
        <translation>Ce n’est ni une base de données, ni un journal, ni un point de contrôle.</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>It is not a regular file.</source>
        <translation>Ce n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <location filename="engine/chain/identity.py"/>
        <source>It is not at its path.</source>
        <translation>Elle n’est pas à son chemin.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/destination.py"/>
        <source>It is not known how much {0} takes.</source>
        <translation>On ignore combien {0} accepte.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>It is not known what can be restored</source>
        <translation>On ignore ce qui peut être restauré</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>It is not the file that was backed up: its {0} differs.</source>
        <translation>Ce n’est pas le fichier qui a été sauvegardé : son {0} diffère.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>It is not the file that was stored: its {0} differs.</source>
        <translation>Ce n’est pas le fichier qui a été stocké : son {0} diffère.</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>It is pinned: {0}</source>
        <translation>Elle est épinglée : {0}</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>It is still a problem.</source>
        <translation>C’est encore un problème.</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>It is {0}.</source>
        <translation>Elle est {0}.</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>It looks for due jobs every hour. A run can start up to an hour later than planned.</source>
        <translation>Il cherche les travaux prévus toutes les heures. Une exécution peut commencer jusqu’à une heure plus tard que prévu.</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>It looks for due jobs every {0} hours. A run can start that much later.</source>
        <translation>Il cherche les travaux prévus toutes les {0} heures. Une exécution peut commencer d’autant plus tard.</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>It looks for due jobs every {0} minutes. A run can start that much later.</source>
        <translation>Il cherche les travaux prévus toutes les {0} minutes. Une exécution peut commencer d’autant plus tard.</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>It starts {0}, which does not exist.</source>
        <translation>Il lance {0}, qui n’existe pas.</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>It starts {0}, which is another one.</source>
        <translation>Il lance {0}, qui en est un autre.</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>It uses ESE_BACKUP_HOME={0}, but this program {1}.</source>
        <translation>Il utilise ESE_BACKUP_HOME={0}, mais ce programme {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/age_stream.py"/>
        <source>It was changed or cut off after it was encrypted.</source>
        <translation>Il a été modifié ou coupé après son chiffrement.</translation>
    </message>
    <message>
        <location filename="engine/discovery/sorting.py"/>
        <source>It was displaced by a restore that can be confirmed or taken back.</source>
        <translation>Il a été mis de côté par une restauration qui peut être confirmée, ou sur laquelle on peut revenir.</translation>
    </message>
    <message>
        <location filename="app/evidence/single_runs.py"/>
        <source>It was interrupted.</source>
        <translation>Elle a été interrompue.</translation>
    </message>
    <message>
        <location filename="app/status/settled.py"/>
        <source>It was interrupted. Whether its backup set is complete is not known: {0}.</source>
        <translation>Elle a été interrompue. On ne sait pas si son jeu de sauvegarde est complet : {0}.</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>It was not shut down cleanly. Its structure can be checked only after recovery.</source>
        <translation>Elle n’a pas été arrêtée correctement. Sa structure ne peut être contrôlée qu’après récupération.</translation>
    </message>
    <message>
        <location filename="app/unattended/plan.py"/>
        <source>It was started {0} times.</source>
        <translation>Il a été commencé {0} fois.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>Its attribute, such as member.</source>
        <translation>Son attribut, par exemple member.</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>Its chains can be restored. {0}</source>
        <translation>Ses chaînes peuvent être restaurées. {0}</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>Its clock differs from that of {0} by more than an hour, and so do its times</source>
        <translation>Son horloge diffère de celle de {0} de plus d’une heure, et ses heures aussi</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <source>Its creation time is not the one that is listed.</source>
        <translation>Son heure de création n’est pas celle qui est répertoriée.</translation>
    </message>
    <message>
        <location filename="engine/images/ntfs.py"/>
        <source>Its data is in other files of the volume, which only Windows reads. Copy it out there.</source>
        <translation>Ses données se trouvent dans d’autres fichiers du volume, que seul Windows lit. Copiez-le depuis Windows.</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <source>Its database signature is {0}, but {1} is listed.</source>
        <translation>Sa signature de base de données est {0}, mais {1} est répertoriée.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Its files cannot be backed up: {0}</source>
        <translation>Ses fichiers ne peuvent pas être sauvegardés : {0}</translation>
    </message>
    <message>
        <location filename="app/unattended/plan.py"/>
        <source>Its grace has passed.</source>
        <translation>Son délai de grâce est passé.</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>Its grace of {0} had passed.</source>
        <translation>Son délai de grâce de {0} était passé.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Its identifier.</source>
        <translation>Son identifiant.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/zstd_frames.py"/>
        <source>Its list of frames is damaged.</source>
        <translation>Sa liste de trames est endommagée.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Its number among those of its type.</source>
        <translation>Son numéro parmi celles de son type.</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <source>Its page size is {0} bytes, but {1} is listed.</source>
        <translation>Sa taille de page est de {0} octets, mais {1} est répertorié.</translation>
    </message>
    <message>
        <location filename="engine/inspection/page.py"/>
        <source>Its pages are 1 to {0}.</source>
        <translation>Ses pages vont de 1 à {0}.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Its pages were verified while they were copied. It has not been read back since.</source>
        <translation>Ses pages ont été vérifiées pendant la copie. Elle n’a pas été relue depuis.</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>Its partition table is empty.</source>
        <translation>Sa table de partitions est vide.</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>Its post cannot be understood: {0}</source>
        <translation>Sa publication est incompréhensible : {0}</translation>
    </message>
    <message>
        <location filename="app/unattended/plan.py"/>
        <source>Its process ended before its runs did.</source>
        <translation>Son processus s’est terminé avant ses exécutions.</translation>
    </message>
    <message>
        <location filename="app/unattended/plan.py"/>
        <source>Its process ended before its runs did. {0}</source>
        <translation>Son processus s’est terminé avant ses exécutions. {0}</translation>
    </message>
    <message>
        <location filename="app/unattended/plan.py"/>
        <source>Its rule is no longer there.</source>
        <translation>Sa règle n’existe plus.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Its serial number.</source>
        <translation>Son numéro de série.</translation>
    </message>
    <message>
        <location filename="app/run_sheet.py"/>
        <source>Its steps are {0}. The names of the phases (before, during, after) and all stand for several.</source>
        <translation>Ses étapes sont {0}. Les noms des phases (before, during, after) et all en désignent plusieurs.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>January</source>
        <translation>janvier</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Job {0}: {1}</source>
        <translation>Pour le travail {0} – {1}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Jobs {0}: {1}</source>
        <translation>Travaux {0} – {1}</translation>
    </message>
    <message>
        <location filename="app/history/filter.py"/>
        <source>Join ids to ranges, as 210-227.</source>
        <translation>Réunissez des ID en plages, comme 210-227.</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>Join the two with 'qemu-img convert -O vhdx', and specify the result.</source>
        <translation>Réunissez les deux avec 'qemu-img convert -O vhdx', et indiquez le résultat.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>July</source>
        <translation>juillet</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>June</source>
        <translation>juin</translation>
    </message>
    <message>
        <location filename="engine/errors.py"/>
        <source>Keep all of the files, and look for the one that belongs with the others.</source>
        <translation>Gardez tous les fichiers et cherchez celui qui va avec les autres.</translation>
    </message>
    <message>
        <location filename="app/reports/sheet_parts.py"/>
        <source>Keep in mind</source>
        <translation>À retenir</translation>
    </message>
    <message>
        <location filename="app/jobs/secrets.py"/>
        <source>Keep it in a file that only you can read, or in the keyring, and name that: a path, or keyring:NAME.</source>
        <translation>Gardez-la dans un fichier que vous seul pouvez lire, ou dans le trousseau, et indiquez celui-ci : un chemin, ou keyring:NAME.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Keep its files as evidence, then restore the last good backup.</source>
        <translation>Conservez ses fichiers comme preuves, puis restaurez la dernière bonne sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Keep its logs with it. Recovery brings it to a clean shutdown.</source>
        <translation>Gardez ses journaux avec elle. La récupération l’amène à un arrêt correct.</translation>
    </message>
    <message>
        <location filename="app/audit/log.py"/>
        <source>Keep the file for an examination and move it to another folder. A new one is created.</source>
        <translation>Gardez le fichier pour examen et déplacez-le dans un autre dossier. Un nouveau est créé.</translation>
    </message>
    <message>
        <location filename="engine/errors.py"/>
        <source>Keep the file unchanged, verify the files that belong to it, and restore from the last good backup.</source>
        <translation>Gardez le fichier inchangé, vérifiez les fichiers qui vont avec lui et restaurez à partir de la dernière bonne sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>Keep the files as evidence first, and do not move the logs: they have, or may have, changes that the databases lack. Put the damaged or missing log back, for example from a backup, or recover a copy of the instance, which reports what is lost with it.</source>
        <translation>Conservez d’abord les fichiers comme preuve, et ne déplacez pas les journaux : ils contiennent, ou peuvent contenir, des modifications que les bases de données n’ont pas. Remettez en place le journal endommagé ou manquant, par exemple depuis une sauvegarde, ou récupérez une copie de l’instance, ce qui indique ce qui est perdu avec lui.</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>Keep the files as evidence first. The databases were shut down cleanly and require no logs: move all logs and the checkpoint to another folder, then make a full backup.</source>
        <translation>Conservez d’abord les fichiers comme preuve. Les bases de données ont été arrêtées correctement et ne requièrent aucun journal : déplacez tous les journaux et le point de contrôle dans un autre dossier, puis effectuez une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>Keeps the pages being written to the database beside it; counts only after a crash.</source>
        <translation>Garde les pages en cours d’écriture dans la base de données voisine ; ne compte qu’après une panne.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Keyboard input</source>
        <translation>Saisie au clavier</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Last access in the year (UTC).</source>
        <translation>Dernier accès de l’année (UTC).</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>Last log</source>
        <translation>Dernier journal</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Last logon</source>
        <translation>Dernière connexion</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Last logon here</source>
        <translation>Dernière connexion ici</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Last parent</source>
        <translation>Dernier parent</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Last seen</source>
        <translation>Vu en dernier</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Last seen active</source>
        <translation>Dernière activité</translation>
    </message>
    <message>
        <location filename="app/status/moment_problems.py"/>
        <source>Last {0} in the future: {1}; a clock was wrong</source>
        <translation>Dernière fois {0} dans le futur : {1} ; une horloge était fausse</translation>
    </message>
    <message>
        <location filename="engine/btree/tree_reader.py"/>
        <source>Leaves {0} and {1} of the tree with root {2} are not linked to each other.</source>
        <translation>Les feuilles {0} et {1} de l’arborescence de racine {2} ne sont pas liées entre elles.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>Left out: one entry of {0}, which contains a secret.</source>
        <translation>Omis : une entrée de {0}, qui contient un secret.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>Left out: the address of the channel {0}, which is a secret.</source>
        <translation>Omis : l’adresse du canal {0}, qui est un secret.</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>Left out: the channel {0}, whose description is not valid.</source>
        <translation>Omis : le canal {0}, dont la description est fausse.</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>Left out: {0}, a field of another version.</source>
        <translation>Omis : {0}, un champ d’une autre version.</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>Left out: {0}, a setting of another version.</source>
        <translation>Omis : {0}, un paramètre d’une autre version.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>Left out: {0}, whose name is not text.</source>
        <translation>Omis : {0}, dont le nom n’est pas du texte.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Length of the period.</source>
        <translation>Durée de la période.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Let the application that uses the database complete its operation, or use the last good backup.</source>
        <translation>Laissez l’application qui utilise la base de données terminer son opération, ou utilisez la dernière bonne sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/prune.py"/>
        <source>Let this user delete these files, or delete that folder. The next run to that place tries it again.</source>
        <translation>Autorisez cet utilisateur à supprimer ces fichiers, ou supprimez ce dossier. La prochaine exécution vers cet emplacement réessaiera.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>Line {0}: {1} is not a field of this version and has no effect.</source>
        <translation>Ligne {0} : {1} n’est pas un champ de cette version et reste sans effet.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>Line {0}: {1} is not a field of this version and has no effect.{2}</source>
        <translation>Ligne {0} : {1} n’est pas un champ de cette version et n’a aucun effet.{2}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_merge.py"/>
        <source>Lines of page {0} are moved, but the page no longer contains them, and the merge record has no image of it.</source>
        <translation>Des lignes de la page {0} sont déplacées, mais la page ne les contient plus, et l’enregistrement de fusion n’en a pas d’image.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>Linked object</source>
        <translation>Objet lié</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>Links between objects, such as members of groups, with those that were removed.</source>
        <translation>Liens entre objets, comme les membres de groupes, y compris ceux qui ont été supprimés.</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>List shadow copies with 'vssadmin list shadows', and remove the file.</source>
        <translation>Listez les clichés instantanés avec 'vssadmin list shadows', puis supprimez le fichier.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Local Service</source>
        <translation>Service local</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Local System</source>
        <translation>Système local</translation>
    </message>
    <message>
        <location filename="engine/formats/log/scan.py"/>
        <location filename="engine/formats/log/tail.py"/>
        <source>Log 0x{0} ({1})</source>
        <translation>Journal 0x{0} ({1})</translation>
    </message>
    <message>
        <location filename="engine/formats/log/chain.py"/>
        <source>Log 0x{0} ({1}) does not continue 0x{2} ({3})</source>
        <translation>Le journal 0x{0} ({1}) ne continue pas 0x{2} ({3})</translation>
    </message>
    <message>
        <location filename="engine/formats/log/chain.py"/>
        <source>Log 0x{0} ({1}) does not continue the one in the chain: the instance has started another history.</source>
        <translation>Le journal 0x{0} ({1}) ne continue pas celui de la chaîne : l’instance a commencé un autre historique.</translation>
    </message>
    <message>
        <location filename="engine/sources/live.py"/>
        <source>Log 0x{0} ({1}) is missing: {2} is not in {3}.</source>
        <translation>Le journal 0x{0} ({1}) manque : {2} n’est pas dans {3}.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/scan.py"/>
        <source>Log 0x{0}, segment {1}, byte {2}: {3}.</source>
        <translation>Journal 0x{0}, segment {1}, octet {2} : {3}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Log files of the backup set are missing.</source>
        <translation>Des fichiers journaux du jeu de sauvegarde manquent.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Log files required for recovery are missing.</source>
        <translation>Des fichiers journaux requis pour la récupération manquent.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Log files with committed transactions are missing.</source>
        <translation>Des fichiers journaux contenant des transactions validées manquent.</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>Log header</source>
        <translation>En-tête du journal</translation>
    </message>
    <message>
        <location filename="app/schedulers/systemd.py"/>
        <source>Log in as this user directly, not with su or sudo, so that its systemd runs; or use --with cron.</source>
        <translation>Connectez-vous directement sous cet utilisateur, sans su ni sudo, pour que son systemd fonctionne ; ou utilisez --with cron.</translation>
    </message>
    <message>
        <location filename="app/operations/truncate.py"/>
        <source>Log removal of {0}</source>
        <translation>Suppression de journaux de {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>Log {0} is missing from the chain.</source>
        <translation>Le journal {0} manque dans la chaîne.</translation>
    </message>
    <message>
        <location filename="engine/discovery/sorting.py"/>
        <source>Log {0} is missing.</source>
        <translation>Le journal {0} manque.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Log {0} is missing: {1} is not in {2}.</source>
        <translation>Le journal {0} manque : {1} n’est pas dans {2}.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>Log {0} of the chain and the logs of the instance are not from the same history: the instance has started another one.</source>
        <translation>Le journal {0} de la chaîne et les journaux de l’instance ne sont pas du même historique : l’instance en a commencé un autre.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>Log {0} of the chain is {1}: the instance was reset to an earlier state.</source>
        <translation>Le journal {0} de la chaîne est {1} : l’instance a été ramenée à un état antérieur.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>Log {0} of {1} is not in {2}.</source>
        <translation>Le journal {0} de {1} n’est pas dans {2}.</translation>
    </message>
    <message>
        <location filename="engine/storage/log.py"/>
        <source>Logging stopped: {0}</source>
        <translation>La journalisation s’est arrêtée : {0}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Logging/Recovery</source>
        <translation>Journalisation/récupération</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Logical processors of each processor.</source>
        <translation>Processeurs logiques de chaque processeur.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Logon session</source>
        <translation>Session d’ouverture</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Logons here</source>
        <translation>Connexions ici</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>Logs are missing from the chain: {0}.</source>
        <translation>Des journaux manquent dans la chaîne : {0}.</translation>
    </message>
    <message>
        <location filename="app/operations/truncate.py"/>
        <location filename="engine/backup/truncation.py"/>
        <source>Logs of files at rest are not truncated: no engine reports which of them it needs.</source>
        <translation>Les journaux de fichiers au repos ne sont pas tronqués : aucun moteur n’indique ceux dont il a besoin.</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Logs replayed</source>
        <translation>Journaux rejoués</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Logs {0} are older than recovery requires and are not included.</source>
        <translation>Les journaux {0} sont antérieurs à ce que requiert la récupération et ne sont pas inclus.</translation>
    </message>
    <message>
        <location filename="engine/formats/long_value.py"/>
        <source>Long value {0} is damaged: {1}.</source>
        <translation>La valeur longue {0} est endommagée : {1}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Long values cannot be stored in chunks of this size.</source>
        <translation>Des valeurs longues ne peuvent pas être stockées en morceaux de cette taille.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>Long values must be stored in chunks of 1 to {0} bytes on pages of {1} bytes.</source>
        <translation>Les valeurs longues doivent être stockées en morceaux de 1 à {0} octets sur des pages de {1} octets.</translation>
    </message>
    <message>
        <location filename="app/schedulers/cron.py"/>
        <source>Look at it with 'crontab -l', then try again.</source>
        <translation>Examinez-la avec « crontab -l », puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Look for a log that was replaced or that belongs to a copy of this instance.</source>
        <translation>Cherchez un journal qui a été remplacé ou qui appartient à une copie de cette instance.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Look for the .pat file where the backup set was created. The set cannot be restored without it.</source>
        <translation>Cherchez le fichier .pat là où le jeu de sauvegarde a été créé. Le jeu ne peut pas être restauré sans lui.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>Look for the copy of the database that belongs to these logs, and keep this one.</source>
        <translation>Cherchez la copie de la base de données qui va avec ces journaux, et gardez celle-ci.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Look for the earlier logs of the backup set, or restore another set.</source>
        <translation>Cherchez les journaux précédents du jeu de sauvegarde, ou restaurez un autre jeu.</translation>
    </message>
    <message>
        <location filename="engine/errors.py"/>
        <source>Look for the file named in the message; a backup may contain it.</source>
        <translation>Cherchez le fichier cité dans le message ; une sauvegarde peut le contenir.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Look for the later logs of the backup set, or restore another set.</source>
        <translation>Cherchez les journaux suivants du jeu de sauvegarde, ou restaurez un autre jeu.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Look for the logs of this database, or for the database of these logs. Keep both.</source>
        <translation>Cherchez les journaux de cette base de données, ou la base de données de ces journaux. Gardez les deux.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>Look for the logs that followed. Keep the database, which contains their changes.</source>
        <translation>Cherchez les journaux suivants. Gardez la base de données, qui contient leurs modifications.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Look for the named file. If it is lost, make a full backup with only the logs that the databases require.</source>
        <translation>Cherchez le fichier cité. S’il est perdu, effectuez une sauvegarde complète avec les seuls journaux requis par les bases de données.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Look for the named generations. If they are lost, restore an earlier full backup.</source>
        <translation>Cherchez les générations citées. Si elles sont perdues, restaurez une sauvegarde complète antérieure.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Look for the named logs of the backup set, or restore another set.</source>
        <translation>Cherchez les journaux cités du jeu de sauvegarde, ou restaurez un autre jeu.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Look for the named logs of the instance. The chain can be restored without them.</source>
        <translation>Cherchez les journaux cités de l’instance. La chaîne peut être restaurée sans eux.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>Look into the log of the mail server, and check the addresses. Problems are reported again later.</source>
        <translation>Consultez le journal du serveur de messagerie, et vérifiez les adresses. Les problèmes seront signalés de nouveau plus tard.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <location filename="app/notify/channels/webhook.py"/>
        <source>Look into the log of the server. Problems are reported again later.</source>
        <translation>Consultez le journal du serveur. Les problèmes seront signalés de nouveau plus tard.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Look into the log of the server. The run can be repeated; earlier backups are not affected.</source>
        <translation>Consultez le journal du serveur. L’exécution peut être répétée ; les sauvegardes antérieures ne sont pas touchées.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Looking</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Looking for backups…</source>
        <translation>Recherche de sauvegardes…</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>MNS logon account</source>
        <translation>compte de connexion MNS</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>MSysObjids and the catalog disagree on objects {0}</source>
        <translation>MSysObjids et le catalogue divergent sur les objets {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>MSysObjids cannot be read: {0}</source>
        <translation>MSysObjids est illisible : {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Major version</source>
        <translation>Version majeure</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Major version of Windows.</source>
        <translation>Version majeure de Windows.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Major version of the service pack.</source>
        <translation>Version majeure du service pack.</translation>
    </message>
    <message>
        <location filename="engine/chain/pinning.py"/>
        <source>Make a backup without --atomic, and pin its chain.</source>
        <translation>Effectuez une sauvegarde sans --atomic, et épinglez sa chaîne.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/destination.py"/>
        <source>Make a backup without --atomic, and prune the older chains.</source>
        <translation>Effectuez une sauvegarde sans --atomic, et purgez les chaînes plus anciennes.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Make a full backup after the repair. The copied files cannot be restored.</source>
        <translation>Effectuez une sauvegarde complète après la réparation. Les fichiers copiés ne peuvent pas être restaurés.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Make a full backup first.</source>
        <translation>Effectuez d’abord une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>Make a full backup with only the logs that the databases require. Incremental backups cannot continue past a damaged or missing log.</source>
        <translation>Effectuez une sauvegarde complète avec les seuls journaux requis par les bases de données. Une sauvegarde incrémentielle ne peut pas continuer au-delà d’un journal endommagé ou manquant.</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>Make a full backup, and check the memory and the disk of the machine.</source>
        <translation>Faites une sauvegarde complète, et contrôlez la mémoire et le disque de la machine.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Make a full backup, or disable circular logging.</source>
        <translation>Effectuez une sauvegarde complète, ou désactivez la journalisation circulaire.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Make a full backup, which records the folder of the instance.</source>
        <translation>Effectuez une sauvegarde complète, qui consigne le dossier de l’instance.</translation>
    </message>
    <message>
        <location filename="engine/backup/whose_chain.py"/>
        <source>Make a full backup, which starts a chain of its own. Snapshots of one instance continue its chain if each is mounted in the same folder.</source>
        <translation>Effectuez une sauvegarde complète, qui commence une chaîne à part. Les instantanés d’une instance continuent sa chaîne si chacun est monté dans le même dossier.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Make a full backup, which starts a new chain. If the chain was corrected after that, verify it again first.</source>
        <translation>Effectuez une sauvegarde complète, qui commence une nouvelle chaîne. Si la chaîne a été corrigée depuis, vérifiez-la d’abord de nouveau.</translation>
    </message>
    <message>
        <location filename="engine/backup/stored_chains.py"/>
        <source>Make a full backup, which starts a new chain. Verify this chain to see which of its files are still good.</source>
        <translation>Effectuez une sauvegarde complète, qui commence une nouvelle chaîne. Vérifiez cette chaîne pour voir lesquels de ses fichiers sont encore bons.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <location filename="engine/backup/continuity.py"/>
        <location filename="engine/formats/log/chain.py"/>
        <source>Make a full backup.</source>
        <translation>Faites une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>Make a full backup. Databases without logs can only be backed up in full.</source>
        <translation>Effectuez une sauvegarde complète. Les bases de données sans journaux ne peuvent être sauvegardées qu’en entier.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Make a full backup. Its destination {0} is available.</source>
        <translation>Faites une sauvegarde complète. Sa destination {0} est disponible.</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>Make a full backup. Keep the damaged chain until that backup is verified.</source>
        <translation>Effectuez une sauvegarde complète. Gardez la chaîne endommagée jusqu’à ce que cette sauvegarde soit vérifiée.</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>Make a full backup. Keep the damaged chain until that backup is verified: it can be restored up to the log before the first one that is damaged or missing.</source>
        <translation>Faites une sauvegarde complète. Conservez la chaîne endommagée jusqu’à ce que cette sauvegarde soit vérifiée : elle peut être restaurée jusqu’au journal qui précède le premier qui est endommagé ou manquant.</translation>
    </message>
    <message>
        <location filename="engine/restore/row_watch.py"/>
        <source>Make a full backup. The changes after it can be shown.</source>
        <translation>Effectuez une sauvegarde complète. Les modifications ultérieures pourront être affichées.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>Make a full backup. The instance has started another history.</source>
        <translation>Effectuez une sauvegarde complète. L’instance a commencé un autre historique.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Make a new backup of the system state.</source>
        <translation>Effectuez une nouvelle sauvegarde de l’état du système.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Make a new backup.</source>
        <translation>Effectuez une nouvelle sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Make a new full backup immediately. Without KeepLog, it truncates the logs that it contains.</source>
        <translation>Effectuez aussitôt une nouvelle sauvegarde complète. Sans KeepLog, elle tronque les journaux qu’elle contient.</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>Make a new full backup immediately: the restored instance starts a new history, which older backup sets do not continue.</source>
        <translation>Effectuez aussitôt une nouvelle sauvegarde complète : l’instance restaurée commence un nouvel historique, que les anciens jeux de sauvegarde ne continuent pas.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Make a new full backup of every database that was replaced.</source>
        <translation>Effectuez une nouvelle sauvegarde complète de chaque base de données remplacée.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Make later copies while the owner is stopped, or through VSS, and replay the logs of the copy.</source>
        <translation>Faites les copies ultérieures pendant que le propriétaire est arrêté, ou par VSS, et rejouez les journaux de la copie.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/staging.py"/>
        <source>Make the backup again. If another machine backs up the same instance, give each its own destination.</source>
        <translation>Recommencez la sauvegarde. Si une autre machine sauvegarde la même instance, donnez à chacune sa propre destination.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Manufacturer of the computer.</source>
        <translation>Fabricant de l’ordinateur.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>March</source>
        <translation>mars</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>May</source>
        <translation>mai</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Member of</source>
        <translation>Membre de</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Members that are present.</source>
        <translation>Membres présents.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>Membership by the primary group of an account is not a link.</source>
        <translation>L’appartenance par le groupe principal d’un compte n’est pas un lien.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Memory of the server.</source>
        <translation>Mémoire du serveur.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Message Queuing</source>
        <translation>Message Queuing</translation>
    </message>
    <message>
        <location filename="engine/images/partitions.py"/>
        <source>Microsoft reserved partition</source>
        <translation>partition réservée Microsoft</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Minor version</source>
        <translation>Version mineure</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Minor version of Windows.</source>
        <translation>Version mineure de Windows.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Minor version of the service pack.</source>
        <translation>Version mineure du service pack.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Mobile broadband bytes</source>
        <translation>Octets de haut débit mobile</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Model of the computer.</source>
        <translation>Modèle de l’ordinateur.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Monday</source>
        <translation>lundi</translation>
    </message>
    <message>
        <location filename="app/history/filter.py"/>
        <source>More than {0} event ids or ranges were given.</source>
        <translation>Plus de {0} ID d’événements ou plages ont été indiqués.</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>Mount it with write access, or change its permissions.</source>
        <translation>Montez-la avec accès en écriture, ou modifiez ses autorisations.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Mount the database.</source>
        <translation>Montez la base de données.</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>Mount the image with tools of its system, and choose the folder there.</source>
        <translation>Montez l’image avec les outils de son système, et choisissez-y le dossier.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Mount the recovery database and copy the mailboxes out of it.</source>
        <translation>Montez la base de données de récupération et copiez-en les boîtes aux lettres.</translation>
    </message>
    <message>
        <location filename="app/operations/expanding.py"/>
        <source>Mount the volume that it is on, or change the folders of the job.</source>
        <translation>Montez son volume, ou modifiez les dossiers du travail.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Mouse input</source>
        <translation>Saisie à la souris</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>Move all but the right one to another folder.</source>
        <translation>Déplacez-les toutes sauf la bonne dans un autre dossier.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>Move it to another folder first. A restore in place displaces only files.</source>
        <translation>Déplacez-le d’abord dans un autre dossier. Une restauration sur place ne met de côté que des fichiers.</translation>
    </message>
    <message>
        <location filename="engine/chain/store_removal.py"/>
        <source>Move it to another folder, then remove the chain again.</source>
        <translation>Déplacez-le dans un autre dossier, puis supprimez de nouveau la chaîne.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/removing.py"/>
        <source>Move it to another place, then remove the chain again.</source>
        <translation>Déplacez-le ailleurs, puis supprimez de nouveau la chaîne.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Move that checkpoint out of the folder. Without a checkpoint, recovery reads the logs from the first one.</source>
        <translation>Déplacez ce point de contrôle hors du dossier. Sans point de contrôle, la récupération lit les journaux depuis le premier.</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>Move that folder away, or choose another destination. The existing backups are not affected.</source>
        <translation>Déplacez ce dossier, ou choisissez une autre destination. Les sauvegardes existantes ne sont pas touchées.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Move that log out of the folder. Keep the logs of each instance in a folder of their own.</source>
        <translation>Déplacez ce journal hors du dossier. Gardez les journaux de chaque instance dans un dossier à part.</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>Move the databases to folders with shorter names.</source>
        <translation>Déplacez les bases de données dans des dossiers aux noms plus courts.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>Move the file out of the folder of the backup set if it does not belong to it. Otherwise, use another set.</source>
        <translation>Déplacez le fichier hors du dossier du jeu de sauvegarde s’il n’en fait pas partie. Sinon, utilisez un autre jeu.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>Move the files of each one to a folder of its own.</source>
        <translation>Déplacez les fichiers de chacun dans un dossier à part.</translation>
    </message>
    <message>
        <location filename="app/schedulers/task_scheduler.py"/>
        <source>Move the folder to a path without them.</source>
        <translation>Déplacez le dossier vers un chemin qui n’en contient pas.</translation>
    </message>
    <message>
        <location filename="app/schedulers/spec.py"/>
        <source>Move the program, or the folder that ESE_BACKUP_HOME names, to a path without them.</source>
        <translation>Déplacez le programme, ou le dossier indiqué par ESE_BACKUP_HOME, vers un chemin qui n’en contient pas.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Name of the account, if it is the same on all computers.</source>
        <translation>Nom du compte, s’il est le même sur tous les ordinateurs.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Name of the host.</source>
        <translation>Nom de l’hôte.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Name of the object below its parent.</source>
        <translation>Nom de l’objet sous son parent.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Name of the role.</source>
        <translation>Nom du rôle.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Name of the server.</source>
        <translation>Nom du serveur.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Name or GUID of the product with the role.</source>
        <translation>Nom ou GUID du produit ayant le rôle.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Name that the client gave.</source>
        <translation>Nom donné par le client.</translation>
    </message>
    <message>
        <location filename="app/operations/expanding.py"/>
        <source>Name the folders of one of them, or make it a job of all instances below its folders: --below.</source>
        <translation>Indiquez les dossiers de l’une d’elles, ou faites-en un travail pour toutes les instances des sous-dossiers : --below.</translation>
    </message>
    <message>
        <location filename="engine/readable.py"/>
        <location filename="engine/sources/foreign_set.py"/>
        <source>Name the one to read (--database NAME).</source>
        <translation>Indiquez celle à lire (--database NAME).</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>Name the volume: {0}.</source>
        <translation>Indiquez le volume : {0}.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Names of accounts and wireless networks are in the registry, not in the database.</source>
        <translation>Les noms des comptes et des réseaux sans fil sont dans le Registre, pas dans la base de données.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Names of accounts are not in the database; only SIDs that are the same everywhere have a name.</source>
        <translation>Les noms des comptes ne sont pas dans la base de données ; seuls les SID identiques partout ont un nom.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Names of hosts and the addresses that they had.</source>
        <translation>Noms d’hôtes et adresses qu’ils ont eues.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Names of services, commands and periods were taken from public documentation and differ between versions. Check them against the documentation of your version before you use them.</source>
        <translation>Les noms de services, les commandes et les délais proviennent de documentations publiques et diffèrent selon les versions. Comparez-les à la documentation de votre version avant de les utiliser.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>Neither side has a table {0}.</source>
        <translation>Aucun des deux côtés n’a de table {0}.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Network Configuration Operators</source>
        <translation>Opérateurs de configuration réseau</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Network Policy and Access Services</source>
        <translation>Services de stratégie et d’accès réseau</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Network Service</source>
        <translation>Service réseau</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Network adapters of a server, as System Insights recorded them.</source>
        <translation>Cartes réseau d’un serveur, selon System Insights.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Network bytes</source>
        <translation>Octets réseau</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Network profile</source>
        <translation>Profil réseau</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Network profile flags</source>
        <translation>Indicateurs du profil réseau</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Never backed up</source>
        <translation>Jamais sauvegardée</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Never delete logs to free space while a database is in the state Dirty Shutdown: it cannot be mounted without them.</source>
        <translation>Ne supprimez jamais de journaux pour libérer de l’espace tant qu’une base de données est dans l’état « Dirty Shutdown » : elle ne peut pas être montée sans eux.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Never replace ntds.dit with an older copy, and never revert a domain controller to an old snapshot: its partners would ignore its changes (USN rollback).</source>
        <translation>Ne remplacez jamais ntds.dit par une copie plus ancienne, et ne ramenez jamais un contrôleur de domaine à un ancien instantané : ses partenaires ignoreraient ses modifications (restauration USN).</translation>
    </message>
    <message>
        <location filename="app/status/moment_problems.py"/>
        <source>Never {0}; the target is {1}</source>
        <translation>Jamais {0} ; l’objectif est de {1}</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Newer versions of Windows keep additional index databases in user profiles.</source>
        <translation>Les versions récentes de Windows gardent d’autres bases d’index dans les profils des utilisateurs.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Newest hash</source>
        <translation>Hachage le plus récent</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Newest that succeeded</source>
        <translation>Dernière réussite</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Next run</source>
        <translation>Prochaine exécution</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>No ESE database or log was found in {0}.</source>
        <translation>Aucune base de données ni aucun journal ESE n’a été trouvé dans {0}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>No backup is active.</source>
        <translation>Aucune sauvegarde n’est active.</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>No backup to restore it from is known. Keep its files as evidence before anything is changed.</source>
        <translation>Aucune sauvegarde à restaurer n’est connue. Gardez les fichiers comme preuve avant toute modification.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>No backup was found, but a destination that may hold one cannot be read.</source>
        <translation>Aucune sauvegarde trouvée, mais une destination qui peut en contenir une est illisible.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/tail.py"/>
        <source>No change is lost with it. Recover the instance, then make a full backup with only the required logs.</source>
        <translation>Aucune modification n’est perdue avec lui. Récupérez l’instance, puis effectuez une sauvegarde complète avec les seuls journaux requis.</translation>
    </message>
    <message>
        <location filename="engine/restore/points.py"/>
        <source>No commit that can be restored ends at {0}.</source>
        <translation>Aucune validation restaurable ne se termine à {0}.</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>No damage was found, but not everything could be checked.</source>
        <translation>Aucun dommage trouvé, mais tout n’a pas pu être contrôlé.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>No data is lost. Correct the cause, then run: ese-backup restored {0} --take-back</source>
        <translation>Aucune donnée n’est perdue. Corrigez la cause, puis exécutez : ese-backup restored {0} --take-back</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>No data is lost: the backup has the corrected page. Check the memory and the disk of the machine, and verify the instance again later: its engine corrects the file when it next writes that page.</source>
        <translation>Aucune donnée n’est perdue : la sauvegarde contient la page corrigée. Vérifiez la mémoire et le disque de la machine, puis vérifiez à nouveau l’instance plus tard : son moteur corrige le fichier à la prochaine écriture de cette page.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>No data is lost: without a checkpoint, recovery reads the logs from the first one.</source>
        <translation>Aucune donnée n’est perdue : sans point de contrôle, la récupération lit les journaux depuis le premier.</translation>
    </message>
    <message>
        <location filename="engine/recover/job.py"/>
        <source>No database of the instance was found.</source>
        <translation>Aucune base de données de l’instance n’a été trouvée.</translation>
    </message>
    <message>
        <location filename="engine/write_test.py"/>
        <source>No files can be created in</source>
        <translation>Aucun fichier ne peut être créé dans</translation>
    </message>
    <message>
        <location filename="app/operations/live_checks.py"/>
        <location filename="engine/instance/online_backup.py"/>
        <source>No full backup contains {0}.</source>
        <translation>Aucune sauvegarde complète ne contient {0}.</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>No host has posted here</source>
        <translation>Aucun hôte n’a publié ici</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>No identity is named: the encrypted chains cannot be drilled, nor their rows be read.</source>
        <translation>Aucune identité n’est indiquée : les chaînes chiffrées ne peuvent être ni essayées ni lues ligne par ligne.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>No instance is known: there are no jobs and no watched folders</source>
        <translation>Aucune instance n’est connue : il n’y a ni travaux ni dossiers surveillés</translation>
    </message>
    <message>
        <location filename="app/operations/expanding.py"/>
        <location filename="app/status/facts.py"/>
        <source>No instance was found in {0}.</source>
        <translation>Aucune instance n’a été trouvée dans {0}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>No instance with the {0} was found in {1}. Found: {2}.</source>
        <translation>Aucune instance ayant le {0} n’a été trouvée dans {1}. Trouvé : {2}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>No logs of {0} can be truncated: all of them are still needed.</source>
        <translation>Aucun journal de {0} ne peut être tronqué : tous sont encore nécessaires.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>No logs of {0} were truncated because not all of them were copied.</source>
        <translation>Aucun journal de {0} n’a été tronqué, car tous n’ont pas été copiés.</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>No longer a problem</source>
        <translation>N’est plus un problème</translation>
    </message>
    <message>
        <location filename="app/status/facts.py"/>
        <source>No longer found: {0}</source>
        <translation>Désormais introuvable : {0}</translation>
    </message>
    <message>
        <location filename="app/notify/tell.py"/>
        <source>No message has arrived on this channel for some time: {0}</source>
        <translation>Aucun message n’est arrivé par ce canal depuis un certain temps : {0}</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>No more log generation numbers are available.</source>
        <translation>Il n’y a plus de numéros de génération de journal disponibles.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>No one is there to type a passphrase. Encrypt to a recipient: age1… or a public SSH key.</source>
        <translation>Personne n’est là pour saisir une phrase secrète. Chiffrez pour un destinataire : age1… ou une clé SSH publique.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>No passphrase was given.</source>
        <translation>Aucune phrase secrète n’a été donnée.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>No route to host</source>
        <translation>hôte inaccessible</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>No row has the expected hash {0}: rows were changed or removed.</source>
        <translation>Aucune ligne n’a le hachage attendu {0} : des lignes ont été modifiées ou supprimées.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>No rule makes full backups regularly: one chain grows, and nothing of it is ever removed.</source>
        <translation>Aucune règle ne fait régulièrement de sauvegardes complètes : une seule chaîne grandit, et rien n’en est jamais supprimé.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>No rule says which chains are kept: nothing is ever removed.</source>
        <translation>Aucune règle ne dit quelles chaînes conserver : rien n’est jamais supprimé.</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>No rule says which chains to keep.</source>
        <translation>Aucune règle ne dit quelles chaînes conserver.</translation>
    </message>
    <message>
        <location filename="engine/control/published.py"/>
        <source>No running instance is named {0}.</source>
        <translation>Aucune instance en fonctionnement ne s’appelle {0}.</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>No shadow copy of {0} could be made: {1}.</source>
        <translation>Aucun cliché instantané de {0} n’a pu être créé : {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>No space left on device</source>
        <translation>espace insuffisant sur le disque</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>No such file or directory</source>
        <translation>fichier ou dossier introuvable</translation>
    </message>
    <message>
        <location filename="app/schedulers/choice.py"/>
        <source>No supported scheduler was found on this system: neither systemd nor cron is available.</source>
        <translation>Ce système n’a aucun planificateur connu ici : ni systemd ni cron ne sont disponibles.</translation>
    </message>
    <message>
        <location filename="app/tables/conditions.py"/>
        <source>No value is given for column {0}.</source>
        <translation>Aucune valeur n’est donnée pour la colonne {0}.</translation>
    </message>
    <message>
        <location filename="engine/formats/tree.py"/>
        <source>Node {0} of page {1} does not point to a child page.</source>
        <translation>Le nœud {0} de la page {1} ne pointe pas vers une page enfant.</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>Node {0} of page {1} is damaged.</source>
        <translation>Le nœud {0} de la page {1} est endommagé.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Not a directory</source>
        <translation>ce n’est pas un dossier</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>Not all of its backups are known, {0} of its folders cannot be read: {1}</source>
        <translation>Ses sauvegardes ne sont pas toutes connues, {0} de ses dossiers sont illisibles : {1}</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>Not all of its backups are known: {0}</source>
        <translation>Toutes ses sauvegardes ne sont pas connues : {0}</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Not all of its files were read</source>
        <translation>Tous ses fichiers n’ont pas pu être lus</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Not all of the logs in {0} that are no longer needed could be deleted: {1}</source>
        <translation>Les journaux de {0} devenus inutiles n’ont pas tous pu être supprimés : {1}</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Not enough memory is available.</source>
        <translation>La mémoire disponible est insuffisante.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Not everything is known.</source>
        <translation>Tout n’est pas connu.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>Not in this file, but named in it: {0}</source>
        <translation>Absent de ce fichier, mais nommé dedans : {0}</translation>
    </message>
    <message>
        <location filename="engine/sources/as_it_is.py"/>
        <source>Not included, because they are no files of the engine: {0}{1}.</source>
        <translation>Non inclus, car ce ne sont pas des fichiers du moteur : {0}{1}.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <location filename="app/meaning/view.py"/>
        <location filename="app/notify/message.py"/>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Not known: a destination did not answer in time</source>
        <translation>Inconnu : une destination n’a pas répondu à temps</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Not known: a destination is not reachable</source>
        <translation>Inconnu : une destination est injoignable</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Not known: destination not listed</source>
        <translation>Inconnu : destination absente de la liste</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Not known: source of the backup not recorded</source>
        <translation>Inconnu : source de la sauvegarde non consignée</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <location filename="app/status/fleet.py"/>
        <source>Not known: the destination did not answer in time</source>
        <translation>Inconnu : la destination n’a pas répondu à temps</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Not known: the folder of the instance did not answer in time</source>
        <translation>Inconnu : le dossier de l’instance n’a pas répondu à temps</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Not known: {0} are not available</source>
        <translation>Inconnu : {0} ne sont pas disponibles</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Not known: {0} did not answer in time</source>
        <translation>Inconnu : {0} n’a pas répondu à temps</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Not known: {0} is not available</source>
        <translation>Inconnu : {0} n’est pas disponible</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <source>Not restorable</source>
        <translation>Non restaurable</translation>
    </message>
    <message>
        <location filename="app/status/moment_problems.py"/>
        <source>Not {0} for longer than {1}</source>
        <translation>Pas {0} depuis plus de {1}</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Nothing has looked for due jobs yet</source>
        <translation>Rien n’a encore cherché les travaux à exécuter</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Nothing has looked for due jobs, although one was due {0}</source>
        <translation>Rien n’a cherché les travaux à exécuter, alors qu’un travail était prévu {0:le |}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Nothing in {0} was changed.</source>
        <translation>Rien n’a été modifié dans {0}.</translation>
    </message>
    <message>
        <location filename="app/diagnostics/bundle.py"/>
        <source>Nothing is installed.</source>
        <translation>Rien n’est installé.</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>Nothing ran for more than {0}.</source>
        <translation>Rien n’a fonctionné pendant plus de {0}.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/reading.py"/>
        <source>Nothing should change a file of a chain. Find out what does, then verify the chain.</source>
        <translation>Rien ne devrait modifier un fichier d’une chaîne. Cherchez ce qui le fait, puis vérifiez la chaîne.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>Nothing was changed. Move the missing ones, whose names end with {0}, back to this folder, then take the restore back.</source>
        <translation>Rien n’a été modifié. Remettez dans ce dossier les fichiers manquants, dont les noms se terminent par {0}, puis revenez sur la restauration.</translation>
    </message>
    <message>
        <location filename="app/audit/log.py"/>
        <source>Nothing was changed. {0}</source>
        <translation>Rien n’a été modifié. {0}</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>Nothing was removed. Leave this chain out, or make and verify a newer backup first. --newest {0} removes it all the same.</source>
        <translation>Rien n’a été supprimé. Laissez cette chaîne de côté, ou faites et vérifiez d’abord une sauvegarde plus récente. --newest {0} la supprime malgré tout.</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>Nothing was removed. Leave this chain out.</source>
        <translation>Rien n’a été supprimé. Laissez cette chaîne de côté.</translation>
    </message>
    <message>
        <location filename="engine/prune.py"/>
        <source>Nothing was removed: not all chains can be read. {0}</source>
        <translation>Rien n’a été supprimé : toutes les chaînes ne peuvent pas être lues. {0}</translation>
    </message>
    <message>
        <location filename="app/operations/prune.py"/>
        <source>Nothing was removed: which chains were found damaged is not known. {0}</source>
        <translation>Rien n’a été supprimé : on ne sait pas quelles chaînes sont connues comme endommagées. {0}</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>Nothing was removed: {0} cannot be read. {1}</source>
        <translation>Rien n’a été supprimé : {0} est illisible. {1}</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <source>Nothing. Everything is as it should be.</source>
        <translation>Rien. Tout est en ordre.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>NotificationType and NetworkType are shown as numbers: their meaning is not public.</source>
        <translation>NotificationType et NetworkType sont affichés en nombres : leur signification n’est pas publique.</translation>
    </message>
    <message>
        <location filename="app/notify/tell.py"/>
        <source>Notifications of the desktop are shown by the window.</source>
        <translation>Les notifications du bureau sont affichées par la fenêtre.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>November</source>
        <translation>novembre</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Number of batteries.</source>
        <translation>Nombre de batteries.</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>Number of chains.</source>
        <translation>Nombre de chaînes.</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>Number of problems.</source>
        <translation>Nombre de problèmes.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Number of the record in its table.</source>
        <translation>Numéro du relevé dans sa table.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Number of the wireless profile in the registry of this computer; 0: none.</source>
        <translation>Numéro du profil sans fil dans le Registre de cet ordinateur ; 0 : aucun.</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <location filename="engine/salvage/tables.py"/>
        <source>Object {0} is not described completely. {1}</source>
        <translation>L’objet {0} n’est pas décrit complètement. {1}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>October</source>
        <translation>octobre</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>Of a destination.</source>
        <translation>D’une destination.</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>Of an instance.</source>
        <translation>D’une instance.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Older backup sets cannot be combined with logs written after the restore.</source>
        <translation>Les anciens jeux de sauvegarde ne peuvent pas être combinés avec des journaux écrits après la restauration.</translation>
    </message>
    <message>
        <location filename="engine/restore/view.py"/>
        <source>Omit the folder of the instance, or restore the chain.</source>
        <translation>Omettez le dossier de l’instance, ou restaurez la chaîne.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>Omit the generation, or choose a time instead.</source>
        <translation>Omettez la génération, ou choisissez plutôt une heure.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Omit the size to use that of the existing logs. Another size requires a new log stream.</source>
        <translation>Omettez la taille pour utiliser celle des journaux existants. Une autre taille exige un nouveau flux de journaux.</translation>
    </message>
    <message>
        <location filename="engine/readable.py"/>
        <source>Omit the time, or choose a chain of the instance.</source>
        <translation>Omettez l’heure, ou choisissez une chaîne de l’instance.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>On systems that ignore case, it and {0} are the same file. Remove it before copying.</source>
        <translation>Sur les systèmes qui ignorent la casse, lui et {0} sont le même fichier. Supprimez-le avant de copier.</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>On {0} of the month</source>
        <translation>Chaque mois, {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>On {0} of the month at {1}</source>
        <translation>Chaque mois, {0}, à {1}</translation>
    </message>
    <message>
        <location filename="app/jobs/command.py"/>
        <source>One command sets one time limit for both programs, and these have different ones.</source>
        <translation>Une commande fixe une seule limite de temps pour les deux programmes, et ceux-ci en ont de différentes.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>One of the two logs was changed or replaced. Copy both from a trusted source.</source>
        <translation>L’un des deux journaux a été modifié ou remplacé. Copiez les deux depuis une source sûre.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Online Defragmentation</source>
        <translation>Défragmentation en ligne</translation>
    </message>
    <message>
        <location filename="app/notify/channels/windows_event_log.py"/>
        <source>Only Windows has an event log; the entry {0} was not written.</source>
        <translation>Seul Windows a un journal des événements ; l’entrée {0} n’a pas été écrite.</translation>
    </message>
    <message>
        <location filename="app/operations/control.py"/>
        <source>Only a run in progress can be stopped or paused.</source>
        <translation>Seule une exécution en cours peut être arrêtée ou mise en pause.</translation>
    </message>
    <message>
        <location filename="engine/backup/as_is.py"/>
        <location filename="engine/verify/check.py"/>
        <source>Only copy {0} of the checkpoint is good.</source>
        <translation>Seule la copie {0} du point de contrôle est bonne.</translation>
    </message>
    <message>
        <location filename="app/schedulers/entry_files.py"/>
        <source>Only root can change {0}.</source>
        <translation>Seul root peut modifier {0}.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Only servers with the DNS role have entries.</source>
        <translation>Seuls les serveurs ayant le rôle DNS ont des entrées.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Only servers with the Hyper-V role have entries.</source>
        <translation>Seuls les serveurs ayant le rôle Hyper-V ont des entrées.</translation>
    </message>
    <message>
        <location filename="app/operations/truncate.py"/>
        <source>Only the engine that owns the logs can determine which of them it needs. Truncate them with that engine.</source>
        <translation>Seul le moteur propriétaire des journaux peut déterminer ceux dont il a besoin. Tronquez-les avec ce moteur.</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>Only the last import can be undone, and only once.</source>
        <translation>Seule la dernière importation peut être annulée, et une seule fois.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Only {0} can read the files in {1}. Give the account of the service that uses them access to them.</source>
        <translation>Seul {0} peut lire les fichiers de {1}. Donnez-y accès au compte du service qui les utilise.</translation>
    </message>
    <message>
        <location filename="engine/images/ntfs.py"/>
        <source>Open it once in Windows to download it, and make the image again.</source>
        <translation>Ouvrez-le une fois dans Windows, qui le récupère, puis refaites l’image.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Open problems</source>
        <translation>Problèmes en suspens</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Operation not permitted</source>
        <translation>opération non autorisée</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>Or keep the secret in a file: file:PATH.</source>
        <translation>Ou gardez le secret dans un fichier : file:PATH.</translation>
    </message>
    <message>
        <location filename="app/reports/pdf.py"/>
        <source>Or save the report as .html.</source>
        <translation>Ou enregistrez le rapport en .html.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Other attributes</source>
        <translation>Autres attributs</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Overdue: last backup {0}, target {1}</source>
        <translation>En retard : dernière sauvegarde {0}, objectif {1}</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Owner rights</source>
        <translation>Droits du propriétaire</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>Page size</source>
        <translation>Taille de page</translation>
    </message>
    <message>
        <location filename="engine/salvage/leaves.py"/>
        <source>Page {0} and its neighbours are not linked. Rows between them may be lost.</source>
        <translation>La page {0} et ses voisines ne sont pas liées. Des lignes intermédiaires peuvent être perdues.</translation>
    </message>
    <message>
        <location filename="engine/btree/tree_reader.py"/>
        <source>Page {0} cannot be an inner page or leaf of the tree with root {1}.</source>
        <translation>La page {0} ne peut être ni une page intérieure ni une feuille de l’arborescence de racine {1}.</translation>
    </message>
    <message>
        <location filename="engine/btree/split.py"/>
        <source>Page {0} cannot be split into two pages.</source>
        <translation>La page {0} ne peut pas être divisée en deux pages.</translation>
    </message>
    <message>
        <location filename="engine/salvage/rows.py"/>
        <location filename="engine/tables/read_only_database.py"/>
        <location filename="engine/tables/row_browser.py"/>
        <source>Page {0} contains records in a format from before 2000.</source>
        <translation>La page {0} contient des enregistrements dans un format d’avant 2000.</translation>
    </message>
    <message>
        <location filename="engine/verify/database_check.py"/>
        <source>Page {0} contains the number of page {1}.</source>
        <translation>La page {0} contient le numéro de la page {1}.</translation>
    </message>
    <message>
        <location filename="engine/salvage/leaves.py"/>
        <source>Page {0} does not belong to object {1}.</source>
        <translation>La page {0} n’appartient pas à l’objet {1}.</translation>
    </message>
    <message>
        <location filename="engine/formats/tree.py"/>
        <source>Page {0} does not belong to the tree with root {1}.</source>
        <translation>La page {0} n’appartient pas à l’arborescence de racine {1}.</translation>
    </message>
    <message>
        <location filename="engine/salvage/pages.py"/>
        <location filename="engine/tables/read_only_database.py"/>
        <location filename="engine/verify/database_check.py"/>
        <source>Page {0} fails its checksum.</source>
        <translation>La page {0} ne correspond pas à sa somme de contrôle.</translation>
    </message>
    <message>
        <location filename="engine/verify/database_check.py"/>
        <source>Page {0} has a single-bit error (bit {1}).</source>
        <translation>La page {0} a une erreur d’un seul bit (bit {1}).</translation>
    </message>
    <message>
        <location filename="engine/salvage/pages.py"/>
        <source>Page {0} has one flipped bit, which its checksum corrects.</source>
        <translation>La page {0} a un bit inversé, que sa somme de contrôle corrige.</translation>
    </message>
    <message>
        <location filename="engine/formats/live_page.py"/>
        <source>Page {0} has reserved tags.</source>
        <translation>La page {0} a des balises réservées.</translation>
    </message>
    <message>
        <location filename="engine/change/page_changes.py"/>
        <source>Page {0} has the dbtime {1}, but the record at {2} changes it from {3} to {4}.</source>
        <translation>La page {0} a le dbtime {1}, mais l’enregistrement à {2} le fait passer de {3} à {4}.</translation>
    </message>
    <message>
        <location filename="engine/salvage/leaves.py"/>
        <source>Page {0} is an old copy of rows that are also in another page.</source>
        <translation>La page {0} est une ancienne copie de lignes qui se trouvent aussi dans une autre page.</translation>
    </message>
    <message>
        <location filename="engine/formats/live_page.py"/>
        <location filename="engine/formats/page.py"/>
        <source>Page {0} is damaged: {1}.</source>
        <translation>La page {0} est endommagée : {1}.</translation>
    </message>
    <message>
        <location filename="engine/formats/tree.py"/>
        <source>Page {0} is in use but was never written.</source>
        <translation>La page {0} est utilisée mais n’a jamais été écrite.</translation>
    </message>
    <message>
        <location filename="engine/salvage/pages.py"/>
        <source>Page {0} is not a leaf of object {1}, but belongs to object {2}.</source>
        <translation>La page {0} n’est pas une feuille de l’objet {1}, mais appartient à l’objet {2}.</translation>
    </message>
    <message>
        <location filename="engine/sources/lost_writes.py"/>
        <source>Page {0} is not as the engine wrote it last: that write was lost, or an older page was put back. Its flush type is {1}; in the flush map it is {2}.</source>
        <translation>La page {0} n’est pas telle que le moteur l’a écrite en dernier : cette écriture a été perdue, ou une page plus ancienne a été remise en place. Son type d’écriture est {1} ; dans la carte des écritures, c’est {2}.</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>Page {0} is not the root of a tree.</source>
        <translation>La page {0} n’est pas la racine d’une arborescence.</translation>
    </message>
    <message>
        <location filename="engine/salvage/pages.py"/>
        <source>Page {0} is outside the file.</source>
        <translation>La page {0} est hors du fichier.</translation>
    </message>
    <message>
        <location filename="engine/tables/read_only_database.py"/>
        <source>Page {0} is outside the {1} pages of the file.</source>
        <translation>La page {0} est hors des {1} pages du fichier.</translation>
    </message>
    <message>
        <location filename="engine/restore/row_watch.py"/>
        <source>Page {0} lacks changes of the log until the log defines it again. What its rows were in between is not known.</source>
        <translation>Il manque à la page {0} des modifications du journal jusqu’à ce que celui-ci la redéfinisse. On ignore ce qu’étaient ses lignes entre-temps.</translation>
    </message>
    <message>
        <location filename="app/reports/pdf.py"/>
        <source>Page {0} of {1}</source>
        <translation>Page {0} sur {1}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Page {0} of {1} (offset {2}, {3} bytes)</source>
        <translation>La page {0} de {1} (position {2}, {3} octets)</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Page {0} of {1} (offset {2}, {3} bytes) contains the page number {4}.</source>
        <translation>La page {0} de {1} (position {2}, {3} octets) contient le numéro de page {4}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Page {0} of {1} (offset {2}, {3} bytes) fails its checksum: {4} is stored, {5} was computed.</source>
        <translation>La page {0} de {1} (position {2}, {3} octets) ne correspond pas à sa somme de contrôle : {4} est stockée, {5} a été calculée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Page {0} of {1} (offset {2}, {3} bytes) had a single-bit error (bit {4}), which was corrected.</source>
        <translation>La page {0} de {1} (position {2}, {3} octets) avait une erreur d’un seul bit (bit {4}), qui a été corrigée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Page {0} of {1} (offset {2}, {3} bytes) is damaged although bit {4} was corrected.</source>
        <translation>La page {0} de {1} (position {2}, {3} octets) est endommagée, bien que le bit {4} ait été corrigé.</translation>
    </message>
    <message>
        <location filename="engine/restore/copying.py"/>
        <location filename="engine/storage/database_file.py"/>
        <location filename="engine/storage/owned_space.py"/>
        <source>Page {0} of {1} fails its checksum.</source>
        <translation>La page {0} de {1} ne correspond pas à sa somme de contrôle.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Page {0} of {1} is structurally damaged: {2}</source>
        <translation>La structure de la page {0} de {1} est endommagée : {2}</translation>
    </message>
    <message>
        <location filename="engine/storage/database_pages.py"/>
        <source>Page {0} of {1} {2}.</source>
        <translation>La page {0} de {1} {2}.</translation>
    </message>
    <message>
        <location filename="engine/backup/page_reading.py"/>
        <source>Page {0} of {1} {2}{3}.</source>
        <translation>La page {0} de {1} {2}{3}.</translation>
    </message>
    <message>
        <location filename="engine/formats/leaf_route.py"/>
        <location filename="engine/formats/tree.py"/>
        <source>Page {0} points to a page that the tree has already used.</source>
        <translation>La page {0} pointe vers une page que l’arborescence a déjà utilisée.</translation>
    </message>
    <message>
        <location filename="engine/change/apply_split.py"/>
        <source>Page {0} takes lines from page {1}, which no longer contains them, and the split record has no image of that page.</source>
        <translation>La page {0} prend des lignes de la page {1}, qui ne les contient plus, et l’enregistrement de division n’a pas d’image de cette page.</translation>
    </message>
    <message>
        <location filename="engine/tables/read_only_database.py"/>
        <source>Page {0} was not yet on disk when the backup copied the database, which was in use.</source>
        <translation>La page {0} n’était pas encore sur le disque quand la sauvegarde a copié la base de données, qui était utilisée.</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>Page {0}:</source>
        <translation>Page {0} :</translation>
    </message>
    <message>
        <location filename="engine/verify/blank_pages.py"/>
        <source>Page {0}: {1}: Page {2} is in use but was never written.</source>
        <translation>Page {0} : {1} : la page {2} est utilisée mais n’a jamais été écrite.</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>Pages corrected</source>
        <translation>Pages corrigées</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>Pages have dbtimes up to {0}, but the header gives {1} as the last dbtime</source>
        <translation>Des pages ont des dbtimes jusqu’à {0}, mais l’en-tête indique {1} comme dernier dbtime</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>Pages verified</source>
        <translation>Pages vérifiées</translation>
    </message>
    <message>
        <location filename="engine/storage/database_file.py"/>
        <source>Pages {0} to {1} cannot be written to a file of {2} pages of {3} bytes.</source>
        <translation>Les pages {0} à {1} ne peuvent pas être écrites dans un fichier de {2} pages de {3} octets.</translation>
    </message>
    <message>
        <location filename="engine/btree/space.py"/>
        <source>Pages {0} to {1} of the tree at page {2} {3}.</source>
        <translation>Les pages {0} à {1} de l’arborescence à la page {2} {3}.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Password set</source>
        <translation>Mot de passe défini</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Passwords and their hashes are never shown.</source>
        <translation>Les mots de passe et leurs hachages ne sont jamais affichés.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Passwords, keys and their hashes are never shown.</source>
        <translation>Les mots de passe, les clés et leurs hachages ne sont jamais affichés.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Path of a program, or name of a service or package.</source>
        <translation>Chemin d’un programme, ou nom d’un service ou d’un paquet.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Path, name or SID.</source>
        <translation>Chemin, nom ou SID.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Performance</source>
        <translation>Performances</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Performance Log Users</source>
        <translation>Utilisateurs du journal de performances</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Performance Monitor Users</source>
        <translation>Utilisateurs de l’Analyseur de performances</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Performance counters of a server, as System Insights recorded them.</source>
        <translation>Compteurs de performances d’un serveur, selon System Insights.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Periods in which applications were used, as the energy provider recorded them.</source>
        <translation>Périodes d’utilisation des applications, selon le fournisseur d’énergie.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Permission denied</source>
        <translation>accès refusé</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Physical disks of a server, as System Insights recorded them.</source>
        <translation>Disques physiques d’un serveur, selon System Insights.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Physical processors.</source>
        <translation>Processeurs physiques.</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>Post on each host: ese-backup status --publish</source>
        <translation>Publiez sur chaque hôte : ese-backup status --publish</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Power Users</source>
        <translation>Utilisateurs avec pouvoir</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>PowerShell could not work on the shadow copies of {0}: {1}</source>
        <translation>PowerShell n’a pas pu traiter les clichés instantanés de {0} : {1}</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>PowerShell does not answer</source>
        <translation>PowerShell ne répond pas</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>Prepared for the next generation, or an old one to be reused; never part of the stream.</source>
        <translation>Préparé pour la prochaine génération, ou ancien à réutiliser ; ne fait jamais partie du flux.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Primary group</source>
        <translation>Groupe principal</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Principal name</source>
        <translation>Nom principal</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Print Operators</source>
        <translation>Opérateurs d’impression</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Print and Document Services</source>
        <translation>Services d’impression et de numérisation de document</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>Problems are reported again later.</source>
        <translation>Les problèmes seront signalés de nouveau plus tard.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Processor of a server, as System Insights recorded it.</source>
        <translation>Processeur d’un serveur, selon System Insights.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Processor, disk and context switches that applications used in each hour or so, by user.</source>
        <translation>Processeur, disque et changements de contexte utilisés par les applications environ chaque heure, par utilisateur.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Product ID</source>
        <translation>ID de produit</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Product ID of Windows.</source>
        <translation>ID de produit de Windows.</translation>
    </message>
    <message>
        <location filename="app/usual_folders.py"/>
        <source>Program Files/Microsoft/Exchange Server/V*/Mailbox</source>
        <translation>Program Files/Microsoft/Exchange Server/V*/Mailbox</translation>
    </message>
    <message>
        <location filename="app/usual_folders.py"/>
        <source>Program Files/Microsoft/Exchange Server/V*/TransportRoles/data/Queue</source>
        <translation>Program Files/Microsoft/Exchange Server/V*/TransportRoles/data/Queue</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Prune chains that are no longer needed, or raise the quota.</source>
        <translation>Purgez les chaînes devenues inutiles, ou augmentez le quota.</translation>
    </message>
    <message>
        <location filename="app/operations/prune.py"/>
        <source>Pruning of {0}</source>
        <translation>Purge de {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Push notifications that applications received.</source>
        <translation>Notifications push reçues par les applications.</translation>
    </message>
    <message>
        <location filename="engine/recover/planning.py"/>
        <source>Put it back beside its logs, or specify its folder, too. Otherwise, restore a backup.</source>
        <translation>Remettez-la à côté de ses journaux, ou indiquez aussi son dossier. Sinon, restaurez une sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>Put the database back beside its logs, or specify its folder, too. Recovery can ignore it, but the database may then not be recoverable later.</source>
        <translation>Remettez la base de données à côté de ses journaux, ou indiquez aussi son dossier. La récupération peut l’ignorer, mais la base de données pourrait alors ne plus être récupérable.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Put the database that belongs to the logs back beside them.</source>
        <translation>Remettez à côté des journaux la base de données qui leur appartient.</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>Put the image that the differences were made to beside it, as it was then.</source>
        <translation>Placez à côté d’elle l’image de base des différences, telle qu’elle était alors.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>Put the log back; a backup may contain it. Recovery cannot continue past a missing log.</source>
        <translation>Remettez le journal en place ; une sauvegarde peut le contenir. La récupération ne peut pas continuer au-delà d’un journal manquant.</translation>
    </message>
    <message>
        <location filename="engine/recover/planning.py"/>
        <source>Put the logs of that stream beside the database, or specify their folder, too.</source>
        <translation>Placez les journaux de ce flux à côté de la base de données, ou indiquez aussi leur dossier.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Put the named log back; a backup may contain it.</source>
        <translation>Remettez en place le journal cité ; une sauvegarde peut le contenir.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Put the named log back; a backup may contain it. Without a checkpoint, recovery reads the logs from the first one.</source>
        <translation>Remettez en place le journal cité ; une sauvegarde peut le contenir. Sans point de contrôle, la récupération lit les journaux depuis le premier.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>Put {0} back. Recovery can continue without it, but the last logged changes are lost.</source>
        <translation>Remettez {0} en place. La récupération peut continuer sans lui, mais les dernières modifications journalisées sont perdues.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>Put {0} back: {1} cannot be recovered without it. Otherwise, restore a backup.</source>
        <translation>Remettez {0} en place : {1} ne peut pas être récupéré sans lui. Sinon, restaurez une sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/diagnostics/bundle.py"/>
        <source>Python {0} ({1}, {2})</source>
        <translation>Python {0} ({1}, {2})</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>Quiet hours start and end at different times.</source>
        <translation>Les heures calmes commencent et finissent à des heures différentes.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Read operations</source>
        <translation>Opérations de lecture</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Read-only file system</source>
        <translation>système de fichiers en lecture seule</translation>
    </message>
    <message>
        <location filename="app/operations/key_files.py"/>
        <source>Reading a key from the keyring needs the Python package keyring, which is not installed.</source>
        <translation>La lecture d’une clé du trousseau exige le paquet Python keyring, qui n’est pas installé.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Received by the application.</source>
        <translation>Reçus par l’application.</translation>
    </message>
    <message>
        <location filename="engine/control/wire.py"/>
        <source>Receiving from the other process failed: {0}.</source>
        <translation>La réception depuis l’autre processus a échoué : {0}.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Reconcile all scopes, and enter the credentials for dynamic DNS updates again because a backup does not contain them.</source>
        <translation>Réconciliez toutes les étendues et saisissez de nouveau les informations d’identification des mises à jour DNS dynamiques, qu’une sauvegarde ne contient pas.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Record Manipulation</source>
        <translation>Manipulation d’enregistrements</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Records of the provider of tagged energy.</source>
        <translation>Relevés du fournisseur d’énergie étiquetée.</translation>
    </message>
    <message>
        <location filename="engine/storage/log.py"/>
        <source>Records of {0} bytes are too large for the logs of this stream.</source>
        <translation>Des enregistrements de {0} octets sont trop grands pour les journaux de ce flux.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>Recover the instance first, or start and stop it. The complete pages are in the file beside the database.</source>
        <translation>Récupérez d’abord l’instance, ou démarrez-la puis arrêtez-la. Les pages complètes sont dans le fichier à côté de la base de données.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Recover the instance with the engine that wrote it, or include the logs as they are, unchecked.</source>
        <translation>Récupérez l’instance avec le moteur qui l’a écrite, ou incluez les journaux tels quels, sans contrôle.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>Recover the instance with the engine that wrote it.</source>
        <translation>Récupérez l’instance avec le moteur qui l’a écrite.</translation>
    </message>
    <message>
        <location filename="engine/recovery/replay_work.py"/>
        <source>Recover this instance with the engine that wrote it. Nothing was changed.</source>
        <translation>Récupérez cette instance avec le moteur qui l’a écrite. Rien n’a été modifié.</translation>
    </message>
    <message>
        <location filename="app/operations/recover.py"/>
        <source>Recovery of a copy of {0}</source>
        <translation>Récupération d’une copie de {0}</translation>
    </message>
    <message>
        <location filename="app/operations/recover.py"/>
        <source>Recovery of {0}</source>
        <translation>Récupération de {0}</translation>
    </message>
    <message>
        <location filename="engine/recovery/options.py"/>
        <source>Recovery to an earlier time is possible only for a copy.</source>
        <translation>La récupération à un moment antérieur n’est possible que pour une copie.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Remote Access</source>
        <translation>Accès à distance</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Remote Desktop Gateway</source>
        <translation>Passerelle des services Bureau à distance</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Remote Desktop Services</source>
        <translation>Services Bureau à distance</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Remote Desktop Users</source>
        <translation>Utilisateurs du Bureau à distance</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Remote Management Users</source>
        <translation>Utilisateurs de gestion à distance</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Remote interactive logon</source>
        <translation>Ouverture de session interactive à distance</translation>
    </message>
    <message>
        <location filename="app/operations/remove.py"/>
        <source>Removal of {0}</source>
        <translation>Suppression de {0}</translation>
    </message>
    <message>
        <location filename="engine/control/runtime_folder.py"/>
        <source>Remove it, or specify another folder with ESE_BACKUP_RUNTIME.</source>
        <translation>Supprimez-le, ou indiquez un autre dossier avec ESE_BACKUP_RUNTIME.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>Remove it. Keep it in a file that only you can read, or in the keyring, and name that.</source>
        <translation>Retirez-le. Conservez-le dans un fichier que vous seul pouvez lire, ou dans le trousseau, et nommez celui-ci.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/removing.py"/>
        <source>Remove the chain after that.</source>
        <translation>Supprimez la chaîne ensuite.</translation>
    </message>
    <message>
        <location filename="engine/chain/store_removal.py"/>
        <source>Remove the link.</source>
        <translation>Supprimez le lien.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Remove the option that the call does not support.</source>
        <translation>Retirez l’option que l’appel ne prend pas en charge.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Remove the recovery database when the restore requests are complete.</source>
        <translation>Supprimez la base de données de récupération quand les demandes de restauration sont terminées.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Rename the file before you back it up.</source>
        <translation>Renommez le fichier avant de le sauvegarder.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>Rename the file or folder whose name contains it.</source>
        <translation>Renommez le fichier ou dossier dont le nom le contient.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Rename the file to match its generation, or move it out of the folder.</source>
        <translation>Renommez le fichier selon sa génération, ou déplacez-le hors du dossier.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Repair (esentutl /p) discards data that it cannot read. Use it only when no usable set exists.</source>
        <translation>Une réparation (esentutl /p) élimine les données qu’elle ne peut pas lire. N’y recourez que s’il n’existe aucun jeu utilisable.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Replay the logs, which every restored database needs. /i ignores missing databases, /a accepts the loss of missing logs with committed transactions.</source>
        <translation>Rejouez les journaux, ce dont toute base de données restaurée a besoin. /i ignore les bases de données manquantes, /a accepte la perte de journaux manquants contenant des transactions validées.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Report the error with its traceback.</source>
        <translation>Signalez l’erreur avec sa trace d’appels.</translation>
    </message>
    <message>
        <location filename="app/reports/pdf.py"/>
        <source>Reports as PDF need the package fpdf2, which is not installed.</source>
        <translation>Les rapports en PDF exigent le paquet fpdf2, qui n’est pas installé.</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>Reserved by the engine for a full disk. Contains no data.</source>
        <translation>Réservé par le moteur pour le cas d’un disque plein. Ne contient aucune donnée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Resource Failure Simulation</source>
        <translation>Simulation de défaillance de ressource</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Resource usage records (SRUDB.dat)</source>
        <translation>Relevés d’utilisation des ressources (SRUDB.dat)</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>Restorable to {0}, {1}, {2}</source>
        <translation>Restaurable jusqu’{0:au |à }, {1}, {2}</translation>
    </message>
    <message>
        <location filename="app/operations/drill.py"/>
        <source>Restore drill of {0}</source>
        <translation>Essai de restauration de {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>Restore it from a copy. If there are to be no jobs, delete it or write: format = {0}</source>
        <translation>Restaurez-le à partir d’une copie. S’il ne doit y avoir aucun travail, supprimez-le ou écrivez : format = {0}</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>Restore it from its last good backup. Do not repair it first.</source>
        <translation>Restaurez à partir de la dernière bonne sauvegarde. Ne réparez rien auparavant.</translation>
    </message>
    <message>
        <location filename="engine/restore/newer_logs.py"/>
        <source>Restore it without newer logs. The folder of the instance was not changed.</source>
        <translation>Restaurez-la sans journaux plus récents. Le dossier de l’instance n’a pas été modifié.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Restore of a certification authority's database</source>
        <translation>Restauration de la base de données d’une autorité de certification</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Restore of a domain controller's directory (ntds.dit)</source>
        <translation>Restauration de l’annuaire d’un contrôleur de domaine (ntds.dit)</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Restore of an ESE database</source>
        <translation>Restauration d’une base de données ESE</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Restore of an Exchange mailbox database</source>
        <translation>Restauration d’une base de données de boîtes aux lettres Exchange</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Restore of the DHCP database (dhcp.mdb)</source>
        <translation>Restauration de la base de données DHCP (dhcp.mdb)</translation>
    </message>
    <message>
        <location filename="app/operations/restore.py"/>
        <source>Restore of {0}</source>
        <translation>Restauration de {0}</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Restore the backup set that it belongs to.</source>
        <translation>Restaurez le jeu de sauvegarde auquel elle appartient.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>Restore the backup set, which replays its logs: ese-backup restore {0} --to DIR</source>
        <translation>Restaurez le jeu de sauvegarde, ce qui rejoue ses journaux : ese-backup restore {0} --to DIR</translation>
    </message>
    <message>
        <location filename="engine/tables/read_only_database.py"/>
        <source>Restore the backup, or read the folder of the backup instead of this file (ese-backup rows FOLDER TABLE). Both replay its logs.</source>
        <translation>Restaurez la sauvegarde, ou lisez le dossier de la sauvegarde au lieu de ce fichier (ese-backup rows FOLDER TABLE). Les deux rejouent ses journaux.</translation>
    </message>
    <message>
        <location filename="engine/restore/points.py"/>
        <source>Restore the complete chain, or up to one of its logs.</source>
        <translation>Restaurez la chaîne complète, ou jusqu’à l’un de ses journaux.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Restore the database and its logs into the folders of the recovery database.</source>
        <translation>Restaurez la base de données et ses journaux dans les dossiers de la base de données de récupération.</translation>
    </message>
    <message>
        <location filename="app/operations/expanding.py"/>
        <source>Restore the database from its last good backup. If the file is of another program, move the logs away.</source>
        <translation>Restaurez la base de données à partir de sa dernière bonne sauvegarde. Si le fichier est celui d’un autre programme, déplacez les journaux.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>Restore the file from a good copy. Keep this one until then.</source>
        <translation>Restaurez le fichier à partir d’une bonne copie. Gardez celui-ci d’ici là.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Restore the full backup and then every incremental backup in its order before you start the service. Recovery runs when the service starts.</source>
        <translation>Restaurez la sauvegarde complète, puis chaque sauvegarde incrémentielle dans l’ordre, avant de démarrer le service. La récupération a lieu au démarrage du service.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Restore the last good backup. Keep the damaged file until then.</source>
        <translation>Restaurez la dernière bonne sauvegarde. D’ici là, conservez le fichier endommagé.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Restore the system state.</source>
        <translation>Restaurez l’état du système.</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Restored files</source>
        <translation>Fichiers restaurés</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Restored to</source>
        <translation>Restauré jusqu’à</translation>
    </message>
    <message>
        <location filename="app/operations/run_sheets.py"/>
        <source>Restores have one that were made by this version or a later.</source>
        <translation>Seules en ont les restaurations faites par cette version ou une version ultérieure.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>Restoring to a time requires replaying the logs.</source>
        <translation>Restaurer à une heure donnée exige de rejouer les journaux.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Restricted code</source>
        <translation>Code restreint</translation>
    </message>
    <message>
        <location filename="engine/control/wire.py"/>
        <source>Resume it (kill -CONT {0}), then try again.</source>
        <translation>Reprenez-le (kill -CONT {0}), puis réessayez.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Resume it when the reason no longer applies: ese-backup jobs resume {0}</source>
        <translation>Reprenez-le quand la raison aura disparu : ese-backup jobs resume {0}</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Return to the normal start mode.</source>
        <translation>Revenez au mode de démarrage normal.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Role GUID</source>
        <translation>GUID du rôle</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Role of the server that was used.</source>
        <translation>Rôle du serveur qui a été utilisé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Roll back the transaction and begin it again.</source>
        <translation>Annulez la transaction et recommencez-la.</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>Root page {0} has no space header.</source>
        <translation>La page racine {0} n’a pas d’en-tête d’espace.</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>Row {0} notes: {1}</source>
        <translation>La ligne {0} note : {1}</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>Row {0} was written with the hash {1}, and is not there any more.</source>
        <translation>La ligne {0} a été écrite avec le hachage {1}, et n’est plus là.</translation>
    </message>
    <message>
        <location filename="engine/tables/cursor.py"/>
        <source>Rows of a table without a primary index can be found only by number.</source>
        <translation>Les lignes d’une table sans index primaire ne se retrouvent que par numéro.</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Rows of each table</source>
        <translation>Lignes de chaque table</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Rows read</source>
        <translation>Lignes lues</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>Run 'ese-backup schedule install --every {0}m'.</source>
        <translation>Exécutez « ese-backup schedule install --every {0}m ».</translation>
    </message>
    <message>
        <location filename="app/schedulers/cron.py"/>
        <location filename="app/schedulers/launchd.py"/>
        <location filename="app/schedulers/scheduler.py"/>
        <location filename="app/schedulers/systemd.py"/>
        <location filename="app/schedulers/task_scheduler.py"/>
        <source>Run 'ese-backup schedule install' again.</source>
        <translation>Exécutez de nouveau « ese-backup schedule install ».</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <location filename="app/schedulers/task_scheduler.py"/>
        <source>Run 'ese-backup schedule install' again. This overwrites the change.</source>
        <translation>Exécutez de nouveau « ese-backup schedule install ». Cela écrase la modification.</translation>
    </message>
    <message>
        <location filename="app/schedulers/systemd.py"/>
        <source>Run 'sudo loginctl enable-linger {0}'.</source>
        <translation>Exécutez « sudo loginctl enable-linger {0} ».</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>Run `ese-backup status --publish` on that host.</source>
        <translation>Exécutez `ese-backup status --publish` sur cet hôte.</translation>
    </message>
    <message>
        <location filename="engine/control/peer.py"/>
        <source>Run both processes as the same user and with the same home folder.</source>
        <translation>Exécutez les deux processus sous le même utilisateur et avec le même dossier personnel.</translation>
    </message>
    <message>
        <location filename="app/external_tool.py"/>
        <source>Run it by hand to see what it waits for.</source>
        <translation>Exécutez-le à la main pour voir ce qu’il attend.</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Run report</source>
        <translation>Rapport d’exécution</translation>
    </message>
    <message>
        <location filename="app/reports/sheet_parts.py"/>
        <source>Run sheet: {0}</source>
        <translation>Fiche d’exécution : {0}</translation>
    </message>
    <message>
        <location filename="app/snapshots/volume.py"/>
        <source>Run the command with sudo, or stop the service and back up its files at rest.</source>
        <translation>Lancez la commande avec sudo, ou arrêtez le service et sauvegardez ses fichiers au repos.</translation>
    </message>
    <message>
        <location filename="app/schedulers/entry_files.py"/>
        <source>Run the command with sudo, or without --system to install it for this user.</source>
        <translation>Exécutez la commande avec sudo, ou sans --system pour l’installer pour cet utilisateur.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>Run this on the machine that it names.</source>
        <translation>Exécutez cette commande sur la machine qu’il indique.</translation>
    </message>
    <message>
        <location filename="app/unattended/due.py"/>
        <source>Run {0} h after its time.</source>
        <translation>Exécuté {0} h après son heure.</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>Running full: the next full backups need more space than is free</source>
        <translation>Bientôt pleine : les prochaines sauvegardes complètes demandent plus que l’espace libre</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>Running full: there is space for only one more full backup of each instance</source>
        <translation>Bientôt pleine : il n’y a de place que pour une sauvegarde complète de plus de chaque instance</translation>
    </message>
    <message>
        <location filename="engine/control/published.py"/>
        <source>Running instances cannot be published on this system.</source>
        <translation>Les instances en fonctionnement ne peuvent pas être publiées sur ce système.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Runs that failed or were incomplete</source>
        <translation>Exécutions en échec ou incomplètes</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Saturday</source>
        <translation>samedi</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>Save the file as UTF-8.</source>
        <translation>Enregistrez le fichier en UTF-8.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Schema Admins</source>
        <translation>Administrateurs du schéma</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Security descriptors are numbers of another table.</source>
        <translation>Les descripteurs de sécurité sont des numéros d’une autre table.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Security identifier of the account.</source>
        <translation>Identificateur de sécurité du compte.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Security identifier.</source>
        <translation>Identificateur de sécurité.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>See the entries of the run.</source>
        <translation>Voir les entrées de l’exécution.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>See the run in the history, and correct the cause. Earlier backups are unchanged.</source>
        <translation>Voir l’exécution dans l’historique, et corrigez la cause. Les sauvegardes antérieures sont inchangées.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>See what it waits for, or end it: ese-backup cancel {0}</source>
        <translation>Voyez ce qu’elle attend, ou mettez-y fin : ese-backup cancel {0}</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>See what was changed: ese-backup audit verify. Keep the file as it is.</source>
        <translation>Voyez ce qui a été modifié : ese-backup audit verify. Gardez le fichier tel quel.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/tail.py"/>
        <source>Segment {0} {1}, and {2}, up to segment {3}.</source>
        <translation>Le segment {0} {1}, et {2}, jusqu’au segment {3}.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/segments.py"/>
        <source>Segment {0} {1}.</source>
        <translation>Le segment {0} {1}.</translation>
    </message>
    <message>
        <location filename="engine/salvage/source.py"/>
        <source>Select one with --database.</source>
        <translation>Choisissez-en une avec --database.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Sent by the application.</source>
        <translation>Envoyés par l’application.</translation>
    </message>
    <message>
        <location filename="app/history/filter.py"/>
        <source>Separate ids and ranges with commas; a leading minus excludes one: 210-227,-225.</source>
        <translation>Séparez les ID et les plages par des virgules ; un signe moins en exclut un : 210-227,-225.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>September</source>
        <translation>septembre</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <location filename="app/meaning/ual_system.py"/>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Serial number of the computer.</source>
        <translation>Numéro de série de l’ordinateur.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Server Operators</source>
        <translation>Opérateurs de serveur</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Service pack</source>
        <translation>Service pack</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Service pack, minor</source>
        <translation>Service pack, mineure</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Sessions of other threads are in a transaction.</source>
        <translation>Des sessions d’autres threads sont dans une transaction.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Set AWS_REGION to the region of the bucket, and AWS_ENDPOINT_URL to the server if it is not Amazon's.</source>
        <translation>Donnez à AWS_REGION la région du compartiment, et à AWS_ENDPOINT_URL le serveur si ce n’est pas celui d’Amazon.</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>Set ESE_BACKUP_BITLOCKER to the recovery key, eight groups of six digits, which Active Directory or the administrator of the machine has. In the window, add the image again: it asks for the key.</source>
        <translation>Définissez ESE_BACKUP_BITLOCKER avec la clé de récupération, huit groupes de six chiffres, que détient Active Directory ou l’administrateur de la machine. Dans la fenêtre, ajoutez l’image à nouveau : la clé est alors demandée.</translation>
    </message>
    <message>
        <location filename="engine/control/local_sockets.py"/>
        <source>Set ESE_BACKUP_RUNTIME to one of your folders with a shorter path.</source>
        <translation>Donnez à ESE_BACKUP_RUNTIME l’un de vos dossiers au chemin plus court.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Set the clock of this machine, then try again.</source>
        <translation>Réglez l’horloge de cette machine, puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/chain/address.py"/>
        <source>Set them in the environment.</source>
        <translation>Définissez-les dans l’environnement.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/access.py"/>
        <source>Set {0} and {1}, or store both as KEY_ID:SECRET with: keyring set ese-backup {2}</source>
        <translation>Définissez {0} et {1}, ou enregistrez les deux sous la forme KEY_ID:SECRET avec : keyring set ese-backup {2}</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>Settings of the instance</source>
        <translation>Paramètres de l’instance</translation>
    </message>
    <message>
        <location filename="engine/recover/planning.py"/>
        <source>Several files of the instance are named {0} and cannot be copied to one folder.</source>
        <translation>Plusieurs fichiers de l’instance s’appellent {0} et ne peuvent pas être copiés dans un même dossier.</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>Several instances were found: {0}.</source>
        <translation>Plusieurs instances ont été trouvées : {0}.</translation>
    </message>
    <message>
        <location filename="engine/control/published.py"/>
        <source>Several running instances are named {0}: {1}.</source>
        <translation>Plusieurs instances en fonctionnement s’appellent {0} : {1}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>ShadowCopy</source>
        <translation>Cliché instantané</translation>
    </message>
    <message>
        <location filename="app/operations/control.py"/>
        <source>Show the runs with their ids: ese-backup history --runs --json.</source>
        <translation>Affichez les exécutions avec leurs identifiants : ese-backup history --runs --json.</translation>
    </message>
    <message>
        <location filename="app/operations/control.py"/>
        <source>Show the runs: ese-backup history --runs.</source>
        <translation>Affichez les exécutions : ese-backup history --runs.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Sign in again, or renew AWS_SESSION_TOKEN, then try again.</source>
        <translation>Connectez-vous de nouveau, ou renouvelez AWS_SESSION_TOKEN, puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/chain/signatures.py"/>
        <source>Signed chains</source>
        <translation>Les chaînes signées</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <location filename="app/notify/message.py"/>
        <source>Since {0}.</source>
        <translation>Depuis {0}.</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>Size of the chains.</source>
        <translation>Taille des chaînes.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Size of the notification's content.</source>
        <translation>Taille du contenu de la notification.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Slots not served</source>
        <translation>Créneaux non servis</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Slots that were not served</source>
        <translation>Créneaux non servis</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Small Business Server</source>
        <translation>Small Business Server</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Small Business Server, restricted</source>
        <translation>Small Business Server, restreint</translation>
    </message>
    <message>
        <location filename="app/snapshots/volumes.py"/>
        <source>Snapshots need btrfs, ZFS or LVM. Stop the service and back up its files at rest instead.</source>
        <translation>Les instantanés nécessitent btrfs, ZFS ou LVM. Sinon, arrêtez le service et sauvegardez ses fichiers au repos.</translation>
    </message>
    <message>
        <location filename="engine/chain/holds.py"/>
        <source>Someone pinned it so that it is kept. Leave it out, or ask who did.</source>
        <translation>Quelqu’un l’a épinglée pour qu’elle soit conservée. Laissez-la de côté, ou demandez à cette personne.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Something looked for due jobs in the future: {0}; a clock was wrong</source>
        <translation>La recherche des travaux à exécuter est datée du futur : {0} ; une horloge était fausse</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Sort keys of Unicode text require the collation tables of Windows.</source>
        <translation>Les clés de tri de texte Unicode exigent les tables de classement de Windows.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Space Management</source>
        <translation>Gestion de l’espace</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>Space that is free.</source>
        <translation>Espace libre.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/ed25519.py"/>
        <source>Specify a .pub file of ssh-keygen -t ed25519, or a public key in PEM.</source>
        <translation>Indiquez un fichier .pub de ssh-keygen -t ed25519, ou une clé publique en PEM.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Specify a file in this folder.</source>
        <translation>Indiquez un fichier de ce dossier.</translation>
    </message>
    <message>
        <location filename="engine/chain/stores.py"/>
        <source>Specify a file of a chain: {0}://BUCKET/PREFIX/INSTANCE/CHAIN/FILE.</source>
        <translation>Indiquez un fichier d’une chaîne : {0}://BUCKET/PREFIX/INSTANCE/CHAIN/FILE.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/key_file.py"/>
        <source>Specify a file of age-keygen (AGE-SECRET-KEY-1…), or a private SSH key.</source>
        <translation>Indiquez un fichier de age-keygen (AGE-SECRET-KEY-1…), ou une clé SSH privée.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>Specify a file with the identity (--identity FILE).</source>
        <translation>Indiquez un fichier contenant l’identité (--identity FILE).</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>Specify a key to sign the copy with (--sign), or copy the files as they are stored.</source>
        <translation>Indiquez une clé pour signer la copie (--sign), ou copiez les fichiers tels qu’ils sont stockés.</translation>
    </message>
    <message>
        <location filename="engine/chain/address.py"/>
        <source>Specify a local folder.</source>
        <translation>Indiquez un dossier local.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>Specify a regular file. Pipes and devices cannot be read at arbitrary positions.</source>
        <translation>Indiquez un fichier ordinaire. Les canaux nommés et les périphériques ne peuvent pas être lus à une position quelconque.</translation>
    </message>
    <message>
        <location filename="engine/tables/row_browser.py"/>
        <source>Specify a value for its first column, and for further ones if needed.</source>
        <translation>Indiquez une valeur pour sa première colonne, et pour d’autres si nécessaire.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/recipients.py"/>
        <source>Specify age1… (age-keygen prints it) or a public key of SSH: ssh-ed25519 … or ssh-rsa ….</source>
        <translation>Indiquez age1… (age-keygen l’affiche) ou une clé SSH publique : ssh-ed25519 … ou ssh-rsa ….</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>Specify at least one keep rule. To keep all chains up to a size, keep the last 'unlimited'.</source>
        <translation>Indiquez au moins une règle de conservation. Pour conserver toutes les chaînes jusqu’à une taille, conservez les dernières « unlimited ».</translation>
    </message>
    <message>
        <location filename="engine/chain/address.py"/>
        <source>Specify it without '.' and '..'.</source>
        <translation>Indiquez-la sans « . » ni « .. ».</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>Specify its folder, too, or put the database back beside the logs.</source>
        <translation>Indiquez aussi son dossier, ou remettez la base de données à côté des journaux.</translation>
    </message>
    <message>
        <location filename="engine/files/snapshot_view.py"/>
        <source>Specify its folder, too. All folders must be on one volume.</source>
        <translation>Indiquez aussi son dossier. Tous les dossiers doivent être sur un même volume.</translation>
    </message>
    <message>
        <location filename="engine/restore/row_key.py"/>
        <source>Specify one value for each of its columns.</source>
        <translation>Indiquez une valeur pour chacune de ses colonnes.</translation>
    </message>
    <message>
        <location filename="app/snapshots/btrfs.py"/>
        <source>Specify the folder by its path in the mounted subvolume.</source>
        <translation>Indiquez le dossier par son chemin dans le sous-volume monté.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Specify the folder of the database, too, or choose the folder that contains the database and its logs.</source>
        <translation>Indiquez aussi le dossier de la base de données, ou choisissez le dossier qui contient la base de données et ses journaux.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>Specify the folder of the instance for a restore in place, or restore to a new folder.</source>
        <translation>Indiquez le dossier de l’instance pour une restauration sur place, ou restaurez dans un nouveau dossier.</translation>
    </message>
    <message>
        <location filename="engine/control/published.py"/>
        <source>Specify the full name of one of them, or its folder.</source>
        <translation>Indiquez le nom complet de l’une d’elles, ou son dossier.</translation>
    </message>
    <message>
        <location filename="engine/backup/stored_chains.py"/>
        <source>Specify the key (--sign), or make a full backup, which starts a new chain.</source>
        <translation>Indiquez la clé (--sign), ou effectuez une sauvegarde complète, qui commence une nouvelle chaîne.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Specify the key that it was encrypted to.</source>
        <translation>Indiquez la clé pour laquelle elles ont été chiffrées.</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>Specify the name of one of them, or choose the folder that contains only that one.</source>
        <translation>Indiquez le nom de l’une d’elles, ou choisissez le dossier qui ne contient qu’elle.</translation>
    </message>
    <message>
        <location filename="engine/images/file_system.py"/>
        <source>Specify the place itself, which is {0} if it is on the same volume.</source>
        <translation>Indiquez l’emplacement lui-même : {0}, s’il est sur le même volume.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>Specify the recipient that belongs to the identity (age-keygen -y FILE), or no identity.</source>
        <translation>Indiquez le destinataire qui va avec l’identité (age-keygen -y FILE), ou aucune identité.</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>Specify the recipients (--encrypt), or copy to another destination.</source>
        <translation>Indiquez les destinataires (--encrypt), ou copiez vers une autre destination.</translation>
    </message>
    <message>
        <location filename="engine/backup/stored_chains.py"/>
        <source>Specify the recipients (--encrypt), or make a full backup, which starts a new chain.</source>
        <translation>Indiquez les destinataires (--encrypt), ou effectuez une sauvegarde complète, qui commence une nouvelle chaîne.</translation>
    </message>
    <message>
        <location filename="engine/formats/value_text.py"/>
        <source>Specify values as ese-backup rows prints them.</source>
        <translation>Indiquez les valeurs comme les affiche ese-backup rows.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>Specify {0} to {1}.</source>
        <translation>Indiquez de {0} à {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/address.py"/>
        <source>Specify {0}://BUCKET/PREFIX.</source>
        <translation>Indiquez {0}://BUCKET/PREFIX.</translation>
    </message>
    <message>
        <location filename="engine/chain/stores.py"/>
        <source>Specify {0}://BUCKET/PREFIX/INSTANCE/CHAIN, as ese-backup chains lists it.</source>
        <translation>Indiquez {0}://BUCKET/PREFIX/INSTANCE/CHAIN, comme la liste ese-backup chains.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Stale file handle</source>
        <translation>descripteur de fichier périmé</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Standby on battery</source>
        <translation>Veille sur batterie</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Standby on mains</source>
        <translation>Veille sur secteur</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Standby while discharging</source>
        <translation>Veille en décharge</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Start in Directory Services Restore Mode and sign in as the local Administrator with the DSRM password.</source>
        <translation>Démarrez en mode de restauration des services d’annuaire et connectez-vous en tant qu’administrateur local avec le mot de passe DSRM.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Start of the period (UTC).</source>
        <translation>Début de la période (UTC).</translation>
    </message>
    <message>
        <location filename="app/notify/channels/syslog.py"/>
        <source>Start systemd-journald or a syslog service.</source>
        <translation>Démarrez systemd-journald ou un service syslog.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Start the instance first.</source>
        <translation>Démarrez d’abord l’instance.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Start the instance with logging enabled, or copy its files while it is stopped.</source>
        <translation>Démarrez l’instance avec la journalisation, ou copiez ses fichiers pendant qu’elle est arrêtée.</translation>
    </message>
    <message>
        <location filename="engine/errors.py"/>
        <source>Start the operation again when needed.</source>
        <translation>Relancez l’opération quand c’est nécessaire.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Start the service again. No backup can be started until then.</source>
        <translation>Redémarrez le service. Aucune sauvegarde ne peut démarrer d’ici là.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Start the service and check its first events.</source>
        <translation>Démarrez le service et examinez ses premiers événements.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Start the service and test it with the restored data.</source>
        <translation>Démarrez le service et testez-le avec les données restaurées.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Start the service.</source>
        <translation>Démarrez le service.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Start the service. It rebuilds the index.</source>
        <translation>Démarrez le service. Il reconstruit l’index.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Start the service. It scans again at the next check for updates.</source>
        <translation>Démarrez le service. Il analyse de nouveau à la prochaine recherche de mises à jour.</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>Started (UTC)</source>
        <translation>Début (UTC)</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>State of the batteries whenever it changed.</source>
        <translation>État des batteries à chaque changement.</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>State {0}: the header does not show which logs recovery requires.</source>
        <translation>État {0} : l’en-tête n’indique pas quels journaux la récupération requiert.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>StateTransition has no public meaning.</source>
        <translation>StateTransition n’a pas de signification publique.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Stop the DHCP Server service.</source>
        <translation>Arrêtez le service Serveur DHCP.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Stop the Windows Search service.</source>
        <translation>Arrêtez le service Windows Search.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Stop the Windows Update service.</source>
        <translation>Arrêtez le service Windows Update.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Stop the instance and back up its files at rest, the folder of each database separately.</source>
        <translation>Arrêtez l’instance et sauvegardez ses fichiers au repos, le dossier de chaque base de données séparément.</translation>
    </message>
    <message>
        <location filename="engine/control/published.py"/>
        <source>Stop the instance and back up its files at rest.</source>
        <translation>Arrêtez l’instance et sauvegardez ses fichiers au repos.</translation>
    </message>
    <message>
        <location filename="app/operations/instance_source.py"/>
        <source>Stop the instance first, or make a copy backup from a snapshot.</source>
        <translation>Arrêtez d’abord l’instance, ou faites une sauvegarde de copie à partir d’un instantané.</translation>
    </message>
    <message>
        <location filename="app/operations/instance_source.py"/>
        <source>Stop the instance first, or make a copy backup of it.</source>
        <translation>Arrêtez d’abord l’instance, ou effectuez-en une sauvegarde de copie.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Stop the other program, or choose another folder.</source>
        <translation>Arrêtez l’autre programme, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <location filename="engine/control/in_use.py"/>
        <source>Stop the program that runs it, then try again. To back it up while it runs, use `ese-backup backup --instance {0}`.</source>
        <translation>Arrêtez le programme qui la fait fonctionner, puis réessayez. Pour la sauvegarder en cours d’exécution, utilisez `ese-backup backup --instance {0}`.</translation>
    </message>
    <message>
        <location filename="engine/control/in_use.py"/>
        <source>Stop the program that runs the instance, or wait until the other run has ended.</source>
        <translation>Arrêtez le programme qui fait fonctionner l’instance, ou attendez la fin de l’autre exécution.</translation>
    </message>
    <message>
        <location filename="app/snapshots/volumes.py"/>
        <source>Stop the service and back up its files at rest, or move both to one volume.</source>
        <translation>Arrêtez le service et sauvegardez ses fichiers au repos, ou déplacez les deux sur un même volume.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Stop the service or program that uses the database, and make sure that it does not restart automatically.</source>
        <translation>Arrêtez le service ou le programme qui utilise la base de données, et assurez-vous qu’il ne redémarre pas automatiquement.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Stop the service that uses it, or back up a snapshot or a copy.</source>
        <translation>Arrêtez le service qui l’utilise, ou sauvegardez un instantané ou une copie.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Stop the service: it must be running for a backup and stopped for a restore.</source>
        <translation>Arrêtez le service : il doit fonctionner pour une sauvegarde et être arrêté pour une restauration.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Storage Server</source>
        <translation>Storage Server</translation>
    </message>
    <message>
        <location filename="engine/images/partitions.py"/>
        <source>Storage Spaces</source>
        <translation>espaces de stockage</translation>
    </message>
    <message>
        <location filename="app/operations/key_files.py"/>
        <source>Store it there: keyring set ese-backup NAME.</source>
        <translation>Enregistrez-la : keyring set ese-backup NAME.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>Store it there: keyring set {0} {1}.</source>
        <translation>Enregistrez-le : keyring set {0} {1}.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/apprise_service.py"/>
        <source>Store the address again. apprise's documentation lists the services and their addresses.</source>
        <translation>Enregistrez de nouveau l’adresse. La documentation d’apprise liste les services et leurs adresses.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Store the chain in another place.</source>
        <translation>Stockez la chaîne ailleurs.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Suites of Windows.</source>
        <translation>Suites de Windows.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Summer time</source>
        <translation>Heure d’été</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Sunday</source>
        <translation>dimanche</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>System Device</source>
        <translation>Périphérique système</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>System Parameter Settings</source>
        <translation>Paramètres système</translation>
    </message>
    <message>
        <location filename="app/products.py"/>
        <source>System Resource Usage Monitor</source>
        <translation>Moniteur d’utilisation des ressources système</translation>
    </message>
    <message>
        <location filename="app/usual_folders.py"/>
        <source>System Volume Information/DFSR</source>
        <translation>System Volume Information/DFSR</translation>
    </message>
    <message>
        <location filename="engine/tables/indexes.py"/>
        <source>Table {0} already has a row with this key in index {1}.</source>
        <translation>La table {0} a déjà une ligne avec cette clé dans l’index {1}.</translation>
    </message>
    <message>
        <location filename="engine/tables/schema.py"/>
        <source>Table {0} already has an index {1}.</source>
        <translation>La table {0} a déjà un index {1}.</translation>
    </message>
    <message>
        <location filename="engine/tables/schema.py"/>
        <source>Table {0} already has rows in an order of its own. A primary index can be created only with its table.</source>
        <translation>La table {0} a déjà des lignes dans un ordre propre. Un index primaire ne peut être créé qu’avec sa table.</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>Table {0} has long values in chunks of {1} bytes, written by an earlier version of this program ({2} of {3} over {4} bytes). This program reads them, but Microsoft's engine cannot. Rewritten values are stored in chunks of {5} bytes</source>
        <translation>La table {0} a des valeurs longues en morceaux de {1} octets, écrites par une version antérieure de ce programme ({2} sur {3} de plus de {4} octets). Ce programme les lit, mais pas le moteur de Microsoft. Les valeurs réécrites sont stockées en morceaux de {5} octets</translation>
    </message>
    <message>
        <location filename="engine/tables/cursor.py"/>
        <source>Table {0} has no column {1}.</source>
        <translation>La table {0} n’a pas de colonne {1}.</translation>
    </message>
    <message>
        <location filename="engine/tables/cursor.py"/>
        <location filename="engine/tables/row_browser.py"/>
        <location filename="engine/tables/schema.py"/>
        <source>Table {0} has no index {1}.</source>
        <translation>La table {0} n’a pas d’index {1}.</translation>
    </message>
    <message>
        <location filename="engine/tables/table.py"/>
        <source>Table {0} has no long values, but a record names one.</source>
        <translation>La table {0} n’a pas de valeurs longues, mais un enregistrement en cite une.</translation>
    </message>
    <message>
        <location filename="engine/tables/table.py"/>
        <source>Table {0} has no long values, but a record refers to one.</source>
        <translation>La table {0} n’a pas de valeurs longues, mais un enregistrement y renvoie.</translation>
    </message>
    <message>
        <location filename="engine/tables/row_browser.py"/>
        <source>Table {0} has no primary key. Its rows can be found only by number.</source>
        <translation>La table {0} n’a pas de clé primaire. Ses lignes ne se retrouvent que par numéro.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>Table {0} has two indexes with the same name.</source>
        <translation>La table {0} a deux index du même nom.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>Table {0} has two primary indexes.</source>
        <translation>La table {0} a deux index primaires.</translation>
    </message>
    <message>
        <location filename="engine/tables/table.py"/>
        <source>Table {0} uses a template or is one, and cannot be changed.</source>
        <translation>La table {0} utilise un modèle ou en est un, et ne peut pas être modifiée.</translation>
    </message>
    <message>
        <location filename="engine/tables/open_tables.py"/>
        <source>Table {0} uses columns of a template. Such tables can be read only at rest.</source>
        <translation>La table {0} utilise des colonnes d’un modèle. De telles tables ne sont lisibles qu’au repos.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Table/Column/Index Definition</source>
        <translation>Définition de table/colonne/index</translation>
    </message>
    <message>
        <location filename="engine/formats/record_parts.py"/>
        <source>Tables derived from a template cannot be changed.</source>
        <translation>Les tables dérivées d’un modèle ne peuvent pas être modifiées.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>Take the restore back.</source>
        <translation>Revenez sur la restauration.</translation>
    </message>
    <message>
        <location filename="app/operations/take_back.py"/>
        <source>Take-back of the restore of {0}</source>
        <translation>Retour sur la restauration de {0}</translation>
    </message>
    <message>
        <location filename="app/history/export.py"/>
        <source>Task Category</source>
        <translation>Catégorie de tâche</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>Temporary storage of the engine while it runs. Its pages have no checksums, and it is never backed up.</source>
        <translation>Stockage temporaire du moteur pendant son fonctionnement. Ses pages n’ont pas de sommes de contrôle, et il n’est jamais sauvegardé.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Tenant of the client; empty: none.</source>
        <translation>Locataire du client ; vide : aucun.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Terminal Server License Servers</source>
        <translation>Serveurs de licences des services Terminal Server</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Terminal Services</source>
        <translation>Services Terminal Server</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Terminal Services for one user</source>
        <translation>Services Terminal Server pour un utilisateur</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Terminal server users</source>
        <translation>Utilisateurs Terminal Server</translation>
    </message>
    <message>
        <location filename="app/notify/tell.py"/>
        <source>Test them in its settings.</source>
        <translation>Testez-les dans ses paramètres.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The .pat file of a database in the backup set is missing.</source>
        <translation>Le fichier .pat d’une base de données du jeu de sauvegarde manque.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>The User Access Logging service</source>
        <translation>Le service de journalisation des accès utilisateur</translation>
    </message>
    <message>
        <location filename="app/notify/web_address.py"/>
        <source>The address of the webhook is not one of a web server.</source>
        <translation>L’adresse du webhook n’est pas celle d’un serveur web.</translation>
    </message>
    <message>
        <location filename="engine/chain/address.py"/>
        <source>The address {0} {1}.</source>
        <translation>L’adresse {0} {1}.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>The applications and users that the other tables refer to by number.</source>
        <translation>Les applications et les utilisateurs auxquels les autres tables renvoient par numéro.</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>The attachment list is damaged at byte {0}.</source>
        <translation>La liste des attachements est endommagée à l’octet {0}.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/segment_writer.py"/>
        <source>The attachments require {0} bytes, which a log header cannot hold.</source>
        <translation>Les attachements demandent {0} octets, qu’un en-tête de journal ne peut pas contenir.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>The attribute of that object, such as memberOf.</source>
        <translation>L’attribut de cet objet, par exemple memberOf.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>The audit log cannot be read: {0}</source>
        <translation>Le journal d’audit est illisible : {0}</translation>
    </message>
    <message>
        <location filename="app/audit/log.py"/>
        <source>The audit log cannot be written, and nothing is removed or changed without its entry there. {0}</source>
        <translation>Le journal d’audit ne peut pas être écrit, et rien n’est supprimé ou modifié sans y être inscrit. {0}</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>The audit log was changed: {0}</source>
        <translation>Le journal d’audit a été modifié : {0}</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The autoincrement column has reached its maximum value.</source>
        <translation>La colonne à incrément automatique a atteint sa valeur maximale.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>The backup at the destination belongs to another log stream ({0}).</source>
        <translation>La sauvegarde de la destination appartient à un autre flux de journaux ({0}).</translation>
    </message>
    <message>
        <location filename="engine/backup/whose_chain.py"/>
        <source>The backup at the destination is of another instance with the same log signature: {0}.</source>
        <translation>La sauvegarde à la destination est celle d’une autre instance de même signature de journal : {0}.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The backup can be read</source>
        <translation>La sauvegarde est lisible</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The backup directory is not empty.</source>
        <translation>Le dossier de sauvegarde n’est pas vide.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The backup functions were called in the wrong order.</source>
        <translation>Les fonctions de sauvegarde ont été appelées dans le mauvais ordre.</translation>
    </message>
    <message>
        <location filename="engine/backup/job.py"/>
        <source>The backup needs {0}, but the destination has only {1} free.</source>
        <translation>La sauvegarde a besoin de {0}, mais la destination n’a que {1} de libre.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The backup of {0} failed: {1}. {2}</source>
        <translation>La sauvegarde de {0} a échoué : {1}. {2}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The backup of {0} has a warning. {1}</source>
        <translation>La sauvegarde de {0} comporte un avertissement. {1}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The backup of {0} is complete.</source>
        <translation>La sauvegarde de {0} est terminée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The backup of {0} was aborted. {1}</source>
        <translation>La sauvegarde de {0} a été interrompue. {1}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The backup of {0} was stopped by the engine.</source>
        <translation>La sauvegarde de {0} a été arrêtée par le moteur.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The backup set {0} was added to the chain {1}.</source>
        <translation>Le jeu de sauvegarde {0} a été ajouté à la chaîne {1}.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>The bits have no public meaning.</source>
        <translation>Les bits n’ont pas de signification publique.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>The built-in administrator</source>
        <translation>L’administrateur intégré</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>The built-in guest</source>
        <translation>L’invité intégré</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>The byte {0} is not UTF-8.</source>
        <translation>L’octet {0} n’est pas de l’UTF-8.</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>The catalog cannot be read: {0}</source>
        <translation>Le catalogue est illisible : {0}</translation>
    </message>
    <message>
        <location filename="engine/salvage/tables.py"/>
        <source>The catalog does not describe object {0}. The rows in its leaf pages ({1}) are lost.</source>
        <translation>Le catalogue ne décrit pas l’objet {0}. Les lignes de ses pages feuilles ({1}) sont perdues.</translation>
    </message>
    <message>
        <location filename="engine/salvage/tables.py"/>
        <source>The catalog is damaged: {0}</source>
        <translation>Le catalogue est endommagé : {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/catalog.py"/>
        <source>The catalog is damaged: {0}.</source>
        <translation>Le catalogue est endommagé : {0}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The catalog of the database is damaged.</source>
        <translation>Le catalogue de la base de données est endommagé.</translation>
    </message>
    <message>
        <location filename="app/operations/earlier.py"/>
        <source>The chain can be restored up to log {0}, with every commit up to {1}.</source>
        <translation>La chaîne peut être restaurée jusqu’au journal {0}, avec chaque validation jusqu’au {1}.</translation>
    </message>
    <message>
        <location filename="app/operations/earlier.py"/>
        <source>The chain can be restored up to log {0}.</source>
        <translation>La chaîne peut être restaurée jusqu’au journal {0}.</translation>
    </message>
    <message>
        <location filename="engine/restore/newer_logs.py"/>
        <source>The chain contains no logs that newer ones could continue.</source>
        <translation>La chaîne ne contient aucun journal que de plus récents pourraient continuer.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The chain does not contain log {0}; it contains {1}.</source>
        <translation>La chaîne ne contient pas le journal {0} ; elle contient {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <source>The chain is damaged. Verify it, and use another one.</source>
        <translation>La chaîne est endommagée. Vérifiez-la, et utilisez-en une autre.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The chain {0} ({1}) was removed. Reason: {2}.</source>
        <translation>La chaîne {0} ({1}) a été supprimée. Raison : {2}.</translation>
    </message>
    <message>
        <location filename="engine/backup/stored_chains.py"/>
        <source>The chain {0} is encrypted, but this backup would not be.</source>
        <translation>La chaîne {0} est chiffrée, mais cette sauvegarde ne le serait pas.</translation>
    </message>
    <message>
        <location filename="engine/backup/stored_chains.py"/>
        <source>The chain {0} is incomplete: {1}</source>
        <translation>La chaîne {0} est incomplète : {1}</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>The chain {0} is signed, and the signature does not hold for other files.</source>
        <translation>La chaîne {0} est signée, et la signature ne vaut pas pour d’autres fichiers.</translation>
    </message>
    <message>
        <location filename="engine/backup/stored_chains.py"/>
        <source>The chain {0} is signed, but this backup would not be.</source>
        <translation>La chaîne {0} est signée, mais cette sauvegarde ne le serait pas.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The chain {0} was copied to {1} ({2}).</source>
        <translation>La chaîne {0} a été copiée vers {1} ({2}).</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The chain {0} was not copied: {1}</source>
        <translation>La chaîne {0} n’a pas été copiée : {1}</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>The chain {0} would have two kinds of checksums.</source>
        <translation>La chaîne {0} aurait deux sortes de sommes de contrôle.</translation>
    </message>
    <message>
        <location filename="engine/backup/job.py"/>
        <source>The chain {0} would lack a log between two others.</source>
        <translation>Il manquerait à la chaîne {0} un journal entre deux autres.</translation>
    </message>
    <message>
        <location filename="engine/recovery/analysis.py"/>
        <source>The change {0} of page {1} was not committed, but the log does not contain the data before it.</source>
        <translation>La modification {0} de la page {1} n’a pas été validée, mais le journal ne contient pas les données antérieures.</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>The channel {0} already exists.</source>
        <translation>Il y a déjà un canal {0}.</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>The channel {0} is left out: the file does not have its address.</source>
        <translation>Le canal {0} est omis : le fichier n’a pas son adresse.</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <location filename="app/notify/tell.py"/>
        <source>The channels are: {0}.</source>
        <translation>Les canaux sont : {0}.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>The check could not be completed, so it proves nothing about the backup. Verify again.</source>
        <translation>Le contrôle n’a pas pu être mené à bien ; il ne prouve donc rien sur la sauvegarde. Vérifiez de nouveau.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The checkpoint belongs to another log stream.</source>
        <translation>Le point de contrôle appartient à un autre flux de journaux.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The checkpoint file is damaged.</source>
        <translation>Le fichier de point de contrôle est endommagé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The checkpoint file is missing.</source>
        <translation>Le fichier de point de contrôle manque.</translation>
    </message>
    <message>
        <location filename="engine/recovery/start.py"/>
        <source>The checkpoint points to log 0x{0} ({1}), which is not in {2}.</source>
        <translation>Le point de contrôle désigne le journal 0x{0} ({1}), qui n’est pas dans {2}.</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>The checksum is right.</source>
        <translation>La somme de contrôle est juste.</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>The checksum is wrong, but the database does not own the page: its content has no meaning.</source>
        <translation>La somme de contrôle est fausse, mais la page n’appartient pas à la base de données : son contenu ne signifie rien.</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>The checksum is wrong, by more than one bit.</source>
        <translation>La somme de contrôle est fausse, de plus d’un bit.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The chosen time can be restored</source>
        <translation>L’heure choisie peut être restaurée</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The cleanup of {0} was postponed to the next run: {1}</source>
        <translation>Le nettoyage de {0} a été reporté à la prochaine exécution : {1}</translation>
    </message>
    <message>
        <location filename="engine/backup/clock.py"/>
        <source>The clock was set back during the backup: it ends before it starts.</source>
        <translation>L’horloge a été reculée pendant la sauvegarde : elle se termine avant de commencer.</translation>
    </message>
    <message>
        <location filename="app/unattended/plan.py"/>
        <source>The clock was set back.</source>
        <translation>L’horloge a été reculée.</translation>
    </message>
    <message>
        <location filename="engine/backup/clock.py"/>
        <source>The clock was set back: it is now before {0}, {1}.</source>
        <translation>L’horloge a été reculée : elle est maintenant avant {0:le |}, {1}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The column cannot be NULL.</source>
        <translation>La colonne ne peut pas être NULL.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The column does not exist.</source>
        <translation>La colonne n’existe pas.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>The columns are not public.</source>
        <translation>Les colonnes ne sont pas publiques.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>The contents of encrypted files were not checked: {0}</source>
        <translation>Le contenu des fichiers chiffrés n’a pas été contrôlé : {0}</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>The copy needs {0}, but the destination has only {1} free.</source>
        <translation>La copie a besoin de {0}, mais la destination n’a que {1} de libre.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The copy of the files of {0} as they are has started.</source>
        <translation>La copie des fichiers de {0} tels quels a commencé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The copy of the logs {0} to {1} has started.</source>
        <translation>La copie des journaux {0} à {1} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The copy of {0} ({1}) has started.</source>
        <translation>La copie de {0} ({1}) a commencé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The copy of {0} has ended.</source>
        <translation>La copie de {0} est terminée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The copy of {0} has ended. Not all data was read ({1} of {2}).</source>
        <translation>La copie de {0} est terminée. Toutes les données n’ont pas été lues ({1} sur {2}).</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>The copy {0} is encrypted, but what would be added to it is not.</source>
        <translation>La copie {0} est chiffrée, mais ce qui y serait ajouté ne l’est pas.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The copying of {0} to {1} failed: {2}. {3} All chains listed there are complete.</source>
        <translation>La copie de {0} vers {1} a échoué : {2}. {3} Toutes les chaînes qui y figurent sont complètes.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The copying of {0} to {1} has ended: {2}, {3}.</source>
        <translation>La copie de {0} vers {1} est terminée : {2}, {3}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The copying of {0} to {1} has started.</source>
        <translation>La copie de {0} vers {1} a commencé.</translation>
    </message>
    <message>
        <location filename="app/schedulers/cron.py"/>
        <source>The crontab cannot be read. What crontab says: “{0}”.</source>
        <translation>La crontab est illisible. Message de crontab : « {0} ».</translation>
    </message>
    <message>
        <location filename="app/schedulers/cron.py"/>
        <source>The crontab is not what was written: another program changed it at the same moment.</source>
        <translation>La crontab n’est pas celle qui a été écrite : un autre programme l’a modifiée au même moment.</translation>
    </message>
    <message>
        <location filename="app/schedulers/cron.py"/>
        <source>The crontab of {0}</source>
        <translation>La crontab de {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>The current log is missing. The logs end with {0}. The databases were shut down cleanly and require no logs.</source>
        <translation>Le journal actuel manque. Les journaux se terminent par {0}. Les bases de données ont été arrêtées correctement et ne requièrent aucun journal.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>The current log, {0}, is missing. All changes logged after {1} are lost.</source>
        <translation>Le journal actuel, {0}, manque. Toutes les modifications journalisées après {1} sont perdues.</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_ends.py"/>
        <source>The current log, {0}, is missing. The logs end with {1}.</source>
        <translation>Le journal actuel, {0}, manque. Les journaux se terminent par {1}.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>The current log, {0}, is not in {1}. The logs there end with {2}.</source>
        <translation>Le journal actuel, {0}, n’est pas dans {1}. Les journaux s’y terminent par {2}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The cursor is not on a record.</source>
        <translation>Le curseur n’est pas sur un enregistrement.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/tail.py"/>
        <source>The damage can be repaired in a copy. Check the disk.</source>
        <translation>Le dommage peut être réparé dans une copie. Contrôlez le disque.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The data cannot be decrypted.</source>
        <translation>Les données ne peuvent pas être déchiffrées.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database already exists.</source>
        <translation>La base de données existe déjà.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database and the logs disagree on the last clean shutdown.</source>
        <translation>La base de données et les journaux divergent sur le dernier arrêt correct.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database and the logs do not belong together.</source>
        <translation>La base de données et les journaux ne vont pas ensemble.</translation>
    </message>
    <message>
        <location filename="app/meaning/finding.py"/>
        <source>The database has no view {0}.</source>
        <translation>La base de données n’a pas de vue {0}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database has reached its maximum size.</source>
        <translation>La base de données a atteint sa taille maximale.</translation>
    </message>
    <message>
        <location filename="engine/btree/space.py"/>
        <source>The database has {0} pages and cannot grow to {1} or more.</source>
        <translation>La base de données a {0} pages et ne peut pas croître jusqu’à {1} ou plus.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database header is damaged.</source>
        <translation>L’en-tête de la base de données est endommagé.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The database headers can be read</source>
        <translation>Les en-têtes des bases de données sont lisibles</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database is a backup copy that was not restored.</source>
        <translation>La base de données est une copie de sauvegarde qui n’a pas été restaurée.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database is being reseeded and is not complete.</source>
        <translation>La base de données est en cours de réamorçage et n’est pas complète.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>The database is from another time than its logs, or was changed without them.</source>
        <translation>La base de données date d’un autre moment que ses journaux, ou a été modifiée sans eux.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database is from another time than its logs, or was changed without them. Keep both.</source>
        <translation>La base de données date d’un autre moment que ses journaux, ou a été modifiée sans eux. Gardez les deux.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database is in use.</source>
        <translation>La base de données est en cours d’utilisation.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database is not a backup copy.</source>
        <translation>La base de données n’est pas une copie de sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>The database owns no pages.</source>
        <translation>La base de données ne possède aucune page.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database was not found.</source>
        <translation>La base de données est introuvable.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The database was not shut down cleanly and needs recovery.</source>
        <translation>La base de données n’a pas été arrêtée correctement et doit être récupérée.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>The database was not shut down cleanly. After a restore, it needs recovery with these logs.</source>
        <translation>La base de données n’a pas été arrêtée correctement. Après une restauration, elle doit être récupérée avec ces journaux.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The database {0} cannot be backed up incrementally because it has no full backup.</source>
        <translation>La base de données {0} ne peut pas être sauvegardée de façon incrémentielle, car elle n’a pas de sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The database {0} could not be backed up: {1}. {2}</source>
        <translation>La base de données {0} n’a pas pu être sauvegardée : {1}. {2}</translation>
    </message>
    <message>
        <location filename="engine/recover/planning.py"/>
        <source>The database {0} is missing and cannot be created from the logs: {1}.</source>
        <translation>La base de données {0} manque et ne peut pas être créée à partir des journaux : {1}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>The database {0} is missing. Its path in the logs is {1}.</source>
        <translation>La base de données {0} manque. Son chemin dans les journaux est {1}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The database {0} was attached.</source>
        <translation>La base de données {0} a été attachée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The database {0} was created.</source>
        <translation>La base de données {0} a été créée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The database {0} was detached.</source>
        <translation>La base de données {0} a été détachée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The database {0} was missing and was created from the logs.</source>
        <translation>La base de données {0} manquait et a été créée à partir des journaux.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The database {0} was restored and requires recovery with the log generations {1} to {2}.</source>
        <translation>La base de données {0} a été restaurée et requiert une récupération avec les générations de journaux {1} à {2}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The database {0} was restored. Its state is clean shutdown.</source>
        <translation>La base de données {0} a été restaurée. Son état est « arrêt correct ».</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The databases end in a clean shutdown</source>
        <translation>Les bases de données finissent en arrêt correct</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>The default value of column {0} is too long.</source>
        <translation>La valeur par défaut de la colonne {0} est trop longue.</translation>
    </message>
    <message>
        <location filename="engine/tables/schema.py"/>
        <source>The definition of table {0} cannot be changed.</source>
        <translation>La définition de la table {0} ne peut pas être modifiée.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The definition of the index is not valid.</source>
        <translation>La définition de l’index n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>The destination</source>
        <translation>La destination</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>The destination is not available</source>
        <translation>La destination est indisponible</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>The destination is not available: {0}</source>
        <translation>La destination est indisponible : {0}</translation>
    </message>
    <message>
        <location filename="app/status/destination_facts.py"/>
        <source>The destination is read-only: no backup can be written to it</source>
        <translation>La destination est en lecture seule : aucune sauvegarde ne peut y être écrite</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>The destination {0} contains a folder that is not a backup: {1}.</source>
        <translation>La destination {0} contient un dossier qui n’est pas une sauvegarde : {1}.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>The destination {0} does not exist now; the first run creates it.</source>
        <translation>La destination {0} n’existe pas actuellement ; la première exécution la crée.</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>The destination {0} does not exist.</source>
        <translation>La destination {0} n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>The destination {0} is not a folder.</source>
        <translation>La destination {0} n’est pas un dossier.</translation>
    </message>
    <message>
        <location filename="app/status/facts.py"/>
        <location filename="engine/chain/absence.py"/>
        <source>The destination {0} is not available.</source>
        <translation>La destination {0} est indisponible.</translation>
    </message>
    <message>
        <location filename="engine/chain/identity.py"/>
        <source>The destination {0} is not available. {1}</source>
        <translation>La destination {0} est indisponible. {1}</translation>
    </message>
    <message>
        <location filename="engine/remains.py"/>
        <source>The destination {0} was disconnected, moved or deleted during the backup.</source>
        <translation>La destination {0} a été déconnectée, déplacée ou supprimée pendant la sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The destination {0} was not marked, so that another one at its path would not be noticed: {1}</source>
        <translation>La destination {0} n’a pas été marquée ; une autre à son chemin ne serait donc pas remarquée : {1}</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <location filename="engine/chain/local_staging.py"/>
        <source>The destination {0} {1} the folder to be backed up, {2}.</source>
        <translation>La destination {0} {1} le dossier à sauvegarder, {2}.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>The destinations are still being read.</source>
        <translation>La lecture des destinations est encore en cours.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The device or file system failed.</source>
        <translation>Le périphérique ou le système de fichiers a échoué.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <source>The directory {0} does not exist.</source>
        <translation>Le dossier {0} n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>The disk image {0} does not hold the differences to {1} as it is now: that was changed since, or is another disk.</source>
        <translation>L’image disque {0} ne contient pas les différences avec {1} dans son état actuel : celle-ci a été modifiée depuis, ou c’est un autre disque.</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>The disk image {0} has no volume that can be read. {1}</source>
        <translation>L’image disque {0} n’a aucun volume lisible. {1}</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>The disk image {0} has several volumes with {1}.</source>
        <translation>L’image disque {0} a plusieurs volumes avec {1}.</translation>
    </message>
    <message>
        <location filename="engine/images/blocks.py"/>
        <source>The disk image {0} is damaged: {1}</source>
        <translation>L’image disque {0} est endommagée : {1}</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>The disk image {0} is encrypted.</source>
        <translation>L’image disque {0} est chiffrée.</translation>
    </message>
    <message>
        <location filename="engine/images/blocks.py"/>
        <source>The disk image {0} was truncated: {1}.</source>
        <translation>L’image disque {0} a été tronquée : {1}.</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>The disk image {0} {1}, which is not supported.</source>
        <translation>L’image disque {0} {1}, ce qui n’est pas pris en charge.</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>The disk image {0} {1}.</source>
        <translation>L’image disque {0} {1}.</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>The disk image {0} {1}: {2}.</source>
        <translation>L’image disque {0} {1} : {2}.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>The displayed update history starts again. Installed updates remain installed.</source>
        <translation>L’historique des mises à jour affiché repart de zéro. Les mises à jour installées le restent.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The drill of {0} restores the state of {1}, chosen with the seed {2}.</source>
        <translation>L’essai de {0} restaure l’état du {1}, choisi avec la graine {2}.</translation>
    </message>
    <message>
        <location filename="app/audit/log.py"/>
        <source>The end of {0} is no audit log.</source>
        <translation>La fin de {0} n’est pas un journal d’audit.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The entry of the audit log for this {0} could not be written: {1}</source>
        <translation>L’entrée du journal d’audit pour cette opération ({0}) n’a pas pu être écrite : {1}</translation>
    </message>
    <message>
        <location filename="app/notify/channels/windows_event_log.py"/>
        <source>The entry was not written to the event log: {0}.</source>
        <translation>L’entrée n’a pas été écrite dans le journal des événements : {0}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The existing files in {0} were moved to {1}.</source>
        <translation>Les fichiers existants de {0} ont été déplacés vers {1}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The export of {0} failed: {1}. {2} Nothing was written.</source>
        <translation>L’export de {0} a échoué : {1}. {2} Rien n’a été écrit.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The export of {0} to {1} has started.</source>
        <translation>L’export de {0} vers {1} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The feature is not available in this version.</source>
        <translation>Cette fonctionnalité n’est pas disponible dans cette version.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>The field {0} is missing, or no text.</source>
        <translation>Le champ {0} manque ou n’est pas un texte.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>The field {0} is missing. Example: {1} = {2}</source>
        <translation>Le champ {0} manque. Exemple : {1} = {2}</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The file already exists.</source>
        <translation>Le fichier existe déjà.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>The file cannot be read as TOML.</source>
        <translation>Le fichier n’est pas lisible comme TOML.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/key_file.py"/>
        <source>The file contains no identity.</source>
        <translation>Le fichier ne contient aucune identité.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>The file contains null characters: it was only written in part.</source>
        <translation>Le fichier contient des caractères nuls : il n’a été écrit qu’en partie.</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>The file contains only zeros so far.</source>
        <translation>Le fichier ne contient jusqu’ici que des zéros.</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>The file does not begin with an ESE database header.</source>
        <translation>Le fichier ne commence pas par un en-tête de base de données ESE.</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>The file does not belong to the Extensible Storage Engine.</source>
        <translation>Le fichier n’appartient pas à l’Extensible Storage Engine.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/ed25519.py"/>
        <source>The file does not contain a public Ed25519 key.</source>
        <translation>Le fichier ne contient pas de clé publique Ed25519.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>The file does not match {0}.</source>
        <translation>Le fichier ne correspond pas à {0}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The file ends before the expected end of its data.</source>
        <translation>Le fichier s’arrête avant la fin attendue de ses données.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>The file is UTF-16.</source>
        <translation>Le fichier est en UTF-16.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <location filename="engine/discovery/files_found.py"/>
        <source>The file is empty.</source>
        <translation>Le fichier est vide.</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <location filename="engine/error_codes.py"/>
        <source>The file is not an ESE database.</source>
        <translation>Le fichier n’est pas une base de données ESE.</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>The file is of type {0}, not a checkpoint.</source>
        <translation>Le fichier est de type {0}, pas un point de contrôle.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>The file is of type {0}, not a log.</source>
        <translation>Le fichier est de type {0}, pas un journal.</translation>
    </message>
    <message>
        <location filename="app/schedulers/launchd.py"/>
        <source>The file is there, but launchd has not loaded it.</source>
        <translation>Le fichier existe, mais launchd ne l’a pas chargé.</translation>
    </message>
    <message>
        <location filename="app/notify/tell.py"/>
        <source>The file of the channels cannot be used, and changes of it have no effect: {0}</source>
        <translation>Le fichier des canaux est inutilisable, et ses modifications sont sans effet : {0}</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>The file system does not support the name or the operation. Choose another location.</source>
        <translation>Le système de fichiers ne prend pas en charge le nom ou l’opération. Choisissez un autre emplacement.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>The file was copied without being checked. Its content is not verified.</source>
        <translation>Le fichier a été copié sans être contrôlé. Son contenu n’est pas vérifié.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The file was not found.</source>
        <translation>Le fichier est introuvable.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The file was truncated or extended. Use another copy of this log.</source>
        <translation>Le fichier a été tronqué ou étendu. Utilisez une autre copie de ce journal.</translation>
    </message>
    <message>
        <location filename="engine/storage/owned_space.py"/>
        <source>The file was truncated. It {0}, but {1}.</source>
        <translation>Le fichier a été tronqué. Il {0}, mais {1}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The file was truncated. Restore the last good backup.</source>
        <translation>Le fichier a été tronqué. Restaurez la dernière bonne sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>The file was truncated: it ends after {0} bytes, inside its header of {1} bytes.</source>
        <translation>Le fichier a été tronqué : il se termine après {0} octets, à l’intérieur de son en-tête de {1} octets.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/key_file.py"/>
        <source>The file with the identity is encrypted, and no given passphrase opens it.</source>
        <translation>Le fichier de l’identité est chiffré, et aucune phrase secrète donnée ne l’ouvre.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The files are read from the snapshot {0} of {1}.</source>
        <translation>Les fichiers sont lus depuis l’instantané {0} de {1}.</translation>
    </message>
    <message>
        <location filename="engine/restore/job.py"/>
        <source>The files can be restored as they were backed up, without recovery.</source>
        <translation>Les fichiers peuvent être restaurés tels que sauvegardés, sans récupération.</translation>
    </message>
    <message>
        <location filename="engine/sources/as_it_is.py"/>
        <source>The files do not show which instance they belong to.</source>
        <translation>Les fichiers n’indiquent pas à quelle instance ils appartiennent.</translation>
    </message>
    <message>
        <location filename="engine/recover/in_memory.py"/>
        <source>The files in {0} changed while they were read. An engine may be running on them.</source>
        <translation>Les fichiers de {0} ont changé pendant leur lecture. Un moteur les utilise peut-être.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The files of {0} were copied as they are. They are evidence, and cannot be restored.</source>
        <translation>Les fichiers de {0} ont été copiés tels quels. Ils servent de preuve et ne peuvent pas être restaurés.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>The files were copied as they are and cannot be restored. Make a full backup after the repair.</source>
        <translation>Les fichiers ont été copiés tels quels et ne peuvent pas être restaurés. Effectuez une sauvegarde complète après la réparation.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The first log of the backup set is newer than the databases require.</source>
        <translation>Le premier journal du jeu de sauvegarde est plus récent que ce que requièrent les bases de données.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>The fixed columns of table {0} do not fit on a page.</source>
        <translation>Les colonnes fixes de la table {0} ne tiennent pas dans une page.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>The folder {0} does not exist now.</source>
        <translation>Le dossier {0} n’existe pas actuellement.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>The folder {0} holds a copy of the chain {1}. Only {2} is continued. Move the copy to another destination, or remove it.</source>
        <translation>Le dossier {0} contient une copie de la chaîne {1}. Seule {2} est poursuivie. Déplacez la copie vers une autre destination ou supprimez-la.</translation>
    </message>
    <message>
        <location filename="engine/files/system.py"/>
        <source>The folder {0} is accessible to other users.</source>
        <translation>Le dossier {0} est accessible à d’autres utilisateurs.</translation>
    </message>
    <message>
        <location filename="app/operations/expanding.py"/>
        <source>The folder {0} of the job does not exist.</source>
        <translation>Le dossier {0} du travail n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/remains.py"/>
        <source>The folder {0} was disconnected, moved or deleted during the run.</source>
        <translation>Le dossier {0} a été déconnecté, déplacé ou supprimé pendant l’exécution.</translation>
    </message>
    <message>
        <location filename="engine/staging.py"/>
        <source>The folder {0}, in which {1} would be created, does not exist.</source>
        <translation>Le dossier {0}, dans lequel {1} serait créé, n’existe pas.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>The format of the file is missing</source>
        <translation>Le format du fichier manque</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>The format version of the chain is {0}; this program supports versions up to {1}.</source>
        <translation>La version du format de la chaîne est {0} ; ce programme prend en charge les versions jusqu’à {1}.</translation>
    </message>
    <message>
        <location filename="engine/control/wire.py"/>
        <source>The frame length {0} is not valid; it must be 1 to {1} bytes.</source>
        <translation>La longueur de trame {0} n’est pas valide ; elle doit être de 1 à {1} octets.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>The given identity cannot open what would be encrypted to these recipients.</source>
        <translation>L’identité donnée ne peut pas ouvrir ce qui serait chiffré pour ces destinataires.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The header and the trailer of the database do not belong together.</source>
        <translation>L’en-tête et la fin de la base de données ne vont pas ensemble.</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>The header and the trailer page of the copy do not belong together.</source>
        <translation>L’en-tête et la page de fin de la copie ne vont pas ensemble.</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>The header gives {0} as the last object id, but {1} is in use</source>
        <translation>L’en-tête indique {0} comme dernier identifiant d’objet, mais {1} est utilisé</translation>
    </message>
    <message>
        <location filename="engine/verify/database_check.py"/>
        <source>The header is damaged. Its shadow copy is good.</source>
        <translation>L’en-tête est endommagé. Sa copie de secours est bonne.</translation>
    </message>
    <message>
        <location filename="engine/salvage/job.py"/>
        <source>The header is damaged. The shadow header was used.</source>
        <translation>L’en-tête est endommagé. L’en-tête de secours a été utilisé.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>The header of the log fails its checksum.</source>
        <translation>L’en-tête du journal ne correspond pas à sa somme de contrôle.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The header of {0} could not be updated with the information on this backup: {1}. The backup itself is complete.</source>
        <translation>L’en-tête de {0} n’a pas pu recevoir les informations sur cette sauvegarde : {1}. La sauvegarde elle-même est complète.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>The history cannot be read: {0}</source>
        <translation>L’historique est illisible : {0}</translation>
    </message>
    <message>
        <location filename="app/operations/run_sheets.py"/>
        <source>The history contains no restore.</source>
        <translation>L’historique ne contient aucune restauration.</translation>
    </message>
    <message>
        <location filename="app/operations/control.py"/>
        <source>The history contains no run {0}.</source>
        <translation>L’historique ne contient pas d’exécution {0}.</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <source>The history could not be read.</source>
        <translation>L’historique n’a pas pu être lu.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The history file was damaged. It was renamed to {0} and a new one was created. No backup is affected.</source>
        <translation>Le fichier d’historique était endommagé. Il a été renommé en {0} et un nouveau a été créé. Aucune sauvegarde n’est touchée.</translation>
    </message>
    <message>
        <location filename="engine/restore/row_history.py"/>
        <source>The history of a row of table {0} does not end with the row as it is at the end.</source>
        <translation>L’historique d’une ligne de la table {0} ne se termine pas par la ligne telle qu’elle est à la fin.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The history of the instance has diverged from the set. Restore the chain without the newer logs.</source>
        <translation>L’historique de l’instance a divergé du jeu. Restaurez la chaîne sans les journaux plus récents.</translation>
    </message>
    <message>
        <location filename="app/history/file.py"/>
        <source>The history {0} cannot be used: {1}.</source>
        <translation>L’historique {0} est inutilisable : {1}.</translation>
    </message>
    <message>
        <location filename="app/history/file.py"/>
        <source>The history {0} was written by a later version of this program.</source>
        <translation>L’historique {0} a été écrit par une version ultérieure de ce programme.</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>The host has posted nothing</source>
        <translation>L’hôte n’a rien publié</translation>
    </message>
    <message>
        <location filename="engine/formats/log/images.py"/>
        <source>The image of page {0} in a log record is damaged: {1}.</source>
        <translation>L’image de la page {0} dans un enregistrement de journal est endommagée : {1}.</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>The import cannot be undone. Change the settings by hand; remove the file.</source>
        <translation>L’importation ne peut pas être annulée. Modifiez les paramètres à la main ; supprimez le fichier.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The index does not exist.</source>
        <translation>L’index n’existe pas.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>The index is a cache. Restore it only to examine its contents, and only to another folder.</source>
        <translation>L’index est un cache. Ne le restaurez que pour en examiner le contenu, et seulement dans un autre dossier.</translation>
    </message>
    <message>
        <location filename="engine/salvage/leaves.py"/>
        <source>The inner pages below page {0} contradict each other.</source>
        <translation>Les pages intérieures sous la page {0} se contredisent.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>The instance cannot be found: {0}</source>
        <translation>L’instance est introuvable : {0}</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The instance has ended without a clean shutdown, as requested. Its databases require recovery.</source>
        <translation>L’instance s’est terminée sans arrêt correct, comme demandé. Ses bases de données doivent être récupérées.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The instance has no more sessions.</source>
        <translation>L’instance n’a plus de sessions.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The instance has the maximum number of databases, six.</source>
        <translation>L’instance a atteint le nombre maximal de bases de données, six.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The instance is already initialised.</source>
        <translation>L’instance est déjà initialisée.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The instance is being restored.</source>
        <translation>L’instance est en cours de restauration.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The instance is not initialised.</source>
        <translation>L’instance n’est pas initialisée.</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>The instance is restorable to {0}, {1}, {2}</source>
        <translation>L’instance est restaurable jusqu’{0:au |à }, {1}, {2}</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The instance is running without logging.</source>
        <translation>L’instance fonctionne sans journalisation.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The instance is shutting down.</source>
        <translation>L’instance est en cours d’arrêt.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The instance is unavailable because of a fatal error.</source>
        <translation>L’instance est indisponible à cause d’une erreur fatale.</translation>
    </message>
    <message>
        <location filename="engine/control/server.py"/>
        <source>The instance received no message from this process for too long and ended its backup.</source>
        <translation>L’instance n’a reçu aucun message de ce processus pendant trop longtemps et a mis fin à sa sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/instance/instance.py"/>
        <source>The instance stopped because of a fatal error: {0}</source>
        <translation>L’instance s’est arrêtée à cause d’une erreur fatale : {0}</translation>
    </message>
    <message>
        <location filename="engine/storage/cache.py"/>
        <location filename="engine/storage/database_pages.py"/>
        <source>The instance stopped because of an error: {0}</source>
        <translation>L’instance s’est arrêtée à cause d’une erreur : {0}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The instance {0} has stopped.</source>
        <translation>L’instance {0} s’est arrêtée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The instance {0} is no longer found in {1}, where the job {2} backed it up. Its last backup ended at {3}. If it should be there, connect its disk. Its backups are unchanged.</source>
        <translation>L’instance {0} est désormais introuvable dans {1}, où le travail {2} la sauvegardait. Sa dernière sauvegarde s’est terminée à {3}. Si elle devrait s’y trouver, connectez son disque. Ses sauvegardes sont inchangées.</translation>
    </message>
    <message>
        <location filename="engine/control/in_use.py"/>
        <source>The instance {0} is running in {1} (process {2}).</source>
        <translation>L’instance {0} est en cours d’exécution dans {1} (processus {2}).</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The instance {0} is starting.</source>
        <translation>L’instance {0} démarre.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The instance {0} started in {1} s.</source>
        <translation>L’instance {0} a démarré en {1} s.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The instance {0} stopped with the error {1}.</source>
        <translation>L’instance {0} s’est arrêtée avec l’erreur {1}.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The instance's newer logs follow</source>
        <translation>Les journaux plus récents de l’instance suivent</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The interrupted {0} of {1} left {2} ({3}): a part of a chain. The next copy of that chain to this place continues it; it can also be deleted now.</source>
        <translation>L’opération {0} de {1}, interrompue, a laissé {2} ({3}) : une partie d’une chaîne. La prochaine copie de cette chaîne vers cet emplacement la continuera ; elle peut aussi être supprimée dès maintenant.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The interrupted {0} of {1} left {2} ({3}): copies that nothing uses. The next run to that place removes the folder; it can also be deleted now.</source>
        <translation>L’opération {0} de {1}, interrompue, a laissé {2} ({3}) : des copies que rien n’utilise. La prochaine exécution vers cet emplacement supprimera ce dossier ; il peut aussi être supprimé dès maintenant.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>The job file cannot be used, and no job runs: {0}</source>
        <translation>Le fichier des travaux est inutilisable, et rien ne s’exécute automatiquement : {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/secrets.py"/>
        <source>The job file holds no secrets, so it has no field {0}. Keep it in a file that only you can read, or in the keyring, and name that: a path, or keyring:NAME.</source>
        <translation>Le fichier des travaux ne contient aucun secret ; il n’a donc pas de champ {0}. Gardez-le dans un fichier que vous seul pouvez lire, ou dans le trousseau, et indiquez celui-ci : un chemin, ou keyring:NAME.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>The job file is text in UTF-8, which cannot express {0}.</source>
        <translation>Le fichier des travaux est un texte en UTF-8, qui ne peut pas exprimer {0}.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>The job has no schedule: it runs on request only.</source>
        <translation>Le travail n’a pas de planification : il ne s’exécute qu’à la demande.</translation>
    </message>
    <message>
        <location filename="app/unattended/plan.py"/>
        <source>The job is paused.</source>
        <translation>Le travail est en pause.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <location filename="app/unattended/plan.py"/>
        <source>The job is paused: {0}</source>
        <translation>Le travail est en pause : {0}</translation>
    </message>
    <message>
        <location filename="app/unattended/due.py"/>
        <source>The job was cancelled.</source>
        <translation>Le travail a été annulé.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>The job {0} does not run on this machine.</source>
        <translation>Le travail {0} ne s’exécute pas sur cette machine.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The job {0} failed: {1}</source>
        <translation>Le travail {0} a échoué : {1}</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/ed25519.py"/>
        <source>The key to sign with is not a private Ed25519 key without a passphrase.</source>
        <translation>La clé de signature n’est pas une clé privée Ed25519 sans phrase secrète.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>The key {0} does not exist now.</source>
        <translation>La clé {0} n’existe pas actuellement.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/access.py"/>
        <source>The keyring cannot be read: {0}.</source>
        <translation>Le trousseau ne peut pas être lu : {0}.</translation>
    </message>
    <message>
        <location filename="app/operations/key_files.py"/>
        <source>The keyring contains no identity named {0}.</source>
        <translation>Le trousseau ne contient aucune identité nommée {0}.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>The keyring contains no secret named {0}.</source>
        <translation>Le trousseau ne contient aucun secret nommé {0}.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>The keyring needs the Python package keyring, which is not installed.</source>
        <translation>Le trousseau exige le paquet Python keyring, qui n’est pas installé.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>The keyring of the system cannot be used: {0}: {1}</source>
        <translation>Le trousseau du système est inutilisable : {0} : {1}</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/access.py"/>
        <source>The keyring was not searched: the Python package keyring is not installed.</source>
        <translation>Le trousseau n’a pas été consulté : le paquet Python keyring n’est pas installé.</translation>
    </message>
    <message>
        <location filename="engine/backup/whose_chain.py"/>
        <source>The last backup was made from {0}, where the instance is no longer found. If this is a copy of it and not the instance itself, make a full backup, which starts a chain of its own.</source>
        <translation>La dernière sauvegarde a été faite depuis {0}, où l’instance ne se trouve plus. S’il s’agit d’une copie et non de l’instance elle-même, effectuez une sauvegarde complète, qui commence une chaîne à part.</translation>
    </message>
    <message>
        <location filename="engine/backup/whose_chain.py"/>
        <source>The last backup was made on another machine, {0}. If this is a copy of that instance and not the instance itself, make a full backup, which starts a chain of its own.</source>
        <translation>La dernière sauvegarde a été faite sur une autre machine, {0}. S’il s’agit d’une copie de cette instance et non de l’instance elle-même, effectuez une sauvegarde complète, qui commence une chaîne à part.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The last log of the backup set is older than the databases require.</source>
        <translation>Le dernier journal du jeu de sauvegarde est plus ancien que ce que requièrent les bases de données.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>The last run failed</source>
        <translation>La dernière exécution a échoué</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>The last run failed: {0}</source>
        <translation>La dernière exécution a échoué : {0}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The last write to the log {0}, at {1}, is incomplete and was ignored.</source>
        <translation>La dernière écriture dans le journal {0}, à {1}, est incomplète et a été ignorée.</translation>
    </message>
    <message>
        <location filename="app/schedulers/cron.py"/>
        <source>The line is commented out.</source>
        <translation>La ligne est en commentaire.</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>The line is incomplete: a program or the machine stopped while it was written.</source>
        <translation>La ligne est incomplète : un programme ou la machine s’est arrêté pendant son écriture.</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>The line is not a row of the log.</source>
        <translation>Ce n’est pas une ligne du journal.</translation>
    </message>
    <message>
        <location filename="engine/formats/live_page.py"/>
        <source>The lines of page {0} exceed its size by {1} bytes.</source>
        <translation>Les lignes de la page {0} dépassent sa taille de {1} octets.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_text.py"/>
        <source>The list of {0} is written in several ways.</source>
        <translation>La liste de {0} est écrite de plusieurs façons.</translation>
    </message>
    <message>
        <location filename="engine/recovery/replay_work.py"/>
        <source>The log contains a {0} record at {1}, which this program cannot redo.</source>
        <translation>Le journal contient à {1} un enregistrement {0}, que ce programme ne peut pas réappliquer.</translation>
    </message>
    <message>
        <location filename="engine/recovery/sessions.py"/>
        <source>The log does not contain the data that change {0} replaced.</source>
        <translation>Le journal ne contient pas les données que la modification {0} a remplacées.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>The log ends after {0} bytes, inside its header.</source>
        <translation>Le journal se termine après {0} octets, à l’intérieur de son en-tête.</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>The log ends with row {0}, but row {1} had been written: its end was removed.</source>
        <translation>Le journal se termine par la ligne {0}, mais la ligne {1} avait été écrite : sa fin a été supprimée.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The log file belongs to another log stream.</source>
        <translation>Le fichier journal appartient à un autre flux de journaux.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The log file cannot be written.</source>
        <translation>Le fichier journal ne peut pas être écrit.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The log file size does not match the requested size.</source>
        <translation>La taille des fichiers journaux ne correspond pas à la taille demandée.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The log file that the checkpoint points to is missing.</source>
        <translation>Le fichier journal désigné par le point de contrôle manque.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The log files are not contiguous.</source>
        <translation>Les fichiers journaux ne sont pas contigus.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The log files are not in sequence.</source>
        <translation>Les fichiers journaux ne se suivent pas.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/segments.py"/>
        <source>The log has a size of {0} bytes, but its header says {1}.</source>
        <translation>Le journal a une taille de {0} octets, mais son en-tête indique {1}.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>The log has version {0}, which is not supported. This program reads version {1}.</source>
        <translation>Le journal a la version {0}, qui n’est pas prise en charge. Ce programme lit la version {1}.</translation>
    </message>
    <message>
        <location filename="engine/storage/log.py"/>
        <source>The log is closed.</source>
        <translation>Le journal est clos.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The log volume is full.</source>
        <translation>Le volume des journaux est plein.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>The log {0} cannot be used: {1}.</source>
        <translation>Le journal {0} est inutilisable : {1}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The log {0} could not be backed up: {1}. {2}</source>
        <translation>Le journal {0} n’a pas pu être sauvegardé : {1}. {2}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The log {0} is damaged at segment {1} ({2}); its last good segment is {3}.</source>
        <translation>Le journal {0} est endommagé au segment {1} ({2}) ; son dernier bon segment est {3}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The log {0} is damaged at {1}. Recovery cannot continue.</source>
        <translation>Le journal {0} est endommagé à {1}. La récupération ne peut pas continuer.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The log {0} now ends before segment {1}, as requested. {2}</source>
        <translation>Le journal {0} se termine maintenant avant le segment {1}, comme demandé. {2}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The log {0} was deleted because recovery ended before it, as requested.</source>
        <translation>Le journal {0} a été supprimé, car la récupération s’est arrêtée avant lui, comme demandé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The log {0} was replayed: {1} records.</source>
        <translation>Le journal {0} a été rejoué : {1} enregistrements.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The logs and the headers of {0} were not changed: it is a {1} backup.</source>
        <translation>Les journaux et les en-têtes de {0} n’ont pas été modifiés : c’est une sauvegarde {1}.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The logs are contiguous</source>
        <translation>Les journaux sont contigus</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The logs cannot be truncated because not all of them were copied.</source>
        <translation>Les journaux ne peuvent pas être tronqués, car tous n’ont pas été copiés.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>The logs end with the database {0} ({1}) attached, but {2}.</source>
        <translation>Les journaux se terminent avec la base de données {0} ({1}) attachée, mais {2}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The logs in the folder do not continue the backup set.</source>
        <translation>Les journaux du dossier ne continuent pas le jeu de sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/restore/newer_logs.py"/>
        <source>The logs in {0} belong to the stream {1}, but the chain belongs to {2}.</source>
        <translation>Les journaux de {0} appartiennent au flux {1}, mais la chaîne appartient à {2}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The logs of the instance are not contiguous.</source>
        <translation>Les journaux de l’instance ne sont pas contigus.</translation>
    </message>
    <message>
        <location filename="engine/instance/start.py"/>
        <source>The logs of {0} in {1} have a database page size of {2} bytes, not {3}.</source>
        <translation>Les journaux de {0} dans {1} ont une taille de page de base de données de {2} octets, pas {3}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The logs of {0} were not truncated: files at rest are never changed.</source>
        <translation>Les journaux de {0} n’ont pas été tronqués : les fichiers au repos ne sont jamais modifiés.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The logs required by {0} exist</source>
        <translation>Les journaux requis par {0} existent</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The logs {0} to {1} were deleted because the instance no longer needs them.</source>
        <translation>Les journaux {0} à {1} ont été supprimés, car l’instance n’en a plus besoin.</translation>
    </message>
    <message>
        <location filename="engine/formats/long_value.py"/>
        <location filename="engine/tables/long_values.py"/>
        <source>The long value is encrypted.</source>
        <translation>La valeur longue est chiffrée.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>The manifest is missing, but {0} exists: this was a chain</source>
        <translation>Le manifeste manque, mais {0} existe : c’était une chaîne</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>The manifest of the chain is damaged: {0}.</source>
        <translation>Le manifeste de la chaîne est endommagé : {0}.</translation>
    </message>
    <message>
        <location filename="engine/chain/stored.py"/>
        <source>The manifest of the chain is missing.</source>
        <translation>Le manifeste de la chaîne manque.</translation>
    </message>
    <message>
        <location filename="engine/chain/signatures.py"/>
        <source>The manifest of the chain {0}: {1}.</source>
        <translation>Le manifeste de la chaîne {0} : {1}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The maximum nesting level of transactions has been reached.</source>
        <translation>Le niveau maximal d’imbrication des transactions est atteint.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The maximum number of page versions kept for readers has been reached.</source>
        <translation>Le nombre maximal de versions de pages gardées pour les lecteurs est atteint.</translation>
    </message>
    <message>
        <location filename="app/meaning/fields.py"/>
        <source>The meaning is not public.</source>
        <translation>La signification n’est pas publique.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>The message was not sent to {0}: it refused the user name or the password.</source>
        <translation>Le message n’a pas été envoyé à {0} : il a refusé le nom d’utilisateur ou le mot de passe.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>The message was not sent to {0}: its certificate is not valid: {1}.</source>
        <translation>Le message n’a pas été envoyé à {0} : son certificat n’est pas valide : {1}.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <location filename="app/notify/channels/mail.py"/>
        <source>The message was not sent to {0}: {1}.</source>
        <translation>Message non envoyé, destinataire : {0} ; {1}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The name of a log file does not match the generation in its header.</source>
        <translation>Le nom d’un fichier journal ne correspond pas à la génération de son en-tête.</translation>
    </message>
    <message>
        <location filename="engine/backup/as_is.py"/>
        <location filename="engine/backup/plan.py"/>
        <source>The name {0} is not valid on every system.</source>
        <translation>Le nom {0} n’est pas valide sur tous les systèmes.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>The names of the files of one restore end with the same ID. Move those of all but one to another folder first.</source>
        <translation>Les noms des fichiers d’une restauration se terminent par le même identifiant. Déplacez d’abord ceux de toutes sauf une dans un autre dossier.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The newer logs continue the end of the chain; the logs before that would be missing.</source>
        <translation>Les journaux plus récents continuent la fin de la chaîne ; les journaux précédents manqueraient.</translation>
    </message>
    <message>
        <location filename="engine/restore/view.py"/>
        <source>The newer logs of an instance cannot be read without a restore.</source>
        <translation>Les journaux plus récents d’une instance ne peuvent pas être lus sans restauration.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>The newest backup is dated in the future: {0}</source>
        <translation>La sauvegarde la plus récente porte une date future : {0}</translation>
    </message>
    <message>
        <location filename="app/status/moment_problems.py"/>
        <source>The newest backup is dated {0}, but follows one of {1}: the clock may have been set back</source>
        <translation>La sauvegarde la plus récente est datée du {0}, mais suit celle du {1} : l’horloge a peut-être été reculée</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>The newest backup is no longer at its destination. It was deleted or moved, or the disk is not mounted. Mount the disk, or make a full backup.</source>
        <translation>La sauvegarde la plus récente n’est plus à sa destination. Elle a été supprimée ou déplacée, ou le disque n’est pas monté. Montez le disque, ou faites une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>The newest backup went to a folder that is not in the list of destinations. Add the folder to the list.</source>
        <translation>La sauvegarde la plus récente se trouve dans un dossier absent de la liste des destinations. Ajoutez-le à la liste.</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>The newest chain of {0} that can be restored is among the chains to remove.</source>
        <translation>La chaîne restaurable la plus récente de {0} fait partie des chaînes à supprimer.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>The newest chain, {0}, was found damaged on {1} UTC and cannot be extended. {2}</source>
        <translation>La chaîne la plus récente, {0}, a été trouvée endommagée le {1} UTC et ne peut pas être continuée. {2}</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>The newest moment that a restore brings back.</source>
        <translation>Le moment le plus récent qu’une restauration rétablit.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>The newest restorable moment is older than {0}</source>
        <translation>Le moment restaurable le plus récent date de plus de {0}</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>The newest set is older than the limit allows.</source>
        <translation>Le jeu le plus récent est plus ancien que la limite permise.</translation>
    </message>
    <message>
        <location filename="app/operations/control.py"/>
        <source>The next command sets the state of the run: ese-backup history --runs.</source>
        <translation>La commande suivante fixe l’état de l’exécution : ese-backup history --runs.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>The next slot does the same. Check that the machine runs and is not too busy at that time.</source>
        <translation>Le prochain créneau fait la même chose. Vérifiez que la machine fonctionne et n’est pas trop occupée à ce moment.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The operation was stopped on request. Nothing was kept.</source>
        <translation>L’opération a été arrêtée à la demande. Rien n’a été gardé.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>The option -authsysvol of wbadmin applies to SYSVOL only. It does not make directory objects authoritative.</source>
        <translation>L’option -authsysvol de wbadmin ne concerne que SYSVOL. Elle ne fait pas autorité pour les objets de l’annuaire.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The original {0} of files in {1} could not be restored.</source>
        <translation>L’élément d’origine ({0}) de fichiers de {1} n’a pas pu être rétabli.</translation>
    </message>
    <message>
        <location filename="engine/control/peer.py"/>
        <source>The other process belongs to another user.</source>
        <translation>L’autre processus appartient à un autre utilisateur.</translation>
    </message>
    <message>
        <location filename="engine/control/wire.py"/>
        <source>The other process closed the connection.</source>
        <translation>L’autre processus a fermé la connexion.</translation>
    </message>
    <message>
        <location filename="engine/control/wire.py"/>
        <source>The other process does not accept messages: {0}.</source>
        <translation>L’autre processus n’accepte pas de messages : {0}.</translation>
    </message>
    <message>
        <location filename="engine/control/wire.py"/>
        <source>The other process does not respond.</source>
        <translation>L’autre processus ne répond pas.</translation>
    </message>
    <message>
        <location filename="engine/control/server.py"/>
        <source>The other process uses another version of the protocol.</source>
        <translation>L’autre processus utilise une autre version du protocole.</translation>
    </message>
    <message>
        <location filename="engine/control/wire.py"/>
        <source>The other process, {0}, is suspended.</source>
        <translation>L’autre processus, {0}, est suspendu.</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>The page contains the number of page {0}: it was written to the wrong place.</source>
        <translation>La page contient le numéro de la page {0} : elle a été écrite au mauvais endroit.</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>The page is blank: it was never written.</source>
        <translation>La page est vierge : elle n’a jamais été écrite.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The page size of the database does not match that of the instance.</source>
        <translation>La taille de page de la base de données ne correspond pas à celle de l’instance.</translation>
    </message>
    <message>
        <location filename="engine/instance/attached_databases.py"/>
        <source>The page size of {0} is {1} bytes, but that of the instance is {2}.</source>
        <translation>La taille de page de {0} est de {1} octets, mais celle de l’instance est de {2}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The path does not exist or is not a folder.</source>
        <translation>Le chemin n’existe pas ou n’est pas un dossier.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>The path is a folder. Specify a file.</source>
        <translation>Le chemin est un dossier. Indiquez un fichier.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <source>The path is longer than {0} characters.</source>
        <translation>Le chemin a plus de {0} caractères.</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>The path of an attachment extends beyond the list at byte {0}.</source>
        <translation>Le chemin d’un attachement dépasse la liste à l’octet {0}.</translation>
    </message>
    <message>
        <location filename="engine/control/local_sockets.py"/>
        <source>The path {0} is too long for a socket.</source>
        <translation>Le chemin {0} est trop long pour un socket.</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>The paths of the attached databases require {0} bytes, but only {1} are available.</source>
        <translation>Les chemins des bases de données attachées demandent {0} octets, mais seuls {1} sont disponibles.</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>The posts of the hosts cannot be read: {0}</source>
        <translation>Les publications des hôtes sont illisibles : {0}</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The primary index cannot be deleted.</source>
        <translation>L’index primaire ne peut pas être supprimé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The primary key of a record cannot be changed.</source>
        <translation>La clé primaire d’un enregistrement ne peut pas être modifiée.</translation>
    </message>
    <message>
        <location filename="engine/restore/row_key.py"/>
        <source>The primary key of table {0} has {1} ({2}), but {3} given.</source>
        <translation>La clé primaire de la table {0} a {1} ({2}), mais {3} donnés.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The process has the maximum number of instances.</source>
        <translation>Le processus a atteint le nombre maximal d’instances.</translation>
    </message>
    <message>
        <location filename="app/operations/control.py"/>
        <source>The process of the run {0}, {1}, does not run on this machine any more.</source>
        <translation>Le processus de l’exécution {0}, {1}, ne fonctionne plus sur cette machine.</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <source>The program {0} is not found now.</source>
        <translation>Le programme {0} est introuvable actuellement.</translation>
    </message>
    <message>
        <location filename="app/unattended/job_run.py"/>
        <source>The program {0} the job failed: {1}</source>
        <translation>Le programme {0} le travail a échoué : {1}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The program {0} the job {1} failed: {2}</source>
        <translation>Le programme {0} le travail {1} a échoué : {2}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The program {0} the job {1} has ended.</source>
        <translation>Le programme {0} le travail {1} est terminé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The pruning of {0} has ended: {1} removed, {2} freed.</source>
        <translation>La purge de {0} est terminée : {1} supprimées, {2} libérés.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The pruning of {0} has started.</source>
        <translation>La purge de {0} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/chain/pinning.py"/>
        <source>The reason is longer than {0} characters.</source>
        <translation>La raison a plus de {0} caractères.</translation>
    </message>
    <message>
        <location filename="engine/change/page_changes.py"/>
        <source>The record at {0} changes page {1}, which is blank, unreadable or beyond the end of the file.</source>
        <translation>L’enregistrement à {0} modifie la page {1}, qui est vierge, illisible ou au-delà de la fin du fichier.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The record does not exist.</source>
        <translation>L’enregistrement n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/formats/record_writer.py"/>
        <source>The record has {0} bytes, which is too large; the maximum is {1}.</source>
        <translation>L’enregistrement a {0} octets, ce qui est trop grand ; le maximum est de {1}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The record is too large for a page.</source>
        <translation>L’enregistrement est trop grand pour une page.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The record of sent notices was damaged. It was renamed to {0}. All current problems are sent again.</source>
        <translation>Le relevé des messages envoyés était endommagé. Il a été renommé en {0}. Tous les problèmes actuels sont signalés de nouveau.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The record was deleted.</source>
        <translation>L’enregistrement a été supprimé.</translation>
    </message>
    <message>
        <location filename="engine/recover/planning.py"/>
        <source>The recovered copy needs {0}; {1} is free in {2}.</source>
        <translation>La copie récupérée demande {0} ; {1} sont libres dans {2}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The recovery of {0} has completed.</source>
        <translation>La récupération de {0} est terminée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The recovery of {0} has started.</source>
        <translation>La récupération de {0} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The removal of chains has ended: {0} removed, {1} freed.</source>
        <translation>La suppression de chaînes est terminée : {0} supprimées, {1} libérés.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The restore drill of the chain {0} failed: {1}. {2}</source>
        <translation>L’essai de restauration de la chaîne {0} a échoué : {1}. {2}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The restore drill of the chain {0} found damage: {1}. {2}</source>
        <translation>L’essai de restauration de la chaîne {0} a trouvé des dommages : {1}. {2}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The restore drill of the chain {0} has started.</source>
        <translation>L’essai de restauration de la chaîne {0} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The restore drill of the chain {0} succeeded: {1}, {2}, no damage.</source>
        <translation>L’essai de restauration de la chaîne {0} a réussi : {1}, {2}, aucun dommage.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>The restore is non-authoritative by default: the domain controller returns to the time of the backup, and replication brings it newer changes, including deletions.</source>
        <translation>La restauration ne fait pas autorité par défaut : le contrôleur de domaine revient au moment de la sauvegarde, et la réplication lui apporte les modifications plus récentes, suppressions comprises.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The restore of {0} to {1} has started.</source>
        <translation>La restauration de {0} vers {1} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The restore or recovery of {0} failed: {1}. {2}</source>
        <translation>La restauration ou la récupération de {0} a échoué : {1}. {2}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The restore to {0} has ended.</source>
        <translation>La restauration vers {0} est terminée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The restore to {0} was confirmed. The displaced files were deleted: {1}.</source>
        <translation>La restauration dans {0} a été confirmée. Les fichiers mis de côté ont été supprimés : {1}.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>The restore to {0} was interrupted. It contains only the displaced files.</source>
        <translation>La restauration dans {0} a été interrompue. Le dossier ne contient que les fichiers mis de côté.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The restore to {0} was taken back: {1} replaced {2}.</source>
        <translation>Retour sur la restauration dans {0} : {1} ont remplacé {2}.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The restore {0}.</source>
        <translation>La restauration {0}.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>The roles and products that the other databases refer to by GUID.</source>
        <translation>Les rôles et produits auxquels les autres bases de données renvoient par GUID.</translation>
    </message>
    <message>
        <location filename="engine/tables/autoincrement.py"/>
        <source>The root page of table {0} has no space for the autoincrement mark.</source>
        <translation>La page racine de la table {0} n’a pas de place pour la marque d’incrément automatique.</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>The row does not continue row {0}: one of the two was changed, or rows between removed.</source>
        <translation>La ligne ne continue pas la ligne {0} : l’une des deux a été modifiée, ou des lignes intermédiaires supprimées.</translation>
    </message>
    <message>
        <location filename="engine/tables/table.py"/>
        <source>The row does not exist in table {0}.</source>
        <translation>La ligne n’existe pas dans la table {0}.</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>The row has the number {0} after {1}: it was inserted, or rows were reordered.</source>
        <translation>La ligne porte le numéro {0} après {1} : elle a été insérée, ou des lignes ont changé d’ordre.</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>The row has the number {0} after {1}: {2} were removed.</source>
        <translation>La ligne porte le numéro {0} après {1} : {2} ont été supprimées.</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>The row notes an incomplete line before it, which is missing or was changed.</source>
        <translation>La ligne note avant elle une ligne incomplète, qui n’est plus telle quelle.</translation>
    </message>
    <message>
        <location filename="engine/tables/row_browser.py"/>
        <source>The row of table {0} is not there any more.</source>
        <translation>La ligne de la table {0} n’est plus là.</translation>
    </message>
    <message>
        <location filename="engine/tables/cursor.py"/>
        <source>The row of table {0} no longer exists.</source>
        <translation>La ligne de la table {0} n’existe plus.</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>The row was changed after it was written.</source>
        <translation>La ligne a été modifiée après son écriture.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>The rows of {0} cannot be matched: {1}</source>
        <translation>Les lignes de {0} ne peuvent pas être appariées : {1}</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>The run can be repeated; earlier backups are not affected.</source>
        <translation>L’exécution peut être répétée ; les sauvegardes antérieures ne sont pas touchées.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The run of the job {0} at {1} was interrupted and is taken up again.</source>
        <translation>L’exécution du travail {0} de {1} a été interrompue et est reprise.</translation>
    </message>
    <message>
        <location filename="app/run_sheet.py"/>
        <source>The run sheet has no step {0}.</source>
        <translation>La fiche d’exécution n’a pas d’étape {0}.</translation>
    </message>
    <message>
        <location filename="app/unattended/due.py"/>
        <source>The run was cancelled.</source>
        <translation>L’exécution a été annulée.</translation>
    </message>
    <message>
        <location filename="engine/chain_facts.py"/>
        <location filename="engine/removal.py"/>
        <source>The run was cancelled. Chains that it removed remain removed.</source>
        <translation>L’exécution a été annulée. Les chaînes qu’elle a supprimées le restent.</translation>
    </message>
    <message>
        <location filename="engine/progress.py"/>
        <source>The run was cancelled. Nothing was kept.</source>
        <translation>L’exécution a été annulée. Rien n’a été gardé.</translation>
    </message>
    <message>
        <location filename="app/operations/run_sheets.py"/>
        <source>The run {0} has no run sheet.</source>
        <translation>L’exécution {0} n’a pas de fiche d’exécution.</translation>
    </message>
    <message>
        <location filename="app/operations/control.py"/>
        <source>The run {0}, {1}, has ended: {2}.</source>
        <translation>L’exécution {0}, {1}, est terminée : {2}.</translation>
    </message>
    <message>
        <location filename="app/operations/control.py"/>
        <source>The run {0}, {1}, is not paused.</source>
        <translation>L’exécution {0}, {1}, n’est pas en pause.</translation>
    </message>
    <message>
        <location filename="app/unattended/due.py"/>
        <source>The runs are not recorded in the history: {0}</source>
        <translation>Les exécutions ne sont pas consignées dans l’historique : {0}</translation>
    </message>
    <message>
        <location filename="app/unattended/plan.py"/>
        <source>The same holds for all slots through {0}.</source>
        <translation>Il en va de même de tous les créneaux jusqu’au {0}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The service was asked to stop.</source>
        <translation>Il a été demandé au service de s’arrêter.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The session does not exist.</source>
        <translation>La session n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The session is not in a transaction.</source>
        <translation>La session n’est pas dans une transaction.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>The session of the user</source>
        <translation>La session de l’utilisateur</translation>
    </message>
    <message>
        <location filename="app/status/settings_read.py"/>
        <source>The settings file cannot be used: watched folders, destinations and keys that only it names are not known</source>
        <translation>Le fichier des paramètres est inutilisable : les dossiers surveillés, les destinations et les clés que lui seul nomme ne sont pas connus</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The settings file was damaged. It was renamed to {0}, and the defaults are used.</source>
        <translation>Le fichier des paramètres était endommagé. Il a été renommé en {0}, et les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>The settings of the service in the registry are not part of the database.</source>
        <translation>Les paramètres du service dans le Registre ne font pas partie de la base de données.</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>The shadow catalog cannot be compared: {0}</source>
        <translation>Le catalogue de secours ne peut pas être comparé : {0}</translation>
    </message>
    <message>
        <location filename="engine/salvage/tables.py"/>
        <source>The shadow catalog is damaged, too. Tables may be missing. {0}</source>
        <translation>Le catalogue de secours est endommagé aussi. Des tables peuvent manquer. {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/database_check.py"/>
        <source>The shadow copy of the header is {0}.</source>
        <translation>La copie de secours de l’en-tête est {0}.</translation>
    </message>
    <message>
        <location filename="engine/salvage/job.py"/>
        <source>The shadow header is damaged.</source>
        <translation>L’en-tête de secours est endommagé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The size of a log file does not match its header.</source>
        <translation>La taille d’un fichier journal ne correspond pas à son en-tête.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>The size of column {0} cannot be {1} bytes.</source>
        <translation>La taille de la colonne {0} ne peut pas être de {1} octets.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The snapshot {0} of {1} could not be removed: {2}</source>
        <translation>L’instantané {0} de {1} n’a pas pu être supprimé : {2}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The snapshot {0} of {1}, left by a dead run, was removed.</source>
        <translation>L’instantané {0} de {1}, laissé par une exécution interrompue, a été supprimé.</translation>
    </message>
    <message>
        <location filename="engine/sources/at_rest.py"/>
        <source>The source folder {0} was disconnected, moved or deleted during the backup.</source>
        <translation>Le dossier source {0} a été déconnecté, déplacé ou supprimé pendant la sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/btree/space.py"/>
        <source>The space of the database itself cannot be freed.</source>
        <translation>L’espace de la base de données elle-même ne peut pas être libéré.</translation>
    </message>
    <message>
        <location filename="engine/btree/extent_tree.py"/>
        <source>The space tree at page {0} is damaged: {1}.</source>
        <translation>L’arborescence d’espace à la page {0} est endommagée : {1}.</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>The structure check found damage: {0}.</source>
        <translation>Le contrôle de structure a trouvé des dommages : {0}.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>The symbolic links of the path lead nowhere, or it is a link itself. Specify the file that the link should lead to.</source>
        <translation>Les liens symboliques du chemin ne mènent nulle part, ou c’est lui-même un lien. Indiquez le fichier auquel le lien doit mener.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/syslog.py"/>
        <source>The system log at {0} did not take an entry in time.</source>
        <translation>Le journal système à {0} n’a pas accepté une entrée à temps.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The table already exists.</source>
        <translation>La table existe déjà.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The table already has a column with this name.</source>
        <translation>La table a déjà une colonne de ce nom.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The table already has a primary index.</source>
        <translation>La table a déjà un index primaire.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The table already has an index with this name.</source>
        <translation>La table a déjà un index de ce nom.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The table does not exist.</source>
        <translation>La table n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/formats/record_writer.py"/>
        <source>The table has no column {0}.</source>
        <translation>La table n’a pas de colonne {0}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The table has the maximum number of columns.</source>
        <translation>La table a atteint le nombre maximal de colonnes.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The table has used all ids of long values.</source>
        <translation>La table a épuisé tous les identifiants de valeurs longues.</translation>
    </message>
    <message>
        <location filename="engine/tables/open_tables.py"/>
        <source>The table with the object id {0} does not exist.</source>
        <translation>La table d’identifiant d’objet {0} n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/tables/schema.py"/>
        <source>The table {0} already exists.</source>
        <translation>La table {0} existe déjà.</translation>
    </message>
    <message>
        <location filename="engine/salvage/job.py"/>
        <location filename="engine/tables/open_tables.py"/>
        <location filename="engine/tables/read_only_database.py"/>
        <source>The table {0} does not exist.</source>
        <translation>La table {0} n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The table's definition cannot be changed.</source>
        <translation>La définition de la table ne peut pas être modifiée.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The tag array of a page is damaged.</source>
        <translation>Le tableau des balises d’une page est endommagé.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>The take-back of the restore to {0} was interrupted. Displaced files are still there.</source>
        <translation>Le retour sur la restauration dans {0} a été interrompu. Des fichiers mis de côté s’y trouvent encore.</translation>
    </message>
    <message>
        <location filename="engine/recover/planning.py"/>
        <location filename="engine/restore/planning.py"/>
        <location filename="engine/salvage/job.py"/>
        <source>The target</source>
        <translation>La cible</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The target can be written to</source>
        <translation>La cible est accessible en écriture</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The target folder exists and is not in use</source>
        <translation>Le dossier cible existe et n’est pas utilisé</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>The target folder is new or empty</source>
        <translation>Le dossier cible est nouveau ou vide</translation>
    </message>
    <message>
        <location filename="app/schedulers/task_scheduler.py"/>
        <source>The task is disabled.</source>
        <translation>La tâche est désactivée.</translation>
    </message>
    <message>
        <location filename="app/schedulers/task_scheduler.py"/>
        <source>The task was edited by hand: {0} is {1} instead of {2}.</source>
        <translation>La tâche a été modifiée à la main : {0} est {1} au lieu de {2}.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>The text would not say what was to be written.</source>
        <translation>Le texte ne dirait pas ce qui devait être écrit.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>The timelines are bitmaps whose layout is not public.</source>
        <translation>Les chronologies sont des champs de bits dont la disposition n’est pas publique.</translation>
    </message>
    <message>
        <location filename="app/schedulers/systemd.py"/>
        <source>The timer does not run ({0}).</source>
        <translation>La minuterie ne fonctionne pas ({0}).</translation>
    </message>
    <message>
        <location filename="app/schedulers/systemd.py"/>
        <source>The timer is not enabled ({0}).</source>
        <translation>La minuterie n’est pas activée ({0}).</translation>
    </message>
    <message>
        <location filename="app/schedulers/systemd.py"/>
        <source>The timer runs only while this user is logged in.</source>
        <translation>La minuterie ne fonctionne que tant que cet utilisateur est connecté.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The trailer page of a backup copy is damaged.</source>
        <translation>La page de fin d’une copie de sauvegarde est endommagée.</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>The trailer page of the backup copy is damaged.</source>
        <translation>La page de fin de la copie de sauvegarde est endommagée.</translation>
    </message>
    <message>
        <location filename="engine/formats/leaf_route.py"/>
        <source>The tree has changed since its rows were read.</source>
        <translation>L’arborescence a changé depuis la lecture de ses lignes.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The tree of available space is damaged.</source>
        <translation>L’arborescence de l’espace disponible est endommagée.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The tree of owned space is damaged.</source>
        <translation>L’arborescence de l’espace possédé est endommagée.</translation>
    </message>
    <message>
        <location filename="engine/btree/tree.py"/>
        <source>The tree with root {0} already contains this key.</source>
        <translation>L’arborescence de racine {0} contient déjà cette clé.</translation>
    </message>
    <message>
        <location filename="engine/btree/tree.py"/>
        <source>The tree with root {0} does not contain this node.</source>
        <translation>L’arborescence de racine {0} ne contient pas ce nœud.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The truncation of the logs of {0} has ended.</source>
        <translation>La troncature des journaux de {0} est terminée.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The truncation of the logs of {0} has started. Nothing is copied.</source>
        <translation>La troncature des journaux de {0} a commencé. Rien n’est copié.</translation>
    </message>
    <message>
        <location filename="app/schedulers/systemd.py"/>
        <source>The units were changed, and systemd still uses the previous ones.</source>
        <translation>Les unités ont été modifiées, et systemd les utilise encore dans leur état précédent.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The value does not match the type of the column.</source>
        <translation>La valeur ne correspond pas au type de la colonne.</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>The value is compressed with {0}.</source>
        <translation>La valeur est compressée avec {0}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The value is longer than the column allows.</source>
        <translation>La valeur est plus longue que la colonne ne le permet.</translation>
    </message>
    <message>
        <location filename="engine/tables/table.py"/>
        <source>The value of column {0} is set by the engine.</source>
        <translation>La valeur de la colonne {0} est définie par le moteur.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The value of this column is set by the engine.</source>
        <translation>La valeur de cette colonne est définie par le moteur.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The value of {0} in {1} is not valid. The default is used.</source>
        <translation>La valeur de {0} dans {1} n’est pas valide. La valeur par défaut est utilisée.</translation>
    </message>
    <message>
        <location filename="engine/instance/parameters.py"/>
        <source>The value {0} is not valid for the {1}.</source>
        <translation>La valeur {0} n’est pas valide pour : {1}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The verification of {0} has started.</source>
        <translation>La vérification de {0} a commencé.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The version of the database is not supported.</source>
        <translation>La version de la base de données n’est pas prise en charge.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The version of the log file is not supported.</source>
        <translation>La version du fichier journal n’est pas prise en charge.</translation>
    </message>
    <message>
        <location filename="app/export/views.py"/>
        <source>The views {0} and {1} read the same table, {2}.</source>
        <translation>Les vues {0} et {1} lisent la même table, {2}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The volume is full.</source>
        <translation>Le volume est plein.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>The volume is mounted read-only. Mount it with write access, or choose another location.</source>
        <translation>Le volume est monté en lecture seule. Montez-le en écriture, ou choisissez un autre emplacement.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>The volume is not available. Mount it again.</source>
        <translation>Le volume est indisponible. Remontez-le.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>The working folder of the backup could not be created.</source>
        <translation>Le dossier de travail de la sauvegarde n’a pas pu être créé.</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>The worst: 0 OK, 1 warning, 2 critical, 3 not known.</source>
        <translation>Le pire : 0 OK, 1 avertissement, 2 critique, 3 inconnu.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>The year of the days is that of the first and last access; if these differ, it is not known.</source>
        <translation>L’année des jours est celle du premier et du dernier accès ; si elles diffèrent, elle est inconnue.</translation>
    </message>
    <message>
        <location filename="app/audit/log.py"/>
        <source>The {0} bytes before are no row: a program or the machine stopped while it wrote one.</source>
        <translation>Les {0} octets précédents ne forment pas une ligne : un programme ou la machine s’est arrêté pendant son écriture.</translation>
    </message>
    <message>
        <location filename="app/unattended/checks.py"/>
        <source>The {0} found damage.</source>
        <translation>Dommages trouvés par l’opération {0}.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>The {0} makes no progress</source>
        <translation>L’opération {0} ne progresse pas</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The {0} of {1} ended with an internal error: {2}</source>
        <translation>L’opération {0} de {1} s’est terminée par une erreur interne : {2}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The {0} of {1} failed: {2}. {3}</source>
        <translation>L’opération {0} de {1} a échoué : {2}. {3}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The {0} of {1} has shown no progress for {2}.</source>
        <translation>Aucune activité de l’opération {0} de {1} depuis {2}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The {0} of {1} started at {2} was complete although its process ended early.</source>
        <translation>L’opération {0} de {1} commencée le {2} était complète, bien que son processus ait pris fin prématurément.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The {0} of {1} started at {2} was interrupted because its process ended. {3}</source>
        <translation>L’opération {0} de {1} commencée le {2} a été interrompue, car son processus a pris fin. {3}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>The {0} of {1} was cancelled. {2}</source>
        <translation>L’opération {0} de {1} a été annulée. {2}</translation>
    </message>
    <message>
        <location filename="engine/change/page_changes.py"/>
        <source>The {0} record at {1} is not valid at that position.</source>
        <translation>L’enregistrement {0} à {1} n’est pas valide à cette position.</translation>
    </message>
    <message>
        <location filename="engine/change/page_changes.py"/>
        <source>The {0} record does not match page {1}: {2}.</source>
        <translation>L’enregistrement {0} ne correspond pas à la page {1} : {2}.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>There are failures.</source>
        <translation>Il y a des échecs.</translation>
    </message>
    <message>
        <location filename="app/evidence/own_files.py"/>
        <source>There are logs, but no database of them.</source>
        <translation>Il y a des journaux, mais aucune base de données correspondante.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>There are no logs for {0}.</source>
        <translation>Il n’y a pas de journaux pour {0}.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>There are warnings.</source>
        <translation>Il y a des avertissements.</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>There is a backup of this log stream, but no record of which folder it was made from.</source>
        <translation>Il y a une sauvegarde de ce flux de journaux, mais le dossier dont elle provient n’est pas consigné.</translation>
    </message>
    <message>
        <location filename="engine/chain/identity.py"/>
        <source>There is another destination at its path.</source>
        <translation>Une autre destination se trouve à son chemin.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>There is another job named {0}. Names are unique.</source>
        <translation>Il y a un autre travail nommé {0}. Les noms sont uniques.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>There is enough space</source>
        <translation>Il y a assez d’espace</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>There is no backup to restore from. Make a full backup.</source>
        <translation>Il n’y a aucune sauvegarde à restaurer. Effectuez une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>There is no backup yet.</source>
        <translation>Il n’y a pas encore de sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <location filename="app/notify/tell.py"/>
        <source>There is no channel {0}.</source>
        <translation>Il n’y a pas de canal {0}.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/encoded_staging.py"/>
        <source>There is no compression level {0}.</source>
        <translation>Il n’y a pas de niveau de compression {0}.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>There is no current log. The closed logs are included.</source>
        <translation>Il n’y a pas de journal actuel. Les journaux clos sont inclus.</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>There is no import of settings to undo.</source>
        <translation>Il n’y a aucune importation de paramètres à annuler.</translation>
    </message>
    <message>
        <location filename="app/operations/expanding.py"/>
        <source>There is no instance in {0} itself, but several below: {1}.</source>
        <translation>Il n’y a pas d’instance dans {0} même, mais plusieurs en dessous : {1}.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>There is no job named {0}.</source>
        <translation>Il n’y a pas de travail nommé {0}.</translation>
    </message>
    <message>
        <location filename="app/unattended/due.py"/>
        <source>There is no job {0}.</source>
        <translation>Il n’y a pas de travail {0}.</translation>
    </message>
    <message>
        <location filename="app/operations/run_sheets.py"/>
        <source>There is no restore {0}.</source>
        <translation>Il n’y a pas de restauration {0}.</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>There is no run {0}.</source>
        <translation>Il n’y a pas d’exécution {0}.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/syslog.py"/>
        <source>There is no socket of a system log: {0}.</source>
        <translation>Il n’y a pas de socket d’un journal système : {0}.</translation>
    </message>
    <message>
        <location filename="app/snapshots/volume.py"/>
        <source>There is no space for a snapshot of {0}: {1}</source>
        <translation>Il n’y a pas d’espace pour un instantané de {0} : {1}</translation>
    </message>
    <message>
        <location filename="app/diagnostics/bundle.py"/>
        <source>There is no such file.</source>
        <translation>Ce fichier n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_opening.py"/>
        <source>There is not enough space for the logs in {0}.</source>
        <translation>Il n’y a pas assez d’espace pour les journaux dans {0}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>There is nothing new to back up: {0} has no log after generation {1}.</source>
        <translation>Il n’y a rien de nouveau à sauvegarder : {0} n’a pas de journal après la génération {1}.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>There is only a copy backup, which no other backup continues.</source>
        <translation>Il n’y a qu’une sauvegarde de copie, qu’aucune autre sauvegarde ne continue.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>There were failures.</source>
        <translation>Il y a eu des échecs.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>These files are a backup set made by another program. A restore replays its logs.</source>
        <translation>Ces fichiers sont un jeu de sauvegarde d’un autre programme. Une restauration rejoue ses journaux.</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>They are copies of one instance. Specify the folder of the right one, or exclude the others.</source>
        <translation>Ce sont des copies d’une même instance. Indiquez le dossier de la bonne, ou excluez les autres.</translation>
    </message>
    <message>
        <location filename="engine/libraries.py"/>
        <source>This build does not contain it: install the program with pip, pipx or uv, with the extra {0}.</source>
        <translation>Cette version du programme ne le contient pas : installez le programme avec pip, pipx ou uv, avec l’extra {0}.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/apprise_service.py"/>
        <source>This channel needs the Python package apprise, which is not installed.</source>
        <translation>Ce canal exige le paquet Python apprise, qui n’est pas installé.</translation>
    </message>
    <message>
        <location filename="app/jobs/secrets.py"/>
        <source>This command contains a secret, which every user of the machine can see while it runs. Let the program read it from a file.</source>
        <translation>Cette commande contient un secret, que tout utilisateur de la machine peut voir pendant son exécution. Faites-le lire par le programme dans un fichier.</translation>
    </message>
    <message>
        <location filename="app/jobs/secrets.py"/>
        <source>This contains a private key. The job file must not. Keep it in a file that only you can read, or in the keyring, and name that: a path, or keyring:NAME.</source>
        <translation>Ceci contient une clé privée. Le fichier des travaux ne doit pas en contenir. Gardez-la dans un fichier que vous seul pouvez lire, ou dans le trousseau, et indiquez celui-ci : un chemin, ou keyring:NAME.</translation>
    </message>
    <message>
        <location filename="app/diagnostics/bundle.py"/>
        <source>This could not be read: {0}</source>
        <translation>Ceci n’a pas pu être lu : {0}</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>This is a cache in a user profile, and its user must be signed out. Windows creates a new one if it does not exist.</source>
        <translation>C’est un cache du profil d’un utilisateur, dont la session doit être fermée. Windows en crée un nouveau s’il n’existe pas.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>This is a list of paths.</source>
        <translation>C’est une liste de chemins.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>This is a list of tables: [[{0}]], not [{1}].</source>
        <translation>Ceci est une liste de tables : [[{0}]], pas [{1}].</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>This is a list of tables: [[{0}]].</source>
        <translation>C’est une liste de tables : [[{0}]].</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>This is a list of texts, such as ["02:00", "14:00"].</source>
        <translation>Ceci est une liste de textes, comme ["02:00", "14:00"].</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <location filename="app/transfer/document.py"/>
        <source>This is a table of fields.</source>
        <translation>Ceci est une table de champs.</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>This is a test of the channel {0}. Messages about backups on {1} arrive here.</source>
        <translation>Ceci est un test du canal {0}. Les messages sur les sauvegardes de {1} arrivent ici.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>This is a text in quotes, such as "02:00".</source>
        <translation>Ceci est un texte entre guillemets, comme "02:00".</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>This is a whole number from {0} to {1}.</source>
        <translation>Ceci est un nombre entier de {0} à {1}.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>This is not TOML. What the parser says: “{0}”.</source>
        <translation>Ce n’est pas du TOML. Message de l’analyseur : « {0} ».</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>This is not a BitLocker recovery key.</source>
        <translation>Ce n’est pas une clé de récupération BitLocker.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>This is not a file of settings: kind is not ese-backup-settings.</source>
        <translation>Ce n’est pas un fichier de paramètres : kind n’est pas ese-backup-settings.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>This is true or false, without quotes.</source>
        <translation>Ceci est true ou false, sans guillemets.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>This is true or false.</source>
        <translation>La valeur est true ou false.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>This line contains a secret.</source>
        <translation>Cette ligne contient un secret.</translation>
    </message>
    <message>
        <location filename="app/jobs/zone.py"/>
        <source>This machine has no time zone database: install the package tzdata.</source>
        <translation>Cette machine n’a pas de base de fuseaux horaires : installez le paquet tzdata.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>This organization</source>
        <translation>Cette organisation</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>This process uses multi-instance mode.</source>
        <translation>Ce processus utilise le mode à plusieurs instances.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>This process uses single-instance mode.</source>
        <translation>Ce processus utilise le mode à instance unique.</translation>
    </message>
    <message>
        <location filename="engine/control/local_sockets.py"/>
        <source>This system does not report which process is at the other end of a socket.</source>
        <translation>Ce système n’indique pas quel processus est à l’autre bout d’un socket.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Threads of a processor</source>
        <translation>Threads par processeur</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Thursday</source>
        <translation>jeudi</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time for which the interface was connected.</source>
        <translation>Durée de connexion de l’interface.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time in focus.</source>
        <translation>Temps actif à l’écran.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time in the foreground.</source>
        <translation>Temps au premier plan.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time in which sound was played.</source>
        <translation>Temps de lecture de son.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time in which sound was recorded.</source>
        <translation>Temps d’enregistrement de son.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time in which the display was kept on.</source>
        <translation>Temps où l’affichage a été maintenu.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time in which the window was composed.</source>
        <translation>Temps de composition de la fenêtre.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time that the computer was active or in connected standby, on mains and on battery, over a long time.</source>
        <translation>Temps d’activité ou de veille connectée de l’ordinateur, sur secteur et sur batterie, sur une longue période.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time with input from the keyboard.</source>
        <translation>Temps avec saisie au clavier.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time with input from the mouse.</source>
        <translation>Temps avec saisie à la souris.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Time with input of the user.</source>
        <translation>Temps avec saisie de l’utilisateur.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>Times are different ones of hours and minutes, such as 02:00 and 14:30.</source>
        <translation>Les heures sont différentes et faites d’heures et de minutes, comme 02:00 et 14:30.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>To keep restored objects from being overwritten by replication, mark them as authoritative before the normal start.</source>
        <translation>Pour que des objets restaurés ne soient pas écrasés par la réplication, marquez-les comme faisant autorité avant le démarrage normal.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>To restore a backup made by the service or its console, use its own restore function.</source>
        <translation>Pour restaurer une sauvegarde faite par le service ou sa console, utilisez sa propre fonction de restauration.</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>To use the restored files, keep the old folder under another name and move the restored one to its place.</source>
        <translation>Pour utiliser les fichiers restaurés, gardez l’ancien dossier sous un autre nom et mettez le dossier restauré à sa place.</translation>
    </message>
    <message>
        <location filename="engine/control/server.py"/>
        <source>Too many clients are connected to this instance.</source>
        <translation>Trop de clients sont connectés à cette instance.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Too many open files</source>
        <translation>trop de fichiers ouverts</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>Transaction Manager</source>
        <translation>Gestionnaire de transactions</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Transport endpoint is not connected</source>
        <translation>volume déconnecté</translation>
    </message>
    <message>
        <location filename="app/notify/tell.py"/>
        <source>Try again in a minute.</source>
        <translation>Réessayez dans une minute.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Try again later, with fewer hosts at a time. The run can be repeated; earlier backups are not affected.</source>
        <translation>Réessayez plus tard, avec moins d’hôtes à la fois. L’exécution peut être répétée ; les sauvegardes antérieures ne sont pas touchées.</translation>
    </message>
    <message>
        <location filename="engine/errors.py"/>
        <source>Try again when the condition named in the message has ended.</source>
        <translation>Réessayez quand la situation citée dans le message aura pris fin.</translation>
    </message>
    <message>
        <location filename="engine/libraries.py"/>
        <source>Try again. If that fails, too, install the program again.</source>
        <translation>Réessayez. Si cela échoue encore, réinstallez le programme.</translation>
    </message>
    <message>
        <location filename="engine/libraries.py"/>
        <source>Try again. If that fails, too, reinstall it: {0}.</source>
        <translation>Réessayez. Si cela échoue encore, réinstallez-le : {0}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Tuesday</source>
        <translation>mardi</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>Two columns are named {0}.</source>
        <translation>Deux colonnes s’appellent {0}.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>Two databases have the same file name: {0} and {1}.</source>
        <translation>Deux bases de données ont le même nom de fichier : {0} et {1}.</translation>
    </message>
    <message>
        <location filename="engine/sources/as_it_is.py"/>
        <source>Two files have the same name: {0} and {1}.</source>
        <translation>Deux fichiers portent le même nom : {0} et {1}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Two threads are using the same session.</source>
        <translation>Deux threads utilisent la même session.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>Type of the network interface.</source>
        <translation>Type de l’interface réseau.</translation>
    </message>
    <message>
        <location filename="app/tables/showing.py"/>
        <source>Unix time</source>
        <translation>Heure Unix</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>Unlock it, or keep the secret in a file that only you can read: file:PATH.</source>
        <translation>Déverrouillez-le, ou gardez le secret dans un fichier que vous seul pouvez lire : file:PATH.</translation>
    </message>
    <message>
        <location filename="engine/control/published.py"/>
        <source>Use `ese-backup instances` to list running instances. To back up files at rest, specify their folder.</source>
        <translation>Utilisez `ese-backup instances` pour lister les instances en fonctionnement. Pour sauvegarder des fichiers au repos, indiquez leur dossier.</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>Use `ese-backup scan` on the image to see what is on them.</source>
        <translation>Utilisez `ese-backup scan` sur l’image pour voir ce qu’elles contiennent.</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>Use `ese-backup scan` on the image to see which there are.</source>
        <translation>Utilisez `ese-backup scan` sur l’image pour voir lesquels existent.</translation>
    </message>
    <message>
        <location filename="app/operations/expanding.py"/>
        <source>Use `ese-backup scan` to see what is there, and change the folders of the job.</source>
        <translation>Utilisez `ese-backup scan` pour voir ce qui s’y trouve, et modifiez les dossiers du travail.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/syslog.py"/>
        <source>Use a channel of the type eventlog.</source>
        <translation>Utilisez un canal de type eventlog.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/windows_event_log.py"/>
        <source>Use a channel of the type syslog.</source>
        <translation>Utilisez un canal de type syslog.</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>Use a name that ends in {0} or {1}.</source>
        <translation>Utilisez un nom qui se termine par {0} ou {1}.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Use a session of its own in each thread.</source>
        <translation>Utilisez une session propre à chaque thread.</translation>
    </message>
    <message>
        <location filename="engine/chain/signatures.py"/>
        <source>Use another chain, or specify the public key that this one was signed with (--trusted-key).</source>
        <translation>Utilisez une autre chaîne, ou indiquez la clé publique de l’auteur de celle-ci (--trusted-key).</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>Use another chain. The files themselves may still be good; compare them with SHA256SUMS or B3SUMS.</source>
        <translation>Utilisez une autre chaîne. Les fichiers eux-mêmes sont peut-être encore bons ; comparez-les à SHA256SUMS ou à B3SUMS.</translation>
    </message>
    <message>
        <location filename="engine/recovery/given_up.py"/>
        <source>Use another copy of this log, or restore the last good backup.</source>
        <translation>Utilisez une autre copie de ce journal, ou restaurez la dernière bonne sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>Use another copy of this log, such as one in a backup.</source>
        <translation>Utilisez une autre copie de ce journal, par exemple celle d’une sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/tail.py"/>
        <source>Use another copy of this log, such as one in a backup. Recovery without it ends at segment {0}, and all changes logged after {1} are lost.</source>
        <translation>Utilisez une autre copie de ce journal, par exemple celle d’une sauvegarde. Sans lui, la récupération se termine au segment {0}, et toutes les modifications journalisées après {1} sont perdues.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Use another server.</source>
        <translation>Utilisez un autre serveur.</translation>
    </message>
    <message>
        <location filename="app/tables/conditions.py"/>
        <source>Use is null for rows without a value.</source>
        <translation>Utilisez is null pour les lignes sans valeur.</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>Use one of the names that were found.</source>
        <translation>Utilisez l’un des noms trouvés.</translation>
    </message>
    <message>
        <location filename="app/schedulers/spec.py"/>
        <source>Use one of these, in minutes: {0}.</source>
        <translation>Utilisez l’un de ceux-ci, en minutes : {0}.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/webhook.py"/>
        <source>Use that address, if it is right.</source>
        <translation>Utilisez cette adresse, si elle est juste.</translation>
    </message>
    <message>
        <location filename="app/history/file.py"/>
        <source>Use that version, or move the file away; a new history is then created.</source>
        <translation>Utilisez cette version, ou déplacez le fichier ; un nouvel historique est alors créé.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/webhook.py"/>
        <source>Use the address that the server redirects to.</source>
        <translation>Utilisez l’adresse vers laquelle le serveur redirige.</translation>
    </message>
    <message>
        <location filename="engine/chain/posts.py"/>
        <source>Use the destination that contains the chains.</source>
        <translation>Utilisez la destination qui contient les chaînes.</translation>
    </message>
    <message>
        <location filename="engine/prune.py"/>
        <source>Use the name of the folder that contains the chains of the instance.</source>
        <translation>Utilisez le nom du dossier qui contient les chaînes de l’instance.</translation>
    </message>
    <message>
        <location filename="engine/errors.py"/>
        <source>Use the program that created the files.</source>
        <translation>Utilisez le programme qui a créé les fichiers.</translation>
    </message>
    <message>
        <location filename="engine/control/message.py"/>
        <source>Use the same version of the program on both sides.</source>
        <translation>Utilisez la même version du programme des deux côtés.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Use the version of the engine that wrote the file. The file is not damaged.</source>
        <translation>Utilisez la version du moteur qui a écrit le fichier. Le fichier n’est pas endommagé.</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>Use the version of this program that created the chain, or a newer one.</source>
        <translation>Utilisez la version de ce programme qui a créé la chaîne, ou une plus récente.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>Use the version of this program that wrote the file, or a newer one. The file is not damaged.</source>
        <translation>Utilisez la version de ce programme qui a écrit le fichier, ou une plus récente. Le fichier n’est pas endommagé.</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>Use up to 40 letters, digits, - and _. {0} is the name of the window's own channel.</source>
        <translation>Utilisez jusqu’à 40 lettres, chiffres, - et _. {0} est le nom du canal de la fenêtre elle-même.</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>Used by the engine to detect lost writes. Contains no data.</source>
        <translation>Utilisé par le moteur pour détecter les écritures perdues. Ne contient aucune donnée.</translation>
    </message>
    <message>
        <location filename="app/products.py"/>
        <source>User Access Logging</source>
        <translation>Journalisation des accès utilisateur</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>User Access Logging records</source>
        <translation>Relevés de la journalisation des accès utilisateur</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>User SID</source>
        <translation>SID de l’utilisateur</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>User input</source>
        <translation>Saisie de l’utilisateur</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Verbose</source>
        <translation>Détaillé</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>Verification certificate</source>
        <translation>Certificat de vérification</translation>
    </message>
    <message>
        <location filename="app/operations/verify.py"/>
        <source>Verification of {0}</source>
        <translation>Vérification de {0}</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Verifications and drills</source>
        <translation>Vérifications et essais</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Verified</source>
        <translation>Vérifiée</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>Verified {0}</source>
        <translation>Vérifiée {0}</translation>
    </message>
    <message>
        <location filename="engine/remedy.py"/>
        <source>Verify it again to see what is damaged.</source>
        <translation>Vérifiez de nouveau pour voir ce qui est endommagé.</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>Verify the backup chain first: file names, continuity of the logs and checksums. Verification changes nothing.</source>
        <translation>Vérifiez d’abord la chaîne de sauvegarde : noms des fichiers, continuité des journaux et sommes de contrôle. La vérification ne modifie rien.</translation>
    </message>
    <message>
        <location filename="engine/restore/copying.py"/>
        <source>Verify the backup set to find all damage in it, and use another one if there is one.</source>
        <translation>Vérifiez le jeu de sauvegarde pour en trouver tous les dommages, et utilisez-en un autre s’il y en a un.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Verify the chain to see what it lacks.</source>
        <translation>Vérifiez la chaîne pour voir ce qui lui manque.</translation>
    </message>
    <message>
        <location filename="engine/backup/log_copy.py"/>
        <location filename="engine/backup/stored_chains.py"/>
        <source>Verify the chain, then make a full backup.</source>
        <translation>Vérifiez la chaîne, puis effectuez une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Verify the database, and restore it from its last good backup.</source>
        <translation>Vérifiez la base de données et restaurez-la à partir de sa dernière bonne sauvegarde.</translation>
    </message>
    <message>
        <location filename="app/status/verdict_words.py"/>
        <source>Verify the newest backup again.</source>
        <translation>Vérifiez de nouveau la sauvegarde la plus récente.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Verify the newest chain</source>
        <translation>Vérifiez la chaîne la plus récente</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>Verify the newest chain. It is only read.</source>
        <translation>Vérifiez la chaîne la plus récente. Elle n’est que lue.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Virtual machine</source>
        <translation>Machine virtuelle</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Virtual machines that ran on the server.</source>
        <translation>Machines virtuelles qui ont fonctionné sur le serveur.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Volumes of a server, as System Insights recorded them.</source>
        <translation>Volumes d’un serveur, selon System Insights.</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>Wait until it has ended, then try again.</source>
        <translation>Attendez qu’elle soit terminée, puis réessayez.</translation>
    </message>
    <message>
        <location filename="app/audit/log.py"/>
        <source>Wait until it is done, or end it if it does not respond.</source>
        <translation>Attendez qu’il ait fini, ou mettez-y fin s’il ne répond pas.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>Wait until its retention in the bucket has ended.</source>
        <translation>Attendez la fin de sa rétention dans le compartiment.</translation>
    </message>
    <message>
        <location filename="engine/chain/moving.py"/>
        <source>Wait until no backup of the instance is running.</source>
        <translation>Attendez qu’aucune sauvegarde de l’instance ne soit en cours.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/staging.py"/>
        <source>Wait until that has ended, then make a full backup.</source>
        <translation>Attendez-en la fin, puis effectuez une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/holding.py"/>
        <source>Wait until that operation has ended.</source>
        <translation>Attendez la fin de cette opération.</translation>
    </message>
    <message>
        <location filename="engine/leases.py"/>
        <source>Wait until that process has ended.</source>
        <translation>Attendez la fin de ce processus.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/removing.py"/>
        <source>Wait until that run has ended.</source>
        <translation>Attendez la fin de cette exécution.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Wait until the instance has ended. Its files can then be backed up at rest.</source>
        <translation>Attendez la fin de l’instance. Ses fichiers peuvent alors être sauvegardés au repos.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Wait until the instance has started and recovered, then try again.</source>
        <translation>Attendez que l’instance ait démarré et se soit récupérée, puis réessayez.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Wait until the other run has ended, or cancel it.</source>
        <translation>Attendez la fin de l’autre exécution, ou annulez-la.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Wait until the reseed has ended, or copy the database from its source again.</source>
        <translation>Attendez la fin du réamorçage, ou copiez de nouveau la base de données depuis sa source.</translation>
    </message>
    <message>
        <location filename="engine/error_codes.py"/>
        <source>Wait until the restore has ended.</source>
        <translation>Attendez la fin de la restauration.</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Web Server</source>
        <translation>Serveur web</translation>
    </message>
    <message>
        <location filename="app/products.py"/>
        <source>WebCache</source>
        <translation>WebCache</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>WebCache of a user</source>
        <translation>WebCache d’un utilisateur</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>Wednesday</source>
        <translation>mercredi</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <source>Week {0}: {1}</source>
        <translation>Semaine {0} : {1}</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>Weekly report{0}</source>
        <translation>Rapport hebdomadaire{0}</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>What AppId and UserId of the other tables refer to.</source>
        <translation>Ce à quoi renvoient AppId et UserId des autres tables.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>What VFU stands for, and what its names of applications, Usage and Flags say, is not public.</source>
        <translation>La signification de VFU, et de ses noms d’applications, Usage et Flags, n’est pas publique.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>What its jobs promise is not known, because the job file cannot be used</source>
        <translation>Ce que promettent ses travaux n’est pas connu, car le fichier des travaux est inutilisable</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>What the numbers count, and over which time, is not public.</source>
        <translation>Ce que comptent les nombres, et sur quelle durée, n’est pas public.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>What the server was at the times at which its identity changed.</source>
        <translation>Ce qu’était le serveur aux moments où son identité a changé.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>What the system is.</source>
        <translation>Nature du système.</translation>
    </message>
    <message>
        <location filename="app/reports/sheet_parts.py"/>
        <location filename="app/reports/week_report.py"/>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <location filename="app/notify/message.py"/>
        <source>What to do: {0}</source>
        <translation>Que faire : {0}</translation>
    </message>
    <message>
        <location filename="engine/remains.py"/>
        <source>What was copied may still be there as an incomplete set; it is not listed, and the next backup to that place removes it.</source>
        <translation>Ce qui a été copié peut encore s’y trouver sous forme de jeu incomplet ; celui-ci n’est pas listé, et la prochaine sauvegarde vers cet emplacement le supprime.</translation>
    </message>
    <message>
        <location filename="engine/chain/write_steps.py"/>
        <source>What was read back from {0} is not what was written.</source>
        <translation>Ce qui a été relu de {0} n’est pas ce qui a été écrit.</translation>
    </message>
    <message>
        <location filename="engine/remains.py"/>
        <source>What was written may still be there, in a folder with a name that ends in .partial; the next run to that place removes it.</source>
        <translation>Ce qui a été écrit peut encore s’y trouver, dans un dossier dont le nom se termine par .partial ; la prochaine exécution vers cet emplacement le supprime.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>When Windows was started (UTC).</source>
        <translation>Date de démarrage de Windows (UTC).</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>When a chain of the instance was last restored for trial.</source>
        <translation>Date du dernier essai de restauration d’une chaîne de l’instance.</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>When a chain of the instance was last verified.</source>
        <translation>Date de la dernière vérification d’une chaîne de l’instance.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>When and for how long applications were used: in focus, with input, sound, display, disk and network.</source>
        <translation>Quand et combien de temps les applications ont été utilisées : au premier plan, avec saisie, son, affichage, disque et réseau.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>When each role of the server was first and last used.</source>
        <translation>Première et dernière utilisation de chaque rôle du serveur.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>When it last ran (UTC).</source>
        <translation>Dernier fonctionnement (UTC).</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>When it was removed (UTC); empty: it is present.</source>
        <translation>Date de suppression (UTC) ; vide : présent.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>When network interfaces were connected, and for how long.</source>
        <translation>Quand des interfaces réseau étaient connectées, et combien de temps.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>When the connection began (UTC).</source>
        <translation>Début de la connexion (UTC).</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>When the entry was created (UTC).</source>
        <translation>Date de création de l’entrée (UTC).</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>When the identity was recorded (UTC).</source>
        <translation>Date d’enregistrement de l’identité (UTC).</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>When the instance is backed up next.</source>
        <translation>Date de la prochaine sauvegarde de l’instance.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>When the name last had the address (UTC).</source>
        <translation>Dernière fois que le nom a eu l’adresse (UTC).</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>When the record was written (UTC).</source>
        <translation>Date d’écriture du relevé (UTC).</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>When the role was first used (UTC).</source>
        <translation>Première utilisation du rôle (UTC).</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>When the role was last used (UTC).</source>
        <translation>Dernière utilisation du rôle (UTC).</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>When the state changed (UTC).</source>
        <translation>Date du changement d’état (UTC).</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>When this file was made.</source>
        <translation>Date de création de ce fichier.</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>When your tests have passed, delete the files from before the restore, which were kept beside the restored ones. Until then, they can be put back.</source>
        <translation>Lorsque vos tests ont réussi, supprimez les fichiers d’avant la restauration, conservés à côté des fichiers restaurés. Jusque-là, ils peuvent être remis en place.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Where a deleted object was.</source>
        <translation>Emplacement d’un objet supprimé.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Where the object is in the directory.</source>
        <translation>Emplacement de l’objet dans l’annuaire.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>Whether summer time was in effect.</source>
        <translation>Si l’heure d’été était en vigueur.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Whether the account can be used.</source>
        <translation>Si le compte peut être utilisé.</translation>
    </message>
    <message>
        <location filename="app/status/openmetrics.py"/>
        <source>Whether the destination answered and is the one that it was.</source>
        <translation>Si la destination a répondu et est bien la même.</translation>
    </message>
    <message>
        <location filename="app/operations/unsaved.py"/>
        <source>Whether the logs in {0} hold work that is in no backup could not be determined: {1}</source>
        <translation>Impossible de déterminer si les journaux de {0} contiennent du travail absent de toute sauvegarde : {1}</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>Whether there is one.</source>
        <translation>S’il y en a un.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Which database has the accesses of which year.</source>
        <translation>Quelle base de données contient les accès de quelle année.</translation>
    </message>
    <message>
        <location filename="app/guide_steps.py"/>
        <source>While nothing uses the damaged folder, copy it (databases, logs and checkpoint) to a safe place.</source>
        <translation>Pendant que rien n’utilise le dossier endommagé, copiez-le (bases de données, journaux et point de contrôle) en lieu sûr.</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Window Manager</source>
        <translation>Gestionnaire de fenêtres</translation>
    </message>
    <message>
        <location filename="app/meaning/sids.py"/>
        <source>Windows Authorization Access Group</source>
        <translation>Groupe d’accès d’autorisation Windows</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Windows Deployment Services</source>
        <translation>Services de déploiement Windows</translation>
    </message>
    <message>
        <location filename="app/products.py"/>
        <source>Windows Search</source>
        <translation>Windows Search</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Windows Search index</source>
        <translation>Index de Windows Search</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Windows Server Backup restores to a recovery database as files only.</source>
        <translation>La Sauvegarde Windows Server ne restaure vers une base de données de récupération que sous forme de fichiers.</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Windows Server Update Services</source>
        <translation>Windows Server Update Services</translation>
    </message>
    <message>
        <location filename="app/products.py"/>
        <source>Windows Update</source>
        <translation>Windows Update</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Windows Update data store</source>
        <translation>Magasin de données de Windows Update</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>Windows creates an empty database if there is none. Restore it only if the records themselves are needed.</source>
        <translation>Windows crée une base de données vide s’il n’y en a pas. Ne la restaurez que si les relevés eux-mêmes sont nécessaires.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/syslog.py"/>
        <source>Windows has no syslog.</source>
        <translation>Windows n’a pas de syslog.</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>Windows names no device for the shadow copy of {0}.</source>
        <translation>Windows n’indique aucun périphérique pour le cliché instantané de {0}.</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>Windows version that last attached</source>
        <translation>version de Windows du dernier attachement</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>Write keyring:NAME or file:PATH instead.</source>
        <translation>Écrivez plutôt keyring:NAME ou file:PATH.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>Write operations</source>
        <translation>Opérations d’écriture</translation>
    </message>
    <message>
        <location filename="app/tables/conditions.py"/>
        <source>Write the column, a comparison (=, !=, &lt;, &lt;=, &gt;, &gt;=, ~ for contains) and a value, or the column followed by is null or is not null.</source>
        <translation>Écrivez la colonne, une comparaison (=, !=, &lt;, &lt;=, &gt;, &gt;=, ~ pour « contient ») et une valeur, ou la colonne suivie de is null ou is not null.</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>XOR and ECC of the page, or XOR and pgno without flag 0x2000</source>
        <translation>XOR et ECC de la page, ou XOR et pgno sans l’indicateur 0x2000</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>XOR of the segment checksums of the log before it</source>
        <translation>XOR des sommes de contrôle des segments du journal précédent</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>XOR32 over the whole copy</source>
        <translation>XOR32 sur toute la copie</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>XOR32 over the whole header</source>
        <translation>XOR32 sur tout l’en-tête</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>XOR32 over the whole header page</source>
        <translation>XOR32 sur toute la page d’en-tête</translation>
    </message>
    <message>
        <location filename="app/meaning/ual.py"/>
        <source>Year whose accesses the file has.</source>
        <translation>Année dont le fichier contient les accès.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>["/usr/local/bin/stop-it", "now"]</source>
        <translation>["/usr/local/bin/stop-it", "now"]</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>[rules] has no {0}; it has {1}</source>
        <translation>[rules] n’a pas de {0} ; il a {1}</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>[{0}] Test message</source>
        <translation>[{0}] Message de test</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_text.py"/>
        <source>[{0}] in line {1}{2} is not where it is looked for.</source>
        <translation>[{0}] à la ligne {1}{2} n’est pas là où il est cherché.</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>[{0}] is not a table</source>
        <translation>[{0}] n’est pas une table</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>a backup set made by another program</source>
        <translation>un jeu de sauvegarde d’un autre programme</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>a compressed cluster at byte {0} cannot be read.</source>
        <translation>un cluster compressé à l’octet {0} est illisible.</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>a compressed cluster at byte {0} is too short.</source>
        <translation>un cluster compressé à l’octet {0} est trop court.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>a copy of {0}, or an older state of it</source>
        <translation>une copie de {0}, ou un état antérieur</translation>
    </message>
    <message>
        <location filename="engine/storage/owned_space.py"/>
        <source>a database needs more</source>
        <translation>une base de données en demande plus</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>a file is in the place of a folder</source>
        <translation>un fichier est à la place d’un dossier</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>a file is listed twice</source>
        <translation>un fichier est répertorié deux fois</translation>
    </message>
    <message>
        <location filename="app/snapshots/volumes.py"/>
        <source>a file system of another kind</source>
        <translation>un système de fichiers d’un autre type</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>a file without a name</source>
        <translation>un fichier sans nom</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>a header of {0} bytes does not fit</source>
        <translation>un en-tête de {0} octets ne tient pas</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>a key occurs twice</source>
        <translation>une clé apparaît deux fois</translation>
    </message>
    <message>
        <location filename="engine/formats/live_page.py"/>
        <location filename="engine/formats/page.py"/>
        <source>a line is outside its data area</source>
        <translation>une ligne est hors de sa zone de données</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>a link to {0}</source>
        <translation>un lien vers {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/log/record_text.py"/>
        <source>a log record holds a {0}</source>
        <translation>un enregistrement de journal contient un {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>a match has an invalid length</source>
        <translation>une correspondance a une longueur non valide</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>a match is not valid</source>
        <translation>une correspondance n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>a match refers to data before the start</source>
        <translation>une correspondance renvoie à des données d’avant le début</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <source>a multi-value does not fit</source>
        <translation>une valeur multiple ne tient pas</translation>
    </message>
    <message>
        <location filename="app/status/reading.py"/>
        <source>a number is not valid</source>
        <translation>un nombre n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <source>a pair of values does not fit</source>
        <translation>une paire de valeurs ne tient pas</translation>
    </message>
    <message>
        <location filename="engine/formats/log/scan.py"/>
        <source>a part of a split record does not belong to a record</source>
        <translation>une partie d’un enregistrement divisé n’appartient à aucun enregistrement</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>a password is not sent without TLS; use starttls or implicit</source>
        <translation>un mot de passe n’est pas envoyé sans TLS ; utilisez starttls ou implicit</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>a primary key can contain only one value of each column</source>
        <translation>une clé primaire ne peut contenir qu’une valeur de chaque colonne</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>a provider of shadow copies refused</source>
        <translation>un fournisseur de clichés instantanés a refusé</translation>
    </message>
    <message>
        <location filename="engine/change/apply_move.py"/>
        <source>a root is moved outside a macro</source>
        <translation>une racine est déplacée hors d’une macro</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>a run of literals is too long</source>
        <translation>une suite de littéraux est trop longue</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>a secret is not written here; write keyring:NAME or file:PATH</source>
        <translation>un secret ne s’écrit pas ici ; écrivez keyring:NAME ou file:PATH</translation>
    </message>
    <message>
        <location filename="engine/formats/log/scan.py"/>
        <source>a split record is not continued</source>
        <translation>un enregistrement divisé n’est pas continué</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <location filename="engine/formats/record_parts.py"/>
        <source>a tagged column does not fit</source>
        <translation>une colonne balisée ne tient pas</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <location filename="engine/formats/record_parts.py"/>
        <source>a tagged column has no flags</source>
        <translation>une colonne balisée n’a pas d’indicateurs</translation>
    </message>
    <message>
        <location filename="app/status/reading.py"/>
        <source>a text is missing</source>
        <translation>un texte manque</translation>
    </message>
    <message>
        <location filename="app/status/reading.py"/>
        <source>a time has no zone</source>
        <translation>une heure est sans fuseau</translation>
    </message>
    <message>
        <location filename="engine/chain_facts.py"/>
        <source>a time in its manifest is out of range</source>
        <translation>une heure de son manifeste est hors limites</translation>
    </message>
    <message>
        <location filename="app/notify/state.py"/>
        <source>a time without a zone</source>
        <translation>une heure sans fuseau</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>a user removed it</source>
        <translation>un utilisateur l’a supprimée</translation>
    </message>
    <message>
        <location filename="app/status/reading.py"/>
        <location filename="engine/chain/manifest.py"/>
        <source>a value is missing or of the wrong type</source>
        <translation>une valeur manque ou n’est pas du bon type</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <location filename="engine/formats/record_parts.py"/>
        <source>a variable column does not fit</source>
        <translation>une colonne variable ne tient pas</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>a {0} channel has no {1}; it has {2}</source>
        <translation>un canal {0} n’a pas de {1} ; il a {2}</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>above the size limit of {0}</source>
        <translation>au-delà de la taille maximale de {0}</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>access is denied</source>
        <translation>l’accès est refusé</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>access was denied</source>
        <translation>l’accès a été refusé</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>account of a computer</source>
        <translation>compte d’un ordinateur</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>account of a domain controller</source>
        <translation>compte d’un contrôleur de domaine</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>account of a read-only domain controller</source>
        <translation>compte d’un contrôleur de domaine en lecture seule</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>accountExpires (UTC); empty: never.</source>
        <translation>accountExpires (UTC) ; vide : jamais.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>after the commit of {0}</source>
        <translation>après la validation du {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>all ones: versions of localised indexes live in MSysLocales</source>
        <translation>tous les bits à un : les versions des index localisés sont dans MSysLocales</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>already there</source>
        <translation>déjà là</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>an argument is not valid</source>
        <translation>un argument n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/images/vhdx_log.py"/>
        <source>an entry of its log is not valid.</source>
        <translation>une entrée de son journal n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/change/apply_space.py"/>
        <source>an extent has an invalid size</source>
        <translation>une étendue a une taille non valide</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>an incomplete write</source>
        <translation>une écriture incomplète</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>an incremental backup</source>
        <translation>une sauvegarde incrémentielle</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>an incremental backup would continue it</source>
        <translation>une incrémentielle la continuerait</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>an instance</source>
        <translation>une instance</translation>
    </message>
    <message>
        <location filename="app/status/reading.py"/>
        <source>an instance is said to be well, and is not</source>
        <translation>une instance est dite protégée et ne l’est pas</translation>
    </message>
    <message>
        <location filename="engine/formats/log/tail.py"/>
        <source>an intact one follows</source>
        <translation>un segment intact suit</translation>
    </message>
    <message>
        <location filename="app/unattended/job_run.py"/>
        <source>an unknown time</source>
        <translation>une heure inconnue</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>and also {0}</source>
        <translation>et aussi {0}</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <location filename="engine/sources/as_it_is.py"/>
        <location filename="engine/verify/space_check.py"/>
        <source>and {0} more</source>
        <translation>et {0} autres</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/identities.py"/>
        <source>another kind of key</source>
        <translation>un autre type de clé</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/holding.py"/>
        <source>another machine</source>
        <translation>une autre machine</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>another shadow copy is being made at this moment</source>
        <translation>un autre cliché instantané est en cours de création</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>application group</source>
        <translation>groupe d’application</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>application group by query</source>
        <translation>groupe d’application par requête</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>application, basic</source>
        <translation>application, de base</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>application, by query</source>
        <translation>application, par requête</translation>
    </message>
    <message>
        <location filename="app/notify/channels/apprise_service.py"/>
        <source>apprise does not know the address of the channel {0}.</source>
        <translation>apprise ne connaît pas l’adresse du canal {0}.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/apprise_service.py"/>
        <source>apprise gives no reason</source>
        <translation>apprise n’indique aucune raison</translation>
    </message>
    <message>
        <location filename="engine/formats/names.py"/>
        <source>archived log</source>
        <translation>journal archivé</translation>
    </message>
    <message>
        <location filename="engine/btree/space.py"/>
        <source>are already free</source>
        <translation>sont déjà libres</translation>
    </message>
    <message>
        <location filename="engine/btree/space.py"/>
        <source>are not owned by it</source>
        <translation>ne lui appartiennent pas</translation>
    </message>
    <message>
        <location filename="engine/chain/parts.py"/>
        <source>as-is</source>
        <translation>telle quelle</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>at 02:00,14:00 on sun; every 1h; cron 30 2 * * 1-5</source>
        <translation>at 02:00,14:00 on sun; every 1h; cron 30 2 * * 1-5</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>at line</source>
        <translation>à la ligne</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>attach, and the header does not say so yet</source>
        <translation>attachée, et l’en-tête ne le dit pas encore</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>audit log</source>
        <translation>journal d’audit</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>backup</source>
        <translation>sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>backup as-is</source>
        <translation>sauvegarde telle quelle</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>backup copy</source>
        <translation>sauvegarde de copie</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>backup differential</source>
        <translation>sauvegarde différentielle</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>backup full</source>
        <translation>sauvegarde complète</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>backup in progress, or: this file is a backup copy</source>
        <translation>sauvegarde en cours, ou : ce fichier est une copie de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>backup incremental</source>
        <translation>sauvegarde incrémentielle</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>backup set of another program</source>
        <translation>jeu de sauvegarde d’un autre programme</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>badPasswordTime (UTC), at this controller.</source>
        <translation>badPasswordTime (UTC), sur ce contrôleur.</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <location filename="engine/instance/parameters.py"/>
        <source>base name</source>
        <translation>nom de base</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>base name {0}</source>
        <translation>nom de base {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>between {0} and {1}</source>
        <translation>entre {0} et {1}</translation>
    </message>
    <message>
        <location filename="engine/formats/dbms_params.py"/>
        <source>bit 0: circular logging</source>
        <translation>bit 0 : journalisation circulaire</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>bit 0: the attachment list is valid</source>
        <translation>bit 0 : la liste des attachements est valide</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>bit 0: the shadow catalog is disabled</source>
        <translation>bit 0 : le catalogue de secours est désactivé</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>blank</source>
        <translation>vierges</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>but only {0}</source>
        <translation>mais seulement {0}</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>byte {0}</source>
        <translation>octet {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/log/scan.py"/>
        <source>byte {0} starts no record that ends in its segment</source>
        <translation>l’octet {0} ne commence aucun enregistrement qui se termine dans son segment</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>bytes in a database page; 0 means 4096</source>
        <translation>octets par page de base de données ; 0 signifie 4096</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>bytes in a page; 0 means 4096</source>
        <translation>octets par page ; 0 signifie 4096</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>bytes in a segment, 4096</source>
        <translation>octets par segment, 4096</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>bytes of the path with its NUL</source>
        <translation>octets du chemin avec son NUL</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>bytes read</source>
        <translation>octets lus</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>bytes written</source>
        <translation>octets écrits</translation>
    </message>
    <message>
        <location filename="engine/instance/parameters.py"/>
        <source>cache size</source>
        <translation>taille du cache</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>cannot be read: {0}</source>
        <translation>illisible : {0}</translation>
    </message>
    <message>
        <location filename="engine/salvage/findings.py"/>
        <source>catalog</source>
        <translation>catalogue</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>chain removal</source>
        <translation>suppression de chaînes</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>change of a channel</source>
        <translation>modification d’un canal</translation>
    </message>
    <message>
        <location filename="app/operations/upkeep.py"/>
        <source>change of keys</source>
        <translation>modification de clés</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>checkpoint</source>
        <translation>point de contrôle</translation>
    </message>
    <message>
        <location filename="engine/instance/parameters.py"/>
        <source>checkpoint depth</source>
        <translation>profondeur du point de contrôle</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>checkpoint of the last full backup</source>
        <translation>point de contrôle de la dernière sauvegarde complète</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>checkpoint when this log was created</source>
        <translation>point de contrôle à la création de ce journal</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>checksum errors that could not be corrected</source>
        <translation>erreurs de somme de contrôle non corrigeables</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>checksum of the fourth block</source>
        <translation>somme de contrôle du quatrième bloc</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>checksum of the second block</source>
        <translation>somme de contrôle du deuxième bloc</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>checksum of the third block</source>
        <translation>somme de contrôle du troisième bloc</translation>
    </message>
    <message>
        <location filename="engine/formats/log/chain.py"/>
        <source>checksum {0}, found {1}</source>
        <translation>somme de contrôle {0}, trouvé {1}</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>clean</source>
        <translation>arrêt correct</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/cloud.py"/>
        <source>clean up</source>
        <translation>nettoyer</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>code page {0}</source>
        <translation>page de codes {0}</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>code {0}</source>
        <translation>code {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/catalog.py"/>
        <source>column {0} cannot have id {1} and type {2}</source>
        <translation>la colonne {0} ne peut pas avoir l’identifiant {1} et le type {2}</translation>
    </message>
    <message>
        <location filename="engine/formats/catalog.py"/>
        <source>columns or indexes do not belong to a table</source>
        <translation>des colonnes ou des index n’appartiennent pas à une table</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>compression scheme {0} is unknown</source>
        <translation>la méthode de compression {0} est inconnue</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>confirmation</source>
        <translation>confirmation</translation>
    </message>
    <message>
        <location filename="engine/restore/afterwards.py"/>
        <source>confirmation of the restore</source>
        <translation>confirmation de la restauration</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>consists of several files, of which one is missing</source>
        <translation>se compose de plusieurs fichiers, dont un manque</translation>
    </message>
    <message>
        <location filename="engine/formats/log/segments.py"/>
        <source>contains data although an earlier segment is empty</source>
        <translation>contient des données alors qu’un segment antérieur est vide</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>contains log generation 0x{0} ({1})</source>
        <translation>contient la génération de journal 0x{0} ({1})</translation>
    </message>
    <message>
        <location filename="engine/backup/page_reading.py"/>
        <source>contains the number of page {0}</source>
        <translation>contient le numéro de la page {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/log/segments.py"/>
        <source>contains the position of a later place</source>
        <translation>contient la position d’un endroit ultérieur</translation>
    </message>
    <message>
        <location filename="engine/chain_facts.py"/>
        <source>contains {0}, which is not part of it</source>
        <translation>contient {0}, qui n’en fait pas partie</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>context switches</source>
        <translation>changements de contexte</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>copied while it was the current log</source>
        <translation>copié quand c’était le journal actuel</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <location filename="engine/chain/parts.py"/>
        <source>copy</source>
        <translation>copie</translation>
    </message>
    <message>
        <location filename="engine/files/local.py"/>
        <source>copy the owner and mode of another file to</source>
        <translation>copier le propriétaire et le mode d’un autre fichier sur</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>copy {0}</source>
        <translation>copie {0}</translation>
    </message>
    <message>
        <location filename="engine/salvage/findings.py"/>
        <source>corrected</source>
        <translation>corrigées</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>corrected bit</source>
        <translation>bit corrigé</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>corrected file</source>
        <translation>fichier corrigé</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>create the file</source>
        <translation>créer le fichier</translation>
    </message>
    <message>
        <location filename="engine/control/runtime_folder.py"/>
        <location filename="engine/files/local.py"/>
        <location filename="engine/files/overlay.py"/>
        <location filename="engine/os_errors.py"/>
        <source>create the folder</source>
        <translation>créer le dossier</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>created by the system</source>
        <translation>créé par le système</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>creation time of log gen_committed</source>
        <translation>heure de création du journal gen_committed</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <location filename="engine/formats/db_header.py"/>
        <source>creation time of log gen_max_required</source>
        <translation>heure de création du journal gen_max_required</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>creation time of {0}</source>
        <translation>heure de création de {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <location filename="app/jobs/keys.py"/>
        <source>cron {0}</source>
        <translation>cron {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/names.py"/>
        <source>current log</source>
        <translation>journal actuel</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>current log that is not the last log</source>
        <translation>journal actuel qui n’est pas le dernier journal</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>daily</source>
        <translation>quotidienne</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>damage: later segments were written before</source>
        <translation>dommage : des segments ultérieurs ont été écrits avant</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <location filename="engine/discovery/instance_files.py"/>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>damaged file</source>
        <translation>fichier endommagé</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>damaged log</source>
        <translation>journal endommagé</translation>
    </message>
    <message>
        <location filename="engine/salvage/long_values.py"/>
        <source>damaged long value</source>
        <translation>valeur longue endommagée</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>database</source>
        <translation>base de données</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>database header</source>
        <translation>en-tête de base de données</translation>
    </message>
    <message>
        <location filename="engine/control/conversation.py"/>
        <source>databases are being copied</source>
        <translation>des bases de données sont en cours de copie</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>databases attached at the checkpoint</source>
        <translation>bases de données attachées au point de contrôle</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>databases attached when this log was created</source>
        <translation>bases de données attachées à la création de ce journal</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <location filename="app/meaning/ual.py"/>
        <source>day {0}</source>
        <translation>jour {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>days {0}</source>
        <translation>les jours {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>dbtime of the last change</source>
        <translation>dbtime de la dernière modification</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>dbtime of the last scrub</source>
        <translation>dbtime du dernier nettoyage</translation>
    </message>
    <message>
        <location filename="engine/restore/row_history.py"/>
        <source>delete</source>
        <translation>suppression</translation>
    </message>
    <message>
        <location filename="engine/files/local.py"/>
        <location filename="engine/files/overlay.py"/>
        <location filename="engine/os_errors.py"/>
        <source>delete the folder</source>
        <translation>supprimer le dossier</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>desktop is not true or false</source>
        <translation>desktop n’est ni true ni false</translation>
    </message>
    <message>
        <location filename="engine/chain/parts.py"/>
        <source>differential</source>
        <translation>différentielle</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>dirty</source>
        <translation>arrêt incorrect</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>disk image</source>
        <translation>image disque</translation>
    </message>
    <message>
        <location filename="engine/discovery/sorting.py"/>
        <source>displaced by a restore that can be confirmed or taken back</source>
        <translation>mis de côté par une restauration qui peut être confirmée, ou sur laquelle on peut revenir</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>distribution group</source>
        <translation>groupe de distribution</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>dns error</source>
        <translation>dns error</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>does not exist</source>
        <translation>n’existe pas</translation>
    </message>
    <message>
        <location filename="app/meaning/ual_system.py"/>
        <source>domain controller</source>
        <translation>contrôleur de domaine</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>domain local</source>
        <translation>domaine local</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>double-write file</source>
        <translation>fichier de double écriture</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>drilled {0}</source>
        <translation>testée {0:le |}</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>duplicate generation</source>
        <translation>génération en double</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>duplicate run id</source>
        <translation>identifiant d’exécution en double</translation>
    </message>
    <message>
        <location filename="engine/images/partitions.py"/>
        <source>dynamic disk</source>
        <translation>disque dynamique</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>each file is compared with its {0} while it is copied</source>
        <translation>chaque fichier est comparé à son {0} pendant la copie</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>empty log</source>
        <translation>journal vide</translation>
    </message>
    <message>
        <location filename="app/meaning/view.py"/>
        <source>encrypted, not shown</source>
        <translation>chiffré, non affiché</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>end of the last checksum scan</source>
        <translation>fin de la dernière analyse des sommes de contrôle</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>end of {0}</source>
        <translation>fin de {0}</translation>
    </message>
    <message>
        <location filename="engine/storage/owned_space.py"/>
        <source>ends after its headers</source>
        <translation>se termine après ses en-têtes</translation>
    </message>
    <message>
        <location filename="engine/storage/owned_space.py"/>
        <source>ends after page {0}</source>
        <translation>se termine après la page {0}</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>entry of {0}</source>
        <translation>entrée de {0}</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>error sending request</source>
        <translation>error sending request</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/answers.py"/>
        <source>error sending request: {0}</source>
        <translation>error sending request: {0}</translation>
    </message>
    <message>
        <location filename="engine/events.py"/>
        <source>error {0}</source>
        <translation>erreur {0}</translation>
    </message>
    <message>
        <location filename="engine/restore/row_history.py"/>
        <source>escrow update</source>
        <translation>mise à jour différée</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>ese-backup chains lists the chains.</source>
        <translation>ese-backup chains liste les chaînes.</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>ese-backup jobs list shows the names of the jobs.</source>
        <translation>ese-backup jobs list affiche les noms des travaux.</translation>
    </message>
    <message>
        <location filename="app/jobs/keys.py"/>
        <source>every {0} min</source>
        <translation>toutes les {0} min</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>evidence</source>
        <translation>preuve</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>existing files of {0} with the names of the backup set are renamed and kept</source>
        <translation>les fichiers existants de {0} portant les noms du jeu de sauvegarde sont renommés et gardés</translation>
    </message>
    <message>
        <location filename="app/external_tool.py"/>
        <source>exit code {0}</source>
        <translation>code de sortie {0}</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>export</source>
        <translation>export</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <location filename="engine/restore/plan.py"/>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <location filename="engine/backup/page_reading.py"/>
        <location filename="engine/formats/log/segments.py"/>
        <source>fails its checksum</source>
        <translation>ne correspond pas à sa somme de contrôle</translation>
    </message>
    <message>
        <location filename="engine/formats/log/frame_records.py"/>
        <source>fill that is not zero</source>
        <translation>remplissage qui n’est pas nul</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>first byte after the highest used one, from the data area</source>
        <translation>premier octet après le dernier utilisé, depuis la zone de données</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>first log generation that makes the file clean; 0 when clean</source>
        <translation>première génération de journal qui met le fichier en arrêt correct ; 0 s’il l’est</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>first log generation that recovery needs; 0 when clean</source>
        <translation>première génération de journal dont la récupération a besoin ; 0 en arrêt correct</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>first log that recovery needed at the copy's end; 0 in older formats</source>
        <translation>premier journal dont la récupération avait besoin à la fin de la copie ; 0 dans les anciens formats</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>flush map</source>
        <translation>carte des écritures</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>folder of the checkpoint</source>
        <translation>dossier du point de contrôle</translation>
    </message>
    <message>
        <location filename="engine/formats/dbms_params.py"/>
        <source>folder of the checkpoint, in the machine's code page</source>
        <translation>dossier du point de contrôle, dans la page de codes de la machine</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>folder of the logs</source>
        <translation>dossier des journaux</translation>
    </message>
    <message>
        <location filename="engine/formats/dbms_params.py"/>
        <source>folder of the logs, in the machine's code page</source>
        <translation>dossier des journaux, dans la page de codes de la machine</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>foreign</source>
        <translation>étranger</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>foreign log</source>
        <translation>journal étranger</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>format number of the engine that wrote it; independent of the layout</source>
        <translation>numéro de format du moteur qui l’a écrit ; indépendant de la disposition</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>format version at creation</source>
        <translation>version du format à la création</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>format version, 0x620 since 1997</source>
        <translation>version du format, 0x620 depuis 1997</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>format version, 8</source>
        <translation>version du format, 8</translation>
    </message>
    <message>
        <location filename="engine/chain_facts.py"/>
        <source>found damaged on {0}</source>
        <translation>trouvée endommagée le {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>free bytes on the page</source>
        <translation>octets libres de la page</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>free space starts at {0} according to the header, but lines end at {1}</source>
        <translation>l’espace libre commence à {0} selon l’en-tête, mais les lignes se terminent à {1}</translation>
    </message>
    <message>
        <location filename="app/operations/upkeep.py"/>
        <source>from before {0}</source>
        <translation>d’avant le {0}</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>from: {0} is not an address</source>
        <translation>from : {0} n’est pas une adresse</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>frozen at 4000</source>
        <translation>figé à 4000</translation>
    </message>
    <message>
        <location filename="engine/chain/parts.py"/>
        <source>full</source>
        <translation>complète</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>further finding</source>
        <translation>autre constat</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>generation of {0}</source>
        <translation>génération de {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/log/segments.py"/>
        <source>had a single-bit error, which its checksum located</source>
        <translation>avait une erreur d’un seul bit, que sa somme de contrôle a localisée</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>has committed transactions in the logs up to {0}, but the last existing log is {1}.</source>
        <translation>a des transactions validées dans les journaux jusqu’à {0}, mais le dernier journal existant est {1}.</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>has no known file system</source>
        <translation>n’a pas de système de fichiers connu</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>has tables with subclusters</source>
        <translation>a des tables avec des sous-clusters</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>has version {0} of the QCOW format</source>
        <translation>est à la version {0} du format QCOW</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/staging.py"/>
        <source>has {0} bytes</source>
        <translation>a {0} octets</translation>
    </message>
    <message>
        <location filename="engine/salvage/findings.py"/>
        <source>header</source>
        <translation>en-tête</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>header copy</source>
        <translation>copie de l’en-tête</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>highest engine format version that attached the file</source>
        <translation>plus haute version de format d’un moteur qui a attaché le fichier</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <location filename="engine/formats/db_header.py"/>
        <source>highest object id assigned</source>
        <translation>plus grand identifiant d’objet attribué</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>highest page dbtime given out</source>
        <translation>plus grand dbtime de page attribué</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>holds only the differences to another image, which is missing</source>
        <translation>ne contient que les différences avec une autre image, qui manque</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>holds the differences to {0}, which is an image of another kind</source>
        <translation>contient les différences avec {0}, qui est une image d’un autre type</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>home folder required</source>
        <translation>dossier de base requis</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>hour</source>
        <translation>heure</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>hourly</source>
        <translation>horaire</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>how the file was left; 3 is a clean shutdown</source>
        <translation>état dans lequel le fichier a été laissé ; 3 est un arrêt correct</translation>
    </message>
    <message>
        <location filename="app/transfer/items.py"/>
        <source>identity is not a text</source>
        <translation>identity n’est pas un texte</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>identity of the database</source>
        <translation>identité de la base de données</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>identity of the database, random at creation</source>
        <translation>identité de la base de données, aléatoire à la création</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <location filename="engine/formats/checkpoint.py"/>
        <location filename="engine/formats/log/header.py"/>
        <source>identity of the log stream</source>
        <translation>identité du flux de journaux</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>identity of the log stream; none when attached without logging</source>
        <translation>identité du flux de journaux ; aucune si attachée sans journalisation</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>import of settings</source>
        <translation>importation de paramètres</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>in a differential backup</source>
        <translation>dans une sauvegarde différentielle</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>in an incremental backup</source>
        <translation>dans une sauvegarde incrémentielle</translation>
    </message>
    <message>
        <location filename="engine/formats/log/chain.py"/>
        <source>in number.</source>
        <translation>en nombre.</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>in the full backup</source>
        <translation>dans la sauvegarde complète</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>in the future ({0})</source>
        <translation>dans le futur ({0})</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>in the hours {0}</source>
        <translation>dans les heures {0}</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>in this backup set</source>
        <translation>dans ce jeu de sauvegarde</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>in use</source>
        <translation>utilisée</translation>
    </message>
    <message>
        <location filename="engine/chain/parts.py"/>
        <source>incremental</source>
        <translation>incrémentielle</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <location filename="engine/verify/blank_pages.py"/>
        <location filename="engine/verify/structure.py"/>
        <source>index {0}.{1}</source>
        <translation>index {0}.{1}</translation>
    </message>
    <message>
        <location filename="engine/salvage/findings.py"/>
        <source>inner-page</source>
        <translation>page intérieure</translation>
    </message>
    <message>
        <location filename="engine/restore/row_history.py"/>
        <source>insert</source>
        <translation>insertion</translation>
    </message>
    <message>
        <location filename="engine/control/server.py"/>
        <source>instance client</source>
        <translation>client d’instance</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>instance folder</source>
        <translation>dossier d’instance</translation>
    </message>
    <message>
        <location filename="engine/control/server.py"/>
        <source>instance server</source>
        <translation>serveur d’instance</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>interrupted</source>
        <translation>interrompu</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>is another one</source>
        <translation>en est un autre</translation>
    </message>
    <message>
        <location filename="engine/storage/database_pages.py"/>
        <source>is beyond the end</source>
        <translation>est au-delà de la fin</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>is compressed with zstd</source>
        <translation>est compressée avec zstd</translation>
    </message>
    <message>
        <location filename="engine/formats/log/segments.py"/>
        <source>is damaged, but is after the end of the data</source>
        <translation>est endommagé, mais se trouve après la fin des données</translation>
    </message>
    <message>
        <location filename="engine/formats/log/segments.py"/>
        <source>is damaged, but its shadow is good</source>
        <translation>est endommagé, mais sa copie de secours est bonne</translation>
    </message>
    <message>
        <location filename="engine/images/ntfs.py"/>
        <source>is deduplicated</source>
        <translation>est dédupliqué</translation>
    </message>
    <message>
        <location filename="engine/formats/log/tail.py"/>
        <source>is empty</source>
        <translation>est vide</translation>
    </message>
    <message>
        <location filename="engine/images/ntfs.py"/>
        <source>is encrypted by Windows (EFS)</source>
        <translation>est chiffré par Windows (EFS)</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>is formatted with {0}</source>
        <translation>est formaté en {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/advice.py"/>
        <location filename="engine/chain/local_staging.py"/>
        <source>is inside</source>
        <translation>se trouve dans</translation>
    </message>
    <message>
        <location filename="engine/images/ntfs.py"/>
        <source>is kept elsewhere, and the volume has only a placeholder of it</source>
        <translation>est conservé ailleurs, et le volume n’en a qu’un espace réservé</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/staging.py"/>
        <source>is missing</source>
        <translation>manque</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>is not TOML</source>
        <translation>n’est pas du TOML</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>is not UTF-8</source>
        <translation>n’est pas de l’UTF-8</translation>
    </message>
    <message>
        <location filename="app/tables/conditions.py"/>
        <source>is not null</source>
        <translation>is not null</translation>
    </message>
    <message>
        <location filename="engine/chain/signatures.py"/>
        <source>is not signed</source>
        <translation>n’est pas signé</translation>
    </message>
    <message>
        <location filename="engine/chain/address.py"/>
        <source>is not valid</source>
        <translation>n’est pas valide</translation>
    </message>
    <message>
        <location filename="app/tables/conditions.py"/>
        <source>is null</source>
        <translation>is null</translation>
    </message>
    <message>
        <location filename="engine/chain/signatures.py"/>
        <source>is signed with a key that is not trusted</source>
        <translation>est signé avec une clé non approuvée</translation>
    </message>
    <message>
        <location filename="engine/btree/extent_tree.py"/>
        <source>it already contains the extent that ends at page {0}</source>
        <translation>elle contient déjà l’étendue qui se termine à la page {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>it and its left neighbour, page {0}, are not linked</source>
        <translation>elle et sa voisine gauche, la page {0}, ne sont pas liées</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>it answered {0} {1}</source>
        <translation>il a répondu {0} {1}</translation>
    </message>
    <message>
        <location filename="app/notify/channels/webhook.py"/>
        <source>it answered {0} {1}{2}</source>
        <translation>il a répondu {0} {1}{2}</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>it contains control characters</source>
        <translation>cela contient des caractères de contrôle</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>it contains keys that belong elsewhere in {0}</source>
        <translation>elle contient des clés qui ont leur place ailleurs dans {0}</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>it could not be read in time</source>
        <translation>elle n’a pas pu être lue à temps</translation>
    </message>
    <message>
        <location filename="app/notify/channels/apprise_service.py"/>
        <location filename="app/notify/channels/channel.py"/>
        <source>it did not answer in time</source>
        <translation>il n’a pas répondu à temps</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>it does not offer what is needed: {0}</source>
        <translation>il n’offre pas ce qui est nécessaire : {0}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_split.py"/>
        <source>it does not point to page {0}</source>
        <translation>elle ne pointe pas vers la page {0}</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>it does not say how large its disk is.</source>
        <translation>elle n’indique pas la taille de son disque.</translation>
    </message>
    <message>
        <location filename="engine/images/blocks.py"/>
        <source>it ends before the data that it refers to</source>
        <translation>elle s’arrête avant les données auxquelles elle renvoie</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>it ends early</source>
        <translation>elle se termine trop tôt</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>it has no external header</source>
        <translation>elle n’a pas d’en-tête externe</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <location filename="engine/formats/record.py"/>
        <location filename="engine/formats/record_parts.py"/>
        <source>it has no header</source>
        <translation>elle n’a pas d’en-tête</translation>
    </message>
    <message>
        <location filename="engine/change/apply_move.py"/>
        <location filename="engine/change/apply_node.py"/>
        <location filename="engine/change/apply_split.py"/>
        <source>it has no line {0}</source>
        <translation>elle n’a pas de ligne {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/long_value.py"/>
        <location filename="engine/tables/long_values.py"/>
        <source>it has no root</source>
        <translation>elle n’a pas de racine</translation>
    </message>
    <message>
        <location filename="engine/change/apply_space.py"/>
        <source>it has no space header</source>
        <translation>elle n’a pas d’en-tête d’espace</translation>
    </message>
    <message>
        <location filename="engine/change/difference.py"/>
        <source>it has no {0} bytes at {1} to replace</source>
        <translation>il n’a pas {0} octets à {1} à remplacer</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>it has the form "10m"</source>
        <translation>cela a la forme "10m"</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>it has the form "1d"; an hour is the shortest</source>
        <translation>cela a la forme "1d" ; le minimum est une heure</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>it has the form "22:00-07:00"</source>
        <translation>cela a la forme "22:00-07:00"</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>it has the form "mon 08:00"</source>
        <translation>cela a la forme "mon 08:00"</translation>
    </message>
    <message>
        <location filename="engine/formats/log/images.py"/>
        <source>it has {0} bytes, not {1}</source>
        <translation>il a {0} octets, pas {1}</translation>
    </message>
    <message>
        <location filename="engine/formats/log/frame_records.py"/>
        <source>it has {0} bytes, not {1}{2}</source>
        <translation>il a {0} octets, pas {1}{2}</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>it has {0} decompressed bytes instead of {1}</source>
        <translation>elle a {0} octets décompressés au lieu de {1}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_merge.py"/>
        <location filename="engine/change/apply_node.py"/>
        <location filename="engine/change/apply_scrub.py"/>
        <location filename="engine/change/apply_split.py"/>
        <source>it has {0} lines</source>
        <translation>elle a {0} lignes</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>it is a folder</source>
        <translation>c’est un dossier</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>it is a list of {0}</source>
        <translation>c’est une liste de {0}</translation>
    </message>
    <message>
        <location filename="app/snapshots/btrfs.py"/>
        <source>it is a subvolume of another origin.</source>
        <translation>c’est un sous-volume d’une autre origine.</translation>
    </message>
    <message>
        <location filename="app/snapshots/lvm.py"/>
        <source>it is a volume of another origin.</source>
        <translation>c’est un volume d’une autre origine.</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>it is among the images that it holds the differences to.</source>
        <translation>elle figure parmi les images dont elle contient les différences.</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>it is empty</source>
        <translation>elle est vide</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>it is locked</source>
        <translation>il est verrouillé</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>it is marked as damaged. 'qemu-img check' says more.</source>
        <translation>elle est marquée comme endommagée. 'qemu-img check' en dit plus.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>it is missing</source>
        <translation>elle manque</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>it is no name of a time zone</source>
        <translation>ce n’est pas le nom d’un fuseau horaire</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>it is not a regular file</source>
        <translation>ce n’est pas un fichier ordinaire</translation>
    </message>
    <message>
        <location filename="engine/change/apply_space.py"/>
        <source>it is not a root with one child</source>
        <translation>ce n’est pas une racine à un seul enfant</translation>
    </message>
    <message>
        <location filename="app/snapshots/btrfs.py"/>
        <source>it is not a subvolume.</source>
        <translation>ce n’est pas un sous-volume.</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>it is not a table</source>
        <translation>ce n’est pas une table</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>it is not an absolute path</source>
        <translation>ce n’est pas un chemin absolu</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/age_header.py"/>
        <source>it is not an age file</source>
        <translation>ce n’est pas un fichier age</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>it is not one of this program</source>
        <translation>elle ne vient pas de ce programme</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <location filename="engine/chain/manifest.py"/>
        <source>it is not valid JSON</source>
        <translation>ce n’est pas du JSON valide</translation>
    </message>
    <message>
        <location filename="engine/btree/extent_tree.py"/>
        <source>it is too deep</source>
        <translation>elle est trop profonde</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>it is too long</source>
        <translation>elle est trop longue</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>it is true or false</source>
        <translation>c’est true ou false</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>it lists no runs or no files</source>
        <translation>il ne répertorie aucune exécution ou aucun fichier</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>it must have 1 to {0} columns</source>
        <translation>il doit avoir de 1 à {0} colonnes</translation>
    </message>
    <message>
        <location filename="app/notify/channels/webhook.py"/>
        <source>it redirects in a circle</source>
        <translation>il redirige en boucle</translation>
    </message>
    <message>
        <location filename="app/notify/channels/webhook.py"/>
        <source>it redirects to another server, {0}</source>
        <translation>il redirige vers un autre serveur, {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <source>it refers to a long value, but the table has none</source>
        <translation>il renvoie à une valeur longue, mais la table n’en a pas</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>it refused all recipients: {0}</source>
        <translation>il a refusé tous les destinataires : {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/log/record_layout.py"/>
        <source>it requires {0} bytes, but only {1} are available</source>
        <translation>il demande {0} octets, mais seuls {1} sont disponibles</translation>
    </message>
    <message>
        <location filename="engine/formats/log/life_records.py"/>
        <source>it requires {0}{1} bytes, but only {2} are available</source>
        <translation>il demande {0}{1} octets, mais seuls {2} sont disponibles</translation>
    </message>
    <message>
        <location filename="app/notify/decide.py"/>
        <source>it waits</source>
        <translation>il attend</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <source>it was interrupted.</source>
        <translation>elle a été interrompue.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>its answer is not HTTP ({0})</source>
        <translation>sa réponse n’est pas du HTTP ({0})</translation>
    </message>
    <message>
        <location filename="engine/images/vhd.py"/>
        <location filename="engine/images/vhdx.py"/>
        <source>its block table is too short for the disk.</source>
        <translation>sa table des blocs est trop courte pour le disque.</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>its checksum does not match</source>
        <translation>sa somme de contrôle ne correspond pas</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <source>its columns do not fit</source>
        <translation>ses colonnes ne tiennent pas</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>its copy, one page further</source>
        <translation>sa copie, une page plus loin</translation>
    </message>
    <message>
        <location filename="engine/formats/log/differences.py"/>
        <source>its differences end early</source>
        <translation>ses différences se terminent trop tôt</translation>
    </message>
    <message>
        <location filename="engine/formats/log/page_records.py"/>
        <source>its differences have {0} bytes, but only {1} are available</source>
        <translation>ses différences ont {0} octets, mais seuls {1} sont disponibles</translation>
    </message>
    <message>
        <location filename="engine/change/difference.py"/>
        <source>its differences make {0} bytes, not {1}</source>
        <translation>ses différences font {0} octets, pas {1}</translation>
    </message>
    <message>
        <location filename="engine/btree/extent_tree.py"/>
        <source>its extents overlap at page {0}</source>
        <translation>ses étendues se chevauchent à la page {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <location filename="engine/formats/record_parts.py"/>
        <source>its fixed columns do not fit</source>
        <translation>ses colonnes fixes ne tiennent pas</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>its flags {0} are not those of {1}</source>
        <translation>ses indicateurs {0} ne sont pas ceux de {1}</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>its header fails its checksum</source>
        <translation>son en-tête ne correspond pas à sa somme de contrôle</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/identities.py"/>
        <source>its header has a passphrase among other readers</source>
        <translation>son en-tête a une phrase secrète parmi d’autres lecteurs</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/identities.py"/>
        <source>its header holds a key of another length</source>
        <translation>son en-tête contient une clé d’une autre longueur</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/age_header.py"/>
        <location filename="engine/chain/encoding/identities.py"/>
        <source>its header is damaged</source>
        <translation>son en-tête est endommagé</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/age_header.py"/>
        <source>its header is incomplete</source>
        <translation>son en-tête est incomplet</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/age_header.py"/>
        <source>its header is not spelled as it must be</source>
        <translation>son en-tête n’est pas écrit comme il le doit</translation>
    </message>
    <message>
        <location filename="engine/images/vhd.py"/>
        <source>its header is not valid.</source>
        <translation>son en-tête n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/identities.py"/>
        <source>its header was changed</source>
        <translation>son en-tête a été modifié</translation>
    </message>
    <message>
        <location filename="engine/change/apply_move.py"/>
        <source>its image is larger than a page</source>
        <translation>son image est plus grande qu’une page</translation>
    </message>
    <message>
        <location filename="engine/formats/compression.py"/>
        <source>its length is not a multiple of the character size</source>
        <translation>sa longueur n’est pas un multiple de la taille des caractères</translation>
    </message>
    <message>
        <location filename="engine/images/vhdx.py"/>
        <source>its metadata is not valid.</source>
        <translation>ses métadonnées ne sont pas valides.</translation>
    </message>
    <message>
        <location filename="app/snapshots/zfs.py"/>
        <source>its name was not given by this program.</source>
        <translation>son nom n’est pas de ceux que ce programme donne.</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <source>its number of fixed columns, {0}, is not valid</source>
        <translation>son nombre de colonnes fixes, {0}, n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/change/apply_split.py"/>
        <source>its operation is not in the log</source>
        <translation>son opération n’est pas dans le journal</translation>
    </message>
    <message>
        <location filename="engine/btree/extent_tree.py"/>
        <source>its page {0} has no children</source>
        <translation>sa page {0} n’a pas d’enfants</translation>
    </message>
    <message>
        <location filename="engine/images/partitions.py"/>
        <source>its partition table (GPT) and the copy of it at the end are not valid.</source>
        <translation>sa table de partitions (GPT) et la copie à la fin du disque ne sont pas valides.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/identities.py"/>
        <source>its passphrase has the work factor {0}; at most {1} is accepted</source>
        <translation>sa phrase secrète a le facteur de travail {0} ; {1} au plus est accepté</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>its primary key is made in another way.</source>
        <translation>sa clé primaire est faite autrement.</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>its primary key was ({0}) and is ({1}).</source>
        <translation>sa clé primaire était ({0}) et est ({1}).</translation>
    </message>
    <message>
        <location filename="engine/images/vhdx.py"/>
        <source>its table of metadata is not valid.</source>
        <translation>sa table de métadonnées n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/formats/live_page.py"/>
        <location filename="engine/formats/page.py"/>
        <source>its tag count, {0}, is not valid</source>
        <translation>son nombre de balises, {0}, n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <location filename="engine/formats/record_parts.py"/>
        <source>its tagged columns do not fit</source>
        <translation>ses colonnes balisées ne tiennent pas</translation>
    </message>
    <message>
        <location filename="engine/images/vhd.py"/>
        <source>its type is not known.</source>
        <translation>son type est inconnu.</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>its type is obsolete</source>
        <translation>son type est obsolète</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <location filename="engine/formats/record_parts.py"/>
        <source>its variable columns do not fit</source>
        <translation>ses colonnes variables ne tiennent pas</translation>
    </message>
    <message>
        <location filename="engine/formats/record.py"/>
        <source>its {0} columns do not fit</source>
        <translation>ses {0} colonnes ne tiennent pas</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>job file</source>
        <translation>fichier des travaux</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <location filename="app/transfer/items.py"/>
        <source>keep is not a table of rules</source>
        <translation>keep n’est pas une table de règles</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>keeps its data in another file</source>
        <translation>conserve ses données dans un autre fichier</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>kind of run {0}{1}</source>
        <translation>type de l’exécution {0}{1}</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>kind of the last copy backup</source>
        <translation>type de la dernière sauvegarde de copie</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>kind of the last differential backup</source>
        <translation>type de la dernière sauvegarde différentielle</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>kind of the last incremental backup</source>
        <translation>type de la dernière sauvegarde incrémentielle</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>last</source>
        <translation>dernière</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>last copy backup</source>
        <translation>dernière sauvegarde de copie</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>last dbtime of the database when the list was written</source>
        <translation>dernier dbtime de la base de données à l’écriture de la liste</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>last differential backup; reset by a full one</source>
        <translation>dernière sauvegarde différentielle ; remise à zéro par une complète</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <location filename="engine/formats/db_header.py"/>
        <source>last full backup</source>
        <translation>dernière sauvegarde complète</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>last incremental backup</source>
        <translation>dernière sauvegarde incrémentielle</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>last incremental backup; reset by a full one</source>
        <translation>dernière sauvegarde incrémentielle ; remise à zéro par une complète</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>last log generation that recovery needs; 0 when clean</source>
        <translation>dernière génération de journal dont la récupération a besoin ; 0 en arrêt correct</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>last log generation with committed work; 0 when clean</source>
        <translation>dernière génération de journal contenant du travail validé ; 0 en arrêt correct</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>last log that recovery needed then</source>
        <translation>dernier journal dont la récupération avait alors besoin</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>last log with committed work then</source>
        <translation>dernier journal contenant alors du travail validé</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>lastLogon (UTC), at this controller.</source>
        <translation>lastLogon (UTC), sur ce contrôleur.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>lastLogonTimestamp (UTC); up to 14 days old.</source>
        <translation>lastLogonTimestamp (UTC) ; jusqu’à 14 jours de retard.</translation>
    </message>
    <message>
        <location filename="app/schedulers/launchd.py"/>
        <source>launchd has it disabled.</source>
        <translation>launchd l’a désactivé.</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>left neighbour, 0 for none; complete at leaf level only</source>
        <translation>voisine gauche, 0 pour aucune ; complet au niveau des feuilles seulement</translation>
    </message>
    <message>
        <location filename="engine/change/apply_merge.py"/>
        <location filename="engine/change/apply_move.py"/>
        <source>line {0} does not point to page {1}</source>
        <translation>la ligne {0} ne pointe pas vers la page {1}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>line {0} has another key</source>
        <translation>la ligne {0} a une autre clé</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>line {0}, column {1}</source>
        <translation>ligne {0}, colonne {1}</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>lines overlap</source>
        <translation>des lignes se chevauchent</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>listed as available but in use: {0}</source>
        <translation>indiquées comme disponibles mais utilisées : {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>listed as available in more than one tree: {0}</source>
        <translation>indiquées comme disponibles dans plus d’une arborescence : {0}</translation>
    </message>
    <message>
        <location filename="engine/control/local_sockets.py"/>
        <location filename="engine/control/named_pipes.py"/>
        <source>listen on</source>
        <translation>écouter sur</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>lists as available</source>
        <translation>indique comme disponibles</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>local distribution group</source>
        <translation>groupe local de distribution</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>local group</source>
        <translation>groupe local</translation>
    </message>
    <message>
        <location filename="engine/chain/holds.py"/>
        <source>locked by the bucket until {0} UTC</source>
        <translation>verrouillée par le compartiment jusqu’au {0} UTC</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>locked out</source>
        <translation>verrouillé</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>log</source>
        <translation>journal</translation>
    </message>
    <message>
        <location filename="engine/formats/dbms_params.py"/>
        <source>log buffer, in segments</source>
        <translation>tampon de journal, en segments</translation>
    </message>
    <message>
        <location filename="engine/instance/parameters.py"/>
        <source>log file size</source>
        <translation>taille des fichiers journaux</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>log generation that redo is working on</source>
        <translation>génération de journal sur laquelle travaille la réapplication</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>log header</source>
        <translation>en-tête de journal</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>log position of the last attach</source>
        <translation>position de journal du dernier attachement</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>log position of the last clean detach</source>
        <translation>position de journal du dernier détachement correct</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>log position of the last detach</source>
        <translation>position de journal du dernier détachement</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>log range</source>
        <translation>plage de journaux</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <location filename="engine/backup/truncation.py"/>
        <source>log removal</source>
        <translation>suppression de journaux</translation>
    </message>
    <message>
        <location filename="app/operations/unsaved.py"/>
        <source>log {0}</source>
        <translation>journal {0}</translation>
    </message>
    <message>
        <location filename="engine/chain_facts.py"/>
        <source>log {0} is missing</source>
        <translation>le journal {0} manque</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>log {0} will be replayed on the restored files</source>
        <translation>le journal {0} sera rejoué sur les fichiers restaurés</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>logon script</source>
        <translation>script d’ouverture de session</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>logonCount, at this controller.</source>
        <translation>logonCount, sur ce contrôleur.</translation>
    </message>
    <message>
        <location filename="engine/control/conversation.py"/>
        <source>logs are being copied</source>
        <translation>des journaux sont en cours de copie</translation>
    </message>
    <message>
        <location filename="app/operations/unsaved.py"/>
        <source>logs {0}</source>
        <translation>journaux {0}</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>logs {0} will be replayed on the restored files</source>
        <translation>les journaux {0} seront rejoués sur les fichiers restaurés</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>long values of table {0}</source>
        <translation>valeurs longues de la table {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/blank_pages.py"/>
        <location filename="engine/verify/structure.py"/>
        <source>long values of {0}</source>
        <translation>valeurs longues de {0}</translation>
    </message>
    <message>
        <location filename="engine/salvage/findings.py"/>
        <source>long-value</source>
        <translation>valeur longue</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>mark of the backup; lowest log of the set, log that was current at the copy's end</source>
        <translation>marque de la sauvegarde ; premier journal du jeu, journal actuel à la fin de la copie</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>midnight</source>
        <translation>minuit</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <location filename="engine/formats/log/header.py"/>
        <source>minor revision of the format</source>
        <translation>révision mineure du format</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>minute</source>
        <translation>minute</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>missing database</source>
        <translation>base de données manquante</translation>
    </message>
    <message>
        <location filename="engine/formats/bech32.py"/>
        <source>mixed case</source>
        <translation>casse mélangée</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>mobile broadband (CDMA)</source>
        <translation>haut débit mobile (CDMA)</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>mobile broadband (GSM)</source>
        <translation>haut débit mobile (GSM)</translation>
    </message>
    <message>
        <location filename="engine/__init__.py"/>
        <source>module {0} has no attribute {1}</source>
        <translation>le module {0} n’a pas d’attribut {1}</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>monthly</source>
        <translation>mensuelle</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>more problem</source>
        <translation>autre problème</translation>
    </message>
    <message>
        <location filename="engine/chain/address.py"/>
        <source>must not contain credentials</source>
        <translation>ne doit pas contenir d’identifiants de connexion</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>name {0}</source>
        <translation>nom {0}</translation>
    </message>
    <message>
        <location filename="engine/chain/address.py"/>
        <source>names no bucket</source>
        <translation>n’indique aucun compartiment</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>needs recovery after the restore: {0}</source>
        <translation>doit être récupéré après la restauration : {0}</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>needs {0}; {1} is free</source>
        <translation>demande {0} ; {1} libres</translation>
    </message>
    <message>
        <location filename="engine/images/vhd.py"/>
        <source>neither its footer nor the copy of it is valid.</source>
        <translation>ni son pied de fichier ni la copie de celui-ci ne sont valides.</translation>
    </message>
    <message>
        <location filename="engine/images/vhdx.py"/>
        <source>neither of its two headers is valid.</source>
        <translation>aucun de ses deux en-têtes n’est valide.</translation>
    </message>
    <message>
        <location filename="engine/images/vhdx.py"/>
        <source>neither of its two tables of regions is valid.</source>
        <translation>aucune de ses deux tables de régions n’est valide.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>never drilled</source>
        <translation>jamais testée</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>never verified</source>
        <translation>jamais vérifiée</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>new at each write of the header; pairs with the flush map</source>
        <translation>nouveau à chaque écriture de l’en-tête ; va avec la carte des écritures</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>new channel</source>
        <translation>nouveau canal</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>newer than all logs of the instance ({0})</source>
        <translation>plus récent que tous les journaux de l’instance ({0})</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>newest that can be restored</source>
        <translation>dernière restaurable</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>no Kerberos preauthentication required</source>
        <translation>préauthentification Kerberos non requise</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>no access key is set</source>
        <translation>aucune clé d’accès n’est définie</translation>
    </message>
    <message>
        <location filename="engine/control/conversation.py"/>
        <source>no backup is running</source>
        <translation>aucune sauvegarde n’est en cours</translation>
    </message>
    <message>
        <location filename="engine/formats/double_write.py"/>
        <source>no batch: {0} pages in {1} bytes</source>
        <translation>pas de lot : {0} pages dans {1} octets</translation>
    </message>
    <message>
        <location filename="app/schedulers/cron.py"/>
        <source>no crontab</source>
        <translation>aucune crontab</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>no current log</source>
        <translation>aucun journal actuel</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <location filename="engine/sources/foreign_set.py"/>
        <source>no database</source>
        <translation>aucune base de données</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>no database named {0}</source>
        <translation>aucune base de données nommée {0}</translation>
    </message>
    <message>
        <location filename="app/status/fleet.py"/>
        <source>no destination is known</source>
        <translation>aucune destination n’est connue</translation>
    </message>
    <message>
        <location filename="engine/btree/extent_tree.py"/>
        <source>no extent of {0} pages can end at page {1}</source>
        <translation>aucune étendue de {0} pages ne peut se terminer à la page {1}</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>no identity was given</source>
        <translation>aucune identité n’a été donnée</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>no known file system</source>
        <translation>aucun système de fichiers connu</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>no logs</source>
        <translation>aucun journal</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>no longer in the log folder, still in the chain</source>
        <translation>n’est plus dans le dossier des journaux, encore dans la chaîne</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>no newer chain can be restored</source>
        <translation>aucune chaîne plus récente n’est restaurable</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>no object can have that name</source>
        <translation>aucun objet ne peut porter ce nom</translation>
    </message>
    <message>
        <location filename="engine/change/apply_split.py"/>
        <source>no page below it is split</source>
        <translation>aucune page au-dessous n’est divisée</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>no password required</source>
        <translation>aucun mot de passe requis</translation>
    </message>
    <message>
        <location filename="engine/chain/pins.py"/>
        <location filename="engine/os_errors.py"/>
        <source>no reason was given</source>
        <translation>aucune raison n’a été donnée</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>no recovery key was given</source>
        <translation>aucune clé de récupération n’a été fournie</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>no recovery needed</source>
        <translation>aucune récupération nécessaire</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>no rule keeps it</source>
        <translation>aucune règle ne la conserve</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>no such database was given</source>
        <translation>aucune base de données de ce genre n’a été donnée</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>node {0} has no key</source>
        <translation>le nœud {0} n’a pas de clé</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>node {0} has no number at {1}</source>
        <translation>le nœud {0} n’a pas de nombre à {1}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>node {0} has {1} bytes, not {2}</source>
        <translation>le nœud {0} a {1} octets, pas {2}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>node {0} is not deleted</source>
        <translation>le nœud {0} n’est pas supprimé</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>node {0} is out of key order</source>
        <translation>le nœud {0} n’est pas dans l’ordre des clés</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>none known, and a destination is not available</source>
        <translation>aucune connue, et une destination est indisponible</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>none of the given recovery keys opens it</source>
        <translation>aucune des clés de récupération fournies ne l’ouvre</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>none of the {0} given keys is one</source>
        <translation>aucune des {0} clés données n’est l’une</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>none, and every destination was read</source>
        <translation>aucune, et chaque destination a été lue</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>normal account</source>
        <translation>compte normal</translation>
    </message>
    <message>
        <location filename="engine/formats/bech32.py"/>
        <source>not a key of this kind</source>
        <translation>pas une clé de ce type</translation>
    </message>
    <message>
        <location filename="app/settings.py"/>
        <source>not a level of zstd and a file</source>
        <translation>pas un niveau de zstd et un fichier</translation>
    </message>
    <message>
        <location filename="app/settings_values.py"/>
        <source>not a list of paths</source>
        <translation>pas une liste de chemins</translation>
    </message>
    <message>
        <location filename="engine/formats/names.py"/>
        <source>not a log generation: {0}</source>
        <translation>pas une génération de journal : {0}</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>not a manifest of this program</source>
        <translation>pas un manifeste de ce programme</translation>
    </message>
    <message>
        <location filename="app/own_names.py"/>
        <location filename="app/transfer/items.py"/>
        <source>not a name and tags</source>
        <translation>pas un nom et des étiquettes</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>not a regular file</source>
        <translation>pas un fichier ordinaire</translation>
    </message>
    <message>
        <location filename="app/settings_values.py"/>
        <source>not a whole number in range</source>
        <translation>pas un nombre entier admis</translation>
    </message>
    <message>
        <location filename="app/settings_values.py"/>
        <source>not an object of texts</source>
        <translation>pas un objet de textes</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>not backed up</source>
        <translation>non sauvegardé</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>not backed up, required for recovery</source>
        <translation>non sauvegardé, requis pour la récupération</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/age_header.py"/>
        <source>not base64</source>
        <translation>pas de base64</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/age_header.py"/>
        <source>not canonical base64</source>
        <translation>pas de base64 canonique</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>not checked</source>
        <translation>non contrôlée</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>not delegated</source>
        <translation>non délégué</translation>
    </message>
    <message>
        <location filename="app/settings.py"/>
        <source>not how files are stored</source>
        <translation>pas un mode de stockage des fichiers</translation>
    </message>
    <message>
        <location filename="engine/chain_facts.py"/>
        <source>not in the folder of its instance, {0}</source>
        <translation>pas dans le dossier de son instance, {0}</translation>
    </message>
    <message>
        <location filename="app/diagnostics/bundle.py"/>
        <source>not installed</source>
        <translation>non installé</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>not kept, before the full backup</source>
        <translation>non conservé, avant la sauvegarde complète</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <location filename="app/history/slots.py"/>
        <location filename="app/reports/run_report.py"/>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>not known whether backed up</source>
        <translation>sauvegarde inconnue</translation>
    </message>
    <message>
        <location filename="app/settings.py"/>
        <source>not one for each destination</source>
        <translation>pas une valeur pour chaque destination</translation>
    </message>
    <message>
        <location filename="app/own_names.py"/>
        <source>not one for each instance</source>
        <translation>pas une valeur pour chaque instance</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>not part of this log stream</source>
        <translation>hors de ce flux de journaux</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>not readable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <location filename="engine/prune.py"/>
        <source>not removed: {0}</source>
        <translation>non supprimée : {0}</translation>
    </message>
    <message>
        <location filename="app/settings.py"/>
        <source>not rules for each destination</source>
        <translation>pas de règles pour chaque destination</translation>
    </message>
    <message>
        <location filename="engine/formats/stamps.py"/>
        <source>not set</source>
        <translation>non défini</translation>
    </message>
    <message>
        <location filename="app/unattended/hooks.py"/>
        <source>not started</source>
        <translation>non démarré</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>not supported</source>
        <translation>non pris en charge</translation>
    </message>
    <message>
        <location filename="app/retention.py"/>
        <source>not the rules of a retention</source>
        <translation>pas les règles d’une rétention</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>not this database's time</source>
        <translation>pas le moment de cette base de données</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <location filename="app/notify/file.py"/>
        <location filename="app/settings_values.py"/>
        <source>not true or false</source>
        <translation>ni true ni false</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>not yet known: destinations are being read</source>
        <translation>pas encore connue : lecture des destinations en cours</translation>
    </message>
    <message>
        <location filename="app/transfer/items.py"/>
        <source>not {0} of a destination</source>
        <translation>pas {0} d’une destination</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <source>nothing is open</source>
        <translation>rien en suspens</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>number of tags; bits 12-14: reserved tags</source>
        <translation>nombre de balises ; bits 12-14 : balises réservées</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>number of this log in its stream, from 1</source>
        <translation>numéro de ce journal dans son flux, à partir de 1</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>number that log records name the database by, 1 to 6</source>
        <translation>numéro par lequel les enregistrements de journal désignent la base de données, 1 à 6</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>object that owns the tree</source>
        <translation>objet propriétaire de l’arborescence</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>object {0}</source>
        <translation>objet {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/catalog.py"/>
        <source>object {0} has a row of type {1} but no table</source>
        <translation>l’objet {0} a une ligne de type {1} mais pas de table</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/writing.py"/>
        <source>of a complete object</source>
        <translation>d’un objet complet</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>of the two in the file</source>
        <translation>des deux du fichier</translation>
    </message>
    <message>
        <location filename="engine/salvage/findings.py"/>
        <source>old-copy</source>
        <translation>ancienne copie</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>oldest {0}</source>
        <translation>plus ancienne ({0})</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>one at a destination</source>
        <translation>une à une destination</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>one at a destination that is not available</source>
        <translation>une à une destination indisponible</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>one of this log stream, made from an unrecorded folder</source>
        <translation>une de ce flux de journaux, faite depuis un dossier non consigné</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>one outside the listed destinations</source>
        <translation>une hors des destinations de la liste</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>one that is no longer at its destination</source>
        <translation>une qui n’est plus à sa destination</translation>
    </message>
    <message>
        <location filename="engine/change/apply_split.py"/>
        <source>only a root can be split this way, and only completely</source>
        <translation>seule une racine peut être divisée ainsi, et seulement en entier</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>only an integer of 4 or 8 bytes without a default can be an autoincrement column</source>
        <translation>seul un entier de 4 ou 8 octets sans valeur par défaut peut être une colonne à incrément automatique</translation>
    </message>
    <message>
        <location filename="app/evidence/rule.py"/>
        <source>only files copied as they are, as evidence</source>
        <translation>seulement des fichiers copiés tels quels, comme preuve</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>only in {0}</source>
        <translation>seulement en {0}</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>only one side has a primary key.</source>
        <translation>un seul côté a une clé primaire.</translation>
    </message>
    <message>
        <location filename="engine/change/apply_scrub.py"/>
        <source>operation {0} cannot be applied to line {1}</source>
        <translation>l’opération {0} ne peut pas être appliquée à la ligne {1}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>operation {0} cannot be undone</source>
        <translation>l’opération {0} ne peut pas être annulée</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>other</source>
        <translation>autre</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>other database</source>
        <translation>autre base de données</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>other stream</source>
        <translation>autre flux</translation>
    </message>
    <message>
        <location filename="engine/salvage/findings.py"/>
        <source>page</source>
        <translation>page</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>page flags</source>
        <translation>indicateurs de la page</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>page header</source>
        <translation>en-tête de page</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <location filename="engine/instance/parameters.py"/>
        <source>page size</source>
        <translation>taille de page</translation>
    </message>
    <message>
        <location filename="engine/recovery/given_up.py"/>
        <source>page {0} already contains</source>
        <translation>la page {0} contient déjà</translation>
    </message>
    <message>
        <location filename="engine/btree/extent_tree.py"/>
        <source>page {0} belongs to object {1}</source>
        <translation>la page {0} appartient à l’objet {1}</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>page {0}{1}</source>
        <translation>page {0}{1}</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>pages in the file after the two headers</source>
        <translation>pages du fichier après les deux en-têtes</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>pages of the first extent, or of the last one obtained (v2)</source>
        <translation>pages de la première étendue, ou de la dernière obtenue (v2)</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>pages {0}{1}</source>
        <translation>pages {0}{1}</translation>
    </message>
    <message>
        <location filename="engine/formats/dbms_params.py"/>
        <source>parameter block</source>
        <translation>bloc de paramètres</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>part of cb_free that uncommitted deletes hold</source>
        <translation>part de cb_free tenue par des suppressions non validées</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>part {0} of {1}</source>
        <translation>la partie {0} de {1}</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>partition {0} ends at byte {1}, the disk at {2}</source>
        <translation>la partition {0} se termine à l’octet {1}, le disque à {2}</translation>
    </message>
    <message>
        <location filename="engine/restore/plan.py"/>
        <source>passed</source>
        <translation>réussi</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>password cannot change</source>
        <translation>mot de passe non modifiable</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>password does not expire</source>
        <translation>le mot de passe n’expire pas</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>password expired</source>
        <translation>mot de passe expiré</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>password stored reversibly</source>
        <translation>mot de passe stocké de façon réversible</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>patch file</source>
        <translation>fichier de correction</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>position after the segment of the last record</source>
        <translation>position après le segment du dernier enregistrement</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>position of the last clean detach before that</source>
        <translation>position du dernier détachement correct antérieur</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>position of the record that attached or created it</source>
        <translation>position de l’enregistrement qui l’a attachée ou créée</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>present, deleted, recycled, or phantom: only a name that others refer to.</source>
        <translation>présent, supprimé, recyclé ou fantôme : seulement un nom auquel d’autres renvoient.</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>primaryGroupID: last part of its SID.</source>
        <translation>primaryGroupID : dernière partie de son SID.</translation>
    </message>
    <message>
        <location filename="engine/leases.py"/>
        <source>process {0} ({1}, since {2})</source>
        <translation>processus {0} ({1}, depuis le {2})</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/access.py"/>
        <source>profile {0}</source>
        <translation>profil {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>program, service or package.</source>
        <translation>programme, service ou paquet.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>program, service, package or user.</source>
        <translation>programme, service, paquet ou utilisateur.</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>pruning</source>
        <translation>purge</translation>
    </message>
    <message>
        <location filename="engine/restore/afterwards.py"/>
        <source>put back</source>
        <translation>remis en place</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>quiet hours that do not end</source>
        <translation>des heures calmes sans fin</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>recovery</source>
        <translation>récupération</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>remains a backup set, which must be restored before use: {0}</source>
        <translation>reste un jeu de sauvegarde, à restaurer avant toute utilisation : {0}</translation>
    </message>
    <message>
        <location filename="app/operations/runner.py"/>
        <source>removal of a chain</source>
        <translation>suppression d’une chaîne</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>removal of a channel</source>
        <translation>suppression d’un canal</translation>
    </message>
    <message>
        <location filename="app/operations/pins.py"/>
        <source>removal of a pin</source>
        <translation>suppression d’un épinglage</translation>
    </message>
    <message>
        <location filename="app/operations/upkeep.py"/>
        <source>removal of old entries</source>
        <translation>suppression d’anciennes entrées</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>repairs before the last defragmentation</source>
        <translation>réparations avant la dernière défragmentation</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>repeated in the header of the next log</source>
        <translation>répétée dans l’en-tête du journal suivant</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>replaced file</source>
        <translation>fichier remplacé</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>required by the restore</source>
        <translation>requis par la restauration</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>required for recovery</source>
        <translation>requis pour la récupération</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <location filename="engine/formats/names.py"/>
        <source>reserve log</source>
        <translation>journal de réserve</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>restore</source>
        <translation>restauration</translation>
    </message>
    <message>
        <location filename="app/evidence/single_runs.py"/>
        <location filename="app/history/runs.py"/>
        <location filename="app/notify/digest.py"/>
        <location filename="engine/drill.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>restore drill</source>
        <translation>essai de restauration</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>revision &gt;= 0x6e: log position of the last resize</source>
        <translation>révision &gt;= 0x6e : position de journal du dernier redimensionnement</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>revision &gt;= 0x96: creation time of log gen_max_required</source>
        <translation>révision &gt;= 0x96 : heure de création du journal gen_max_required</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>revision at creation</source>
        <translation>révision à la création</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <location filename="engine/formats/log/header.py"/>
        <source>revision of the format</source>
        <translation>révision du format</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>right neighbour, 0 for none; complete at leaf level only</source>
        <translation>voisine droite, 0 pour aucune ; complet au niveau des feuilles seulement</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>role of {0}</source>
        <translation>rôle de {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>root of the OwnExt tree, AvailExt is the next page; else bitmap of free pages</source>
        <translation>racine de l’arborescence OwnExt, AvailExt est la page suivante ; sinon, carte des pages libres</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>root page of the tree that space comes from, 0 for the database</source>
        <translation>page racine de l’arborescence d’où vient l’espace, 0 pour la base de données</translation>
    </message>
    <message>
        <location filename="engine/salvage/findings.py"/>
        <source>row</source>
        <translation>ligne</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>row {0}{1}</source>
        <translation>ligne {0}{1}</translation>
    </message>
    <message>
        <location filename="app/audit/checking.py"/>
        <source>rows {0}{1} to {2}</source>
        <translation>lignes {0}{1} à {2}</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>run of {0}</source>
        <translation>exécution de {0}</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>runs of a destructive repair</source>
        <translation>nombre de réparations destructives</translation>
    </message>
    <message>
        <location filename="app/status/schedules.py"/>
        <source>scheduled drill</source>
        <translation>essai planifié</translation>
    </message>
    <message>
        <location filename="app/status/schedules.py"/>
        <source>scheduled verification</source>
        <translation>vérification planifiée</translation>
    </message>
    <message>
        <location filename="engine/backup/log_copy.py"/>
        <source>segment {0}</source>
        <translation>le segment {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/dbms_params.py"/>
        <source>segments in a log file</source>
        <translation>segments par fichier journal</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>segments of the header, 1</source>
        <translation>segments de l’en-tête, 1</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>segments of the whole file</source>
        <translation>segments de tout le fichier</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>segments with records; the last segment of a file never has any</source>
        <translation>segments contenant des enregistrements ; le dernier segment d’un fichier n’en a jamais</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <location filename="engine/formats/log/header.py"/>
        <source>settings of the instance</source>
        <translation>paramètres de l’instance</translation>
    </message>
    <message>
        <location filename="engine/formats/catalog.py"/>
        <source>shortened segments</source>
        <translation>segments raccourcis</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>signature of the flush map</source>
        <translation>signature de la carte des écritures</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>signature of the revert snapshot</source>
        <translation>signature de l’instantané de retour</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>single-bit corrections that failed</source>
        <translation>corrections d’un seul bit qui ont échoué</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>single-bit corrections that gave a good page</source>
        <translation>corrections d’un seul bit qui ont donné une bonne page</translation>
    </message>
    <message>
        <location filename="engine/formats/attachments.py"/>
        <source>size limit in pages, 0 for none</source>
        <translation>limite de taille en pages, 0 pour aucune</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>size of {0}</source>
        <translation>taille de {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>smart card required</source>
        <translation>carte à puce requise</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>snapshot in progress</source>
        <translation>instantané en cours</translation>
    </message>
    <message>
        <location filename="engine/formats/space.py"/>
        <source>space header</source>
        <translation>en-tête d’espace</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>space of {0}</source>
        <translation>espace de {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>space of {0}: {1}</source>
        <translation>espace de {0} : {1}</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>start of the running checksum scan</source>
        <translation>début de l’analyse en cours des sommes de contrôle</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>still the current log of the instance</source>
        <translation>encore le journal actuel de l’instance</translation>
    </message>
    <message>
        <location filename="app/transfer/items.py"/>
        <source>store has {0}, and nothing else</source>
        <translation>store a {0}, et rien d’autre</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>stored size of {0}</source>
        <translation>taille stockée de {0}</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>success</source>
        <translation>réussite</translation>
    </message>
    <message>
        <location filename="engine/staging.py"/>
        <source>system volume information</source>
        <translation>informations de volume système</translation>
    </message>
    <message>
        <location filename="engine/salvage/findings.py"/>
        <source>table</source>
        <translation>table</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <location filename="engine/verify/blank_pages.py"/>
        <location filename="engine/verify/structure.py"/>
        <source>table {0}</source>
        <translation>table {0}</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>take back</source>
        <translation>retour en arrière</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>take-back</source>
        <translation>retour en arrière</translation>
    </message>
    <message>
        <location filename="engine/restore/afterwards.py"/>
        <source>take-back of the restore</source>
        <translation>retour sur la restauration</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>temporary database</source>
        <translation>base de données temporaire</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>temporary duplicate account</source>
        <translation>compte temporaire en double</translation>
    </message>
    <message>
        <location filename="engine/formats/names.py"/>
        <source>temporary log</source>
        <translation>journal temporaire</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>tested with an empty file, which is removed again</source>
        <translation>testé avec un fichier vide, supprimé ensuite</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>that of another database</source>
        <translation>celle d’une autre base de données</translation>
    </message>
    <message>
        <location filename="engine/control/conversation.py"/>
        <source>the backup is about to end</source>
        <translation>la sauvegarde va se terminer</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>the backup set has no SHA-256, so every page and log is checked</source>
        <translation>le jeu de sauvegarde n’a pas de SHA-256 ; chaque page et chaque journal est donc contrôlé</translation>
    </message>
    <message>
        <location filename="engine/images/vhdx.py"/>
        <source>the bitmap of its block {0} is missing.</source>
        <translation>la carte des secteurs de son bloc {0} est absente.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the bucket does not exist</source>
        <translation>le compartiment n’existe pas</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the bucket is in another region or on another server</source>
        <translation>le compartiment est dans une autre région ou sur un autre serveur</translation>
    </message>
    <message>
        <location filename="engine/verify/blank_pages.py"/>
        <source>the catalog</source>
        <translation>le catalogue</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the certificate of the server is not trusted</source>
        <translation>le certificat du serveur n’est pas approuvé</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>the chain has a log of another history with this generation</source>
        <translation>la chaîne a un journal d’un autre historique portant cette génération</translation>
    </message>
    <message>
        <location filename="engine/restore/points.py"/>
        <source>the chain lacks log {0} before it</source>
        <translation>il manque à la chaîne le journal {0} qui précède</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>the change {0} to be undone is not known</source>
        <translation>la modification {0} à annuler est inconnue</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>the checksum in the first word, the rest zero</source>
        <translation>la somme de contrôle dans le premier mot, le reste à zéro</translation>
    </message>
    <message>
        <location filename="engine/images/containers.py"/>
        <source>the checksum of its chunk {0} is wrong.</source>
        <translation>la somme de contrôle de son segment de données {0} est fausse.</translation>
    </message>
    <message>
        <location filename="engine/formats/long_value.py"/>
        <source>the chunk at {0} of {1} bytes has the wrong length</source>
        <translation>le morceau à {0} sur {1} octets n’a pas la bonne longueur</translation>
    </message>
    <message>
        <location filename="engine/formats/long_value.py"/>
        <source>the chunk at {0} of {1} bytes is missing</source>
        <translation>le morceau à {0} sur {1} octets manque</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the clock of this machine differs from the server's</source>
        <translation>l’horloge de cette machine diffère de celle du serveur</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>the connection was lost</source>
        <translation>la connexion a été perdue</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>the connection was refused</source>
        <translation>la connexion a été refusée</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>the copies differ, or the other one is damaged</source>
        <translation>les copies diffèrent, ou l’autre est endommagée</translation>
    </message>
    <message>
        <location filename="app/evidence/timeline.py"/>
        <source>the current log</source>
        <translation>le journal actuel</translation>
    </message>
    <message>
        <location filename="app/schedulers/launchd.py"/>
        <source>the daemons of this machine</source>
        <translation>les démons de cette machine</translation>
    </message>
    <message>
        <location filename="engine/inspection/description.py"/>
        <source>the database itself</source>
        <translation>la base de données elle-même</translation>
    </message>
    <message>
        <location filename="engine/storage/owned_space.py"/>
        <source>the database owns {0} pages</source>
        <translation>la base de données possède {0} pages</translation>
    </message>
    <message>
        <location filename="engine/verify/blank_pages.py"/>
        <location filename="engine/verify/structure.py"/>
        <source>the database's own tree</source>
        <translation>l’arborescence propre de la base de données</translation>
    </message>
    <message>
        <location filename="engine/restore/points.py"/>
        <source>the databases were being copied, or are in the state of a later time</source>
        <translation>les bases de données étaient en cours de copie, ou sont dans l’état d’un moment ultérieur</translation>
    </message>
    <message>
        <location filename="app/snapshots/zfs.py"/>
        <source>the dataset is another one.</source>
        <translation>c’est un autre jeu de données.</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>the default folders</source>
        <translation>les dossiers par défaut</translation>
    </message>
    <message>
        <location filename="engine/change/apply_split.py"/>
        <source>the deleted node does not exist</source>
        <translation>le nœud supprimé n’existe pas</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>the desktop</source>
        <translation>le bureau</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>the end of a log is incomplete</source>
        <translation>la fin d’un journal est incomplète</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>the end of the logs at {0}</source>
        <translation>la fin des journaux à {0}</translation>
    </message>
    <message>
        <location filename="engine/backup/clock.py"/>
        <source>the end of the previous run</source>
        <translation>la fin de l’exécution précédente</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>the entry of {0} contradicts itself</source>
        <translation>l’entrée de {0} se contredit</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>the entry of {0} is incomplete</source>
        <translation>l’entrée de {0} est incomplète</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>the fifth {0}</source>
        <translation>le cinquième {0}</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>the file</source>
        <translation>le fichier</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>the file is already past this attachment</source>
        <translation>le fichier a déjà dépassé cet attachement</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>the file is empty</source>
        <translation>le fichier est vide</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>the file is newer than the end of the logs</source>
        <translation>le fichier est plus récent que la fin des journaux</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>the file is not in the state in which the logs leave it</source>
        <translation>le fichier n’est pas dans l’état où les journaux le laissent</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>the file starts with zeros instead of a header</source>
        <translation>le fichier commence par des zéros au lieu d’un en-tête</translation>
    </message>
    <message>
        <location filename="engine/discovery/backup_copy.py"/>
        <source>the first existing log is {0}</source>
        <translation>le premier journal existant est {0}</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>the first leaf of {0} has a left neighbour</source>
        <translation>la première feuille de {0} a une voisine gauche</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>the first {0}</source>
        <translation>le premier {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>the fourth {0}</source>
        <translation>le quatrième {0}</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>the given key is not one</source>
        <translation>la clé donnée n’est pas l’une</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>the header at the start of the file</source>
        <translation>l’en-tête au début du fichier</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>the import of settings</source>
        <translation>l’importation des paramètres</translation>
    </message>
    <message>
        <location filename="engine/events.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>the instance</source>
        <translation>l’instance</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>the jobs</source>
        <translation>les travaux</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>the last day</source>
        <translation>le dernier jour</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>the last leaf of {0} has a right neighbour</source>
        <translation>la dernière feuille de {0} a une voisine droite</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>the last weekday</source>
        <translation>le dernier jour ouvré</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>the last {0}</source>
        <translation>le dernier {0}</translation>
    </message>
    <message>
        <location filename="engine/salvage/leaves.py"/>
        <source>the left neighbour of page {0}</source>
        <translation>la voisine gauche de la page {0}</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>the length of its keys must be {0} to {1} bytes</source>
        <translation>la longueur de ses clés doit être de {0} à {1} octets</translation>
    </message>
    <message>
        <location filename="engine/recover/lost.py"/>
        <source>the logs start with {0}, and the creation of the database is not in them</source>
        <translation>les journaux commencent par {0}, et la création de la base de données n’y est pas</translation>
    </message>
    <message>
        <location filename="engine/chain_facts.py"/>
        <source>the manifest is damaged</source>
        <translation>le manifeste est endommagé</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the name of the server is not known</source>
        <translation>le nom du serveur est inconnu</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>the name {0} is not valid</source>
        <translation>le nom {0} n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/change/difference.py"/>
        <source>the node has {0} bytes, not {1}</source>
        <translation>le nœud a {0} octets, pas {1}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_split.py"/>
        <source>the node that provides its prefix is not on it</source>
        <translation>le nœud qui fournit son préfixe n’y est pas</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>the notification settings</source>
        <translation>les paramètres de notification</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>the page contains the page number {0}</source>
        <translation>la page contient le numéro de page {0}</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>the page header says {0} bytes are free, but its tags leave {1}</source>
        <translation>l’en-tête de la page indique {0} octets libres, mais ses balises en laissent {1}</translation>
    </message>
    <message>
        <location filename="engine/formats/page.py"/>
        <source>the page's own number</source>
        <translation>le numéro de la page elle-même</translation>
    </message>
    <message>
        <location filename="engine/formats/log/scan.py"/>
        <source>the parts of a split record do not form a record</source>
        <translation>les parties d’un enregistrement divisé ne forment pas un enregistrement</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>the place {0} is not valid</source>
        <translation>l’emplacement {0} n’est pas valide</translation>
    </message>
    <message>
        <location filename="app/unattended/telling.py"/>
        <source>the post at {0} was not made: {1}</source>
        <translation>la publication à {0} n’a pas été faite : {1}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>the prefix of its keys is different</source>
        <translation>le préfixe de ses clés est différent</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>the prefix shared by its nodes would be lost</source>
        <translation>le préfixe commun de ses nœuds serait perdu</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>the provider of shadow copies failed</source>
        <translation>le fournisseur de clichés instantanés a échoué</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>the provider of shadow copies is not registered</source>
        <translation>le fournisseur de clichés instantanés n’est pas enregistré</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the quota is used up</source>
        <translation>le quota est épuisé</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>the reason is not known</source>
        <translation>la raison n’est pas connue</translation>
    </message>
    <message>
        <location filename="engine/salvage/leaves.py"/>
        <source>the right neighbour of page {0}</source>
        <translation>la voisine droite de la page {0}</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>the second {0}</source>
        <translation>le deuxième {0}</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the secret key is wrong</source>
        <translation>la clé secrète est fausse</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the server cannot be reached</source>
        <translation>le serveur est injoignable</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the server did not answer in time</source>
        <translation>le serveur n’a pas répondu à temps</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the server does not know the access key</source>
        <translation>le serveur ne connaît pas la clé d’accès</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/signed.py"/>
        <source>the server does not send parts of objects</source>
        <translation>le serveur n’envoie pas de parties d’objets</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the server does not serve parts of objects</source>
        <translation>le serveur ne sert pas de parties d’objets</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the server does not take objects of this size</source>
        <translation>le serveur n’accepte pas d’objets de cette taille</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the server failed</source>
        <translation>le serveur a échoué</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the server is overloaded</source>
        <translation>le serveur est surchargé</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>the server of notifications does not say how it is called</source>
        <translation>le serveur de notifications ne dit pas comment il s’appelle</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the server wants an access key</source>
        <translation>le serveur demande une clé d’accès</translation>
    </message>
    <message>
        <location filename="app/notify/channels/apprise_service.py"/>
        <source>the service of the channel {0}</source>
        <translation>le service du canal {0}</translation>
    </message>
    <message>
        <location filename="app/settings.py"/>
        <source>the settings</source>
        <translation>les paramètres</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>the shadow catalog differs from the catalog in {0} rows</source>
        <translation>le catalogue de secours diffère du catalogue par {0} lignes</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>the signature is incomplete</source>
        <translation>la signature est incomplète</translation>
    </message>
    <message>
        <location filename="engine/formats/log/scan.py"/>
        <source>the size of a split record is not valid</source>
        <translation>la taille d’un enregistrement divisé n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/images/vhd.py"/>
        <source>the size of its blocks or of their table is not valid.</source>
        <translation>la taille de ses blocs ou de leur table n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/images/vhdx.py"/>
        <source>the size of its blocks or sectors is not valid.</source>
        <translation>la taille de ses blocs ou de ses secteurs n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>the size of its clusters is not valid.</source>
        <translation>la taille de ses clusters n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>the size of its first table is not valid.</source>
        <translation>la taille de sa première table n’est pas valide.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/page_records.py"/>
        <location filename="engine/formats/log/trx_records.py"/>
        <source>the size of its list of pages is not valid</source>
        <translation>la taille de sa liste de pages n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/change/apply_split.py"/>
        <source>the split makes space for a Replace</source>
        <translation>la division fait de la place pour un Replace</translation>
    </message>
    <message>
        <location filename="engine/change/apply_split.py"/>
        <source>the split makes space for an Insert</source>
        <translation>la division fait de la place pour un Insert</translation>
    </message>
    <message>
        <location filename="engine/formats/catalog.py"/>
        <source>the template of table {0} is missing</source>
        <translation>le modèle de la table {0} manque</translation>
    </message>
    <message>
        <location filename="app/jobs/cron_words.py"/>
        <source>the third {0}</source>
        <translation>le troisième {0}</translation>
    </message>
    <message>
        <location filename="engine/backup/clock.py"/>
        <source>the time of the newest chain</source>
        <translation>l’heure de la chaîne la plus récente</translation>
    </message>
    <message>
        <location filename="app/schedulers/systemd.py"/>
        <source>the timers of this machine</source>
        <translation>les minuteries de cette machine</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>the token has expired</source>
        <translation>le jeton a expiré</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>the volume does not support shadow copies</source>
        <translation>le volume ne prend pas en charge les clichés instantanés</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>the volume has as many shadow copies as it may have</source>
        <translation>le volume a atteint son nombre maximal de clichés instantanés</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>the volume is in use</source>
        <translation>le volume est en cours d’utilisation</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>the volume of {0} has {1} bytes, of which {2} are there</source>
        <translation>le volume de {0} compte {1} octets, dont {2} sont présents</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>the volume was not found</source>
        <translation>le volume est introuvable</translation>
    </message>
    <message>
        <location filename="app/notify/channels/webhook.py"/>
        <source>the webhook at {0}</source>
        <translation>le webhook à {0}</translation>
    </message>
    <message>
        <location filename="engine/discovery/backup_copy.py"/>
        <source>there are no logs</source>
        <translation>il n’y a pas de journaux</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>there are none</source>
        <translation>il n’y en a pas</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>there is a password and no user</source>
        <translation>il y a un mot de passe mais pas d’utilisateur</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>there is a user and no password; write keyring:NAME or file:PATH</source>
        <translation>il y a un utilisateur mais pas de mot de passe ; écrivez keyring:NAME ou file:PATH</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>there is no TLS there: {0}</source>
        <translation>il n’y a pas de TLS là : {0}</translation>
    </message>
    <message>
        <location filename="engine/change/apply_merge.py"/>
        <source>there is no left neighbour</source>
        <translation>il n’y a pas de voisine gauche</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>there is no session bus</source>
        <translation>aucun bus de session n’est en marche</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>there is no such object</source>
        <translation>cet objet n’existe pas</translation>
    </message>
    <message>
        <location filename="engine/change/page_changes.py"/>
        <source>there is not enough free space on it</source>
        <translation>il n’y a pas assez d’espace libre sur elle</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>there is not enough storage</source>
        <translation>l’espace de stockage est insuffisant</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>this kind of shadow copy is not supported</source>
        <translation>ce type de cliché instantané n’est pas pris en charge</translation>
    </message>
    <message>
        <location filename="engine/files/attributes.py"/>
        <source>this user</source>
        <translation>cet utilisateur</translation>
    </message>
    <message>
        <location filename="engine/formats/layout.py"/>
        <source>this view is read-only</source>
        <translation>cette vue est en lecture seule</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>time of the last attach</source>
        <translation>heure du dernier attachement</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>time of the last clean detach</source>
        <translation>heure du dernier détachement correct</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>time of the last detach; zero while attached</source>
        <translation>heure du dernier détachement ; zéro si attachée</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>time of the last full backup</source>
        <translation>heure de la dernière sauvegarde complète</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>time of the last incremental backup</source>
        <translation>heure de la dernière sauvegarde incrémentielle</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>time of the last repair</source>
        <translation>heure de la dernière réparation</translation>
    </message>
    <message>
        <location filename="engine/formats/db_header.py"/>
        <source>time of the last scrub</source>
        <translation>heure du dernier nettoyage</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/refusals.py"/>
        <source>timed out</source>
        <translation>timed out</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>to an earlier state</source>
        <translation>à un état antérieur</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>tomorrow</source>
        <translation>demain</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>too often</source>
        <translation>trop souvent</translation>
    </message>
    <message>
        <location filename="engine/formats/backup_trailer.py"/>
        <source>trailer page of a backup copy</source>
        <translation>page de fin d’une copie de sauvegarde</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>trust account of a domain</source>
        <translation>compte d’approbation d’un domaine</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>trusted for delegation</source>
        <translation>approuvé pour la délégation</translation>
    </message>
    <message>
        <location filename="app/operations/upkeep.py"/>
        <source>trusted keys</source>
        <translation>clés approuvées</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/facts.py"/>
        <source>trusted to authenticate for delegation</source>
        <translation>approuvé pour s’authentifier en vue de la délégation</translation>
    </message>
    <message>
        <location filename="app/meaning/view.py"/>
        <source>truth value</source>
        <translation>valeur de vérité</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>type is not one of {0}</source>
        <translation>type n’est pas l’un de {0}</translation>
    </message>
    <message>
        <location filename="app/meaning/srum.py"/>
        <source>type {0}</source>
        <translation>type {0}</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>undecided copy</source>
        <translation>copie indécise</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>undo of an import of settings</source>
        <translation>annulation d’une importation de paramètres</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>unfinished write</source>
        <translation>écriture inachevée</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/holding.py"/>
        <source>unknown operation</source>
        <translation>une opération inconnue</translation>
    </message>
    <message>
        <location filename="engine/discovery/files_found.py"/>
        <source>unreadable</source>
        <translation>illisible</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>unsupported log</source>
        <translation>journal non pris en charge</translation>
    </message>
    <message>
        <location filename="engine/compare.py"/>
        <source>up to {0} bytes</source>
        <translation>jusqu’à {0} octets</translation>
    </message>
    <message>
        <location filename="engine/restore/row_history.py"/>
        <source>update</source>
        <translation>mise à jour</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>url: such an address contains a secret; write keyring:NAME or file:PATH</source>
        <translation>url : une telle adresse contient un secret ; écrivez keyring:NAME ou file:PATH</translation>
    </message>
    <message>
        <location filename="engine/files/attributes.py"/>
        <source>user {0}</source>
        <translation>utilisateur {0}</translation>
    </message>
    <message>
        <location filename="engine/images/qcow.py"/>
        <source>uses features that are not known here</source>
        <translation>utilise des fonctions inconnues ici</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>value that only logs have</source>
        <translation>valeur que seuls les journaux ont</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>verification</source>
        <translation>vérification</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>verified {0}</source>
        <translation>vérifiée {0:le |}</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest.py"/>
        <source>version: {0} is not valid</source>
        <translation>version : {0} n’est pas valide</translation>
    </message>
    <message>
        <location filename="app/unattended/gate.py"/>
        <source>volume {0}</source>
        <translation>volume {0}</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <location filename="engine/restore/plan.py"/>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <location filename="engine/chain/signatures.py"/>
        <source>was changed after it was signed</source>
        <translation>a été modifié après sa signature</translation>
    </message>
    <message>
        <location filename="engine/storage/database_pages.py"/>
        <source>was never written</source>
        <translation>n’a jamais été écrite</translation>
    </message>
    <message>
        <location filename="engine/sources/at_rest.py"/>
        <source>was removed</source>
        <translation>a été supprimé</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>weekly</source>
        <translation>hebdomadaire</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>when the log before it was created; not set in the first one</source>
        <translation>date de création du journal précédent ; non définie dans le premier</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>when this log was created</source>
        <translation>date de création de ce journal</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/views.py"/>
        <source>whenChanged (UTC), on this domain controller.</source>
        <translation>whenChanged (UTC), sur ce contrôleur de domaine.</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>where redo begins</source>
        <translation>où commence la réapplication</translation>
    </message>
    <message>
        <location filename="engine/formats/checkpoint.py"/>
        <source>where redo to consistency begins; not set means the checkpoint</source>
        <translation>où commence la réapplication jusqu’à la cohérence ; non défini signifie le point de contrôle</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>whether the last record ends a run of the instance</source>
        <translation>si le dernier enregistrement termine une exécution de l’instance</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>within {0}</source>
        <translation>en deçà de {0}</translation>
    </message>
    <message>
        <location filename="app/history/runs.py"/>
        <source>without the key</source>
        <translation>sans la clé</translation>
    </message>
    <message>
        <location filename="app/notify/channels/syslog.py"/>
        <source>write to</source>
        <translation>écrire dans</translation>
    </message>
    <message>
        <location filename="engine/formats/bech32.py"/>
        <source>wrong checksum</source>
        <translation>somme de contrôle fausse</translation>
    </message>
    <message>
        <location filename="engine/formats/bech32.py"/>
        <source>wrong padding</source>
        <translation>remplissage faux</translation>
    </message>
    <message>
        <location filename="engine/control/local_sockets.py"/>
        <source>xucred of an unknown version</source>
        <translation>xucred d’une version inconnue</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>yearly</source>
        <translation>annuelle</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>younger than {0}</source>
        <translation>plus récente que {0}</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0} (as the damaged page says)</source>
        <translation>{0} (selon la page endommagée)</translation>
    </message>
    <message>
        <location filename="app/reports/sheet_parts.py"/>
        <source>{0} (in place)</source>
        <translation>{0} (sur place)</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>{0} (job {1})</source>
        <translation>{0} (travail {1})</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>{0} (log {1})</source>
        <translation>{0} (journal {1})</translation>
    </message>
    <message>
        <location filename="app/audit/log.py"/>
        <source>{0} (sudo by {1})</source>
        <translation>{0} (sudo par {1})</translation>
    </message>
    <message>
        <location filename="engine/btree/tree.py"/>
        <source>{0} + {1} bytes do not fit on a page of this size.</source>
        <translation>{0} + {1} octets ne tiennent pas dans une page de cette taille.</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>{0} = {1} is not valid</source>
        <translation>{0} = {1} n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>{0} A differential backup needs all logs since the full backup.</source>
        <translation>{0} Une sauvegarde différentielle a besoin de tous les journaux depuis la sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="app/history/file.py"/>
        <source>{0} Backups are not affected.</source>
        <translation>{0} Les sauvegardes ne sont pas touchées.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>{0} It is copied without being checked.</source>
        <translation>{0} Il est copié sans être contrôlé.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>{0} It is not included.</source>
        <translation>{0} Il n’est pas inclus.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>{0} It was ignored, as requested.</source>
        <translation>{0} Il a été ignoré, comme demandé.</translation>
    </message>
    <message>
        <location filename="engine/salvage/rows.py"/>
        <source>{0} Its rows are lost.</source>
        <translation>{0} Ses lignes sont perdues.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_files.py"/>
        <source>{0} No reserve log is left.</source>
        <translation>{0} Il ne reste aucun journal de réserve.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>{0} The checkpoint is not included.</source>
        <translation>{0} Le point de contrôle n’est pas inclus.</translation>
    </message>
    <message>
        <location filename="engine/restore/job.py"/>
        <source>{0} The files can be restored as they were backed up, without recovery.</source>
        <translation>{0} Les fichiers peuvent être restaurés tels que sauvegardés, sans récupération.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>{0} Undoing the changes failed, too: {1}{2}</source>
        <translation>{0} L’annulation des modifications a échoué aussi : {1}{2}</translation>
    </message>
    <message>
        <location filename="app/status/look.py"/>
        <source>{0} What the jobs promise is not known until the file can be used.</source>
        <translation>{0} Ce que promettent les travaux n’est pas connu tant que le fichier est inutilisable.</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0} a prefix in front of the name, such as {1}. No engine finds logs with such names.</source>
        <translation>{0} un préfixe devant le nom, comme {1}. Aucun moteur ne trouve des journaux portant de tels noms.</translation>
    </message>
    <message>
        <location filename="engine/storage/log.py"/>
        <source>{0} already contains logs of {1}.</source>
        <translation>{0} contient déjà des journaux de {1}.</translation>
    </message>
    <message>
        <location filename="app/diagnostics/bundle.py"/>
        <location filename="app/tables/writing.py"/>
        <location filename="engine/chain/local_staging.py"/>
        <location filename="engine/chain/objects/staging.py"/>
        <location filename="engine/instance/attached_databases.py"/>
        <location filename="engine/salvage/job.py"/>
        <source>{0} already exists.</source>
        <translation>{0} existe déjà.</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} and {1}</source>
        <translation>{0} et {1}</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0} and {1} both have the generation</source>
        <translation>{0} et {1} ont tous deux la génération</translation>
    </message>
    <message>
        <location filename="engine/formats/log/record_layout.py"/>
        <source>{0} and {1} have the number {2}</source>
        <translation>{0} et {1} ont le numéro {2}</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>{0} and {1} would share the same mark file, {2}.</source>
        <translation>{0} et {1} partageraient le même fichier de marque, {2}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>{0} are copies of one database, and the logs do not show which one is in use.</source>
        <translation>{0} sont des copies d’une même base de données, et les journaux n’indiquent pas laquelle est utilisée.</translation>
    </message>
    <message>
        <location filename="engine/recovery/given_up.py"/>
        <source>{0} are lost, including everything in {1}.</source>
        <translation>{0} sont perdues, y compris tout ce qui est dans {1}.</translation>
    </message>
    <message>
        <location filename="engine/recovery/given_up.py"/>
        <source>{0} are lost.</source>
        <translation>{0} sont perdues.</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>{0} are not days of the week. Use {1}, or a range such as mon-fri.</source>
        <translation>{0} ne sont pas des jours de la semaine. Utilisez {1}, ou une plage comme mon-fri.</translation>
    </message>
    <message>
        <location filename="app/operations/compare.py"/>
        <source>{0} as it is in {1}</source>
        <translation>{0} tel quel dans {1}</translation>
    </message>
    <message>
        <location filename="app/operations/backup.py"/>
        <source>{0} atomic</source>
        <translation>{0} atomique</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>{0} backup</source>
        <translation>{0} sauvegarde</translation>
    </message>
    <message>
        <location filename="app/operations/backup.py"/>
        <source>{0} backup of {1}</source>
        <translation>Sauvegarde {0} de {1}</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>{0} backups</source>
        <translation>{0} sauvegardes</translation>
    </message>
    <message>
        <location filename="engine/staging.py"/>
        <source>{0} became shorter while it was being copied.</source>
        <translation>{0} a raccourci pendant sa copie.</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <location filename="engine/recover/planning.py"/>
        <source>{0} belongs to another log stream ({1}).</source>
        <translation>{0} appartient à un autre flux de journaux ({1}).</translation>
    </message>
    <message>
        <location filename="engine/discovery/sorting.py"/>
        <source>{0} belongs to another log stream ({1}). It is not used.</source>
        <translation>{0} appartient à un autre flux de journaux ({1}). Il n’est pas utilisé.</translation>
    </message>
    <message>
        <location filename="engine/sources/live.py"/>
        <source>{0} belongs to another log stream.</source>
        <translation>{0} appartient à un autre flux de journaux.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>{0} belongs to the log stream {1}, but the logs belong to {2}.</source>
        <translation>{0} appartient au flux de journaux {1}, mais les journaux appartiennent à {2}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/sorting.py"/>
        <source>{0} belongs to the log stream {1}, but the logs {2} beside it belong to {3}: they are from another machine or another time.</source>
        <translation>{0} appartient au flux de journaux {1}, mais les journaux {2} voisins appartiennent à {3} : ils viennent d’une autre machine ou d’un autre moment.</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <location filename="engine/events.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} bytes</source>
        <translation>{0} octets</translation>
    </message>
    <message>
        <location filename="engine/formats/checksum.py"/>
        <source>{0} bytes are not a multiple of the page size, {1} bytes.</source>
        <translation>{0} octets ne sont pas un multiple de la taille de page, {1} octets.</translation>
    </message>
    <message>
        <location filename="engine/change/apply_node.py"/>
        <source>{0} bytes more do not fit</source>
        <translation>{0} octets de plus ne tiennent pas</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} bytes of {1} at offset {2} could be read only after {3}.</source>
        <translation>{0} octets de {1} à la position {2} n’ont pu être lus qu’après {3}.</translation>
    </message>
    <message>
        <location filename="engine/describe.py"/>
        <source>{0} bytes, but the header says {1}</source>
        <translation>{0} octets, mais l’en-tête indique {1}</translation>
    </message>
    <message>
        <location filename="engine/control/conversation.py"/>
        <source>{0} cannot be called while {1}.</source>
        <translation>{0} ne peut pas être appelé pendant que {1}.</translation>
    </message>
    <message>
        <location filename="engine/images/file_system.py"/>
        <source>{0} cannot be changed: disk images are only read.</source>
        <translation>{0} ne peut pas être modifié : les images disque sont seulement lues.</translation>
    </message>
    <message>
        <location filename="engine/files/snapshot_view.py"/>
        <source>{0} cannot be changed: it is read from a snapshot.</source>
        <translation>{0} ne peut pas être modifié : il est lu depuis un instantané.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>{0} cannot be decrypted: {1}.</source>
        <translation>{0} ne peut pas être déchiffré : {1}.</translation>
    </message>
    <message>
        <location filename="app/operations/instance_source.py"/>
        <source>{0} cannot be kept as evidence from a snapshot.</source>
        <translation>{0} ne peut pas être conservée comme preuve à partir d’un instantané.</translation>
    </message>
    <message>
        <location filename="engine/chain/address.py"/>
        <source>{0} cannot be opened: {1} addresses are not supported here.</source>
        <translation>{0} ne peut pas être ouvert : les adresses {1} ne sont pas prises en charge ici.</translation>
    </message>
    <message>
        <location filename="app/operations/expanding.py"/>
        <source>{0} cannot be read as a database: it has no header of one, but {1} has the logs of {2}.</source>
        <translation>{0} est illisible en tant que base de données : le fichier n’en a pas l’en-tête, mais {1} contient les journaux de {2}.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/removing.py"/>
        <source>{0} cannot be removed while a backup that began at {1} adds to it.</source>
        <translation>{0} ne peut pas être supprimée tant qu’une sauvegarde commencée à {1} y ajoute.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/holding.py"/>
        <source>{0} cannot be removed while it is in use by {1}, until {2} at most.</source>
        <translation>{0} ne peut pas être supprimée tant qu’elle est utilisée par {1}, jusqu’au {2} au plus tard.</translation>
    </message>
    <message>
        <location filename="engine/leases.py"/>
        <source>{0} cannot be removed while it is in use by {1}.</source>
        <translation>{0} ne peut pas être supprimée tant qu’elle est utilisée par {1}.</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>{0} cannot be removed. {1}</source>
        <translation>{0} ne peut pas être supprimée. {1}</translation>
    </message>
    <message>
        <location filename="engine/restore/points.py"/>
        <source>{0} cannot be restored</source>
        <translation>{0} ne peut pas être restauré</translation>
    </message>
    <message>
        <location filename="app/unattended/job_run.py"/>
        <source>{0} cannot be started: {1}</source>
        <translation>{0} ne peut pas être lancé : {1}</translation>
    </message>
    <message>
        <location filename="app/external_tool.py"/>
        <source>{0} cannot be started: {1}.</source>
        <translation>{0} ne peut pas être lancé : {1}.</translation>
    </message>
    <message>
        <location filename="app/notify/file.py"/>
        <source>{0} cannot be the name of a channel.</source>
        <translation>{0} ne peut pas être le nom d’un canal.</translation>
    </message>
    <message>
        <location filename="app/history/spare.py"/>
        <source>{0} cannot be written to.</source>
        <translation>{0} n’est pas accessible en écriture.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/destination.py"/>
        <source>{0} cannot hold atomic backups: an object store has no rename.</source>
        <translation>{0} ne peut pas contenir de sauvegardes atomiques : un magasin d’objets ne sait pas renommer.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} chain</source>
        <translation>{0} chaîne</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} chains</source>
        <translation>{0} chaînes</translation>
    </message>
    <message>
        <location filename="engine/sources/at_rest.py"/>
        <source>{0} changed while it was being copied. The instance is not at rest.</source>
        <translation>{0} a changé pendant sa copie. L’instance n’est pas au repos.</translation>
    </message>
    <message>
        <location filename="engine/readable.py"/>
        <source>{0} changed while it was read. An engine may be running on it.</source>
        <translation>{0} a changé pendant sa lecture. Un moteur l’utilise peut-être.</translation>
    </message>
    <message>
        <location filename="engine/restore/row_key.py"/>
        <source>{0} columns</source>
        <translation>{0} colonnes</translation>
    </message>
    <message>
        <location filename="app/operations/unsaved.py"/>
        <source>{0} commits between {1} and {2} are in {3}, which no backup holds.</source>
        <translation>{0} validations entre le {1} et le {2} se trouvent dans {3}, absents de toute sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <source>{0} contains a folder that is not part of a backup: {1}.</source>
        <translation>{0} contient un dossier qui ne fait pas partie d’une sauvegarde : {1}.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>{0} contains a secret and is accessible to other users.</source>
        <translation>{0} contient un secret et est accessible à d’autres utilisateurs.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <source>{0} contains an atomic backup: {1}.</source>
        <translation>{0} contient une sauvegarde atomique : {1}.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>{0} contains changes from the log up to {1}; it cannot be restored to its state at {2}.</source>
        <translation>{0} contient des modifications du journal jusqu’à {1} ; elle ne peut pas être ramenée à son état à {2}.</translation>
    </message>
    <message>
        <location filename="app/schedulers/spec.py"/>
        <source>{0} contains characters that cannot be written to the files of a scheduler.</source>
        <translation>{0} contient des caractères qui ne peuvent pas être écrits dans les fichiers d’un planificateur.</translation>
    </message>
    <message>
        <location filename="engine/sources/live.py"/>
        <location filename="engine/storage/log_stream.py"/>
        <source>{0} contains log 0x{1} ({2}).</source>
        <translation>{0} contient le journal 0x{1} ({2}).</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>{0} contains logs of the stream {1}, but no database of that stream.</source>
        <translation>{0} contient des journaux du flux {1}, mais aucune base de données de ce flux.</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>{0} contains no ID of a shadow copy.</source>
        <translation>{0} ne contient pas l’identifiant d’un cliché instantané.</translation>
    </message>
    <message>
        <location filename="app/notify/channels/channel.py"/>
        <source>{0} contains no certificate that can be read.</source>
        <translation>{0} ne contient aucun certificat lisible.</translation>
    </message>
    <message>
        <location filename="engine/prune.py"/>
        <source>{0} contains no chains of {1}.</source>
        <translation>{0} ne contient aucune chaîne de {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>{0} contains no chains.</source>
        <translation>{0} ne contient aucune chaîne.</translation>
    </message>
    <message>
        <location filename="engine/recover/in_memory.py"/>
        <source>{0} contains no database named {1}. It contains {2}.</source>
        <translation>{0} ne contient pas de base de données nommée {1}. Il contient {2}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} contains no displaced files.</source>
        <translation>{0} ne contient aucun fichier mis de côté.</translation>
    </message>
    <message>
        <location filename="engine/sources/as_it_is.py"/>
        <source>{0} contains no file of an ESE instance.</source>
        <translation>{0} ne contient aucun fichier d’une instance ESE.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_files.py"/>
        <location filename="engine/storage/log_stream.py"/>
        <source>{0} contains no log of {1}.</source>
        <translation>{0} ne contient aucun journal de {1}.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>{0} contains no secret.</source>
        <translation>{0} ne contient aucun secret.</translation>
    </message>
    <message>
        <location filename="engine/discovery/choosing.py"/>
        <source>{0} contains only files displaced by a restore, such as {1}.</source>
        <translation>{0} ne contient que des fichiers mis de côté par une restauration, comme {1}.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>{0} contains only {1} of the {2} files that the restore displaced.</source>
        <translation>{0} ne contient que {1} des {2} fichiers mis de côté par la restauration.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>{0} contains several backup sets: {1}.</source>
        <translation>{0} contient plusieurs jeux de sauvegarde : {1}.</translation>
    </message>
    <message>
        <location filename="engine/recover/in_memory.py"/>
        <location filename="engine/salvage/source.py"/>
        <location filename="engine/sources/foreign_set.py"/>
        <source>{0} contains several databases: {1}.</source>
        <translation>{0} contient plusieurs bases de données : {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>{0} contains the backups of another instance.</source>
        <translation>{0} contient les sauvegardes d’une autre instance.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>{0} contains the displaced files of {1} restores.</source>
        <translation>{0} contient les fichiers mis de côté de {1} restaurations.</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>{0} contains the same log stream, so one of the two is a copy.</source>
        <translation>{0} contient le même flux de journaux ; l’une des deux est donc une copie.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/removing.py"/>
        <location filename="engine/chain/store_removal.py"/>
        <source>{0} contains {1}, which is not part of the chain.</source>
        <translation>{0} contient {1}, qui ne fait pas partie de la chaîne.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>{0} contains {1}.</source>
        <translation>{0} contient {1}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} could not be read at offset {1}: {2}. {3}</source>
        <translation>{0} n’a pas pu être lu à la position {1} : {2}. {3}</translation>
    </message>
    <message>
        <location filename="engine/files/durable.py"/>
        <source>{0} could not be read back as it was written.</source>
        <translation>{0} n’a pas pu être relu tel qu’il a été écrit.</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} day</source>
        <translation>{0} jour</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} days</source>
        <translation>{0} jours</translation>
    </message>
    <message>
        <location filename="app/status/destinations.py"/>
        <source>{0} did not answer within {1} seconds.</source>
        <translation>{0} n’a pas répondu en {1} secondes.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} displaced file</source>
        <translation>{0} fichier mis de côté</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} displaced files</source>
        <translation>{0} fichiers mis de côté</translation>
    </message>
    <message>
        <location filename="engine/control/remote.py"/>
        <source>{0} does not answer: {1}.</source>
        <translation>{0} ne répond pas : {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/chain.py"/>
        <source>{0} does not contain a backup: there is no manifest of it.</source>
        <translation>{0} ne contient pas de sauvegarde : il n’y en a pas de manifeste.</translation>
    </message>
    <message>
        <location filename="engine/chain/absence.py"/>
        <source>{0} does not contain a backup: there is no {1}.</source>
        <translation>{0} ne contient pas de sauvegarde : il n’y a pas de {1}.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>{0} does not contain an instance but a backup set made by another program: its databases were copied while they were in use.</source>
        <translation>{0} ne contient pas une instance mais un jeu de sauvegarde d’un autre programme : ses bases de données ont été copiées pendant leur utilisation.</translation>
    </message>
    <message>
        <location filename="engine/restore/newer_logs.py"/>
        <source>{0} does not contain log {1}, which continues the chain.</source>
        <translation>{0} ne contient pas le journal {1}, qui continue la chaîne.</translation>
    </message>
    <message>
        <location filename="engine/salvage/source.py"/>
        <source>{0} does not contain the database {1}. It contains {2}.</source>
        <translation>{0} ne contient pas la base de données {1}. Il contient {2}.</translation>
    </message>
    <message>
        <location filename="app/local_time.py"/>
        <source>{0} does not exist because the clocks were set forward. Use an earlier or later time, such as {1} or {2}.</source>
        <translation>{0} n’existe pas, car les horloges ont été avancées. Utilisez une heure antérieure ou postérieure, comme {1} ou {2}.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/chain.py"/>
        <location filename="engine/chain/stores.py"/>
        <source>{0} does not exist.</source>
        <translation>{0} n’existe pas.</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>{0} does not exist: the partitions of the image are {1}.</source>
        <translation>{0} n’existe pas : les partitions de l’image sont {1}.</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>{0} does not record whether its keys are unique</source>
        <translation>{0} n’enregistre pas si ses clés sont uniques</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>{0} does not say when. Examples: at 02:00,14:00 on sun; every 1h; cron 30 2 * * 1-5.</source>
        <translation>{0} n’indique pas de moment. Exemples : at 02:00,14:00 on sun; every 1h; cron 30 2 * * 1-5.</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>{0} does not say which form the report is to have.</source>
        <translation>{0} n’indique pas la forme du rapport.</translation>
    </message>
    <message>
        <location filename="engine/recovery/replay.py"/>
        <source>{0} does not shrink a database.</source>
        <translation>{0} ne réduit pas une base de données.</translation>
    </message>
    <message>
        <location filename="app/tables/conditions.py"/>
        <source>{0} does not start with a column of table {1}.</source>
        <translation>{0} ne commence pas par une colonne de la table {1}.</translation>
    </message>
    <message>
        <location filename="app/unattended/job_run.py"/>
        <source>{0} ended with {1}.</source>
        <translation>{0} s’est terminé avec {1}.</translation>
    </message>
    <message>
        <location filename="engine/backup/live_copying.py"/>
        <location filename="engine/storage/owned_space.py"/>
        <source>{0} ends before page {1}.</source>
        <translation>{0} se termine avant la page {1}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} entries</source>
        <translation>{0} entrées</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} entry</source>
        <translation>{0} entrée</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>{0} extent {1} to {2} of {3} is beyond the end of the file</source>
        <translation>{0} étendue {1} à {2} de {3} est au-delà de la fin du fichier</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} failed attempt</source>
        <translation>{0} tentative infructueuse</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} failed attempts</source>
        <translation>{0} tentatives infructueuses</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} file</source>
        <translation>{0} fichier</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} files</source>
        <translation>{0} fichiers</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>{0} files; {1}</source>
        <translation>{0} fichiers ; {1}</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <location filename="app/reports/verification_parts.py"/>
        <location filename="app/reports/week_report.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} finding</source>
        <translation>{0} constat</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <location filename="app/reports/verification_parts.py"/>
        <location filename="app/reports/week_report.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} findings</source>
        <translation>{0} constats</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} full, {1} differential</source>
        <translation>{0} complète, {1} différentielle(s)</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} full, {1} incremental</source>
        <translation>complète : {0}, incrémentielles : {1}</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0} further finding</source>
        <translation>{0} autre constat</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0} further findings</source>
        <translation>{0} autres constats</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} h ago</source>
        <translation>il y a {0} h</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <source>{0} has a size of {1} bytes instead of the {2} bytes that were backed up.</source>
        <translation>{0} a une taille de {1} octets au lieu des {2} octets sauvegardés.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_opening.py"/>
        <source>{0} has generation {1}, but there is a closed log {2}.</source>
        <translation>{0} a la génération {1}, mais il y a un journal clos {2}.</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>{0} has leaves at depths {1} and {2}</source>
        <translation>{0} a des feuilles aux profondeurs {1} et {2}</translation>
    </message>
    <message>
        <location filename="engine/readable.py"/>
        <source>{0} has no database named {1}.</source>
        <translation>{0} n’a pas de base de données nommée {1}.</translation>
    </message>
    <message>
        <location filename="engine/readable.py"/>
        <source>{0} has no database.</source>
        <translation>{0} n’a pas de base de données.</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>{0} has no entries for {1} records</source>
        <translation>{0} n’a pas d’entrées pour {1} enregistrements</translation>
    </message>
    <message>
        <location filename="engine/inspection/page.py"/>
        <source>{0} has no page {1}.</source>
        <translation>{0} n’a pas de page {1}.</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>{0} has no shadow copy {1}; it has {2} of them.</source>
        <translation>{0} n’a pas de cliché instantané {1} ; il en a {2}.</translation>
    </message>
    <message>
        <location filename="app/status/destinations.py"/>
        <source>{0} has no space for the next full backup of each instance.</source>
        <translation>{0} n’a pas de place pour la prochaine sauvegarde complète de chaque instance.</translation>
    </message>
    <message>
        <location filename="engine/recovery/sessions.py"/>
        <source>{0} has no version.</source>
        <translation>{0} n’a pas de version.</translation>
    </message>
    <message>
        <location filename="engine/readable.py"/>
        <source>{0} has several databases: {1}.</source>
        <translation>{0} a plusieurs bases de données : {1}.</translation>
    </message>
    <message>
        <location filename="app/status/destinations.py"/>
        <source>{0} has space for only one more full backup of each instance.</source>
        <translation>{0} n’a de la place que pour une sauvegarde complète de plus de chaque instance.</translation>
    </message>
    <message>
        <location filename="engine/formats/log/record_layout.py"/>
        <source>{0} has the fields {1} of {2}, in this order</source>
        <translation>{0} a les champs {1} de {2}, dans cet ordre</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>{0} has the files open. Before a restore in place, end it or start another system.</source>
        <translation>{0} garde les fichiers ouverts. Avant une restauration sur place, arrêtez ce propriétaire ou démarrez un autre système.</translation>
    </message>
    <message>
        <location filename="app/guidance.py"/>
        <source>{0} has the files open. Work on a stopped system or on a copy of the folder.</source>
        <translation>{0} a les fichiers ouverts. Travaillez sur un système arrêté ou sur une copie du dossier.</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>{0} has the name of log {1}, but belongs to another log stream.</source>
        <translation>{0} porte le nom du journal {1}, mais appartient à un autre flux de journaux.</translation>
    </message>
    <message>
        <location filename="app/evidence/lost_files.py"/>
        <source>{0} has {1} bytes instead of the {2} that were backed up.</source>
        <translation>{0} a {1} octets au lieu des {2} qui ont été sauvegardés.</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>{0} has {1} entries without a record</source>
        <translation>{0} a {1} entrées sans enregistrement</translation>
    </message>
    <message>
        <location filename="engine/salvage/job.py"/>
        <source>{0} has {1} free, but the tables take {2}.</source>
        <translation>{0} a {1} libres, mais les tables prennent {2}.</translation>
    </message>
    <message>
        <location filename="engine/recover/planning.py"/>
        <source>{0} holds no logs.</source>
        <translation>{0} ne contient aucun journal.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} hour</source>
        <translation>{0} heure</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} hours</source>
        <translation>{0} heures</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>{0} in the background.</source>
        <translation>{0} en arrière-plan.</translation>
    </message>
    <message>
        <location filename="engine/backup/log_copy.py"/>
        <source>{0} in the chain is not the file that was backed up.</source>
        <translation>{0} dans la chaîne n’est pas le fichier qui a été sauvegardé.</translation>
    </message>
    <message>
        <location filename="app/meaning/srum_tables.py"/>
        <source>{0} in the foreground.</source>
        <translation>{0} au premier plan.</translation>
    </message>
    <message>
        <location filename="app/status/values.py"/>
        <source>{0} in {1} (jobs {2})</source>
        <translation>{0} dans {1} (travaux {2})</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <location filename="app/status/words.py"/>
        <source>{0} instance</source>
        <translation>{0} instance</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <location filename="app/status/words.py"/>
        <source>{0} instances</source>
        <translation>{0} instances</translation>
    </message>
    <message>
        <location filename="engine/formats/log/tail.py"/>
        <source>{0} intact ones follow</source>
        <translation>{0} segments intacts suivent</translation>
    </message>
    <message>
        <location filename="engine/chain/posts.py"/>
        <source>{0} is a backup set itself, beside which nothing can be posted.</source>
        <translation>{0} est lui-même un jeu de sauvegarde, à côté duquel rien ne peut être publié.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>{0} is a copy made by a backup. Restore the backup instead.</source>
        <translation>{0} est une copie faite par une sauvegarde. Restaurez plutôt la sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>{0} is a database according to the logs, but it is not a regular file.</source>
        <translation>{0} est une base de données selon les journaux, mais n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>{0} is a database according to the logs, but its content is not: it was encrypted or overwritten.</source>
        <translation>{0} est une base de données selon les journaux, mais pas par son contenu : elle a été chiffrée ou écrasée.</translation>
    </message>
    <message>
        <location filename="engine/chain/write_steps.py"/>
        <source>{0} is a file, not a folder.</source>
        <translation>{0} est un fichier, pas un dossier.</translation>
    </message>
    <message>
        <location filename="engine/salvage/source.py"/>
        <source>{0} is a file. --database selects a database of a chain.</source>
        <translation>{0} est un fichier. --database choisit une base de données d’une chaîne.</translation>
    </message>
    <message>
        <location filename="app/snapshots/btrfs.py"/>
        <source>{0} is a folder in a btrfs subvolume that is mounted without the subvolume itself.</source>
        <translation>{0} est un dossier d’un sous-volume btrfs, monté sans le sous-volume lui-même.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <source>{0} is a folder, not a file.</source>
        <translation>{0} est un dossier, pas un fichier.</translation>
    </message>
    <message>
        <location filename="engine/images/file_system.py"/>
        <source>{0} is a link to {1}. Links in disk images are not followed.</source>
        <translation>{0} est un lien vers {1}. Les liens ne sont pas suivis dans les images disque.</translation>
    </message>
    <message>
        <location filename="engine/images/disk_image.py"/>
        <source>{0} is a partition of another kind: {1}.</source>
        <translation>{0} est une partition d’un autre type : {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <location filename="engine/chain/store_removal.py"/>
        <location filename="engine/chain/stored.py"/>
        <source>{0} is a symbolic link. Backups do not contain symbolic links.</source>
        <translation>{0} est un lien symbolique. Les sauvegardes ne contiennent pas de liens symboliques.</translation>
    </message>
    <message>
        <location filename="engine/instance/attached_databases.py"/>
        <source>{0} is already attached.</source>
        <translation>{0} est déjà attachée.</translation>
    </message>
    <message>
        <location filename="app/local_time.py"/>
        <source>{0} is ambiguous because the clocks were set back. Use {1} for the first occurrence, or {2} for the second.</source>
        <translation>{0} est ambigu, car les horloges ont été reculées. Utilisez {1} pour la première occurrence, ou {2} pour la seconde.</translation>
    </message>
    <message>
        <location filename="engine/sources/foreign_set.py"/>
        <source>{0} is an as-is backup: its files are evidence of the state in which they were, and are not restored.</source>
        <translation>{0} est une sauvegarde telle quelle : ses fichiers sont la preuve de l’état dans lequel ils étaient, et ne sont pas restaurés.</translation>
    </message>
    <message>
        <location filename="engine/chain/pinning.py"/>
        <source>{0} is an atomic backup, which the next one replaces. It cannot be pinned.</source>
        <translation>{0} est une sauvegarde atomique, que la prochaine remplace. Elle ne peut pas être épinglée.</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>{0} is another chain of the same name.</source>
        <translation>{0} est une autre chaîne du même nom.</translation>
    </message>
    <message>
        <location filename="engine/leases.py"/>
        <source>{0} is being removed by {1}.</source>
        <translation>{0} est en cours de suppression par {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/holding.py"/>
        <location filename="engine/chain/objects/staging.py"/>
        <source>{0} is being removed.</source>
        <translation>{0} est en cours de suppression.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>{0} is being reseeded and is not complete.</source>
        <translation>{0} est en cours de réamorçage et n’est pas complète.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} is damaged. What can be read was exported to {1}: {2}, {3}, {4}.</source>
        <translation>{0} est endommagé. Ce qui est lisible a été exporté vers {1} : {2}, {3}, {4}.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>{0} is damaged. {1}</source>
        <translation>{0} est endommagé. {1}</translation>
    </message>
    <message>
        <location filename="app/operations/earlier.py"/>
        <source>{0} is damaged: its {1} is not that of the log that was backed up.</source>
        <translation>{0} est endommagé : son {1} n’est pas celui du journal qui a été sauvegardé.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} is damaged: {1}. {2}</source>
        <translation>{0} est endommagé : {1}. {2}</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/encoding_file.py"/>
        <source>{0} is encoded as it is written, from its start to its end.</source>
        <translation>{0} est encodé au fil de l’écriture, du début à la fin.</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>{0} is encrypted by BitLocker, and {1}.</source>
        <translation>{0} est chiffré par BitLocker, et {1}.</translation>
    </message>
    <message>
        <location filename="engine/files/snapshot_view.py"/>
        <source>{0} is in none of the folders that the snapshot was made for.</source>
        <translation>{0} n’est dans aucun des dossiers pour lesquels l’instantané a été créé.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>{0} is in state {1}, which cannot be recovered.</source>
        <translation>{0} est dans l’état {1}, qui ne peut pas être récupéré.</translation>
    </message>
    <message>
        <location filename="engine/backup/plan.py"/>
        <source>{0} is in state {1}, which is neither a clean shutdown nor recoverable.</source>
        <translation>{0} est dans l’état {1}, qui n’est ni un arrêt correct ni récupérable.</translation>
    </message>
    <message>
        <location filename="engine/control/in_use.py"/>
        <source>{0} is in use: an instance runs there, or another run reads it.</source>
        <translation>{0} est utilisé : une instance y est en cours d’exécution, ou une autre exécution le lit.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>{0} is inside the backup set {1}.</source>
        <translation>{0} se trouve dans le jeu de sauvegarde {1}.</translation>
    </message>
    <message>
        <location filename="engine/files/readable_file.py"/>
        <source>{0} is larger than {1} bytes.</source>
        <translation>{0} dépasse {1} octets.</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>{0} is missing</source>
        <translation>{0} manque</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} is missing and could not be backed up.</source>
        <translation>{0} manque et n’a pas pu être sauvegardé.</translation>
    </message>
    <message>
        <location filename="engine/verify/check.py"/>
        <source>{0} is missing beside it. Microsoft's JetRestore requires that file (-538).</source>
        <translation>{0} manque à côté. JetRestore de Microsoft exige ce fichier (-538).</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <source>{0} is missing from the chain.</source>
        <translation>{0} manque dans la chaîne.</translation>
    </message>
    <message>
        <location filename="app/evidence/lost_files.py"/>
        <location filename="app/schedulers/systemd.py"/>
        <source>{0} is missing.</source>
        <translation>{0} manque.</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0} is newer than the current log, which has generation {1}.</source>
        <translation>{0} est plus récent que le journal actuel, qui a la génération {1}.</translation>
    </message>
    <message>
        <location filename="app/unattended/job_run.py"/>
        <source>{0} is no longer found in {1}.</source>
        <translation>{0} est désormais introuvable dans {1}.</translation>
    </message>
    <message>
        <location filename="engine/removal.py"/>
        <source>{0} is not a chain.</source>
        <translation>{0} n’est pas une chaîne.</translation>
    </message>
    <message>
        <location filename="engine/readable.py"/>
        <source>{0} is not a chain: it has one state only.</source>
        <translation>{0} n’est pas une chaîne : elle n’a qu’un état.</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>{0} is not a checksum</source>
        <translation>{0} n’est pas une somme de contrôle</translation>
    </message>
    <message>
        <location filename="app/tables/conditions.py"/>
        <source>{0} is not a condition.</source>
        <translation>{0} n’est pas une condition.</translation>
    </message>
    <message>
        <location filename="engine/discovery/backup_copy.py"/>
        <source>{0} is not a copy made by a backup, although {1} says so.</source>
        <translation>{0} n’est pas une copie faite par une sauvegarde, bien que {1} l’affirme.</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>{0} is not a cron expression of five fields. Example: 30 2 * * 1-5.</source>
        <translation>{0} n’est pas une expression cron de cinq champs. Exemple : 30 2 * * 1-5.</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>{0} is not a cron expression; see its {1}. Example: 30 2 * * 1-5.</source>
        <translation>{0} n’est pas une expression cron ; voir son champ {1}. Exemple : 30 2 * * 1-5.</translation>
    </message>
    <message>
        <location filename="engine/chain/retention.py"/>
        <source>{0} is not a duration such as 12h, 30d, 2w, 6m or 1y6m.</source>
        <translation>{0} n’est pas une durée comme 12h (heures), 30d (jours), 2w (semaines), 6m (mois) ou 1y6m.</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>{0} is not a duration such as 15m, 26h, 30d or 1d12h.</source>
        <translation>{0} n’est pas une durée comme 15m (minutes), 26h (heures), 30d (jours) ou 1d12h.</translation>
    </message>
    <message>
        <location filename="engine/chain/stored.py"/>
        <source>{0} is not a file, so the backup has lost its manifest.</source>
        <translation>{0} n’est pas un fichier : la sauvegarde a donc perdu son manifeste.</translation>
    </message>
    <message>
        <location filename="app/notify/secrets.py"/>
        <source>{0} is not a file.</source>
        <translation>{0} n’est pas un fichier.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <location filename="engine/restore/displaced.py"/>
        <location filename="engine/staging.py"/>
        <source>{0} is not a folder.</source>
        <translation>{0} n’est pas un dossier.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>{0} is not a format</source>
        <translation>{0} n’est pas un format</translation>
    </message>
    <message>
        <location filename="app/history/file.py"/>
        <source>{0} is not a history file.</source>
        <translation>{0} n’est pas un fichier d’historique.</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>{0} is not a log generation</source>
        <translation>{0} n’est pas une génération de journal</translation>
    </message>
    <message>
        <location filename="engine/formats/log/header.py"/>
        <source>{0} is not a log generation.</source>
        <translation>{0} n’est pas une génération de journal.</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>{0} is not a mode. Use {1}; for example: full at 02:30 on sun.</source>
        <translation>{0} n’est pas un mode. Utilisez {1} ; par exemple : full at 02:30 on sun.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>{0} is not a name of a job. Use letters, digits, spaces, '.', '-' and '_', up to 64, beginning with a letter or digit.</source>
        <translation>{0} n’est pas un nom de travail. Utilisez des lettres, des chiffres, des espaces, « . », « - » et « _ », 64 au plus, en commençant par une lettre ou un chiffre.</translation>
    </message>
    <message>
        <location filename="app/retention.py"/>
        <source>{0} is not a number of chains. Examples: 7, unlimited.</source>
        <translation>{0} n’est pas un nombre de chaînes. Exemples : 7, unlimited.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/recipients.py"/>
        <source>{0} is not a recipient: {1}.</source>
        <translation>{0} n’est pas un destinataire : {1}.</translation>
    </message>
    <message>
        <location filename="engine/os_errors.py"/>
        <location filename="engine/restore/displaced.py"/>
        <source>{0} is not a regular file.</source>
        <translation>{0} n’est pas un fichier ordinaire.</translation>
    </message>
    <message>
        <location filename="app/retention.py"/>
        <source>{0} is not a size. Examples: 500G, 1.5T, 10737418240.</source>
        <translation>{0} n’est pas une taille. Exemples : 500G, 1.5T, 10737418240.</translation>
    </message>
    <message>
        <location filename="app/jobs/texts.py"/>
        <source>{0} is not a time of day such as 02:00.</source>
        <translation>{0} n’est pas une heure comme 02:00.</translation>
    </message>
    <message>
        <location filename="app/jobs/zone.py"/>
        <source>{0} is not a time zone known here. {1}</source>
        <translation>{0} n’est pas un fuseau horaire connu ici. {1}</translation>
    </message>
    <message>
        <location filename="engine/tables/definitions.py"/>
        <source>{0} is not a valid name: use 1 to {1} ASCII characters without ! . [ ] and without a leading space.</source>
        <translation>{0} n’est pas un nom valide : utilisez de 1 à {1} caractères ASCII sans ! . [ ] et sans espace au début.</translation>
    </message>
    <message>
        <location filename="engine/formats/value_text.py"/>
        <source>{0} is not a value of column {1}, which has the type {2}.</source>
        <translation>{0} n’est pas une valeur de la colonne {1}, qui est de type {2}.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>{0} is not an absolute path or the address of a bucket.</source>
        <translation>{0} n’est ni un chemin absolu ni l’adresse d’un compartiment.</translation>
    </message>
    <message>
        <location filename="app/notify/channel_tables.py"/>
        <source>{0} is not an address alone, as admin@example.org</source>
        <translation>{0} n’est pas une adresse seule, comme admin@example.org</translation>
    </message>
    <message>
        <location filename="app/history/filter.py"/>
        <source>{0} is not an event id or a range of event ids.</source>
        <translation>{0} n’est ni un ID d’événement ni une plage d’ID.</translation>
    </message>
    <message>
        <location filename="engine/instance/attached_databases.py"/>
        <source>{0} is not an existing folder.</source>
        <translation>{0} n’est pas un dossier existant.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <location filename="engine/staging.py"/>
        <source>{0} is not empty: it contains {1}.</source>
        <translation>{0} n’est pas vide : il contient {1}.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>{0} is not in the chain started on {1}: it was created or replaced after the full backup.</source>
        <translation>{0} n’est pas dans la chaîne commencée le {1} : elle a été créée ou remplacée après la sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="app/meaning/view.py"/>
        <source>{0} is not known here.</source>
        <translation>{0} est inconnu ici.</translation>
    </message>
    <message>
        <location filename="app/jobs/fields.py"/>
        <source>{0} is not one of {1}.</source>
        <translation>{0} n’est pas l’un de {1}.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>{0} is not part of the chain.</source>
        <translation>{0} ne fait pas partie de la chaîne.</translation>
    </message>
    <message>
        <location filename="engine/chain/stores.py"/>
        <source>{0} is not the address of a chain.</source>
        <translation>{0} n’est pas l’adresse d’une chaîne.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>{0} is not the database that the logs know under that name.</source>
        <translation>{0} n’est pas la base de données que les journaux connaissent sous ce nom.</translation>
    </message>
    <message>
        <location filename="engine/backup/stored_chains.py"/>
        <source>{0} is not the file that was backed up.</source>
        <translation>{0} n’est pas le fichier qui a été sauvegardé.</translation>
    </message>
    <message>
        <location filename="engine/chain/contents.py"/>
        <source>{0} is not the file that was backed up: its {1} differs.</source>
        <translation>{0} n’est pas le fichier qui a été sauvegardé : son {1} diffère.</translation>
    </message>
    <message>
        <location filename="engine/chain/directory.py"/>
        <location filename="engine/chain/local_folder.py"/>
        <location filename="engine/chain/objects/destination.py"/>
        <source>{0} is not the name of a chain in {1}.</source>
        <translation>{0} n’est pas le nom d’une chaîne de {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain_copy.py"/>
        <source>{0} is not the name of a chain.</source>
        <translation>{0} n’est pas le nom d’une chaîne.</translation>
    </message>
    <message>
        <location filename="engine/chain/posts.py"/>
        <source>{0} is not the name of a post.</source>
        <translation>{0} n’est pas le nom d’une publication.</translation>
    </message>
    <message>
        <location filename="app/transfer/document.py"/>
        <source>{0} is not valid: {1}.</source>
        <translation>{0} n’est pas valide : {1}.</translation>
    </message>
    <message>
        <location filename="engine/chain/store_removal.py"/>
        <source>{0} is not what an interrupted removal left.</source>
        <translation>{0} n’est pas ce qu’une suppression interrompue a laissé.</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>{0} is now {1}</source>
        <translation>{0} est maintenant {1}</translation>
    </message>
    <message>
        <location filename="app/snapshots/volumes.py"/>
        <source>{0} is on a file system without snapshots: {1}.</source>
        <translation>{0} est sur un système de fichiers sans instantanés : {1}.</translation>
    </message>
    <message>
        <location filename="app/snapshots/volumes.py"/>
        <source>{0} is on {1}, {2} on {3}: one snapshot cannot hold both.</source>
        <translation>{0} est sur {1}, {2} sur {3} : un seul instantané ne peut pas contenir les deux.</translation>
    </message>
    <message>
        <location filename="engine/chain/holds.py"/>
        <source>{0} is pinned: {1}.</source>
        <translation>{0} est épinglée : {1}.</translation>
    </message>
    <message>
        <location filename="app/status/destinations.py"/>
        <source>{0} is read-only.</source>
        <translation>{0} est en lecture seule.</translation>
    </message>
    <message>
        <location filename="app/operations/instance_source.py"/>
        <source>{0} is running: its files change while they are copied, so they are no evidence.</source>
        <translation>{0} fonctionne : ses fichiers changent pendant la copie et ne constituent donc pas une preuve.</translation>
    </message>
    <message>
        <location filename="engine/restore/copying.py"/>
        <source>{0} is shorter than the file that was backed up.</source>
        <translation>{0} est plus court que le fichier qui a été sauvegardé.</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>{0} is the backup itself.</source>
        <translation>{0} est la sauvegarde elle-même.</translation>
    </message>
    <message>
        <location filename="engine/sources/as_it_is.py"/>
        <source>{0} is the folder of a chain.</source>
        <translation>{0} est le dossier d’une chaîne.</translation>
    </message>
    <message>
        <location filename="engine/chain/local_folder.py"/>
        <source>{0} is the folder of an existing chain.</source>
        <translation>{0} est le dossier d’une chaîne existante.</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>{0} is too deep</source>
        <translation>{0} est trop profonde</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/writing.py"/>
        <source>{0} is written from its start to its end; offset {1} comes after {2} bytes of a complete object.</source>
        <translation>{0} est écrit du début à la fin ; la position {1} vient après {2} octets d’un objet complet.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/writing.py"/>
        <source>{0} is written from its start to its end; offset {1} comes after {2} bytes.</source>
        <translation>{0} est écrit du début à la fin ; la position {1} vient après {2} octets.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>{0} is written in a way that this program reads but cannot change: {1}</source>
        <translation>{0} est écrit d’une façon que ce programme lit mais ne peut pas modifier : {1}</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_text.py"/>
        <source>{0} is written in one line.</source>
        <translation>{0} est écrit sur une ligne.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>{0} lists this file, but it is missing.</source>
        <translation>{0} répertorie ce fichier, mais il manque.</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} log</source>
        <translation>{0} journal</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} logs</source>
        <translation>{0} journaux</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0} logs have</source>
        <translation>{0} journaux ont</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0} logs, {1}, belong to another log stream ({2}).</source>
        <translation>{0} journaux, {1}, appartiennent à un autre flux de journaux ({2}).</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} loss</source>
        <translation>{0} perte</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} losses</source>
        <translation>{0} pertes</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>{0} min ago</source>
        <translation>il y a {0} min</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>{0} min {1} s</source>
        <translation>{0} min {1} s</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} minute</source>
        <translation>{0} minute</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} minutes</source>
        <translation>{0} minutes</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>{0} more problem</source>
        <translation>{0} autre problème</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>{0} more problems</source>
        <translation>{0} autres problèmes</translation>
    </message>
    <message>
        <location filename="app/jobs/schedule.py"/>
        <source>{0} names days that never come. Example: 30 2 * * 1-5.</source>
        <translation>{0} indique des jours qui n’arrivent jamais. Exemple : 30 2 * * 1-5.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/optional.py"/>
        <source>{0} need the Python package {1}, which is not installed.</source>
        <translation>{0} exigent le paquet Python {1}, qui n’est pas installé.</translation>
    </message>
    <message>
        <location filename="engine/verify/structure.py"/>
        <source>{0} neither used nor available ({1} leaked)</source>
        <translation>{0} ni utilisées ni disponibles ({1} perdues)</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0} not listed here.</source>
        <translation>{0} non listés ici.</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>{0} of stream {1}, but no log of that stream was found.</source>
        <translation>{0} du flux {1}, mais aucun journal de ce flux n’a été trouvé.</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>{0} of the {1} extents of {2} overlap</source>
        <translation>{0} des {1} étendues de {2} se chevauchent</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0} of this stream, but the other logs of the stream are named {1}….{2}.</source>
        <translation>{0} de ce flux, mais les autres journaux du flux s’appellent {1}….{2}.</translation>
    </message>
    <message>
        <location filename="engine/chain/encoding/decoding.py"/>
        <source>{0} of those it was encrypted to</source>
        <translation>{0} de celles pour lesquelles il a été chiffré</translation>
    </message>
    <message>
        <location filename="app/operations/compare.py"/>
        <source>{0} of {1} after the commit of {2}</source>
        <translation>{0} de {1} après la validation du {2}</translation>
    </message>
    <message>
        <location filename="app/operations/compare.py"/>
        <source>{0} of {1} at log {2}</source>
        <translation>{0} de {1} au journal {2}</translation>
    </message>
    <message>
        <location filename="app/unattended/checks.py"/>
        <source>{0} of {1} chains fit into the time.</source>
        <translation>{0} des {1} chaînes tiennent dans le temps alloué.</translation>
    </message>
    <message>
        <location filename="engine/restore/afterwards.py"/>
        <source>{0} of {1} files had been {2} before that.</source>
        <translation>{0} fichiers sur {1} avaient été {2} auparavant.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} of {1} to be truncated could not be found.</source>
        <translation>{0} de {1} à tronquer sont introuvables.</translation>
    </message>
    <message>
        <location filename="app/operations/compare.py"/>
        <source>{0} of {1}, recovered in memory</source>
        <translation>{0} de {1}, récupérée en mémoire</translation>
    </message>
    <message>
        <location filename="app/snapshots/volume.py"/>
        <source>{0} on {1} is not the snapshot that this program made: {2}</source>
        <translation>{0} sur {1} n’est pas l’instantané créé par ce programme : {2}</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>{0} over</source>
        <translation>{0} terminé</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>{0} owns {1}, but {2} does not</source>
        <translation>{0} possède {1}, mais {2} ne les possède pas</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>{0} owns {1}, which {2} uses, lists as available or has given to another tree</source>
        <translation>{0} possède {1}, que {2} utilise, indique comme disponibles ou a donné à une autre arborescence</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0} page</source>
        <translation>{0} page</translation>
    </message>
    <message>
        <location filename="engine/storage/page_versions.py"/>
        <source>{0} page versions are kept for readers and for the current transaction.</source>
        <translation>{0} versions de pages sont gardées pour les lecteurs et la transaction en cours.</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0} pages</source>
        <translation>{0} pages</translation>
    </message>
    <message>
        <location filename="engine/backup/as_is.py"/>
        <source>{0} pages fail their checksums</source>
        <translation>{0} pages ne correspondent pas à leurs sommes de contrôle</translation>
    </message>
    <message>
        <location filename="app/evidence/own_files.py"/>
        <source>{0} pages have a single-bit error each, which was corrected in the backup only.</source>
        <translation>{0} pages ont chacune une erreur d’un seul bit, corrigée dans la sauvegarde seulement.</translation>
    </message>
    <message>
        <location filename="engine/recovery/given_up.py"/>
        <source>{0} pages, starting with {1}, already contain</source>
        <translation>{0} pages, à partir de {1}, contiennent déjà</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>{0} points to it, but it belongs to object {1}</source>
        <translation>{0} pointe vers elle, mais elle appartient à l’objet {1}</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>{0} points to it, but it is marked as empty</source>
        <translation>{0} pointe vers elle, mais elle est marquée comme vide</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>{0} points to it, but {1} uses it already</source>
        <translation>{0} pointe vers elle, mais {1} l’utilise déjà</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>{0} problem</source>
        <translation>{0} problème</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <source>{0} problem open</source>
        <translation>{0} problème en suspens</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>{0} problems</source>
        <translation>{0} problèmes</translation>
    </message>
    <message>
        <location filename="app/notify/digest.py"/>
        <source>{0} problems open</source>
        <translation>{0} problèmes en suspens</translation>
    </message>
    <message>
        <location filename="app/notify/channels/mail.py"/>
        <source>{0} refused some of the recipients: {1}. The others got the message.</source>
        <translation>{0} a refusé certains destinataires : {1}. Les autres ont reçu le message.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>{0} requires a log {1} created {2}, but the existing one was created {3}.</source>
        <translation>{0} requiert un journal {1} créé le {2}, mais celui qui existe a été créé le {3}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/backup_copy.py"/>
        <source>{0} requires log {1}</source>
        <translation>{0} requiert le journal {1}</translation>
    </message>
    <message>
        <location filename="engine/discovery/backup_copy.py"/>
        <source>{0} requires log {1}. Missing from the backup set: {2}.</source>
        <translation>{0} requiert le journal {1}. Manque dans le jeu de sauvegarde : {2}.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>{0} requires the logs from 0x{1} ({2}) on, but the logs start with 0x{3} ({4}).</source>
        <translation>{0} requiert les journaux à partir de 0x{1} ({2}), mais ils commencent à 0x{3} ({4}).</translation>
    </message>
    <message>
        <location filename="engine/recovery/start.py"/>
        <source>{0} requires the logs from 0x{1} ({2}) on, but those in {3} start with 0x{4} ({5}).</source>
        <translation>{0} requiert les journaux à partir de 0x{1} ({2}), mais ceux de {3} commencent à 0x{4} ({5}).</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>{0} requires the logs up to {1}, but the last existing log is {2}.</source>
        <translation>{0} requiert les journaux jusqu’à {1}, mais le dernier journal existant est {2}.</translation>
    </message>
    <message>
        <location filename="app/operations/run_sheets.py"/>
        <source>{0} restores have an id that starts with {1}.</source>
        <translation>{0} restaurations ont un identifiant qui commence par {1}.</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} row</source>
        <translation>{0} ligne</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} rows</source>
        <translation>{0} lignes</translation>
    </message>
    <message>
        <location filename="app/diagnostics/bundle.py"/>
        <source>{0} rows, {1} findings.
{2}</source>
        <translation>{0} lignes, {1} constats.
{2}</translation>
    </message>
    <message>
        <location filename="app/reports/save.py"/>
        <source>{0} runs have an id that starts with {1}.</source>
        <translation>{0} exécutions ont un identifiant qui commence par {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} second</source>
        <translation>{0} seconde</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} seconds</source>
        <translation>{0} secondes</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>{0} should be a number</source>
        <translation>{0} devrait être un nombre</translation>
    </message>
    <message>
        <location filename="engine/chain/manifest_json.py"/>
        <source>{0} should be text</source>
        <translation>{0} devrait être un texte</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <source>{0} started {1}</source>
        <translation>{0}, début {1}</translation>
    </message>
    <message>
        <location filename="engine/restore/displaced.py"/>
        <source>{0} still contains files displaced by an earlier restore: {1}.</source>
        <translation>{0} contient encore des fichiers mis de côté par une restauration antérieure : {1}.</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} table</source>
        <translation>{0} table</translation>
    </message>
    <message>
        <location filename="app/reports/run_report.py"/>
        <location filename="engine/event_kinds.py"/>
        <source>{0} tables</source>
        <translation>{0} tables</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>{0} takes its space from page {1}, not from page {2}</source>
        <translation>{0} prend son espace de la page {1}, pas de la page {2}</translation>
    </message>
    <message>
        <location filename="app/reports/sheet_parts.py"/>
        <source>{0} the restore</source>
        <translation>{0} la restauration</translation>
    </message>
    <message>
        <location filename="app/jobs/words.py"/>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0} time</source>
        <translation>heure de {0}</translation>
    </message>
    <message>
        <location filename="engine/restore/row_key.py"/>
        <source>{0} values were</source>
        <translation>{0} valeurs ont été</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0} verified, {1} blank, {2} correctable, {3} damaged</source>
        <translation>vérifiées : {0}, vierges : {1}, corrigeables : {2}, endommagées : {3}</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0} verified, {1} blank, {2} damaged</source>
        <translation>vérifiées : {0}, vierges : {1}, endommagées : {2}</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0} verified, {1} unowned and not judged, {2} blank, {3} correctable, {4} damaged</source>
        <translation>vérifiées : {0}, hors de la base et non évaluées : {1}, vierges : {2}, corrigeables : {3}, endommagées : {4}</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>{0} was attached at {1}, but the logs do not contain this.</source>
        <translation>{0} a été attachée à {1}, mais les journaux ne le contiennent pas.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>{0} was changed by other programs each time that it was to be changed here.</source>
        <translation>{0} a été modifié par d’autres programmes à chaque tentative de modification ici.</translation>
    </message>
    <message>
        <location filename="engine/storage/database_file.py"/>
        <source>{0} was closed because of an error: {1}</source>
        <translation>{0} a été fermé à cause d’une erreur : {1}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} was copied as it is. {1}</source>
        <translation>{0} a été copié tel quel. {1}</translation>
    </message>
    <message>
        <location filename="app/schedulers/scheduler.py"/>
        <source>{0} was edited by hand: line {1} is {2} instead of {3}.</source>
        <translation>{0} : modification faite à la main, la ligne {1} est {2} au lieu de {3}.</translation>
    </message>
    <message>
        <location filename="app/unattended/job_run.py"/>
        <source>{0} was ended after its limit of {1} seconds.</source>
        <translation>{0} a été arrêté après sa limite de {1} secondes.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} was exported to {1}: {2}, {3}.</source>
        <translation>{0} a été exporté vers {1} : {2}, {3}.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} was exported without the changes in its logs. Committed changes may still be in the log generations {1} to {2}.</source>
        <translation>{0} a été exporté sans les modifications de ses journaux. Des modifications validées peuvent encore se trouver dans les générations de journaux {1} à {2}.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>{0} was last attached at {1}, but the logs attach it at {2}: it is an older copy.</source>
        <translation>{0} a été attachée en dernier à {1}, mais les journaux l’attachent à {2} : c’est une copie plus ancienne.</translation>
    </message>
    <message>
        <location filename="engine/recovery/attachments_map.py"/>
        <source>{0} was last clean at {1}, but the logs attach it in its state at {2}.</source>
        <translation>{0} a été en arrêt correct en dernier à {1}, mais les journaux l’attachent dans son état à {2}.</translation>
    </message>
    <message>
        <location filename="engine/prune.py"/>
        <source>{0} was not removed: {1}</source>
        <translation>{0} n’a pas été supprimée : {1}</translation>
    </message>
    <message>
        <location filename="engine/instance/attached_databases.py"/>
        <source>{0} was not shut down cleanly.</source>
        <translation>{0} n’a pas été arrêtée correctement.</translation>
    </message>
    <message>
        <location filename="engine/sources/at_rest.py"/>
        <source>{0} was removed while it was being copied.</source>
        <translation>{0} a été supprimé pendant sa copie.</translation>
    </message>
    <message>
        <location filename="engine/prune.py"/>
        <source>{0} was removed, but files of it are left in {1}: {2}</source>
        <translation>{0} a été supprimée, mais des fichiers en restent dans {1} : {2}</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/reading.py"/>
        <source>{0} was replaced while it was being read.</source>
        <translation>{0} a été remplacé pendant sa lecture.</translation>
    </message>
    <message>
        <location filename="engine/chain/swap.py"/>
        <source>{0} was replaced while it was read.</source>
        <translation>{0} a été remplacé pendant sa lecture.</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} was restored to {1} ({2}).</source>
        <translation>{0} a été restauré dans {1} ({2}).</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} was verified only in part. {1}</source>
        <translation>{0} n’a été vérifié qu’en partie. {1}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0} was verified. No damage was found.</source>
        <translation>{0} a été vérifié. Aucun dommage n’a été trouvé.</translation>
    </message>
    <message>
        <location filename="engine/chain/objects/staging.py"/>
        <source>{0} was written with {1} bytes and {2}.</source>
        <translation>{0} a été écrit avec {1} octets et {2}.</translation>
    </message>
    <message>
        <location filename="app/jobs/file.py"/>
        <source>{0} would exceed {1} MiB.</source>
        <translation>{0} dépasserait {1} Mio.</translation>
    </message>
    <message>
        <location filename="engine/recovery/checks.py"/>
        <source>{0} {1} The changes in the missing logs are lost.</source>
        <translation>{0} {1} Les modifications des journaux manquants sont perdues.</translation>
    </message>
    <message>
        <location filename="engine/backup/job.py"/>
        <source>{0} {1} backup cannot be atomic: it would replace the full backup.</source>
        <translation>{0} sauvegarde {1} ne peut pas être atomique : elle remplacerait la sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="engine/sources/at_rest.py"/>
        <source>{0} {1} in {2} during the backup. The instance is not at rest.</source>
        <translation>{0} {1} dans {2} pendant la sauvegarde. L’instance n’est pas au repos.</translation>
    </message>
    <message>
        <location filename="engine/chain/nesting.py"/>
        <source>{0} {1} is inside {2}, which contains backups.</source>
        <translation>{0} {1} se trouve dans {2}, qui contient des sauvegardes.</translation>
    </message>
    <message>
        <location filename="engine/verify/space_check.py"/>
        <source>{0} {1} {2}, which it does not own</source>
        <translation>{0} {1} {2}, dont elle n’est pas propriétaire</translation>
    </message>
    <message>
        <location filename="engine/images/volumes.py"/>
        <source>{0} {1}, which is not supported: only NTFS is read in disk images.</source>
        <translation>{0} {1}, ce qui n’est pas pris en charge : seul NTFS est lu dans les images disque.</translation>
    </message>
    <message>
        <location filename="engine/backup/as_is.py"/>
        <source>{0} × {1} bytes cannot be read from the disk and are zeros in the copy: at {2}{3}.</source>
        <translation>{0} × {1} octets sont illisibles sur le disque et sont des zéros dans la copie : à {2}{3}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0}, but its name is not that of a log.</source>
        <translation>{0}, mais son nom n’est pas celui d’un journal.</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>{0}, but none of the existing logs can be read.</source>
        <translation>{0}, mais aucun des journaux existants n’est lisible.</translation>
    </message>
    <message>
        <location filename="engine/discovery/backup_copy.py"/>
        <source>{0}, but the last existing log is {1}.</source>
        <translation>{0}, mais le dernier journal existant est {1}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0}, but there is another log named {1}.</source>
        <translation>{0}, mais il y a un autre journal nommé {1}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>{0}, but {1} is {2}.</source>
        <translation>{0}, mais {1} est {2}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/backup_copy.py"/>
        <source>{0}, but {1}.</source>
        <translation>{0}, mais {1}.</translation>
    </message>
    <message>
        <location filename="app/transfer/taking.py"/>
        <source>{0}, in which the last import is noted, is damaged.</source>
        <translation>{0}, où la dernière importation est notée, est endommagé.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>{0}, line {1}, column {2}: {3}</source>
        <translation>{0}, ligne {1}, colonne {2} : {3}</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>{0}, line {1}: the file has format {2}, and this version reads up to {3}.</source>
        <translation>{0}, ligne {1} : le fichier a le format {2}, et cette version lit jusqu’au format {3}.</translation>
    </message>
    <message>
        <location filename="app/reports/verification_parts.py"/>
        <source>{0}, of them {1}</source>
        <translation>{0}, dont {1}</translation>
    </message>
    <message>
        <location filename="app/status/words.py"/>
        <source>{0}, since {1}</source>
        <translation>{0}, depuis {1:le |}</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0}, which also exists under its own name.</source>
        <translation>{0}, qui existe aussi sous son propre nom.</translation>
    </message>
    <message>
        <location filename="app/snapshots/shadow_copies.py"/>
        <source>{0}, which names a shadow copy, is damaged.</source>
        <translation>{0}, qui désigne un cliché instantané, est endommagé.</translation>
    </message>
    <message>
        <location filename="engine/verify/chain_check.py"/>
        <source>{0}. It can be restored by its files alone.</source>
        <translation>{0}. Elle peut être restaurée par ses seuls fichiers.</translation>
    </message>
    <message>
        <location filename="app/status/overview.py"/>
        <source>{0}. It is only read.</source>
        <translation>{0}. Elle n’est que lue.</translation>
    </message>
    <message>
        <location filename="engine/salvage/leaves.py"/>
        <source>{0}. It is {1}; its rows are lost.</source>
        <translation>{0}. C’est {1} ; ses lignes sont perdues.</translation>
    </message>
    <message>
        <location filename="engine/discovery/log_sorting.py"/>
        <source>{0}. Its name should be {1}.</source>
        <translation>{0}. Son nom devrait être {1}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>{0}. Not readable: {1}.</source>
        <translation>{0}. Illisible : {1}.</translation>
    </message>
    <message>
        <location filename="app/jobs/toml_source.py"/>
        <source>{0}. The first line is: format = {1}</source>
        <translation>{0}. La première ligne est : format = {1}</translation>
    </message>
    <message>
        <location filename="engine/verify/finding.py"/>
        <source>{0}. {1} further finding.</source>
        <translation>{0}. {1} autre constat.</translation>
    </message>
    <message>
        <location filename="engine/verify/finding.py"/>
        <source>{0}. {1} further findings.</source>
        <translation>{0}. {1} autres constats.</translation>
    </message>
    <message>
        <location filename="engine/formats/layout.py"/>
        <source>{0}.{1} overlaps or lies outside the structure</source>
        <translation>{0}.{1} chevauche la structure ou en sort</translation>
    </message>
    <message>
        <location filename="engine/storage/log_stream.py"/>
        <source>{0}: The log has a size of {1} bytes, but its header says {2}.</source>
        <translation>{0} : le journal a une taille de {1} octets, mais son en-tête en indique {2}.</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>{0}: a separator does not point to a page</source>
        <translation>{0} : un séparateur ne pointe pas vers une page</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>{0}: an inner page has no children</source>
        <translation>{0} : une page intérieure n’a pas d’enfants</translation>
    </message>
    <message>
        <location filename="app/schedulers/task_scheduler.py"/>
        <source>{0}: does what is due.</source>
        <translation>{0} : exécute ce qui est prévu.</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>{0}: it has separators below those that point to it</source>
        <translation>{0} : elle a des séparateurs inférieurs à ceux qui pointent vers elle</translation>
    </message>
    <message>
        <location filename="app/reports/week_report.py"/>
        <source>{0}: it was changed</source>
        <translation>{0} : il a été modifié</translation>
    </message>
    <message>
        <location filename="engine/verify/tree_check.py"/>
        <source>{0}: its last separator does not match the one that points to it</source>
        <translation>{0} : son dernier séparateur ne correspond pas à celui qui pointe vers elle</translation>
    </message>
    <message>
        <location filename="app/unattended/plan.py"/>
        <source>{0}: its newest backup is not known, as not all chains can be read. {1}</source>
        <translation>{0} : sa dernière sauvegarde n’est pas connue, car certaines chaînes sont illisibles. {1}</translation>
    </message>
    <message>
        <location filename="engine/event_kinds.py"/>
        <source>{0}: no longer a problem: {1}</source>
        <translation>{0} : n’est plus un problème : {1}</translation>
    </message>
    <message>
        <location filename="engine/restore/points.py"/>
        <source>{0}: the chain has no commit to stop at{1}.</source>
        <translation>{0} : la chaîne n’a aucune validation où s’arrêter{1}.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>{0}: the file was truncated. It ends after {1} pages.</source>
        <translation>{0} : le fichier a été tronqué. Il se termine après {1} pages.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>{0}: the header is damaged. Its good shadow copy is used.</source>
        <translation>{0} : l’en-tête est endommagé. Sa bonne copie de secours est utilisée.</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>{0}: the last write is incomplete (pages: {1}).</source>
        <translation>{0} : la dernière écriture est incomplète (pages : {1}).</translation>
    </message>
    <message>
        <location filename="engine/discovery/database_sorting.py"/>
        <source>{0}: the shadow copy of the header is {1}.</source>
        <translation>{0} : la copie de secours de l’en-tête est {1}.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0}: {1}</source>
        <translation>{0} : {1}</translation>
    </message>
    <message>
        <location filename="engine/recovery/given_up.py"/>
        <source>{0}: {1} Recovery cannot continue without it: {2}</source>
        <translation>{0} : {1} La récupération ne peut pas continuer sans lui : {2}</translation>
    </message>
    <message>
        <location filename="engine/recovery/given_up.py"/>
        <source>{0}: {1} changes of the lost part, but others that belong to them are missing. Rows may be inconsistent. Restore a backup if possible.</source>
        <translation>{0} : {1} des modifications de la partie perdue, mais d’autres qui en font partie manquent. Des lignes peuvent être incohérentes. Restaurez si possible une sauvegarde.</translation>
    </message>
    <message>
        <location filename="engine/chain/sense.py"/>
        <source>{0}: {1} is not valid</source>
        <translation>{0} : {1} n’est pas valide</translation>
    </message>
    <message>
        <location filename="engine/restore/planning.py"/>
        <source>{0}; needed by {1}</source>
        <translation>{0} ; nécessaire à {1}</translation>
    </message>
    <message>
        <location filename="engine/discovery/instance_files.py"/>
        <source>{0}; none is missing.</source>
        <translation>{0} ; aucun ne manque.</translation>
    </message>
    <message>
        <location filename="ui/languages/texts_of_engine.py"/>
        <source>{0}; {1}</source>
        <translation>{0} ; {1}</translation>
    </message>
    <message>
        <location filename="app/notify/message.py"/>
        <source>{0}Since {1}.</source>
        <translation>{0}Depuis {1}.</translation>
    </message>
    <message>
        <location filename="engine/backup/continuity.py"/>
        <source>{0}{1} of {2} requires a full backup. {3}</source>
        <translation>{0}{1} de {2} exige une sauvegarde complète. {3}</translation>
    </message>
    <message>
        <location filename="app/meaning/directory/links.py"/>
        <source>… more, see ad-links</source>
        <translation>… plus, voir ad-links</translation>
    </message>
    <message>
        <location filename="app/unattended/hooks.py"/>
        <source>… {0} bytes left out …</source>
        <translation>… {0} octets omis …</translation>
    </message>
</context>
</TS>
