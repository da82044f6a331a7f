<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>About ESE Backup Manager</source>
        <translation>À propos d’ESE Backup Manager</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Bitstream Vera and public domain</source>
        <translation>Bitstream Vera et domaine public</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Component</source>
        <translation>Composant</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Components and licences</source>
        <translation>Composants et licences</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Third-party components</source>
        <translation>Composants tiers</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Version {}, MIT licence. Backs up, verifies, restores and recovers databases of the Extensible Storage Engine on Linux, Windows and macOS. Built with Qt {}.</source>
        <translation>Version {}, licence MIT. Sauvegarde, vérifie, restaure et récupère les bases de données du moteur Extensible Storage Engine sous Linux, Windows et macOS. Réalisé avec Qt {}.</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>not installed</source>
        <translation>non installé</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>{} (font of reports)</source>
        <translation>{} (police des rapports)</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>{} (optional)</source>
        <translation>{} (facultatif)</translation>
    </message>
</context>
<context>
    <name>AbsentDestinations</name>
    <message>
        <location filename="ui/panels/absent_destinations.py"/>
        <source>Backups are not listed while their destination is not available.</source>
        <translation>Les sauvegardes ne sont pas listées tant que leur destination est indisponible.</translation>
    </message>
    <message>
        <location filename="ui/panels/absent_destinations.py"/>
        <source>Connect or mount the disk or share that contains it.</source>
        <translation>Connectez ou montez le disque ou le partage qui la contient.</translation>
    </message>
    <message>
        <location filename="ui/panels/absent_destinations.py"/>
        <source>Show destinations</source>
        <translation>Afficher les destinations</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Add a disk image, or look where Windows keeps databases</source>
        <translation>Ajouter une image disque, ou chercher là où Windows garde ses bases</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Add disk image…</source>
        <translation>Ajouter une image disque…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Add folder…</source>
        <translation>Ajouter un dossier…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Choose a disk image</source>
        <translation>Choisir une image disque</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Choose a folder to look for instances in</source>
        <translation>Choisir un dossier où chercher des instances</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Disk images ({})</source>
        <translation>Images disque ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Look for instances in a VHDX, VHD, VMDK, QCOW2, E01 or raw image, without mounting it</source>
        <translation>Chercher des instances dans une image VHDX, VHD, VMDK, QCOW2, E01 ou brute, sans la monter</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Look for instances in another folder</source>
        <translation>Chercher des instances dans un autre dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Look where services of Windows keep their databases, also on mounted volumes</source>
        <translation>Chercher là où les services de Windows gardent leurs bases, aussi sur les volumes montés</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Looking for instances in {}</source>
        <translation>Recherche d’instances dans {}</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Looking where services of Windows keep their databases…</source>
        <translation>Recherche là où les services de Windows gardent leurs bases…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>M&amp;ore</source>
        <translation>Pl&amp;us</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>No database of a service of Windows was found on this computer.</source>
        <translation>Aucune base d’un service de Windows n’a été trouvée sur cet ordinateur.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/adding.py"/>
        <source>Scan this computer</source>
        <translation>Analyser cet ordinateur</translation>
    </message>
</context>
<context>
    <name>AfterwardsStep</name>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>&amp;Copy as text</source>
        <translation>&amp;Copier en texte</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>&amp;Open folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>&amp;Print…</source>
        <translation>Imprim&amp;er…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Before and during the restore: {done} of {total} done</source>
        <translation>Avant et pendant la restauration : {done} sur {total} faites</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Could not open {} in a file manager.</source>
        <translation>Impossible d’ouvrir {} dans un gestionnaire de fichiers.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Next steps</source>
        <translation>Étapes suivantes</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Print the result</source>
        <translation>Imprimer le résultat</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Restore</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Result and checklist copied.</source>
        <translation>Résultat et liste de contrôle copiés.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Run sheet: {}</source>
        <translation>Fiche d’exécution : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Save P&amp;DF…</source>
        <translation>Enregistrer en P&amp;DF…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Saved to {}.</source>
        <translation>Enregistré dans {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Show co&amp;mmand line</source>
        <translation>Ligne de co&amp;mmande</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>Show this restore as a command line</source>
        <translation>Afficher cette restauration en ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>The PDF could not be written. The restore itself is complete.</source>
        <translation>Le PDF n’a pas pu être écrit. La restauration elle-même est terminée.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>The restore was taken back. The folder is in its previous state.</source>
        <translation>Retour sur la restauration terminé. Le dossier est dans son état précédent.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>This is not the end of the chain. Look for the missing logs before you go on.</source>
        <translation>Ce n’est pas la fin de la chaîne. Cherchez les journaux manquants avant de continuer.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/afterwards.py"/>
        <source>{done} of {total} done</source>
        <translation>{done} sur {total} faites</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Caught up</source>
        <translation>Rattrapé</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Check of all jobs</source>
        <translation>Contrôle de tous les travaux</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Skipped</source>
        <translation>Ignoré</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
</context>
<context>
    <name>AgendaView</name>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>&amp;This week</source>
        <translation>&amp;Cette semaine</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Next runs</source>
        <translation>Prochaines exécutions</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Nothing is scheduled this week.</source>
        <translation>Rien n’est planifié cette semaine.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>This week is shown.</source>
        <translation>Cette semaine est affichée.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Week after</source>
        <translation>Semaine suivante</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Week before</source>
        <translation>Semaine précédente</translation>
    </message>
</context>
<context>
    <name>AllSettings</name>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>&amp;Undo import</source>
        <translation>Ann&amp;uler l’importation</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>All settings</source>
        <translation>Tous les paramètres</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Changed since the import, so it stays: {}</source>
        <translation>Modifié depuis l’importation, donc conservé : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Export all settings</source>
        <translation>Exporter tous les paramètres</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>I&amp;mport…</source>
        <translation>I&amp;mporter…</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Import settings</source>
        <translation>Importer des paramètres</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Import the settings of a file, after a preview</source>
        <translation>Reprendre les paramètres d’un fichier, après un aperçu</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Last import: {} from {}, {}</source>
        <translation>Dernière importation : {} de {}, {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Preferences, destinations, own names, notifications and jobs in one readable file, for another machine or as a copy. Passwords and private keys are not in it.</source>
        <translation>Préférences, destinations, noms personnels, notifications et travaux dans un seul fichier lisible, pour une autre machine ou comme copie. Mots de passe et clés privées n’y figurent pas.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Save preferences, names, notifications and jobs to one file</source>
        <translation>Enregistrer préférences, noms, notifications et travaux dans un fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Settings (*.toml)</source>
        <translation>Paramètres (*.toml)</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Settings (*.toml);;All files (*)</source>
        <translation>Paramètres (*.toml);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Show the commands that do the same</source>
        <translation>Afficher les commandes qui font la même chose</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>Take back what the last import changed</source>
        <translation>Annuler ce que la dernière importation a modifié</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>The import could not be undone.</source>
        <translation>L’importation n’a pas pu être annulée.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>The import was not completed. Undo takes back what was changed until then.</source>
        <translation>L’importation n’est pas complète. L’annulation rétablit ce qui a été modifié jusque-là.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>The settings could not be exported.</source>
        <translation>Les paramètres n’ont pas pu être exportés.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>The settings were exported.</source>
        <translation>Les paramètres ont été exportés.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>There is no import to undo.</source>
        <translation>Il n’y a aucune importation à annuler.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>These commands export all settings, preview an import, run it and undo it.</source>
        <translation>Ces commandes exportent tous les paramètres, montrent l’aperçu d’une importation, la font et l’annulent.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>These settings cannot be imported. Nothing was changed.</source>
        <translation>Ces paramètres ne peuvent pas être importés. Rien n’a été modifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>What is only named has to be on the other machine, too.</source>
        <translation>Ce qui n’est que nommé doit aussi se trouver sur l’autre machine.</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <location filename="ui/application.py"/>
        <source>Not watched because it is not a folder: {}</source>
        <translation>Non surveillé, car ce n’est pas un dossier : {}</translation>
    </message>
    <message>
        <location filename="ui/application.py"/>
        <source>The sample could not be created: {}</source>
        <translation>L’exemple n’a pas pu être créé : {}</translation>
    </message>
    <message>
        <location filename="ui/application.py"/>
        <source>The settings could not be saved: {}</source>
        <translation>Les paramètres n’ont pas pu être enregistrés : {}</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>From there on, it proves nothing. Compare the file with a copy of it.</source>
        <translation>Ce qu’il indique à partir de là ne prouve rien. Comparez le fichier à une copie.</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>Line {}: {}</source>
        <translation>Ligne {} : {}</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>The audit log is intact: {}.</source>
        <translation>Le journal d’audit est intact : {}.</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>The audit log was changed, or is damaged, from line {} on.</source>
        <translation>Le journal d’audit a été modifié ou est endommagé à partir de la ligne {}.</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>{} And {}.</source>
        <translation>{} Et {}.</translation>
    </message>
</context>
<context>
    <name>AuditView</name>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>&amp;Verify</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Actions that remove or replace something are entered before they are done, and every run at its end.</source>
        <translation>Tout ce qui supprime ou remplace est inscrit avant d’être fait, et chaque exécution à sa fin.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Audit log</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Check that no entry was changed or removed since it was written</source>
        <translation>Vérifier qu’aucune entrée n’a été modifiée ou supprimée depuis son écriture</translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Find an entry</source>
        <translation>Chercher une entrée</translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>No entries yet</source>
        <translation>Aucune entrée pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>Show the command that does the same</source>
        <translation>Afficher la commande qui fait la même chose</translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>The audit log cannot be read.</source>
        <translation>Le journal d’audit est illisible.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/audit.py"/>
        <source>This command verifies the audit log and says which line is the first bad one.</source>
        <translation>Cette commande vérifie le journal d’audit et indique la première ligne incorrecte.</translation>
    </message>
</context>
<context>
    <name>BackUpNow</name>
    <message>
        <location filename="ui/back_up_now.py"/>
        <source>A full backup instead: {}</source>
        <translation>Une sauvegarde complète à la place : {}</translation>
    </message>
    <message>
        <location filename="ui/back_up_now.py"/>
        <source>The backup cannot start: {}</source>
        <translation>La sauvegarde ne peut pas démarrer : {}</translation>
    </message>
</context>
<context>
    <name>BackUpPage</name>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>A backup of this instance is running.</source>
        <translation>Une sauvegarde de cette instance est en cours.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>A backup set of another program is not backed up by a job.</source>
        <translation>Un travail ne sauvegarde pas le jeu de sauvegarde d’un autre programme.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>A running instance determines which logs its backup needs.</source>
        <translation>Une instance en fonctionnement détermine les journaux nécessaires à sa sauvegarde.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>Choose a destination.</source>
        <translation>Choisissez une destination.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Choose a folder for backups</source>
        <translation>Choisir un dossier pour les sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Choose an instance</source>
        <translation>Choisissez une instance</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>Choose an instance.</source>
        <translation>Choisissez une instance.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>Evidence is kept by hand only.</source>
        <translation>Les preuves ne sont conservées qu’à la main.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>Jobs do not keep only one set. Clear that option; the retention of a job removes old chains.</source>
        <translation>Un travail ne garde pas qu’un seul jeu. Décochez cette option ; la rétention d’un travail supprime les anciennes chaînes.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>Jobs do not read from snapshots.</source>
        <translation>Les travaux ne lisent pas depuis des instantanés.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>Logs are removed by hand only.</source>
        <translation>Les journaux ne sont supprimés qu’à la main.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>Looking for instances…</source>
        <translation>Recherche d’instances…</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>No instances yet. Add a folder on the Instances page.</source>
        <translation>Aucune instance pour l’instant. Ajoutez un dossier sur la page Instances.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Preparing the plan.</source>
        <translation>Préparation du plan.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Remove logs</source>
        <translation>Supprimer les journaux</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Sched&amp;ule this…</source>
        <translation>&amp;Planifier…</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Set up a job that makes this backup automatically</source>
        <translation>Définir un travail qui fait cette sauvegarde tout seul</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Specify the recipients or the signing key.</source>
        <translation>Indiquez les destinataires ou la clé de signature.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Start as planned</source>
        <translation>Démarrer comme prévu</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Start backup</source>
        <translation>Démarrer la sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>The current log is always included. Choose “Required logs only” if older logs have gaps or are damaged.</source>
        <translation>Le journal actuel est toujours inclus. Choisissez « Seulement les journaux requis » si des journaux plus anciens ont des lacunes ou sont endommagés.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Tick the warnings of the plan.</source>
        <translation>Cochez les avertissements du plan.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>Type the name of the instance first, or make a backup.</source>
        <translation>Saisissez d’abord le nom de l’instance, ou faites une sauvegarde.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/page.py"/>
        <source>{} is not available</source>
        <translation>{} est indisponible</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/drafting.py"/>
        <source>{} is not available. Choose another instance, or make it available again.</source>
        <translation>{} est indisponible. Choisissez une autre instance, ou rendez-la de nouveau disponible.</translation>
    </message>
</context>
<context>
    <name>BackupSets</name>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Backup set</source>
        <translation>Jeu de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Backup set, not restorable</source>
        <translation>Jeu de sauvegarde, non restaurable</translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Its databases were copied while in use. They are complete only after its logs are replayed.</source>
        <translation>Ses bases de données ont été copiées pendant leur utilisation. Elles ne sont complètes qu’une fois ses journaux rejoués.</translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Logs are missing from the middle of the stream: {}.</source>
        <translation>Des journaux manquent au milieu du flux : {}.</translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Made by another program. A restore replays its logs.</source>
        <translation>Créé par un autre programme. Une restauration rejoue ses journaux.</translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>Put back the files that are missing or were changed, or use another set.</source>
        <translation>Remettez en place les fichiers manquants ou modifiés, ou utilisez un autre jeu.</translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>This backup set, made by another program, cannot be restored as it is.</source>
        <translation>Ce jeu de sauvegarde, créé par un autre programme, ne peut pas être restauré en l’état.</translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>This is not an instance but a backup set made by another program.</source>
        <translation>Ce n’est pas une instance, mais un jeu de sauvegarde créé par un autre programme.</translation>
    </message>
    <message>
        <location filename="ui/models/backup_sets.py"/>
        <source>“Restore” replays them in a folder of your choice. The set itself is only read.</source>
        <translation>« Restaurer » les rejoue dans un dossier de votre choix. Le jeu lui-même n’est que lu.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <location filename="ui/widgets/banner.py"/>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <location filename="ui/widgets/banner.py"/>
        <source>Copy this message</source>
        <translation>Copier ce message</translation>
    </message>
    <message>
        <location filename="ui/widgets/banner.py"/>
        <source>Copy this message as text</source>
        <translation>Copier ce message en texte</translation>
    </message>
</context>
<context>
    <name>Below</name>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Days</source>
        <translation>Jo&amp;urs</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Hosts</source>
        <translation>&amp;Hôtes</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Hosts ({})</source>
        <translation>&amp;Hôtes ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Open folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Problems</source>
        <translation>&amp;Problèmes</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Problems ({})</source>
        <translation>&amp;Problèmes ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>&amp;Show destination</source>
        <translation>&amp;Afficher la destination</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Below the instances</source>
        <translation>Sous les instances</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>D&amp;estinations</source>
        <translation>D&amp;estinations</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>D&amp;estinations ({})</source>
        <translation>D&amp;estinations ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Destinations</source>
        <translation>Destinations</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Fix the selected problem</source>
        <translation>Résoudre le problème sélectionné</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Fix…</source>
        <translation>Résoudre…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Go to the selected destination</source>
        <translation>Aller à la destination sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Hosts</source>
        <translation>Hôtes</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Problems</source>
        <translation>Problèmes</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Show the destination in the file manager</source>
        <translation>Afficher la destination dans le gestionnaire de fichiers</translation>
    </message>
</context>
<context>
    <name>BytesView</name>
    <message>
        <location filename="ui/pages/verify/bytes_view.py"/>
        <source>Bytes of the page</source>
        <translation>Octets de la page</translation>
    </message>
</context>
<context>
    <name>Candidates</name>
    <message>
        <location filename="ui/models/candidates.py"/>
        <source>The same log stream as in {}</source>
        <translation>Même flux de journaux que dans {}</translation>
    </message>
    <message>
        <location filename="ui/models/candidates.py"/>
        <source>{}, {}, {}</source>
        <translation>{}, {}, {}</translation>
    </message>
    <message>
        <location filename="ui/models/candidates.py"/>
        <source>{}. It cannot be backed up:</source>
        <translation>{}. Impossible de la sauvegarder :</translation>
    </message>
</context>
<context>
    <name>Certificate</name>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Certificate</source>
        <translation>Certificat</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Chain</source>
        <translation>Chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Databases</source>
        <translation>Bases de données</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Reached</source>
        <translation>Atteint</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Restore drill found damage</source>
        <translation>L’essai de restauration a trouvé des dommages</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Restore drill passed</source>
        <translation>Essai de restauration réussi</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Restored</source>
        <translation>Restauré</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>commit of {}</source>
        <translation>validation du {}</translation>
    </message>
</context>
<context>
    <name>CertificatePanel</name>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Can be restored</source>
        <translation>Restaurable</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Copy certificate</source>
        <translation>Copier le certificat</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <location filename="ui/pages/running/certificate.py"/>
        <source>Tables that were read</source>
        <translation>Tables lues</translation>
    </message>
</context>
<context>
    <name>ChainCopies</name>
    <message>
        <location filename="ui/pages/sets/copying.py"/>
        <source>The copy starts when other runs have ended.</source>
        <translation>La copie démarrera quand d’autres exécutions seront terminées.</translation>
    </message>
</context>
<context>
    <name>ChainDetail</name>
    <message>
        <location filename="ui/pages/sets/detail.py"/>
        <source>Encrypted. It is opened with the key of one of its recipients, see Settings.</source>
        <translation>Chiffrée. Elle s’ouvre avec la clé d’un de ses destinataires, voir Paramètres.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/detail.py"/>
        <source>If a file is missing, put it back. Otherwise make a full backup, and keep this chain until that backup is verified.</source>
        <translation>Si un fichier manque, remettez-le en place. Sinon, faites une sauvegarde complète, et gardez cette chaîne jusqu’à ce que cette sauvegarde soit vérifiée.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/detail.py"/>
        <source>No chain selected</source>
        <translation>Aucune chaîne sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/detail.py"/>
        <source>Show run</source>
        <translation>Afficher l’exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/detail.py"/>
        <source>Show the run that found the damage in the history</source>
        <translation>Afficher dans l’historique l’exécution qui a trouvé les dommages</translation>
    </message>
</context>
<context>
    <name>ChainList</name>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>&amp;Copy path</source>
        <translation>&amp;Copier le chemin</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>&amp;Open folder</source>
        <translation>&amp;Ouvrir le dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>&amp;Verify this chain</source>
        <translation>&amp;Vérifier cette chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Backup chains</source>
        <translation>Chaînes de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Bro&amp;wse…</source>
        <translation>Par&amp;courir…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Chains at your destinations appear here. For a chain elsewhere, choose Browse and select its folder.</source>
        <translation>Les chaînes de vos destinations apparaissent ici. Pour une chaîne située ailleurs, choisissez « Parcourir » et sélectionnez son dossier.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Choose a backup</source>
        <translation>Choisir une sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Choose the folder of a backup</source>
        <translation>Choisir le dossier d’une sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Choose the folder of a chain, of a backup set made by another program, or of several chains</source>
        <translation>Choisir le dossier d’une chaîne, d’un jeu de sauvegarde d’un autre programme, ou de plusieurs chaînes</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Copy the path or address of this chain</source>
        <translation>Copier le chemin ou l’adresse de cette chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Could not open {} in a file manager.</source>
        <translation>Impossible d’ouvrir {} dans un gestionnaire de fichiers.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Find a chain</source>
        <translation>Chercher une chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>For a chain elsewhere, choose Browse and select its folder.</source>
        <translation>Pour une chaîne située ailleurs, choisissez « Parcourir » et sélectionnez son dossier.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Looking for backup chains…</source>
        <translation>Recherche de chaînes de sauvegarde…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>No backup chains found</source>
        <translation>Aucune chaîne de sauvegarde trouvée</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>No chain matches.</source>
        <translation>Aucune chaîne ne correspond à la saisie.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Reading the destinations.</source>
        <translation>Lecture des destinations.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Restore &amp;drill</source>
        <translation>&amp;Essai de restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Show the files of this chain in the file manager</source>
        <translation>Afficher les fichiers de cette chaîne dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Test this chain: restore it, read every row, then delete the restored files</source>
        <translation>Tester cette chaîne : la restaurer, lire chaque ligne, puis supprimer les fichiers restaurés</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>The pin could not be changed. {}</source>
        <translation>L’épingle n’a pas pu être modifiée. {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>There is no backup in {}. Choose the folder with backup-manifest.json, or a folder one or two levels above it. For a backup set made by another program, choose the folder with its databases and logs.</source>
        <translation>Il n’y a pas de sauvegarde dans {}. Choisissez le dossier contenant backup-manifest.json, ou un dossier un ou deux niveaux au-dessus. Pour un jeu de sauvegarde d’un autre programme, choisissez le dossier de ses bases de données et de ses journaux.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Type a part of an instance, product, date, pin or folder (Ctrl+F)</source>
        <translation>Saisissez une partie d’une instance, d’un produit, d’une date, d’un épinglage ou d’un dossier (Ctrl+F)</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chains.py"/>
        <source>Verify every file of this chain</source>
        <translation>Vérifier chaque fichier de cette chaîne</translation>
    </message>
</context>
<context>
    <name>ChainStrip</name>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>A restore reads</source>
        <translation>Lu par une restauration</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Backup chain</source>
        <translation>Chaîne de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Kept</source>
        <translation>Conservé</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Link to the previous set</source>
        <translation>Lien avec le jeu précédent</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Link to the previous set is broken: {}</source>
        <translation>Le lien avec le jeu précédent est rompu : {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Needed by {} after it.</source>
        <translation>Nécessaire à {} ensuite.</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Needs</source>
        <translation>Requiert</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>No backup yet: the first full backup starts the chain.</source>
        <translation>Aucune sauvegarde pour l’instant : la première sauvegarde complète commence la chaîne.</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Set</source>
        <translation>Jeu</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>Taken</source>
        <translation>Effectué</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>broken</source>
        <translation>rompu</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>broken at {}: {}</source>
        <translation>rompu au {} : {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>broken link</source>
        <translation>lien rompu</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>completed with warnings</source>
        <translation>terminée avec des avertissements</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>intact</source>
        <translation>intact</translation>
    </message>
    <message>
        <location filename="ui/widgets/chain_strip.py"/>
        <source>{} to {}</source>
        <translation>du {} au {}</translation>
    </message>
</context>
<context>
    <name>Chains</name>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>As is</source>
        <translation>Telle quelle</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Clean</source>
        <translation>Arrêt correct</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Copied after a dirty shutdown; a restore replays its logs</source>
        <translation>Copié après un arrêt incorrect ; une restauration rejoue ses journaux</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Copied while the instance was running; a restore replays its logs</source>
        <translation>Copié pendant que l’instance fonctionnait ; une restauration rejoue ses journaux</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Diff. {}</source>
        <translation>Diff. {}</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Differential {}</source>
        <translation>Différentielle {}</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Dirty copy</source>
        <translation>Copie après arrêt incorrect</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Encrypted</source>
        <translation>Chiffré</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Evidence</source>
        <translation>Preuve</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>From another program</source>
        <translation>D’un autre programme</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Full</source>
        <translation>Complète</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Incr. {}</source>
        <translation>Incr. {}</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Incremental {}</source>
        <translation>Incrémentielle {}</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Needs recovery</source>
        <translation>Récupération requise</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Not checked</source>
        <translation>Non contrôlé</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Online copy</source>
        <translation>Copie en ligne</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Partly dirty copy</source>
        <translation>Copie en partie après arrêt incorrect</translation>
    </message>
    <message>
        <location filename="ui/models/chain_nodes.py"/>
        <source>logs {}</source>
        <translation>journaux {}</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>{} · as-is backup of {}</source>
        <translation>{} · sauvegarde telle quelle du {}</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>{} · copy backup of {}</source>
        <translation>{} · sauvegarde de copie du {}</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>{} · full backup of {}</source>
        <translation>{} · sauvegarde complète du {}</translation>
    </message>
</context>
<context>
    <name>ChainsModel</name>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Databases</source>
        <translation>Bases</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Newest set</source>
        <translation>Dernier jeu</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Pin</source>
        <translation>Épinglage</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Sets</source>
        <translation>Jeux</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/models/chains.py"/>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
</context>
<context>
    <name>ChangePanel</name>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>&amp;Copy as text</source>
        <translation>&amp;Copier en texte</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>&amp;Print…</source>
        <translation>Imprim&amp;er…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Checks, run sheet and changes copied.</source>
        <translation>Contrôles, fiche d’exécution et modifications copiés.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Copy the checks, the run sheet and what will change</source>
        <translation>Copier les contrôles, la fiche d’exécution et ce qui va changer</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Exact target</source>
        <translation>Cible exacte</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Name of the instance</source>
        <translation>Nom de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Print the checks, the run sheet and what will change</source>
        <translation>Imprimer les contrôles, la fiche d’exécution et ce qui va changer</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Show co&amp;mmand line</source>
        <translation>Ligne de co&amp;mmande</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Show this restore as a command line</source>
        <translation>Afficher cette restauration en ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>T&amp;ype {} to restore over it</source>
        <translation>Saisisse&amp;z {} pour restaurer par-dessus</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>What will change</source>
        <translation>Ce qui va changer</translation>
    </message>
</context>
<context>
    <name>ChannelDialog</name>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Address</source>
        <translation>A&amp;dresse</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Key</source>
        <translation>&amp;Clé</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Protection</source>
        <translation>Pro&amp;tection</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;Server</source>
        <translation>&amp;Serveur</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;To</source>
        <translation>&amp;À</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>A file must not be readable by others.</source>
        <translation>Un fichier ne doit pas être lisible par d’autres.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>A file of certificates to trust instead of the system's</source>
        <translation>Un fichier de certificats à approuver au lieu de ceux du système</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Add channel: {}</source>
        <translation>Ajouter un canal : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Addresses, separated by commas</source>
        <translation>Adresses, séparées par des virgules</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>An https address that takes JSON</source>
        <translation>Une adresse https qui accepte du JSON</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Ce&amp;rtificates</source>
        <translation>Ce&amp;rtificats</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Edit channel: {}</source>
        <translation>Modifier le canal : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Empty for that of the system</source>
        <translation>Vide pour celui du système</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Empty where the server asks for none</source>
        <translation>Vide si le serveur n’en demande pas</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>F&amp;rom</source>
        <translation>&amp;De</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Letters, digits, - and _</source>
        <translation>Lettres, chiffres, - et _</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Lowest se&amp;verity</source>
        <translation>Gra&amp;vité minimale</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Milder problems are not sent on this channel.</source>
        <translation>Les problèmes moins graves ne sont pas envoyés par ce canal.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Pass&amp;word</source>
        <translation>Mot de &amp;passe</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Send the weekly digest, too</source>
        <translation>Envoyer aussi le récapitulatif hebdomadaire</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Signs each message (HMAC-SHA-256), so that the server can tell that it is genuine</source>
        <translation>Signe chaque message (HMAC-SHA-256), pour que le serveur nous reconnaisse</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>So&amp;cket</source>
        <translation>So&amp;cket</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>Still empty: {}</source>
        <translation>Encore vide : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>TLS from the start</source>
        <translation>TLS dès le début</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>The address of the service, as apprise writes it; it contains a password.</source>
        <translation>L’adresse du service, telle qu’Apprise l’écrit ; elle contient un mot de passe.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>The address that messages come from</source>
        <translation>L’adresse d’expédition des messages</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>The channel could not be saved.</source>
        <translation>Le canal n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>The mail server, as smtp.example.org</source>
        <translation>Le serveur de messagerie, par exemple smtp.example.org</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>These commands replace the channel. A secret that they do not name is asked for.</source>
        <translation>Ces commandes remplacent le canal. Elles demandent un secret qu’elles ne nomment pas.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>This command adds the channel. A secret that it does not name is asked for.</source>
        <translation>Cette commande ajoute le canal. Elle demande un secret qu’elle ne nomme pas.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/channel_dialog.py"/>
        <source>usual</source>
        <translation>habituel</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>&amp;Check</source>
        <translation>&amp;Contrôle</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Chains of all jobs are read back, those with the oldest proof first, as many as fit into the budget.</source>
        <translation>Les chaînes de tous les travaux sont relues, celles dont la preuve est la plus ancienne d’abord, autant que le temps alloué le permet.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Edit check</source>
        <translation>Modifier le contrôle</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Enter a time budget. Example: {}.</source>
        <translation>Saisissez un temps alloué. Exemple : {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Example: 2h</source>
        <translation>Exemple : 2h</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>New check</source>
        <translation>Nouveau contrôle</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>No further chain is started after this time.</source>
        <translation>Passé ce temps, aucune autre chaîne n’est commencée.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>This command schedules the same, besides the checks there are.</source>
        <translation>Cette commande planifie la même chose, en plus des contrôles existants.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>This command schedules the same, in place of all checks of this kind.</source>
        <translation>Cette commande planifie la même chose, à la place de tous les contrôles de ce type.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Time &amp;budget</source>
        <translation>Temps &amp;alloué</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>Time budget</source>
        <translation>Temps alloué</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/check_dialog.py"/>
        <source>When</source>
        <translation>Quand</translation>
    </message>
</context>
<context>
    <name>ChecksStep</name>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Advice for a restore to a separate folder. Ticks are kept with the run in the history.</source>
        <translation>Conseils pour une restauration dans un dossier distinct. Les coches sont gardées avec l’exécution dans l’historique.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Before the restore</source>
        <translation>Avant la restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Check &amp;again</source>
        <translation>Contrôler de n&amp;ouveau</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Checking</source>
        <translation>Contrôle en cours</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Exact target: {}</source>
        <translation>Cible exacte : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Print the run sheet</source>
        <translation>Imprimer la fiche d’exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>The checks could not be completed.</source>
        <translation>Les contrôles n’ont pas pu être menés à bien.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>The restore cannot start. Nothing was written.</source>
        <translation>La restauration ne peut pas démarrer. Rien n’a été écrit.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Tick each step when it is done. A restore in place starts only then.</source>
        <translation>Cochez chaque étape une fois faite. Une restauration sur place ne démarre qu’ensuite.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>What will change</source>
        <translation>Ce qui va changer</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>{done} of {total} done</source>
        <translation>{done} sur {total} faites</translation>
    </message>
</context>
<context>
    <name>ChecksView</name>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>A&amp;dd check…</source>
        <translation>A&amp;jouter un contrôle…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Edit chec&amp;k…</source>
        <translation>Modifier le contrô&amp;le…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Limits of this machine</source>
        <translation>Limites de cette machine</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>No checks yet.</source>
        <translation>Aucun contrôle pour l’instant.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Remo&amp;ve check</source>
        <translation>Retirer le contrôl&amp;e</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Remove the selected check</source>
        <translation>Retirer le contrôle sélectionné</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Select a check.</source>
        <translation>Sélectionnez un contrôle.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Time budget</source>
        <translation>Temps alloué</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Verifications and restore drills of the chains of all jobs, oldest proof first.</source>
        <translation>Vérifications et essais de restauration des chaînes de tous les travaux, la preuve la plus ancienne d’abord.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>When</source>
        <translation>Quand</translation>
    </message>
</context>
<context>
    <name>Choices</name>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>&amp;Destination</source>
        <translation>&amp;Destination</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>&amp;Instance</source>
        <translation>I&amp;nstance</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>&amp;Logs</source>
        <translation>Jo&amp;urnaux</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>&amp;Mode</source>
        <translation>&amp;Mode</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Afte&amp;r the backup</source>
        <translation>Ap&amp;rès la sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>All logs in the folder</source>
        <translation>Tous les journaux du dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>As is (evidence)</source>
        <translation>Telle quelle (preuve)</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Create the folder</source>
        <translation>Créer le dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Differential</source>
        <translation>Différentielle</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Every page and log of the chain is read back when the backup is complete</source>
        <translation>Chaque page et chaque journal de la chaîne sont relus une fois la sauvegarde complète</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Folder for backups</source>
        <translation>Dossier des sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>For files that a service has open. Needs the rights of an administrator.</source>
        <translation>Pour les fichiers qu’un service garde ouverts. Nécessite les droits d’administrateur.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Full</source>
        <translation>Complète</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Incremental</source>
        <translation>Incrémentielle</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Keep only one set (atomic)</source>
        <translation>Ne garder qu’un jeu (atomique)</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>No backup is possible now. {}</source>
        <translation>Aucune sauvegarde n’est possible pour l’instant. {}</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Not possible now, for the same reason as {}.</source>
        <translation>Impossible pour l’instant, pour la même raison que « {} ».</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Not possible now. {}</source>
        <translation>Impossible pour l’instant. {}</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Read from a snapshot of the volume</source>
        <translation>Lire depuis un instantané du volume</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Required logs only</source>
        <translation>Seulement les journaux requis</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Stora&amp;ge</source>
        <translation>Stoc&amp;kage</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>The previous set stays until the new one is complete. Incremental backups then continue the new one. Logs are handled as in any full backup.</source>
        <translation>Le jeu précédent reste jusqu’à ce que le nouveau soit complet. Les sauvegardes incrémentielles continuent ensuite le nouveau. Les journaux sont traités comme dans toute sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>This folder does not exist yet.</source>
        <translation>Ce dossier n’existe pas encore.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Truncate logs only</source>
        <translation>Tronquer les journaux seulement</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/choices.py"/>
        <source>Verify the chain afterwards</source>
        <translation>Vérifier ensuite la chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/offers.py"/>
        <source>running</source>
        <translation>en fonctionnement</translation>
    </message>
</context>
<context>
    <name>Chooser</name>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Backups and instances</source>
        <translation>Sauvegardes et instances</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Backups at the known destinations and instances of the watched folders are listed here. A database file can be opened from anywhere, or dropped here. Files are only read.</source>
        <translation>Les sauvegardes des destinations connues et les instances des dossiers surveillés figurent ici. Un fichier de base de données peut être ouvert depuis n’importe où, ou déposé ici. Les fichiers ne sont que lus.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Chain</source>
        <translation>Chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Choose the moment among all commits</source>
        <translation>Choisir le moment parmi toutes les validations</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Every commit up to this local time is shown</source>
        <translation>Chaque validation jusqu’à cette heure locale est affichée</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Example: {}</source>
        <translation>Exemple : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Filter backups and instances</source>
        <translation>Filtrer les sauvegardes et les instances</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Filter by instance, place or time</source>
        <translation>Filtrer par instance, emplacement ou heure</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>First set</source>
        <translation>Premier jeu</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Instance at rest</source>
        <translation>Instance au repos</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Newest set</source>
        <translation>Dernier jeu</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>No backups and no instances yet</source>
        <translation>Aucune sauvegarde ni instance pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>No moment can be chosen: {}</source>
        <translation>Aucun moment ne peut être choisi : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Reading the commits in the logs…</source>
        <translation>Lecture des validations dans les journaux…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Select a backup or an instance to open its tables.</source>
        <translation>Sélectionnez une sauvegarde ou une instance pour ouvrir ses tables.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Show the tables as they were then</source>
        <translation>Afficher les tables telles qu’elles étaient</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Shows the tables after the commit of {}, without a restore. Nothing is written.</source>
        <translation>Affiche les tables après la validation du {}, sans restauration. Rien n’est écrit.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>The commits in the logs were not read.</source>
        <translation>Les validations des journaux n’ont pas été lues.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>The databases are shown as recovery would leave them. Nothing is written to any file.</source>
        <translation>Les bases de données sont affichées telles que la récupération les laisserait. Rien n’est écrit dans aucun fichier.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>The first state of this backup is that of {}.</source>
        <translation>Le premier état de cette sauvegarde est celui du {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>There is no commit in the logs of this backup: it has one state.</source>
        <translation>Les journaux de cette sauvegarde ne contiennent aucune validation : elle n’a qu’un état.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>This backup has one state: that of its end.</source>
        <translation>Cette sauvegarde n’a qu’un état : celui de sa fin.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>This backup holds nothing after {}.</source>
        <translation>Cette sauvegarde ne contient rien après le {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Timeline</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/chooser.py"/>
        <source>Use the format {}, or a time alone for the day of the newest moment.</source>
        <translation>Utilisez le format {}, ou une heure seule pour le jour du moment le plus récent.</translation>
    </message>
</context>
<context>
    <name>CommandDialog</name>
    <message>
        <location filename="ui/panels/command_dialog.py"/>
        <source>Command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/panels/command_dialog.py"/>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <location filename="ui/panels/command_dialog.py"/>
        <source>Show co&amp;mmand line</source>
        <translation>Ligne de co&amp;mmande</translation>
    </message>
    <message>
        <location filename="ui/panels/command_dialog.py"/>
        <source>This command does the same and adds the same entries to the history.</source>
        <translation>Cette commande fait la même chose et ajoute les mêmes entrées à l’historique.</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Command, page or instance</source>
        <translation>Commande, page ou instance</translation>
    </message>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Find a command</source>
        <translation>Chercher une commande</translation>
    </message>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Matching commands</source>
        <translation>Commandes correspondantes</translation>
    </message>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Nothing matches.</source>
        <translation>Aucune correspondance.</translation>
    </message>
    <message>
        <location filename="ui/command_palette.py"/>
        <source>Type a command, a page or an instance</source>
        <translation>Tapez une commande, une page ou une instance</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <location filename="ui/commands.py"/>
        <source>Back up {}</source>
        <translation>Sauvegarder {}</translation>
    </message>
</context>
<context>
    <name>CompareSide</name>
    <message>
        <location filename="ui/pages/sets/compare_side.py"/>
        <source>A chain, a backup set, the folder of an instance at rest, or a database file.</source>
        <translation>Une chaîne, un jeu de sauvegarde, le dossier d’une instance au repos, ou un fichier de base de données.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_side.py"/>
        <source>Another folder, file or address…</source>
        <translation>Autre dossier, fichier ou adresse…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_side.py"/>
        <source>At a moment</source>
        <translation>À un moment donné</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_side.py"/>
        <source>At its end</source>
        <translation>À sa fin</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_side.py"/>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_side.py"/>
        <source>Compare with</source>
        <translation>Comparer à</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_side.py"/>
        <source>Moment, local time</source>
        <translation>Moment, heure locale</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_side.py"/>
        <source>State of the chain</source>
        <translation>État de la chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_side.py"/>
        <source>{}, {}</source>
        <translation>{}, {}</translation>
    </message>
</context>
<context>
    <name>CompareWindow</name>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>&amp;A: before</source>
        <translation>&amp;A : avant</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>&amp;B: after</source>
        <translation>&amp;B : après</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>&amp;Compare</source>
        <translation>&amp;Comparer</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>&amp;Database</source>
        <translation>Base de &amp;données</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>All rows that differ were written to {}.</source>
        <translation>Toutes les lignes qui diffèrent ont été écrites dans {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Both sides are the same state. Choose another one.</source>
        <translation>Les deux côtés sont le même état. Choisissez-en un autre.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Compare</source>
        <translation>Comparer</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Compared: {}</source>
        <translation>Comparé : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>E&amp;xport rows…</source>
        <translation>E&amp;xporter les lignes…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Export rows that differ</source>
        <translation>Exporter les lignes qui diffèrent</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Nothing was compared yet. Choose two states, then Compare.</source>
        <translation>Rien n’a encore été comparé. Choisissez deux états, puis Comparer.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Reading both states…</source>
        <translation>Lecture des deux états…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Rows that differ</source>
        <translation>Lignes qui diffèrent</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Select a table to see the rows that differ.</source>
        <translation>Sélectionnez une table pour voir les lignes qui diffèrent.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Show co&amp;mmand line</source>
        <translation>Ligne de co&amp;mmande</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Tables</source>
        <translation>Tables</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Tables of the &amp;engine, too</source>
        <translation>&amp;Tables du moteur aussi</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Tables of the engine, too</source>
        <translation>Tables du moteur aussi</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>The comparison failed.</source>
        <translation>La comparaison a échoué.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>This command compares the same states.</source>
        <translation>Cette commande compare les mêmes états.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>Writing {}…</source>
        <translation>Écriture de {}…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>{}: no row differs.</source>
        <translation>{} : aucune ligne ne diffère.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>{}: the first {} of {} rows that differ. Export them to see all.</source>
        <translation>{} : les {} premières des {} lignes qui diffèrent. Exportez-les pour les voir toutes.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/compare_window.py"/>
        <source>{}: the rows that differ.</source>
        <translation>{} : les lignes qui diffèrent.</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>A: {}
B: {}</source>
        <translation>A : {}
B : {}</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Added</source>
        <translation>Ajoutées</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Changed</source>
        <translation>Modifiées</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Gone</source>
        <translation>Disparues</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>In A</source>
        <translation>Dans A</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>In B</source>
        <translation>Dans B</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>No differences.</source>
        <translation>Aucune différence.</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Same</source>
        <translation>Identiques</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Without a primary key, matched by insertion order.</source>
        <translation>Sans clé primaire, appariées par ordre d’insertion.</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>{} in {}.</source>
        <translation>{} dans {}.</translation>
    </message>
</context>
<context>
    <name>Content</name>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>All rows of {}</source>
        <translation>Toutes les lignes de {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>All rows of {} that the filter shows</source>
        <translation>Toutes les lignes de {} que le filtre affiche</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>All tables that are listed: {}</source>
        <translation>Toutes les tables de la liste : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Another moment…</source>
        <translation>Autre moment…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>As it is in the file</source>
        <translation>Telle que dans le fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>As it was backed up</source>
        <translation>Telle que sauvegardée</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>As of {}</source>
        <translation>Au {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>As recovery would leave it</source>
        <translation>Telle que la récupération la laisserait</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Choose another state, or another database</source>
        <translation>Choisir un autre état, ou une autre base de données</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Close the database and free its files</source>
        <translation>Fermer la base de données et libérer ses fichiers</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Code page</source>
        <translation>Page de codes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Columns of the table</source>
        <translation>Colonnes de la table</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Exported: {} of {}, {}.</source>
        <translation>Exporté : {} de {}, {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Flags</source>
        <translation>Indicateurs</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Id</source>
        <translation>Id</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Indexes</source>
        <translation>Index</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Indexes of the table</source>
        <translation>Index de la table</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>It may have been deleted before this moment. Choose an earlier one to search there.</source>
        <translation>Elle a pu être supprimée avant ce moment. Choisissez-en un antérieur pour y chercher.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Its logs are not beside it, or cannot be replayed. Recent changes may be missing.</source>
        <translation>Ses journaux ne sont pas à côté, ou ne peuvent pas être rejoués. Des modifications récentes peuvent manquer.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>No row of any table contains “{}”.</source>
        <translation>Aucune ligne d’aucune table ne contient « {} ».</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Nothing was exported.</source>
        <translation>Rien n’a été exporté.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Open a backup of the instance, or put the logs beside the database.</source>
        <translation>Ouvrez une sauvegarde de l’instance, ou placez les journaux à côté de la base de données.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Replaying the logs…</source>
        <translation>Rejeu des journaux…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Special</source>
        <translation>Particularité</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>The history of a row is in the logs of a backup. Open a backup to read it.</source>
        <translation>L’historique d’une ligne se trouve dans les journaux d’une sauvegarde. Ouvrez une sauvegarde pour le lire.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>The logs were replayed in memory. The files are unchanged.</source>
        <translation>Les journaux ont été rejoués en mémoire. Les fichiers sont inchangés.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>The selected row of {}</source>
        <translation>La ligne sélectionnée de {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>The selected rows of {}: {}</source>
        <translation>Les lignes sélectionnées de {} : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>The state after the last commit up to this time, in log {}.</source>
        <translation>L’état après la dernière validation jusqu’à cette heure, dans le journal {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>The table</source>
        <translation>La table</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>The tables of this database cannot be read.</source>
        <translation>Les tables de cette base de données sont illisibles.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>This database was not shut down cleanly, and is shown as it is in its file.</source>
        <translation>Cette base de données n’a pas été arrêtée correctement, et est affichée telle que dans son fichier.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>This row cannot be read.</source>
        <translation>Cette ligne est illisible.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>What each commit in the logs of this backup made of the row. The logs are replayed.</source>
        <translation>Ce que chaque validation dans les journaux de cette sauvegarde a fait de la ligne. Les journaux sont rejoués.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/content.py"/>
        <source>Write rows or tables as CSV, JSON or SQLite</source>
        <translation>Écrire des lignes ou des tables en CSV, JSON ou SQLite</translation>
    </message>
</context>
<context>
    <name>CopyCell</name>
    <message>
        <location filename="ui/panels/copy_cell.py"/>
        <source>Copy c&amp;ell</source>
        <translation>Copier la ce&amp;llule</translation>
    </message>
    <message>
        <location filename="ui/panels/copy_cell.py"/>
        <source>Copy the current cell</source>
        <translation>Copier la cellule active</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <location filename="ui/pages/sets/copying.py"/>
        <source>Choose a destination first.</source>
        <translation>Choisissez d’abord une destination.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/copying.py"/>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/copying.py"/>
        <source>Copy chains</source>
        <translation>Copier des chaînes</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/copying.py"/>
        <source>Each file is compared with its hash and read back. A chain is listed once it is complete.</source>
        <translation>Chaque fichier est comparé à son hachage et relu. Une chaîne n’est répertoriée qu’une fois complète.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/copying.py"/>
        <source>These commands do the same with the selected chains.</source>
        <translation>Ces commandes font la même chose avec les chaînes sélectionnées.</translation>
    </message>
</context>
<context>
    <name>CopyRecovery</name>
    <message>
        <location filename="ui/pages/instances/copy_recovery.py"/>
        <source>Choose an instance first.</source>
        <translation>Choisissez d’abord une instance.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/copy_recovery.py"/>
        <source>{} is not recovered because its files could not be copied first. Nothing was changed.</source>
        <translation>{} n’est pas récupérée, car ses fichiers n’ont pas pu être copiés d’abord. Rien n’a été modifié.</translation>
    </message>
</context>
<context>
    <name>CountBox</name>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>all</source>
        <translation>toutes</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>none</source>
        <translation>aucune</translation>
    </message>
</context>
<context>
    <name>DayCalendar</name>
    <message>
        <location filename="ui/widgets/day_calendar.py"/>
        <source>Chains</source>
        <translation>Chaînes</translation>
    </message>
    <message>
        <location filename="ui/widgets/day_calendar.py"/>
        <source>Day (UTC)</source>
        <translation>Jour (UTC)</translation>
    </message>
    <message>
        <location filename="ui/widgets/day_calendar.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="ui/widgets/day_calendar.py"/>
        <source>and {} more</source>
        <translation>et {} autres</translation>
    </message>
</context>
<context>
    <name>DayStrip</name>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>and {} more</source>
        <translation>et {} autres</translation>
    </message>
    <message>
        <location filename="ui/widgets/day_strip.py"/>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
</context>
<context>
    <name>DecisionDialog</name>
    <message>
        <location filename="ui/panels/decision_list.py"/>
        <source>Decide later</source>
        <translation>Décider plus tard</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_list.py"/>
        <source>Decision about the restore in {}</source>
        <translation>Décision sur la restauration dans {}</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>&amp;Delete</source>
        <translation>&amp;Supprimer</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>&amp;Keep as it is</source>
        <translation>&amp;Garder en l’état</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>&amp;Keep the restored databases…</source>
        <translation>&amp;Garder les bases de données restaurées…</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>&amp;Take back</source>
        <translation>&amp;Revenir en arrière</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>&amp;Take back the restore…</source>
        <translation>&amp;Revenir sur la restauration…</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Check the restored databases first. If they are right, keep them: the displaced files are deleted. If not, take the restore back: the restored files, and everything logged since, are replaced by the displaced ones. Until you decide, no other restore in place can start here.</source>
        <translation>Contrôlez d’abord les bases de données restaurées. Si elles sont bonnes, gardez-les : les fichiers mis de côté sont supprimés. Sinon, revenez sur la restauration : les fichiers restaurés, et tout ce qui a été journalisé depuis, sont remplacés par les fichiers mis de côté. Tant que vous n’avez pas décidé, aucune autre restauration sur place ne peut démarrer ici.</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Decision pending</source>
        <translation>Décision en attente</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Delete the displaced files</source>
        <translation>Supprimer les fichiers mis de côté</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Delete the files from before the restore?</source>
        <translation>Supprimer les fichiers d’avant la restauration ?</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Put the displaced files back in place of the restored ones</source>
        <translation>Remettre les fichiers mis de côté à la place des fichiers restaurés</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Restore in place</source>
        <translation>Restaurer sur place</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Run s&amp;heet…</source>
        <translation>&amp;Fiche d’exécution…</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Show the steps of this restore</source>
        <translation>Afficher les étapes de cette restauration</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>Take back the restore?</source>
        <translation>Revenir sur la restauration ?</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>The files from before the restore were deleted from {}.</source>
        <translation>Les fichiers d’avant la restauration ont été supprimés de {}.</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>This command lists the displaced files. With --confirm it deletes them, with --take-back it takes the restore back.</source>
        <translation>Cette commande liste les fichiers mis de côté. Avec --confirm elle les supprime, avec --take-back elle revient sur la restauration.</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>This renames {} in {} back and replaces the restored files and everything logged since. The chain is not changed.</source>
        <translation>Cela rétablit le nom de {} dans {} et remplace les fichiers restaurés et tout ce qui a été journalisé depuis. La chaîne n’est pas modifiée.</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>since {}</source>
        <translation>depuis le {}</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>{} is in its state from before the restore.</source>
        <translation>{} est dans son état d’avant la restauration.</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_panel.py"/>
        <source>{} will be deleted from {}. This cannot be undone.</source>
        <translation>{} seront supprimés de {}. Cette action est irréversible.</translation>
    </message>
</context>
<context>
    <name>DecisionRow</name>
    <message>
        <location filename="ui/panels/decision_list.py"/>
        <source>Decide…</source>
        <translation>Décider…</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_list.py"/>
        <source>Decision pending since {}: {}.</source>
        <translation>Décision en attente depuis le {} : {}.</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_list.py"/>
        <source>Decision pending: {}.</source>
        <translation>Décision en attente : {}.</translation>
    </message>
    <message>
        <location filename="ui/panels/decision_list.py"/>
        <source>Keep the restored databases, or take the restore back</source>
        <translation>Garder les bases de données restaurées, ou revenir sur la restauration</translation>
    </message>
</context>
<context>
    <name>DesktopNotifications</name>
    <message>
        <location filename="ui/desktop_notifications.py"/>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>DestinationDetail</name>
    <message>
        <location filename="ui/pages/destinations/detail.py"/>
        <source>No destination selected</source>
        <translation>Aucune destination sélectionnée</translation>
    </message>
</context>
<context>
    <name>Destinations</name>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>&lt; 1 ms</source>
        <translation>&lt; 1 ms</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Add space, or remove old chains: the page Retention shows which can go.</source>
        <translation>Ajoutez de l’espace, ou supprimez d’anciennes chaînes : la page Rétention montre lesquelles peuvent l’être.</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>All chains</source>
        <translation>Toutes les chaînes</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Bucket</source>
        <translation>Compartiment</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Bucket. Objects are created on condition that they are new; runs own it by marks.</source>
        <translation>Compartiment. Les objets sont créés à condition d’être nouveaux ; les exécutions le réservent par des marques.</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Chains</source>
        <translation>Chaînes</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Connect or mount the disk or share that contains it. If it was replaced or emptied on purpose, choose Accept.</source>
        <translation>Connectez ou montez le disque ou le partage qui la contient. Si elle a été remplacée ou vidée volontairement, choisissez Accepter.</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Disk full</source>
        <translation>Disque plein</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Encrypted</source>
        <translation>Chiffrées</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Folder. Files are renamed in one step; runs own it by a lock.</source>
        <translation>Dossier. Les fichiers sont renommés en une étape ; les exécutions le réservent par un verrou.</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Full on</source>
        <translation>Pleine le</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Identity before</source>
        <translation>Identité antérieure</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>It locks new chains against removal.</source>
        <translation>Il verrouille les nouvelles chaînes contre la suppression.</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Last seen</source>
        <translation>Vue le</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Latency</source>
        <translation>Latence</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Locked until</source>
        <translation>Verrou jusqu’au</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Next full backups</source>
        <translation>Prochaines complètes</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Not readable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>about {}, as the newest ones were</source>
        <translation>environ {}, comme les dernières</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>chains</source>
        <translation>chaînes</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>none was recorded when it was last seen</source>
        <translation>aucune n’a été enregistrée au dernier contact</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>none yet; it gets one with the next backup</source>
        <translation>aucune ; elle en reçoit une à la prochaine sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>not expected</source>
        <translation>non prévu</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>not known</source>
        <translation>inconnue</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>on {}, if backups continue as in the last four weeks</source>
        <translation>le {}, si les sauvegardes continuent comme ces quatre dernières semaines</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>other files</source>
        <translation>autres fichiers</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>{} ms</source>
        <translation>{} ms</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>{} of {}</source>
        <translation>{} sur {}</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>{} of {}, {}</source>
        <translation>{} de {}, {}</translation>
    </message>
</context>
<context>
    <name>DestinationsPage</name>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>&amp;Add destination…</source>
        <translation>Ajouter &amp;une destination…</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>A folder or bucket that holds backups, or will. It is tested once it is listed.</source>
        <translation>Un dossier ou compartiment qui contient des sauvegardes, ou en contiendra. Il est testé dès qu’il est listé.</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>A&amp;ccept</source>
        <translation>A&amp;ccepter</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Accept the destination that is at this path now</source>
        <translation>Accepter la destination qui se trouve maintenant à ce chemin</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Add a destination first.</source>
        <translation>Ajoutez d’abord une destination.</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Add another folder or bucket</source>
        <translation>Ajouter un autre dossier ou compartiment</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Add destination</source>
        <translation>Ajouter une destination</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Destinations</source>
        <translation>Destinations</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>F&amp;orget</source>
        <translation>&amp;Oublier</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>It cannot be forgotten while a job uses it: {}</source>
        <translation>Elle ne peut pas être oubliée tant qu’un travail l’utilise : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>No destinations yet</source>
        <translation>Aucune destination pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Op&amp;en folder</source>
        <translation>Ouvrir le &amp;dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Remove this destination from the list; its chains are unchanged</source>
        <translation>Retirer cette destination de la liste ; ses chaînes sont inchangées</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Show &amp;sets</source>
        <translation>Afficher les &amp;jeux</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Show co&amp;mmand line</source>
        <translation>Ligne de co&amp;mmande</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Show the chains of this destination</source>
        <translation>Afficher les chaînes de cette destination</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Show the commands that do the same</source>
        <translation>Afficher les commandes qui font la même chose</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Show the folder in the file manager</source>
        <translation>Afficher le dossier dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>The destination could not be added.</source>
        <translation>La destination n’a pas pu être ajoutée.</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>The destinations of backups and jobs appear here.</source>
        <translation>Les destinations des sauvegardes et des travaux apparaissent ici.</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>These commands do the same.</source>
        <translation>Ces commandes font la même chose.</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>What is at this path now is tested once it is accepted.</source>
        <translation>Ce qui se trouve maintenant à ce chemin sera testé une fois accepté.</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>Write, sync, rename, read back and delete a small file there</source>
        <translation>Y écrire, synchroniser, renommer, relire et supprimer un petit fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/destinations/page.py"/>
        <source>{} was removed from the list. Its chains are unchanged.</source>
        <translation>{} a été retirée de la liste. Ses chaînes sont inchangées.</translation>
    </message>
</context>
<context>
    <name>Detail</name>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>As stored</source>
        <translation>Telle que stockée</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Bytes with offsets</source>
        <translation>Octets avec positions</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Change</source>
        <translation>Modification</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Changes of the row</source>
        <translation>Modifications de la ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Columns of the row</source>
        <translation>Colonnes de la ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Copy the whole value as it is shown here</source>
        <translation>Copier la valeur entière telle qu’affichée ici</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Copy value</source>
        <translation>Copier la valeur</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Details of the row</source>
        <translation>Détails de la ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Hexadecimal</source>
        <translation>Hexadécimal</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Integer</source>
        <translation>Entier</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>NULL</source>
        <translation>NULL</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>No changes.</source>
        <translation>Aucune modification.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Older changes are not shown: {}.</source>
        <translation>Modifications plus anciennes non affichées : {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Only the first {} characters are shown. Copy value takes all.</source>
        <translation>Seuls les {} premiers caractères sont affichés. Copier la valeur les prend tous.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Read the history of this row</source>
        <translation>Lire l’historique de cette ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Read the value as</source>
        <translation>Lire la valeur comme</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Row</source>
        <translation>Ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Security identifier</source>
        <translation>Identificateur de sécurité</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Select a row in the table.</source>
        <translation>Sélectionnez une ligne dans la table.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Select a value in the table.</source>
        <translation>Sélectionnez une valeur dans la table.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>The row has not changed in the logs of this backup.</source>
        <translation>La ligne n’a pas changé dans les journaux de cette sauvegarde.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Time (FILETIME)</source>
        <translation>Heure (FILETIME)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Time (Unix)</source>
        <translation>Heure (Unix)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Transaction</source>
        <translation>Transaction</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Transactions that were rolled back: {}.</source>
        <translation>Transactions annulées : {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/detail.py"/>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
</context>
<context>
    <name>Diagnostics</name>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>&amp;Save…</source>
        <translation>&amp;Enregistrer…</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Collecting…</source>
        <translation>Collecte en cours…</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Contents of the file</source>
        <translation>Contenu du fichier</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Diagnostics</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>File of the bundle</source>
        <translation>Fichier du lot</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>Save the diagnostics</source>
        <translation>Enregistrer le diagnostic</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>The diagnostics were not saved.</source>
        <translation>Le diagnostic n’a pas été enregistré.</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>The diagnostics were saved.</source>
        <translation>Le diagnostic a été enregistré.</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>This is all that will be saved. Names of users and machines, mail and network addresses are replaced; names of folders and instances are not. Databases, logs, keys and passwords are not in it.</source>
        <translation>Voici tout ce qui sera enregistré. Les noms d’utilisateurs et de machines, les adresses de messagerie et de réseau sont remplacés ; les noms de dossiers et d’instances ne le sont pas. Les bases de données, les journaux, les clés et les mots de passe n’y figurent pas.</translation>
    </message>
    <message>
        <location filename="ui/diagnostics.py"/>
        <source>ZIP files (*.zip)</source>
        <translation>Fichiers ZIP (*.zip)</translation>
    </message>
</context>
<context>
    <name>DiscoverStep</name>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>&amp;Add folder…</source>
        <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>&amp;Folder or disk image</source>
        <translation>Dossier ou image dis&amp;que</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>&amp;Open the sample</source>
        <translation>&amp;Ouvrir l’exemple</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>&amp;Search again</source>
        <translation>&amp;Chercher de nouveau</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Choose a folder to look for instances in</source>
        <translation>Choisir un dossier où chercher des instances</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Creating the sample…</source>
        <translation>Création de l’exemple…</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Enter a folder, or open the sample.</source>
        <translation>Saisissez un dossier ou ouvrez l’exemple.</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Enter the folder that contains the databases, for instance of a stopped service or a mounted volume, or drop it here, or a disk image. To try things out, open the sample.</source>
        <translation>Saisissez le dossier qui contient les bases de données, par exemple d’un service arrêté ou d’un volume monté, ou déposez-le ici, ou une image disque. Pour faire un essai, ouvrez l’exemple.</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Folder or disk image</source>
        <translation>Dossier ou image disque</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Full path of the folder or image</source>
        <translation>Chemin complet du dossier ou de l’image</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Instances are found by the content of their files. Nothing in these folders is changed.</source>
        <translation>Les instances sont trouvées d’après le contenu de leurs fichiers. Rien n’est modifié dans ces dossiers.</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>No databases found here</source>
        <translation>Aucune base de données trouvée ici</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>No databases were found in {}.</source>
        <translation>Aucune base de données n’a été trouvée dans {}.</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Nothing that was found can be backed up. Enter another folder.</source>
        <translation>Rien de ce qui a été trouvé ne peut être sauvegardé. Saisissez un autre dossier.</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Searching… {}</source>
        <translation>Recherche… {}</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>The sample could not be created.</source>
        <translation>L’exemple n’a pas pu être créé.</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>Tick an instance.</source>
        <translation>Cochez une instance.</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>What do you want to back up?</source>
        <translation>Que faut-il sauvegarder ?</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>{} does not exist.</source>
        <translation>{} n’existe pas.</translation>
    </message>
    <message>
        <location filename="ui/first_run/discover.py"/>
        <source>{} {}</source>
        <translation>{} {}</translation>
    </message>
</context>
<context>
    <name>EarlierPanel</name>
    <message>
        <location filename="ui/pages/restore/earlier_panel.py"/>
        <source>&amp;Restore to there instead</source>
        <translation>&amp;Restaurer plutôt jusque-là</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/earlier_panel.py"/>
        <source>This chain can be restored up to log {}.</source>
        <translation>Cette chaîne peut être restaurée jusqu’au journal {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/earlier_panel.py"/>
        <source>This chain can be restored up to {}, the end of log {}.</source>
        <translation>Cette chaîne peut être restaurée jusqu’au {}, fin du journal {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/earlier_panel.py"/>
        <source>What can be restored instead</source>
        <translation>Ce qui peut être restauré à la place</translation>
    </message>
</context>
<context>
    <name>EventDetail</name>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>All fields of the event</source>
        <translation>Tous les champs de l’événement</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Choose an event to see its details</source>
        <translation>Choisissez un événement</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Choose an event.</source>
        <translation>Choisissez un événement.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Copy all fields as text</source>
        <translation>Copier tous les champs en texte</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Date and time</source>
        <translation>Date et heure</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Event ID</source>
        <translation>ID d’événement</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Event {} · {}</source>
        <translation>Événement {} · {}</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Next event</source>
        <translation>Événement suivant</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>No event is after this one.</source>
        <translation>Aucun événement ne suit celui-ci.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>No event is before this one.</source>
        <translation>Aucun événement ne précède celui-ci.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Only this r&amp;un</source>
        <translation>Seulement cette exéc&amp;ution</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Previous event</source>
        <translation>Événement précédent</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Show only the events of this run</source>
        <translation>N’afficher que les événements de cette exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>This event is of no run.</source>
        <translation>Cet événement n’appartient à aucune exécution.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>{operation} ({kind}) of {instance}, started {time}: {state} ({id})</source>
        <translation>{operation} ({kind}) de {instance}, début le {time} : {state} ({id})</translation>
    </message>
    <message>
        <location filename="ui/pages/history/detail.py"/>
        <source>{operation} of {instance}, started {time}: {state} ({id})</source>
        <translation>{operation} de {instance}, début le {time} : {state} ({id})</translation>
    </message>
</context>
<context>
    <name>EventTable</name>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>&amp;Copy rows</source>
        <translation>&amp;Copier les lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>&amp;Details</source>
        <translation>&amp;Détails</translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Copy c&amp;ell</source>
        <translation>Copier la ce&amp;llule</translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Copy the current cell</source>
        <translation>Copier la cellule active</translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Copy the selected rows with headings</source>
        <translation>Copier les lignes sélectionnées avec les en-têtes</translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <location filename="ui/pages/history/table.py"/>
        <source>Show all fields of the event</source>
        <translation>Afficher tous les champs de l’événement</translation>
    </message>
</context>
<context>
    <name>EventsModel</name>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Date and time</source>
        <translation>Date et heure</translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <location filename="ui/models/history.py"/>
        <source>Source</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>EventsView</name>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>An export is already running.</source>
        <translation>Un export est déjà en cours.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Backups, verifications, restores and recoveries are logged here.</source>
        <translation>Les sauvegardes, vérifications, restaurations et récupérations sont consignées ici.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Cell copied.</source>
        <translation>Cellule copiée.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Change the filter or clear it.</source>
        <translation>Modifiez le filtre ou effacez-le.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Clear the filter</source>
        <translation>Effacer le filtre</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Event copied.</source>
        <translation>Événement copié.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Export events</source>
        <translation>Exporter les événements</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>No events match the filter</source>
        <translation>Aucun événement ne correspond au filtre</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>No events yet</source>
        <translation>Aucun événement pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Only the first {} rows were copied. To get all of them, export the events.</source>
        <translation>Seules les {} premières lignes ont été copiées. Pour les obtenir toutes, exportez les événements.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Save the events shown to a file: CSV, JSON, XML, HTML or text (Ctrl+E)</source>
        <translation>Enregistrer les événements affichés dans un fichier : CSV, JSON, XML, HTML ou texte (Ctrl+E)</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>Show all events</source>
        <translation>Afficher tous les événements</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>There are no events to export.</source>
        <translation>Il n’y a aucun événement à exporter.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <location filename="ui/pages/history/events.py"/>
        <source>{} written to {}.</source>
        <translation>{} enregistrés dans {}.</translation>
    </message>
</context>
<context>
    <name>ExportBar</name>
    <message>
        <location filename="ui/panels/history_export.py"/>
        <source>Cancel export</source>
        <translation>Annuler l’export</translation>
    </message>
    <message>
        <location filename="ui/panels/history_export.py"/>
        <source>Exporting to {}</source>
        <translation>Export vers {}</translation>
    </message>
    <message>
        <location filename="ui/panels/history_export.py"/>
        <source>Progress of the export</source>
        <translation>Progression de l’export</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>&amp;Format</source>
        <translation>&amp;Format</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>&amp;To</source>
        <translation>&amp;À</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>A new file.</source>
        <translation>Un nouveau fichier.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>A new folder with a file for each table.</source>
        <translation>Un nouveau dossier avec un fichier par table.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>CSV, for spreadsheet programs</source>
        <translation>CSV, pour les tableurs</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Choose where the rows are written to.</source>
        <translation>Choisissez où écrire les lignes.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Export rows</source>
        <translation>Exporter des lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Export to a new file</source>
        <translation>Exporter vers un nouveau fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Export to a new or empty folder</source>
        <translation>Exporter vers un dossier nouveau ou vide</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>JSON lines, an object for each row</source>
        <translation>Lignes JSON, un objet par ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>No command writes selected rows. Filter the rows instead.</source>
        <translation>Aucune commande n’écrit des lignes sélectionnées. Filtrez plutôt les lignes.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Rows are not put back into a database. Export them, and let the program that uses the database take them in again.</source>
        <translation>Les lignes ne sont pas remises dans une base de données. Exportez-les, et faites-les reprendre par le programme qui utilise la base de données.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>SQLite, one file with all tables</source>
        <translation>SQLite, un fichier avec toutes les tables</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>The folder {} cannot be read.</source>
        <translation>Le dossier {} est illisible.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>The folder {} does not exist.</source>
        <translation>Le dossier {} n’existe pas.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>This command writes the same rows, in the order of the table.</source>
        <translation>Cette commande écrit les mêmes lignes, dans l’ordre de la table.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>This file already exists. Files are never overwritten.</source>
        <translation>Ce fichier existe déjà. Les fichiers ne sont jamais écrasés.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>To</source>
        <translation>À</translation>
    </message>
</context>
<context>
    <name>ExportStrip</name>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Cancel export</source>
        <translation>Annuler l’export</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Exporting to {}</source>
        <translation>Export vers {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/export_dialog.py"/>
        <source>Progress of the export</source>
        <translation>Progression de l’export</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>&amp;Group by</source>
        <translation>Re&amp;grouper par</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Being backed up</source>
        <translation>Sauvegarde en cours</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Group by</source>
        <translation>Regrouper par</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Name, product, state, tag, job, database or folder; several words narrow it</source>
        <translation>Nom, produit, état, étiquette, travail, base de données ou dossier ; plusieurs mots restreignent la recherche</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Never backed up</source>
        <translation>Jamais sauvegardée</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Nothing</source>
        <translation>Rien</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Running</source>
        <translation>En fonctionnement</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Search (Ctrl+F)</source>
        <translation>Chercher (Ctrl+F)</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Search instances</source>
        <translation>Chercher des instances</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Show only instances with one of the chosen states</source>
        <translation>N’afficher que les instances ayant l’un des états choisis</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>State of files</source>
        <translation>État des fichiers</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>{} of {}</source>
        <translation>{} sur {}</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/filter_bar.py"/>
        <source>{} {}</source>
        <translation>{} {}</translation>
    </message>
</context>
<context>
    <name>FilterPane</name>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>All instances</source>
        <translation>Toutes les instances</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>All runs</source>
        <translation>Toutes les exécutions</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Any time</source>
        <translation>Toute période</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>C&amp;lear filter</source>
        <translation>Effacer &amp;le filtre</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Clear all filters</source>
        <translation>Effacer tous les filtres</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Custom range</source>
        <translation>Période personnalisée</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Event IDs</source>
        <translation>ID d’événements</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Event IDs: 210-227,-225</source>
        <translation>ID d’événements : 210-227,-225</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Filter by text</source>
        <translation>Filtrer par texte</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>IDs and ranges, separated by commas; a minus sign excludes an ID</source>
        <translation>ID et plages, séparés par des virgules ; un signe moins exclut un ID</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Last 24 hours</source>
        <translation>Dernières 24 heures</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>No filter is set.</source>
        <translation>Aucun filtre n’est défini.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Only this run: {} of {}, {}</source>
        <translation>Seulement cette exécution : {} de {}, {}</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Part of the message; not case-sensitive (Ctrl+F)</source>
        <translation>Partie du message ; majuscules et minuscules indifférentes (Ctrl+F)</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Show level {}</source>
        <translation>Afficher le niveau {}</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Text in the message</source>
        <translation>Texte du message</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>Time range</source>
        <translation>Période</translation>
    </message>
    <message>
        <location filename="ui/pages/history/filter.py"/>
        <source>To</source>
        <translation>À</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <location filename="ui/first_run/dialog.py"/>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <location filename="ui/first_run/dialog.py"/>
        <source>&amp;Finish</source>
        <translation>&amp;Terminer</translation>
    </message>
    <message>
        <location filename="ui/first_run/dialog.py"/>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>5 weeks</source>
        <translation>5 semaines</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>5 weeks, and of each month one for a year</source>
        <translation>5 semaines, et une par mois pendant un an</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>All backups</source>
        <translation>Toutes les sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Backed up: {} of {} instances. The job is set up, and will try again at its next time.</source>
        <translation>Instances sauvegardées : {} sur {}. Le travail est défini, et réessaiera à son prochain créneau.</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/first_run/dialog.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="ui/first_run/dialog.py"/>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Close this program, and start it again with “Run as administrator”.</source>
        <translation>Fermez ce programme, et redémarrez-le avec « Exécuter en tant qu’administrateur ».</translation>
    </message>
    <message>
        <location filename="ui/first_run/dialog.py"/>
        <source>Create job and back &amp;up now</source>
        <translation>Créer le travail et sa&amp;uvegarder</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Daily backup</source>
        <translation>Sauvegarde quotidienne</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Hourly backup</source>
        <translation>Sauvegarde horaire</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Job</source>
        <translation>Travail</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Kept</source>
        <translation>Conservées</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Next backup</source>
        <translation>Prochaine sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Protected until {}</source>
        <translation>Protégé jusqu’au {}</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Run by</source>
        <translation>Exécuté par</translation>
    </message>
    <message>
        <location filename="ui/first_run/dialog.py"/>
        <source>Set up backups</source>
        <translation>Mettre en place des sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>Start this program as a user who may read these files, or give this user the permission.</source>
        <translation>Démarrez ce programme sous un utilisateur qui peut lire ces fichiers, ou donnez-en le droit à cet utilisateur.</translation>
    </message>
    <message>
        <location filename="ui/first_run/dialog.py"/>
        <source>Step {} of {}</source>
        <translation>Étape {} sur {}</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>The destination is on the same disk as {}. If that disk fails, the backups are lost, too.</source>
        <translation>La destination est sur le même disque que {}. Si ce disque tombe en panne, les sauvegardes sont perdues aussi.</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>The first backup failed. The job is set up, and will try again at its next time.</source>
        <translation>La première sauvegarde a échoué. Le travail est défini, et réessaiera à son prochain créneau.</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>The next backup is on {}.</source>
        <translation>La prochaine sauvegarde aura lieu le {}.</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>This window, while it is open, unless something runs jobs already</source>
        <translation>Cette fenêtre, tant qu’elle est ouverte, sauf si les travaux sont déjà exécutés autrement</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>and {} more</source>
        <translation>et {} autres</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>{} in {}</source>
        <translation>{} dans {}</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>{}, for this user, also while this window is closed</source>
        <translation>{}, pour cet utilisateur, même quand cette fenêtre est fermée</translation>
    </message>
    <message>
        <location filename="ui/models/first_run.py"/>
        <source>{}; a full backup every Sunday, incremental ones in between</source>
        <translation>{} ; une sauvegarde complète chaque dimanche, des incrémentielles entre-temps</translation>
    </message>
</context>
<context>
    <name>FleetSettings</name>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Hosts</source>
        <translation>Hôtes</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Hosts that share a destination see one another's state in their overviews, and which is silent. A post contains no secrets and no names of users.</source>
        <translation>Les hôtes qui partagent une destination voient l’état les uns des autres dans leur vue d’ensemble, et lesquels sont silencieux. Une publication ne contient ni secrets ni noms d’utilisateurs.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>It is posted again within an hour by the program that runs the jobs.</source>
        <translation>Il est publié de nouveau dans l’heure, par ce qui exécute les travaux.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Post the state of this host at its destinations every hour</source>
        <translation>Publier l’état de cet hôte à ses destinations toutes les heures</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>Show the command that does the same</source>
        <translation>Afficher la commande qui fait la même chose</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>The setting could not be read or changed.</source>
        <translation>Le réglage n’a pas pu être lu ou modifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>The state of this host could not be posted.</source>
        <translation>L’état de cet hôte n’a pas pu être publié.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>This command ends it.</source>
        <translation>Cette commande y met fin.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/fleet.py"/>
        <source>This command posts, now and every hour.</source>
        <translation>Cette commande publie, maintenant et toutes les heures.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <location filename="ui/format.py"/>
        <source>KiB/s</source>
        <translation>Kio/s</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>MiB/s</source>
        <translation>Mio/s</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>about {} left</source>
        <translation>encore environ {}</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>every day</source>
        <translation>tous les jours</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>every hour</source>
        <translation>toutes les heures</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>in the future</source>
        <translation>dans le futur</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>page {}</source>
        <translation>page {}</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>pages {}–{}</source>
        <translation>pages {}–{}</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>time left unknown</source>
        <translation>temps restant inconnu</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{} KiB/s</source>
        <translation>{} Kio/s</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{} MiB/s</source>
        <translation>{} Mio/s</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{} d {} h</source>
        <translation>{} j {} h</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{} h ago</source>
        <translation>il y a {} h</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{} h {} min</source>
        <translation>{} h {} min</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{} min ago</source>
        <translation>il y a {} min</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{} min {} s</source>
        <translation>{} min {} s</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{} s</source>
        <translation>{} s</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{}%</source>
        <translation>{} %</translation>
    </message>
    <message>
        <location filename="ui/format.py"/>
        <source>{}; {}</source>
        <translation>{} ; {}</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <location filename="ui/pages/history/page.py"/>
        <source>&amp;Audit</source>
        <translation>Au&amp;dit</translation>
    </message>
    <message>
        <location filename="ui/pages/history/page.py"/>
        <source>&amp;Runs</source>
        <translation>E&amp;xécutions</translation>
    </message>
    <message>
        <location filename="ui/pages/history/page.py"/>
        <source>Eve&amp;nts</source>
        <translation>Évé&amp;nements</translation>
    </message>
    <message>
        <location filename="ui/pages/history/page.py"/>
        <source>History views</source>
        <translation>Vues de l’historique</translation>
    </message>
</context>
<context>
    <name>HistorySettings</name>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>&amp;Clear…</source>
        <translation>Effa&amp;cer…</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>&amp;Keep entries</source>
        <translation>&amp;Garder les entrées</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Cle&amp;ar older than</source>
        <translation>Effacer celles de &amp;plus de</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Clear all entries from before {}?</source>
        <translation>Effacer toutes les entrées d’avant le {} ?</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Clear entries older than this many days</source>
        <translation>Effacer les entrées plus anciennes que ce nombre de jours</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Clear the history</source>
        <translation>Effacer l’historique</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Clear without exporting</source>
        <translation>Effacer sans exporter</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Export before clearing</source>
        <translation>Exporter avant d’effacer</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Export, then clear</source>
        <translation>Exporter, puis effacer</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Keep entries for this many days</source>
        <translation>Garder les entrées pendant ce nombre de jours</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Keep everything</source>
        <translation>Tout conserver</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Older entries are cleared when the window opens.</source>
        <translation>Effacement à l’ouverture de la fenêtre.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>The export failed, so nothing was cleared.</source>
        <translation>L’export a échoué ; rien n’a donc été effacé.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>The history cannot be used.</source>
        <translation>L’historique est inutilisable.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>This cannot be undone. Backups are not affected: the history only records them.</source>
        <translation>Cette action est irréversible. Les sauvegardes ne sont pas touchées : l’historique ne fait que les consigner.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>events</source>
        <translation>événements</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>forever</source>
        <translation>toujours</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/history.py"/>
        <source>{} removed from the history.</source>
        <translation>{} supprimées de l’historique.</translation>
    </message>
</context>
<context>
    <name>HookFields</name>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>A quotation mark is not closed.</source>
        <translation>Un guillemet n’est pas fermé.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: 5m</source>
        <translation>Exemple : 5m</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>The program is ended when this time has passed</source>
        <translation>Le programme est arrêté une fois ce temps écoulé</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Time limit</source>
        <translation>Limite de temps</translation>
    </message>
</context>
<context>
    <name>HooksForm</name>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>&amp;After the job</source>
        <translation>A&amp;près le travail</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>&amp;Before the job</source>
        <translation>&amp;Avant le travail</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: /usr/local/bin/mount-backups</source>
        <translation>Exemple : /usr/local/bin/mount-backups</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: /usr/local/bin/report</source>
        <translation>Exemple : /usr/local/bin/report</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Programs that the job runs, without a shell, as the user that runs the job. If the first one fails or exceeds its time limit, the job does not run. Their output is kept in the history.</source>
        <translation>Programmes que le travail exécute, sans interpréteur de commandes, sous l’utilisateur qui exécute le travail. Si le premier échoue ou dépasse sa limite de temps, le travail ne s’exécute pas. Leur sortie est gardée dans l’historique.</translation>
    </message>
</context>
<context>
    <name>Housekeeping</name>
    <message>
        <location filename="ui/housekeeping.py"/>
        <source>{}, {} left on the disk. See the history.</source>
        <translation>{}, {} laissés sur le disque. Voir l’historique.</translation>
    </message>
    <message>
        <location filename="ui/housekeeping.py"/>
        <source>{}. See the history.</source>
        <translation>{}. Voir l’historique.</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>&amp;Import</source>
        <translation>Im&amp;porter</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Changes</source>
        <translation>Modifications</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Exported on {}, {}</source>
        <translation>Exporté sur {}, {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Import settings</source>
        <translation>Importer des paramètres</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>No part is chosen.</source>
        <translation>Aucune partie n’est choisie.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>The settings already match the file. Nothing would change.</source>
        <translation>Les paramètres sont tels que dans le fichier. Rien ne changerait.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>This command does the same.</source>
        <translation>Voici la même chose en ligne de commande.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>What is set here and not in the file stays. The import can be undone.</source>
        <translation>Ce qui est réglé ici et absent du fichier reste. L’importation peut être annulée.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>removed</source>
        <translation>supprimée</translation>
    </message>
</context>
<context>
    <name>InPlaceChoices</name>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>Brow&amp;se…</source>
        <translation>Pa&amp;rcourir…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>Checking the destination…</source>
        <translation>Contrôle de la destination…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>Choose a destination for the copy</source>
        <translation>Choisir une destination pour la copie</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>Choose a destination.</source>
        <translation>Choisissez une destination.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>Copy the files as they are &amp;first, as evidence</source>
        <translation>Copier d’a&amp;bord les fichiers tels quels, comme preuve</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>Destinatio&amp;n of the copy</source>
        <translation>Destinatio&amp;n de la copie</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>Destination of the copy</source>
        <translation>Destination de la copie</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>Name of the instance</source>
        <translation>Nom de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>T&amp;ype {} to recover it in place</source>
        <translation>Saisisse&amp;z {} pour la récupérer sur place</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/in_place.py"/>
        <source>The files of the instance are changed, and there is no way back without a copy. Stop the program that owns them first.</source>
        <translation>Les fichiers de l’instance sont modifiés, et il n’y a pas de retour possible sans copie. Arrêtez d’abord le programme qui en est propriétaire.</translation>
    </message>
</context>
<context>
    <name>InstallDialog</name>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>&amp;Runs</source>
        <translation>E&amp;xécutions</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>&amp;Scheduler</source>
        <translation>&amp;Planificateur</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Files that will be written</source>
        <translation>Fichiers qui seront écrits</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>For this machine, as the administrator</source>
        <translation>Pour cette machine, en tant qu’administrateur</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>For this user</source>
        <translation>Pour cet utilisateur</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Install</source>
        <translation>Installer</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Repair</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>Scheduler</source>
        <translation>Planificateur</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>The entry could not be installed. Nothing was changed.</source>
        <translation>L’entrée n’a pas pu être installée. Rien n’a été modifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>The operating system will start “ese-backup run-due” every {}. It runs what is due and ends, whether this window is open or not. These files will be written:</source>
        <translation>Le système d’exploitation lancera « ese-backup run-due » toutes les {}. Cette commande exécute ce qui est prévu puis se termine, que cette fenêtre soit ouverte ou non. Ces fichiers seront écrits :</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>This command installs the same entry.</source>
        <translation>Cette commande installe la même entrée.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>This scheduler cannot be used.</source>
        <translation>Ce planificateur est inutilisable.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/install_dialog.py"/>
        <source>{} the scheduler's entry</source>
        <translation>{} l’entrée du planificateur</translation>
    </message>
</context>
<context>
    <name>InstanceDays</name>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Go to the backup that ended with warnings</source>
        <translation>Aller à la sauvegarde terminée avec des avertissements</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>No instance is chosen.</source>
        <translation>Aucune instance n’est choisie.</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/below.py"/>
        <source>Show run</source>
        <translation>Afficher l’exécution</translation>
    </message>
</context>
<context>
    <name>InstanceDetail</name>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>A restore of this backup set shows its commits</source>
        <translation>Une restauration de ce jeu de sauvegarde affiche ses validations</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Back up with the destination and mode of the job {} (Ctrl+B)</source>
        <translation>Sauvegarder avec la destination et le mode du travail {} (Ctrl+B)</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Back up…</source>
        <translation>Sauvegarder…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Checkpoint {}</source>
        <translation>Point de contrôle {}</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Circular logging off</source>
        <translation>Journalisation circulaire désactivée</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Circular logging on</source>
        <translation>Journalisation circulaire activée</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Copy the files as they are, damage included, before anything is repaired</source>
        <translation>Copier les fichiers tels quels, dommages compris, avant toute réparation</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Go to the destination that is not available</source>
        <translation>Aller à la destination qui n’est pas disponible</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Go to the run that found the damage</source>
        <translation>Aller à l’exécution qui a trouvé les dommages</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Keep as evidence…</source>
        <translation>Garder comme preuve…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Last full backup</source>
        <translation>Dernière complète</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Last incremental</source>
        <translation>Dernière incrémentielle</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Log {}</source>
        <translation>Journal {}</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>More findings:</source>
        <translation>Autres constats :</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>No job could back it up.</source>
        <translation>Aucun travail ne pourrait la sauvegarder.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>No logs</source>
        <translation>Aucun journal</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>No moment can be chosen in this chain.</source>
        <translation>Aucun moment ne peut être choisi dans cette chaîne.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Not available while the instance is running. Back it up, which verifies every page, or verify its chain.</source>
        <translation>Indisponible tant que l’instance fonctionne. Sauvegardez-la, ce qui vérifie chaque page, ou vérifiez sa chaîne.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Not in a job: plan a backup instead</source>
        <translation>Dans aucun travail : préparer plutôt une sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Not yet backed up</source>
        <translation>Pas encore sauvegardés</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Only full backups are possible.</source>
        <translation>Seules des sauvegardes complètes sont possibles.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Plan and start a backup of this instance</source>
        <translation>Planifier et démarrer une sauvegarde de cette instance</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Protection</source>
        <translation>Protection</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Read the tables and rows of its databases</source>
        <translation>Lire les tables et les lignes de ses bases de données</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Reading the commits in the logs…</source>
        <translation>Lecture des validations dans les journaux…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Recovery would start with this log. Backups remove neither it nor later ones.</source>
        <translation>La récupération commencerait par ce journal. Les sauvegardes ne suppriment ni celui-ci ni les suivants.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Recover…</source>
        <translation>Récupérer…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Restore drill</source>
        <translation>Essai de restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Restore from the chain of {}</source>
        <translation>Restaurer à partir de la chaîne du {}</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Restore from the newest chain</source>
        <translation>Restaurer à partir de la chaîne la plus récente</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Schedule this…</source>
        <translation>Planifier…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Set up a job that backs it up automatically</source>
        <translation>Définir un travail qui la sauvegarde tout seul</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Show destination</source>
        <translation>Afficher la destination</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Show run</source>
        <translation>Afficher l’exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Show tables</source>
        <translation>Afficher les tables</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Show the instance's files in the file manager</source>
        <translation>Afficher les fichiers de l’instance dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Test the chain of {}: restore it, read every row, then delete the restored files</source>
        <translation>Tester la chaîne du {} : la restaurer, lire chaque ligne, puis supprimer les fichiers restaurés</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Test the newest chain: restore it, read every row, then delete the restored files</source>
        <translation>Tester la chaîne la plus récente : la restaurer, lire chaque ligne, puis supprimer les fichiers restaurés</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>The current log</source>
        <translation>Le journal actuel</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>The engine deletes old logs itself. Back up often, or an incremental backup will find a gap.</source>
        <translation>Le moteur supprime lui-même les anciens journaux. Sauvegardez souvent, sinon une sauvegarde incrémentielle trouvera une lacune.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>There is no chain to restore from</source>
        <translation>Il n’y a aucune chaîne à restaurer</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>There is no chain whose commits could be read</source>
        <translation>Il n’y a aucune chaîne dont les validations seraient lisibles</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Uses this backup set</source>
        <translation>Utilise ce jeu de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Verify backup</source>
        <translation>Vérifier la sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Verify every page and log of the newest chain</source>
        <translation>Vérifier chaque page et chaque journal de la chaîne la plus récente</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/detail.py"/>
        <source>Verify every page and log of this instance</source>
        <translation>Vérifier chaque page et chaque journal de cette instance</translation>
    </message>
</context>
<context>
    <name>InstanceTabs</name>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Checkpoint</source>
        <translation>Point de contrôle</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Counting rows…</source>
        <translation>Comptage des lignes…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Current log</source>
        <translation>Journal actuel</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Instance details</source>
        <translation>Détails de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>No runs for this instance yet.</source>
        <translation>Aucune exécution pour cette instance pour l’instant.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Reading the catalog…</source>
        <translation>Lecture du catalogue…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Runs ({} failed)</source>
        <translation>Exécutions ({} en échec)</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Show rows</source>
        <translation>Afficher les lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Show the rows of this table, as recovery or the newest backup has them</source>
        <translation>Afficher les lignes de cette table, telles que la récupération ou la sauvegarde la plus récente les donne</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Summary</source>
        <translation>Résumé</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>Tables</source>
        <translation>Tables</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>There is no database here, only logs.</source>
        <translation>Il n’y a pas de base de données ici, seulement des journaux.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/tabs.py"/>
        <source>This part of the database cannot be read.</source>
        <translation>Cette partie de la base de données est illisible.</translation>
    </message>
</context>
<context>
    <name>InstanceView</name>
    <message>
        <location filename="ui/pages/instances/table.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/table.py"/>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
</context>
<context>
    <name>Instances</name>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>0 for a database</source>
        <translation>0 pour une base de données</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>2 (dirty shutdown)</source>
        <translation>2 (arrêt incorrect)</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>3 (clean shutdown)</source>
        <translation>3 (arrêt correct)</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Age and target</source>
        <translation>Âge et objectif</translation>
    </message>
    <message>
        <location filename="ui/models/instance_rows.py"/>
        <source>Can be restored to {}</source>
        <translation>Restaurable jusqu’au {}</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Checkpoint</source>
        <translation>Point de contrôle</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Contents</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Current log</source>
        <translation>Journal actuel</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Job</source>
        <translation>Travail</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <location filename="ui/models/instance_rows.py"/>
        <source>Make the folder available again, or remove it in the settings.</source>
        <translation>Rendez le dossier de nouveau disponible, ou retirez-le dans les paramètres.</translation>
    </message>
    <message>
        <location filename="ui/models/promises.py"/>
        <source>Newest chain: {}</source>
        <translation>Chaîne la plus récente : {}</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Next run</source>
        <translation>Prochaine</translation>
    </message>
    <message>
        <location filename="ui/models/instance_rows.py"/>
        <source>No tag</source>
        <translation>Sans étiquette</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Protection</source>
        <translation>Protection</translation>
    </message>
    <message>
        <location filename="ui/models/instance_rows.py"/>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>application</source>
        <translation>application</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>at {}</source>
        <translation>à {}</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>attachment</source>
        <translation>attachement</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>backup copy</source>
        <translation>copie de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>circular</source>
        <translation>circulaire</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>circular earlier</source>
        <translation>circulaire auparavant</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>counting…</source>
        <translation>comptage…</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>damage found in the instance {}</source>
        <translation>dommages trouvés dans l’instance le {}</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>damage found {}</source>
        <translation>dommages trouvés le {}</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>engine</source>
        <translation>moteur</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>from reserve</source>
        <translation>fait d’un journal de réserve</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>generation {}</source>
        <translation>génération {}</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>gone</source>
        <translation>disparu</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>identical</source>
        <translation>identique</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>obsolete</source>
        <translation>obsolète</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>used</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>zero</source>
        <translation>zéro</translation>
    </message>
    <message>
        <location filename="ui/models/instance_table.py"/>
        <source>{} ({})</source>
        <translation>{} ({})</translation>
    </message>
    <message>
        <location filename="ui/models/instance_rows.py"/>
        <source>{} · {}</source>
        <translation>{} · {}</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>{}, page size {}</source>
        <translation>{}, pages de {}</translation>
    </message>
</context>
<context>
    <name>InstancesPage</name>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Add a folder with Extensible Storage Engine databases (.edb, .dit, .mdb, .dat) and their logs, or drop it here. Subfolders are included. A disk image can be dropped, too. Files are only read.</source>
        <translation>Ajoutez un dossier avec des bases Extensible Storage Engine (.edb, .dit, .mdb, .dat) et leurs journaux, ou déposez-le ici. Les sous-dossiers sont inclus. Une image disque peut aussi être déposée. Les fichiers sont seulement lus.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Change the search, or show all instances again.</source>
        <translation>Modifiez la recherche, ou affichez de nouveau toutes les instances.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Choose one in the table.</source>
        <translation>Choisissez-en une dans le tableau.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Clear the search and the filters</source>
        <translation>Annuler la recherche et les filtres</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Create a small sample instance to try things out</source>
        <translation>Créer une petite instance d’exemple pour faire des essais</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>It is no longer in the watched folders. Choose another one in the table.</source>
        <translation>Elle n’est plus dans les dossiers surveillés. Choisissez-en une autre dans le tableau.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Looking for instances…</source>
        <translation>Recherche d’instances…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>No instance matches</source>
        <translation>Aucune instance ne correspond</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>No instance selected</source>
        <translation>Aucune instance sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>No instances yet</source>
        <translation>Aucune instance pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Open sample</source>
        <translation>Ouvrir l’exemple</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Reading the watched folders.</source>
        <translation>Lecture des dossiers surveillés.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Scanning…</source>
        <translation>Analyse en cours…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>Show all instances</source>
        <translation>Afficher toutes les instances</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/page.py"/>
        <source>{} not found</source>
        <translation>{} introuvable</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <location filename="ui/pages/restore/item_card.py"/>
        <source>Need only some rows? Find them in a backup as of any moment and export them, without a restore.</source>
        <translation>Seulement quelques lignes ? Retrouvez-les dans une sauvegarde, à l’instant de votre choix, et exportez-les sans restauration.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/item_card.py"/>
        <source>Restore an &amp;item…</source>
        <translation>Restaurer un é&amp;lément…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/item_card.py"/>
        <source>Search the tables of a backup for single rows</source>
        <translation>Chercher des lignes isolées dans les tables d’une sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/item_card.py"/>
        <source>There is no chain to choose.</source>
        <translation>Il n’y a aucune chaîne à choisir.</translation>
    </message>
</context>
<context>
    <name>JobEditor</name>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>&amp;Overwrite it</source>
        <translation>Écra&amp;ser</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>&amp;Show their version</source>
        <translation>&amp;Afficher leur version</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>After each backup, the chains that no rule keeps are removed. A chain is kept if any rule keeps it. Without rules, nothing is removed.</source>
        <translation>Après chaque sauvegarde, les chaînes qu’aucune règle ne conserve sont supprimées. Une chaîne est conservée si une règle la conserve. Sans règle, rien n’est supprimé.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Another program has added a job with this name.</source>
        <translation>Un autre programme a ajouté entre-temps un travail de ce nom.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Another program has changed this job since it was opened here.</source>
        <translation>Un autre programme a modifié ce travail depuis son ouverture ici.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Another program has removed this job since it was opened here.</source>
        <translation>Un autre programme a supprimé ce travail depuis son ouverture ici.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Cancel, or overwrite: the job is then added again.</source>
        <translation>Annulez, ou écrasez : le travail est alors ajouté de nouveau.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Cannot be saved yet: {}</source>
        <translation>Pas encore enregistrable : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Edit job</source>
        <translation>Modifier le travail</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>New job</source>
        <translation>Nouveau travail</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Parts of the job</source>
        <translation>Parties du travail</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Programs</source>
        <translation>Programmes</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Retention</source>
        <translation>Rétention</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Schedule</source>
        <translation>Planification</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Show their version, which discards what was entered here, or overwrite it.</source>
        <translation>Affichez leur version, ce qui abandonne votre saisie, ou écrasez-la.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Storage and keys</source>
        <translation>Stockage et clés</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>Targets</source>
        <translation>Objectifs</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>The job could not be saved.</source>
        <translation>Le travail n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>This command creates the same job.</source>
        <translation>Cette commande crée le même travail.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>What and where</source>
        <translation>Quoi et où</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/editor.py"/>
        <source>{} ({} more)</source>
        <translation>{} ({} autres)</translation>
    </message>
</context>
<context>
    <name>JobEnds</name>
    <message>
        <location filename="ui/models/job_ends.py"/>
        <source>It was interrupted.</source>
        <translation>Elle a été interrompue.</translation>
    </message>
    <message>
        <location filename="ui/models/job_ends.py"/>
        <source>Run it again. Earlier backups are unchanged.</source>
        <translation>Exécutez-le de nouveau. Les sauvegardes antérieures sont inchangées.</translation>
    </message>
    <message>
        <location filename="ui/models/job_ends.py"/>
        <source>The last run of the job {} ended with warnings.</source>
        <translation>La dernière exécution du travail {} s’est terminée avec des avertissements.</translation>
    </message>
    <message>
        <location filename="ui/models/job_ends.py"/>
        <source>The last run of the job {} ended with warnings. What it backed up can be restored.</source>
        <translation>La dernière exécution du travail {} s’est terminée avec des avertissements. Ce qu’elle a sauvegardé peut être restauré.</translation>
    </message>
    <message>
        <location filename="ui/models/job_ends.py"/>
        <source>The last run of the job {} failed.</source>
        <translation>La dernière exécution du travail {} a échoué.</translation>
    </message>
</context>
<context>
    <name>JobList</name>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Copy…</source>
        <translation>&amp;Copier…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Edit…</source>
        <translation>&amp;Modifier…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Import…</source>
        <translation>Im&amp;porter…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;New job…</source>
        <translation>&amp;Nouveau travail…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Pause…</source>
        <translation>Mettre en &amp;pause…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>&amp;Run now</source>
        <translation>E&amp;xécuter</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Add the jobs of a file</source>
        <translation>Ajouter les travaux d’un fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Change the selected job</source>
        <translation>Modifier le travail sélectionné</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Create a new job from the selected one</source>
        <translation>Créer un travail à partir du travail sélectionné</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>E&amp;xport…</source>
        <translation>E&amp;xporter…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Filter jobs</source>
        <translation>Filtrer les travaux</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Jobs</source>
        <translation>Travaux</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Pause the selected jobs, with a reason</source>
        <translation>Mettre en pause les travaux sélectionnés, avec une raison</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Re&amp;move</source>
        <translation>Suppri&amp;mer</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Remove the selected jobs; their chains and history stay</source>
        <translation>Supprimer les travaux sélectionnés ; leurs chaînes et leur historique restent</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Res&amp;ume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Resume the selected jobs</source>
        <translation>Reprendre les travaux sélectionnés</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Run again</source>
        <translation>Exécuter de nouveau</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Run the selected jobs now</source>
        <translation>Exécuter maintenant les travaux sélectionnés</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Save the selected jobs, or all, to a file; it contains no secrets</source>
        <translation>Enregistrer les travaux sélectionnés, ou tous, dans un fichier ; il ne contient aucun secret</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Select a job.</source>
        <translation>Sélectionnez un travail.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Select one job.</source>
        <translation>Sélectionnez un seul travail.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Set up a job (Ctrl+N)</source>
        <translation>Définir un travail (Ctrl+N)</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>Show run</source>
        <translation>Afficher l’exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>The job file cannot be used.</source>
        <translation>Le fichier des travaux est inutilisable.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/job_list.py"/>
        <source>There are no jobs to export.</source>
        <translation>Il n’y a aucun travail à exporter.</translation>
    </message>
</context>
<context>
    <name>JobPlaces</name>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>Can be written to.</source>
        <translation>Accessible en écriture.</translation>
    </message>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>This is a file, not a folder.</source>
        <translation>C’est un fichier, pas un dossier.</translation>
    </message>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>Will be created by the first backup.</source>
        <translation>Sera créé par la première sauvegarde.</translation>
    </message>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>no instance found</source>
        <translation>aucune instance trouvée</translation>
    </message>
    <message>
        <location filename="ui/models/job_places.py"/>
        <source>{} free.</source>
        <translation>{} libres.</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>A full backup beside the chains. No other backup continues it.</source>
        <translation>Une sauvegarde complète à côté des chaînes. Aucune autre sauvegarde ne la continue.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>All in {}</source>
        <translation>Toutes dans {}</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Databases and logs. Starts a new chain.</source>
        <translation>Bases de données et journaux. Commence une nouvelle chaîne.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Differential</source>
        <translation>Différentielle</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Full</source>
        <translation>Complète</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Incremental</source>
        <translation>Incrémentielle</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Incremental or full</source>
        <translation>Incrémentielle ou complète</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>It is read again by itself.</source>
        <translation>Il est relu automatiquement.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>On request</source>
        <translation>À la demande</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Paused: {}</source>
        <translation>En pause : {}</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Restore drill</source>
        <translation>Essai de restauration</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The history cannot be read. When jobs ran last and how is shown as it was known before.</source>
        <translation>L’historique ne peut pas être lu. Les dernières exécutions des travaux sont affichées telles qu’elles étaient connues auparavant.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The job file cannot be used. No job runs until it is corrected.</source>
        <translation>Le fichier des travaux est inutilisable. Aucun travail ne s’exécute tant qu’il n’est pas corrigé.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The job file contains fields that this version does not know.</source>
        <translation>Le fichier des travaux contient des champs que cette version ne connaît pas.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The logs since the full backup. Replaces the incrementals in between.</source>
        <translation>Les journaux depuis la sauvegarde complète. Remplace les incrémentielles intermédiaires.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The logs since the last backup. Fails if they do not continue the chain.</source>
        <translation>Les journaux depuis la dernière sauvegarde. Échoue s’ils ne continuent pas la chaîne.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>The logs since the last backup; if they do not continue the chain, a full backup.</source>
        <translation>Les journaux depuis la dernière sauvegarde ; s’ils ne continuent pas la chaîne, une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Warnings</source>
        <translation>Avertissements</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>{} and {} more</source>
        <translation>{} et {} autres</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>{} copy</source>
        <translation>{} (copie)</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>{} is not available.</source>
        <translation>{} n’est pas disponible.</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>{} · started {}</source>
        <translation>{} · commencé {}</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>{}: {}</source>
        <translation>{} : {}</translation>
    </message>
</context>
<context>
    <name>JobsPage</name>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>&amp;Open file</source>
        <translation>&amp;Ouvrir le fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>&amp;Reload</source>
        <translation>&amp;Recharger</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>&amp;Set up backups…</source>
        <translation>Mettre en &amp;place des sauvegardes…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>A job backs up instances to a destination on a schedule, checks the backups and removes old ones. It needs the folder of an instance, a destination and a time.</source>
        <translation>Un travail sauvegarde des instances vers une destination selon une planification, contrôle les sauvegardes et supprime les anciennes. Il lui faut le dossier d’une instance, une destination et une heure.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Another program has changed the jobs. They were reloaded.</source>
        <translation>Un autre programme a modifié les travaux. Ils ont été rechargés.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Another program has changed the same job. Nothing was overwritten.</source>
        <translation>Un autre programme a modifié le même travail entre-temps. Rien n’a été écrasé.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Chains and history stay.</source>
        <translation>Les chaînes et l’historique restent.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Checks and limits</source>
        <translation>Contrôles et limites</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Coming up</source>
        <translation>À venir</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Details of the jobs</source>
        <translation>Détails des travaux</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Export jobs</source>
        <translation>Exporter les travaux</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Import jobs</source>
        <translation>Importer des travaux</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Its chains and history stay.</source>
        <translation>Ses chaînes et son historique restent.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job files (*.toml)</source>
        <translation>Fichiers de travaux (*.toml)</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job files (*.toml);;All files (*)</source>
        <translation>Fichiers de travaux (*.toml);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job {} removed.</source>
        <translation>Travail {} supprimé.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job {} saved.</source>
        <translation>Travail {} enregistré.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Job {} started.</source>
        <translation>Travail {} démarré.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Jobs cannot back up while their destination is not available.</source>
        <translation>Les travaux ne peuvent pas sauvegarder tant que leur destination est indisponible.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Look at its version, which is shown now, and try again.</source>
        <translation>Voyez sa version, affichée maintenant, et réessayez.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Missed slots</source>
        <translation>Créneaux manqués</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>No job runs until the job file is corrected. Until then, nothing in it can be changed here.</source>
        <translation>Aucun travail ne s’exécute tant que le fichier des travaux n’est pas corrigé. D’ici là, rien n’y est modifié depuis cette fenêtre.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>No jobs yet</source>
        <translation>Aucun travail pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Not everything that was due could be run.</source>
        <translation>Tout ce qui était prévu n’a pas pu être exécuté.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Open the job file in its program</source>
        <translation>Ouvrir le fichier des travaux dans son programme</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Queue ({})</source>
        <translation>File d’attente ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Read the job file again</source>
        <translation>Relire le fichier des travaux</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Reading the jobs…</source>
        <translation>Lecture des travaux…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Rename or remove them here, then import the file again.</source>
        <translation>Renommez-les ou supprimez-les ici, puis importez de nouveau le fichier.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Scheduler</source>
        <translation>Planificateur</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>See the history.</source>
        <translation>Voir l’historique.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>Set up a first job and back up, step by step</source>
        <translation>Définir un premier travail et sauvegarder, pas à pas</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The job file cannot be used</source>
        <translation>Le fichier des travaux est inutilisable</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The job file could not be changed.</source>
        <translation>Le fichier des travaux n’a pas pu être modifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The jobs could not be exported.</source>
        <translation>Les travaux n’ont pas pu être exportés.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The jobs could not be run.</source>
        <translation>Les travaux n’ont pas pu être exécutés.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>The request could not be made.</source>
        <translation>La demande n’a pas pu être faite.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/page.py"/>
        <source>This file contains no jobs that can be used.</source>
        <translation>Ce fichier ne contient aucun travail utilisable.</translation>
    </message>
</context>
<context>
    <name>KeptColumns</name>
    <message>
        <location filename="ui/panels/kept_layout.py"/>
        <source>Reset columns</source>
        <translation>Rétablir les colonnes</translation>
    </message>
</context>
<context>
    <name>KeySettings</name>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Choose a file with a public Ed25519 key</source>
        <translation>Choisir un fichier contenant une clé publique Ed25519</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Choose a file with an age identity or a private SSH key</source>
        <translation>Choisir un fichier contenant une identité age ou une clé SSH privée</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Files with age identities or private SSH keys that open encrypted chains.</source>
        <translation>Fichiers d’identités age ou de clés SSH privées qui ouvrent les chaînes chiffrées.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Files with public keys. If there are any, only chains signed with one of them are read.</source>
        <translation>Fichiers de clés publiques. S’il y en a, seules les chaînes signées par l’une d’elles sont lues.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Identities</source>
        <translation>Identités</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Keys</source>
        <translation>Clés</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>No identities. Encrypted chains cannot be read.</source>
        <translation>Aucune identité. Les chaînes chiffrées sont illisibles.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>No trusted keys. Signatures are not checked.</source>
        <translation>Aucune clé approuvée. Les signatures ne sont pas vérifiées.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>Trusted keys</source>
        <translation>Clés approuvées</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>cannot be used</source>
        <translation>inutilisable</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/keys.py"/>
        <source>readable</source>
        <translation>lisible</translation>
    </message>
</context>
<context>
    <name>KeyboardMap</name>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Find an action or a key</source>
        <translation>Chercher une action ou une touche</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
</context>
<context>
    <name>LastRun</name>
    <message>
        <location filename="ui/pages/back_up/last_run.py"/>
        <source>Last run: {}, {}</source>
        <translation>Dernière exécution : {}, {}</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/last_run.py"/>
        <source>Show run</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <location filename="ui/ledger.py"/>
        <source>The chain</source>
        <translation>La chaîne</translation>
    </message>
</context>
<context>
    <name>LeftRow</name>
    <message>
        <location filename="ui/pages/overview/left_behind.py"/>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/left_behind.py"/>
        <source>Do not show this again; nothing is deleted</source>
        <translation>Ne plus afficher ce message ; rien n’est supprimé</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/left_behind.py"/>
        <source>Go to the run that left it</source>
        <translation>Aller à l’exécution qui l’a laissé</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/left_behind.py"/>
        <source>Show in history</source>
        <translation>Voir l’historique</translation>
    </message>
</context>
<context>
    <name>LimitsForm</name>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>&amp;Quiet hours</source>
        <translation>&amp;Heures calmes</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>A rate of zero stops everything.</source>
        <translation>Un débit nul arrête tout.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>A run that shows no progress for this long is reported</source>
        <translation>Une exécution restée sans activité aussi longtemps est signalée</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Bytes per second of all runs together, except restores; the scheduler and an open window have it each</source>
        <translation>Octets par seconde de toutes les exécutions ensemble, sauf les restaurations ; le planificateur et une fenêtre ouverte l’ont chacun</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Example: 15m</source>
        <translation>Exemple : 15m</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>No job starts in these hours; what is due then starts when they end</source>
        <translation>Aucun travail ne démarre à ces heures ; ce qui est prévu démarre à leur fin</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Quiet from</source>
        <translation>Calme de</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Quiet hours start and end at different times.</source>
        <translation>Les heures calmes commencent et finissent à des heures différentes.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Quiet until</source>
        <translation>Calme jusqu’à</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>R&amp;uns at the same time</source>
        <translation>Exéc&amp;utions simultanées</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Rate in bytes per &amp;second</source>
        <translation>Débit en octets par &amp;seconde</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Sta&amp;lled after</source>
        <translation>B&amp;loquée après</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>Stalled after</source>
        <translation>Bloquée après</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>no limit; example: 50M</source>
        <translation>sans limite ; exemple : 50M</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/checks_view.py"/>
        <source>of them to one d&amp;estination</source>
        <translation>dont vers une même d&amp;estination</translation>
    </message>
</context>
<context>
    <name>LogTimeline</name>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>Generation {}: {}</source>
        <translation>Génération {} : {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>Generations {}: {}</source>
        <translation>Générations {} : {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>Log generations {}</source>
        <translation>Générations de journaux {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>and {} more</source>
        <translation>et {} autres</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>checkpoint in {}</source>
        <translation>point de contrôle dans {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>required for recovery: {}</source>
        <translation>requis pour la récupération : {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>safe to move: none</source>
        <translation>déplaçables sans risque : aucun</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>safe to move: {}</source>
        <translation>déplaçables sans risque : {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>started {}</source>
        <translation>début le {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>{} is {}</source>
        <translation>{} : {}</translation>
    </message>
</context>
<context>
    <name>LosingLogs</name>
    <message>
        <location filename="ui/pages/back_up/losing.py"/>
        <source>Name of the instance</source>
        <translation>Nom de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/losing.py"/>
        <source>Type {} to agree.</source>
        <translation>Saisissez {} pour accepter.</translation>
    </message>
</context>
<context>
    <name>LossPanel</name>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>&amp;Back up first…</source>
        <translation>&amp;Sauvegarder d’abord…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>Go back to the first step, with the newer logs in the instance's folder replayed</source>
        <translation>Revenir à la première étape, en rejouant les journaux plus récents du dossier de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>If there is such work, it stays in the displaced files until you delete these. Keep a copy of the folder before you go on.</source>
        <translation>S’il y a un tel travail, il reste dans les fichiers mis de côté jusqu’à ce que vous les supprimiez. Gardez une copie du dossier avant de continuer.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>Not backed up yet</source>
        <translation>Pas encore sauvegardé</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>Plan an incremental backup, which saves these commits</source>
        <translation>Préparer une sauvegarde incrémentielle, qui met ces validations à l’abri</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>Restore these &amp;logs, too</source>
        <translation>Restaurer &amp;aussi ces journaux</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/loss.py"/>
        <source>The restore replaces them. They stay in the displaced files until you delete these, and are lost then. To save them, make an incremental backup first, or restore them, too.</source>
        <translation>La restauration les remplace. Ils restent dans les fichiers mis de côté jusqu’à ce que vous les supprimiez, et sont alors perdus. Pour les garder, effectuez d’abord une sauvegarde incrémentielle, ou restaurez-les aussi.</translation>
    </message>
</context>
<context>
    <name>MachineQueue</name>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Job {}</source>
        <translation>Travail {}</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Process {}</source>
        <translation>Processus {}</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>This window</source>
        <translation>Cette fenêtre</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Waiting for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Waiting for other runs</source>
        <translation>Attente d’autres exécutions</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>known only to its program</source>
        <translation>connu de son seul programme</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>{} of {}</source>
        <translation>{} de {}</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>{}, {} ago</source>
        <translation>{}, il y a {}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>Choose the colour theme</source>
        <translation>Choisir le thème de couleurs</translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>Go to {}</source>
        <translation>Aller à {}</translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>Theme: {}</source>
        <translation>Thème : {}</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>&amp;Whole file</source>
        <translation>&amp;Tout le fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>Go &amp;to page</source>
        <translation>A&amp;ller à la page</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>Go to page</source>
        <translation>Aller à la page</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>Pages that are shown</source>
        <translation>Pages affichées</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>The pages are shown as near as possible.</source>
        <translation>Les pages sont affichées au plus près.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>The whole file is shown.</source>
        <translation>Le fichier entier est affiché.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>Zoom in (+)</source>
        <translation>Zoom avant (+)</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>Zoom out (-)</source>
        <translation>Zoom arrière (-)</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/map_view.py"/>
        <source>pages {} to {}</source>
        <translation>pages {} à {}</translation>
    </message>
</context>
<context>
    <name>Marked</name>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;About ESE Backup Manager</source>
        <translation>À &amp;propos d’ESE Backup Manager</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Back up now</source>
        <translation>&amp;Sauvegarder maintenant</translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Diagnostics…</source>
        <translation>&amp;Diagnostic…</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Export…</source>
        <translation>&amp;Exporter…</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;New job…</source>
        <translation>&amp;Nouveau travail…</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Restore…</source>
        <translation>&amp;Restaurer…</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>&amp;Verify…</source>
        <translation>&amp;Vérifier…</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>About</source>
        <translation>Concerne</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Add &amp;folder…</source>
        <translation>Ajouter un &amp;dossier…</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Added</source>
        <translation>Ajoutée</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Age and target</source>
        <translation>Âge et objectif</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Another destination</source>
        <translation>Autre destination</translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>As is</source>
        <translation>Telle quelle</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Back up again: the next complete backup truncates them.</source>
        <translation>Sauvegardez de nouveau : la prochaine sauvegarde aboutie les tronque.</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Back up the selected instance as its job does; without a job, plan its backup</source>
        <translation>Sauvegarder l’instance sélectionnée comme le fait son travail ; sans travail, préparer sa sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Bit</source>
        <translation>Bit</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Bring an instance, or a copy of it, to a clean shutdown with its logs</source>
        <translation>Amener une instance, ou sa copie, à un arrêt correct par ses journaux</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Chain</source>
        <translation>Chaîne</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Chains</source>
        <translation>Chaînes</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Change</source>
        <translation>Modification</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Changed</source>
        <translation>Modifiée</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Channel</source>
        <translation>Canal</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Check that its data is complete, then make a full backup.</source>
        <translation>Contrôlez que ses données sont complètes, puis faites une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Check the disk of the machine, then verify the file on the page Verify: it says what to do.</source>
        <translation>Contrôlez le disque de la machine, puis vérifiez le fichier sur la page Vérification : elle dit que faire.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Check the disks and the network that it uses. If it stays so, cancel it.</source>
        <translation>Contrôlez les disques et le réseau qu’elle utilise. Si rien ne change, annulez-la.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Check the page Settings, and set what you had changed.</source>
        <translation>Contrôlez la page Paramètres, et rétablissez ce que vous aviez modifié.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Check the permissions and the space of that folder; the next run tries it again.</source>
        <translation>Contrôlez les droits et l’espace de ce dossier ; la prochaine exécution réessaiera.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Check the permissions and the space of the folder of the audit log.</source>
        <translation>Contrôlez les droits et l’espace du dossier du journal d’audit.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Check the permissions of the database; the next backup tries it again.</source>
        <translation>Contrôlez les droits sur la base de données ; la prochaine sauvegarde réessaiera.</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Close a dialog (never cancels a run)</source>
        <translation>Fermer une boîte de dialogue (n’annule jamais une exécution)</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Close the window; scheduled backups still run</source>
        <translation>Fermer la fenêtre ; les sauvegardes planifiées continuent</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Collect information for support</source>
        <translation>Réunir ce qu’une personne qui vous aide doit savoir</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Computed checksum</source>
        <translation>Somme calculée</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Context menu of what has the focus</source>
        <translation>Menu contextuel de l’élément actif</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Copies and evidence</source>
        <translation>Copies et preuves</translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Correct the channel on the page Settings, and send a test message.</source>
        <translation>Corrigez le canal sur la page Paramètres, et envoyez un message de test.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Correct the program in the job, then run the job.</source>
        <translation>Corrigez le programme dans le travail, puis exécutez le travail.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Correct what the message names, then run the job.</source>
        <translation>Corrigez ce que nomme le message, puis exécutez le travail.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Correct what the message names, then start the run again.</source>
        <translation>Corrigez ce que nomme le message, puis relancez l’exécution.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Correct what the message names; the next copy to that place takes the chain.</source>
        <translation>Corrigez ce que nomme le message ; la prochaine copie vers cet emplacement prendra la chaîne.</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Create a small sample instance and show it</source>
        <translation>Créer une petite instance d’exemple et l’afficher</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <location filename="ui/models/overview.py"/>
        <source>Critical</source>
        <translation>Critique</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Critical problems wait, too</source>
        <translation>Différer aussi les problèmes critiques</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Damage was found in the newest backup of this instance.</source>
        <translation>Des dommages ont été trouvés dans la sauvegarde la plus récente de cette instance.</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Damaged</source>
        <translation>Endommagée</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>Date and time</source>
        <translation>Date et heure</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Days that the history is kept</source>
        <translation>Jours d’historique conservés</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Decide…</source>
        <translation>Décider…</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>Derived from the backups and prunings of the last four weeks.</source>
        <translation>Calculé d’après les sauvegardes et les purges des quatre dernières semaines.</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <location filename="ui/models/jobs.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <location filename="ui/models/setting_words.py"/>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Destinations</source>
        <translation>Destinations</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <location filename="ui/models/instances.py"/>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>Diff.</source>
        <translation>Diff.</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Edit job…</source>
        <translation>Modifier le travail…</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <location filename="ui/models/runs.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Expires soon</source>
        <translation>Expire bientôt</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>F&amp;ilter</source>
        <translation>F&amp;iltrer</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Failures</source>
        <translation>Échecs</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <location filename="ui/models/promises.py"/>
        <source>Files damaged</source>
        <translation>Fichiers endommagés</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Find a &amp;command…</source>
        <translation>&amp;Chercher une commande…</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Find a command, a page or an instance by name</source>
        <translation>Chercher une commande, une page ou une instance par son nom</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Find databases, choose a destination and a schedule, and make the first backup</source>
        <translation>Trouver des bases de données, choisir une destination et une planification, et effectuer la première sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>First</source>
        <translation>Première</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>From level</source>
        <translation>À partir de</translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>Full</source>
        <translation>Complète</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Full on</source>
        <translation>Pleine le</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Go to this page's filter</source>
        <translation>Aller au filtre de cette page</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Gone</source>
        <translation>Disparue</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Home, End</source>
        <translation>Début, Fin</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>Host</source>
        <translation>Hôte</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Identity</source>
        <translation>Identité</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>If another program deletes logs, stop it: without them, incremental backups cannot continue.</source>
        <translation>Si un autre programme supprime des journaux, arrêtez-le : sans eux, les sauvegardes incrémentielles ne peuvent pas continuer.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>If it should be there, connect its disk; otherwise remove it from the job.</source>
        <translation>Si elle devrait s’y trouver, connectez son disque ; sinon, retirez-la du travail.</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In a chart or a table: copy it as a table</source>
        <translation>Dans un graphique ou un tableau : copier sous forme de tableau</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In a chart: first or last element</source>
        <translation>Dans un graphique : premier ou dernier élément</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In a chart: open the element</source>
        <translation>Dans un graphique : ouvrir l’élément</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In a chart: previous or next element</source>
        <translation>Dans un graphique : élément précédent ou suivant</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>In the page map: previous or next row</source>
        <translation>Dans la carte des pages : ligne précédente ou suivante</translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>Incr.</source>
        <translation>Incr.</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Indexes</source>
        <translation>Index</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Information</source>
        <translation>Information</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Install schedule…</source>
        <translation>Installer la planification…</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <location filename="ui/models/retention.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <location filename="ui/models/jobs.py"/>
        <location filename="ui/models/machine_queue.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <location filename="ui/models/setting_words.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Job</source>
        <translation>Travail</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Jobs</source>
        <translation>Travaux</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Journal or syslog</source>
        <translation>Journal système ou syslog</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Keep only one set (atomic)</source>
        <translation>Ne garder qu’un jeu (atomique)</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Keep running in the tray</source>
        <translation>Continuer dans la zone de notification</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <location filename="ui/models/notifications.py"/>
        <location filename="ui/models/outcomes/findings.py"/>
        <location filename="ui/models/runs.py"/>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Last</source>
        <translation>Dernière</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Last good segment</source>
        <translation>Dernier segment correct</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Last message</source>
        <translation>Dernier message</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Last report</source>
        <translation>Dernier rapport</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Last run</source>
        <translation>Dernière</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Left, Right</source>
        <translation>Gauche, Droite</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Length</source>
        <translation>Longueur</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Limits</source>
        <translation>Limites</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Log generation</source>
        <translation>Génération du journal</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Losses</source>
        <translation>Pertes</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Mail</source>
        <translation>Messagerie</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Make a full backup, and check the disk of the destination.</source>
        <translation>Faites une sauvegarde complète, et contrôlez le disque de la destination.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Make a full backup.</source>
        <translation>Faites une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Make a full backup: earlier chains cannot be continued.</source>
        <translation>Faites une sauvegarde complète : les chaînes antérieures ne peuvent pas être poursuivies.</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Meaning</source>
        <translation>Signification</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Menu, Shift+F10</source>
        <translation>Menu, Maj+F10</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Mode of the page Back up</source>
        <translation>Mode de la page Sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Modified</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <location filename="ui/models/notifications.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Newest set</source>
        <translation>Dernier jeu</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Next or previous control</source>
        <translation>Élément suivant ou précédent</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>Next run</source>
        <translation>Prochaine</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>No answer</source>
        <translation>Pas de réponse</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>No data is lost. Check the memory and the disk of the machine, and make a full backup.</source>
        <translation>Aucune donnée n’est perdue. Contrôlez la mémoire et le disque de la machine, et effectuez une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Not available</source>
        <translation>Indisponible</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Not created yet</source>
        <translation>Pas encore créée</translation>
    </message>
    <message>
        <location filename="ui/models/promises.py"/>
        <source>Not drilled</source>
        <translation>Sans essai</translation>
    </message>
    <message>
        <location filename="ui/models/promises.py"/>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <location filename="ui/models/overview.py"/>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Not readable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <location filename="ui/models/promises.py"/>
        <location filename="ui/models/set_entries.py"/>
        <source>Not verified</source>
        <translation>Non vérifiée</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Notifications on this desktop</source>
        <translation>Notifications sur ce bureau</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Number</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Offset</source>
        <translation>Position</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Only in A</source>
        <translation>Seulement dans A</translation>
    </message>
    <message>
        <location filename="ui/models/comparison.py"/>
        <source>Only in B</source>
        <translation>Seulement dans B</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Open &amp;sample</source>
        <translation>Ouvrir l’&amp;exemple</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Open jobs</source>
        <translation>Ouvrir les travaux</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Open settings</source>
        <translation>Ouvrir les paramètres</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <location filename="ui/models/runs.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>Outcome</source>
        <translation>Issue</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Overdue after (hours)</source>
        <translation>En retard après (heures)</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Own name</source>
        <translation>Nom personnel</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Own names</source>
        <translation>Noms personnels</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Partly readable</source>
        <translation>Lisible en partie</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Passed</source>
        <translation>Réussi</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Path</source>
        <translation>Chemin</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Pinned or locked</source>
        <translation>Épinglée ou verrouillée</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Problems that are not sent</source>
        <translation>Problèmes non envoyés</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Protection</source>
        <translation>Protection</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Put the missing file back, for example from a backup, then back up again.</source>
        <translation>Remettez le fichier manquant, par exemple depuis une sauvegarde, puis sauvegardez de nouveau.</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Quiet hours</source>
        <translation>Heures calmes</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Re&amp;cover…</source>
        <translation>Ré&amp;cupérer…</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Re&amp;fresh</source>
        <translation>Actuali&amp;ser</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Read-only</source>
        <translation>Lecture seule</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <location filename="ui/models/retention.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Recover the database before it is used.</source>
        <translation>Récupérez la base de données avant de l’utiliser.</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Reload instances, destinations and history</source>
        <translation>Relire les instances, les destinations et l’historique</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Removed</source>
        <translation>Supprimé</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Repeat lasting problems</source>
        <translation>Rappeler les problèmes persistants</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Restore databases from a backup chain</source>
        <translation>Restaurer des bases de données à partir d’une chaîne de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Save the contents of this page to a file</source>
        <translation>Enregistrer le contenu de cette page dans un fichier</translation>
    </message>
    <message>
        <location filename="ui/models/jobs.py"/>
        <source>Schedule</source>
        <translation>Planification</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Section</source>
        <translation>Section</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Seed</source>
        <translation>Graine</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Service (apprise)</source>
        <translation>Service (apprise)</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Set</source>
        <translation>Jeu</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Set &amp;up backups…</source>
        <translation>&amp;Mettre en place des sauvegardes…</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Set the value on the page Settings, or correct it in the file.</source>
        <translation>Réglez la valeur sur la page Paramètres, ou corrigez-la dans le fichier.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Set them again if a program needs them.</source>
        <translation>Rétablissez-les si un programme en a besoin.</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Set up a job with all its fields</source>
        <translation>Définir un travail avec tous ses champs</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>Setting</source>
        <translation>Paramètre</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Severity</source>
        <translation>Gravité</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>Short of space</source>
        <translation>Espace insuffisant</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Show all keyboard shortcuts</source>
        <translation>Afficher tous les raccourcis clavier</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show audit log</source>
        <translation>Afficher le journal d’audit</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show destination</source>
        <translation>Afficher la destination</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show hosts</source>
        <translation>Afficher les hôtes</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show in history</source>
        <translation>Voir l’historique</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show instance</source>
        <translation>Afficher l’instance</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Show run</source>
        <translation>Afficher l’exécution</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Show the version and third-party licences</source>
        <translation>Afficher la version et les licences des composants tiers</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <location filename="ui/models/retention.py"/>
        <location filename="ui/models/runs.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Slot</source>
        <translation>Créneau</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Start a drill</source>
        <translation>Lancer un essai</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Start the run again.</source>
        <translation>Relancez l’exécution.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Start the run again. If it fails again, save the diagnostics (menu Help) and report the error.</source>
        <translation>Relancez l’exécution. Si elle échoue encore, enregistrez le diagnostic (menu Aide) et signalez l’erreur.</translation>
    </message>
    <message>
        <location filename="ui/models/machine_queue.py"/>
        <location filename="ui/models/runs.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <location filename="ui/models/machine_queue.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <location filename="ui/models/runs.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Stored checksum</source>
        <translation>Somme stockée</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Success</source>
        <translation>Réussite</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Maj+Tab</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <location filename="ui/values/event_fields.py"/>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <location filename="ui/models/promises.py"/>
        <source>Targets not known</source>
        <translation>Objectifs non connus</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>The backup can be restored. Correct what the message names before the next one.</source>
        <translation>La sauvegarde peut être restaurée. Corrigez ce que nomme le message avant la prochaine.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>The events before it say why. The next start of the instance recovers it.</source>
        <translation>Les événements précédents disent pourquoi. Le prochain démarrage de l’instance la récupère.</translation>
    </message>
    <message>
        <location filename="ui/models/destinations.py"/>
        <source>The first run of its job creates it.</source>
        <translation>La première exécution de son travail la crée.</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The last backup of this instance failed.</source>
        <translation>La dernière sauvegarde de cette instance a échoué.</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The last check of the newest backup could not be completed.</source>
        <translation>Le dernier contrôle de la sauvegarde la plus récente n’a pas pu être mené à bien.</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The newest backup of this instance is dated in the future.</source>
        <translation>La sauvegarde la plus récente de cette instance porte une date future.</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The newest backup of this instance is missing from its destination.</source>
        <translation>La sauvegarde la plus récente de cette instance manque à sa destination.</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>The newest backup of this instance is not reachable.</source>
        <translation>La sauvegarde la plus récente de cette instance est injoignable.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>The next run from a snapshot tries it again.</source>
        <translation>La prochaine exécution depuis un instantané réessaiera.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>The overview says what to do while it is a problem.</source>
        <translation>La vue d’ensemble dit que faire tant que c’est un problème.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>The rest is only in a backup: restore the database from its last good one.</source>
        <translation>Le reste n’est que dans une sauvegarde : restaurez la base de données à partir de la dernière bonne.</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>There is nothing to do for the copy: it keeps damage as evidence.</source>
        <translation>Il n’y a rien à faire pour la copie : elle garde les dommages comme preuve.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>There is nothing to do.</source>
        <translation>Il n’y a rien à faire.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>There is nothing to do: a crash leaves such an end, and no commit is in it.</source>
        <translation>Il n’y a rien à faire : un plantage laisse une telle fin, et elle ne contient aucune validation.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>There is nothing to do; delete the folder if you need the space now.</source>
        <translation>Il n’y a rien à faire ; supprimez le dossier si vous avez besoin de l’espace maintenant.</translation>
    </message>
    <message>
        <location filename="ui/values/event_fields.py"/>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>To export them, too, recover the database first.</source>
        <translation>Pour les exporter aussi, récupérez d’abord la base de données.</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Trusted key</source>
        <translation>Clé approuvée</translation>
    </message>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Up, Down</source>
        <translation>Haut, Bas</translation>
    </message>
    <message>
        <location filename="ui/main_window.py"/>
        <source>Use &amp;system setting</source>
        <translation>Utiliser le réglage du &amp;système</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Use system setting</source>
        <translation>Utiliser le réglage du système</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Used</source>
        <translation>Utilisé</translation>
    </message>
    <message>
        <location filename="ui/models/instances.py"/>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Verify after a backup</source>
        <translation>Vérifier après une sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Verify every page and log of a backup or instance</source>
        <translation>Vérifier chaque page et chaque journal d’une sauvegarde ou d’une instance</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Verify it on the page Verify: its findings say what could not be checked.</source>
        <translation>Vérifiez-le sur la page Vérification : ses constats disent ce qui n’a pas pu être contrôlé.</translation>
    </message>
    <message>
        <location filename="ui/models/event_advice.py"/>
        <source>Verify it on the page Verify: its findings say what to do.</source>
        <translation>Vérifiez-le sur la page Vérification : ses constats disent que faire.</translation>
    </message>
    <message>
        <location filename="ui/models/overview.py"/>
        <source>Verify now</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Wait before the first message</source>
        <translation>Attente avant le premier message</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <location filename="ui/levels.py"/>
        <location filename="ui/models/overview.py"/>
        <location filename="ui/pages/restore/checks.py"/>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <location filename="ui/actions.py"/>
        <source>Watch another folder for databases and their logs</source>
        <translation>Surveiller un autre dossier contenant des bases de données et leurs journaux</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Watched folder</source>
        <translation>Dossier surveillé</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Webhook</source>
        <translation>Webhook</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>Weekly digest</source>
        <translation>Récapitulatif hebdomadaire</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>What it does</source>
        <translation>Effet</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <location filename="ui/models/agenda.py"/>
        <source>When</source>
        <translation>Date</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>Who</source>
        <translation>Auteur</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Windows event log</source>
        <translation>Journal des événements Windows</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>address</source>
        <translation>adresse</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>after</source>
        <translation>après</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>all instances below</source>
        <translation>toutes les instances en dessous</translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <location filename="ui/values/timeline_marks.py"/>
        <source>as-is backup</source>
        <translation>sauvegarde telle quelle</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>as-is backups, too</source>
        <translation>sauvegardes telles quelles aussi</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>at</source>
        <translation>à</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>autoincrement</source>
        <translation>auto-incrément</translation>
    </message>
    <message>
        <location filename="ui/values/strip_days.py"/>
        <source>backup</source>
        <translation>sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/values/week.py"/>
        <source>backup that continues a chain</source>
        <translation>sauvegarde qui poursuit une chaîne</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>backups</source>
        <translation>sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>before</source>
        <translation>avant</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>blank</source>
        <translation>vierges</translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <source>cannot be restored</source>
        <translation>non restaurable</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>certificates</source>
        <translation>certificats</translation>
    </message>
    <message>
        <location filename="ui/values/week.py"/>
        <source>check</source>
        <translation>contrôle</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>column of the template</source>
        <translation>colonne du modèle</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>command</source>
        <translation>commande</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>command after</source>
        <translation>commande après</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>command before</source>
        <translation>commande avant</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>compressed</source>
        <translation>compressée</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>compression</source>
        <translation>compression</translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <location filename="ui/values/timeline_marks.py"/>
        <location filename="ui/values/week.py"/>
        <source>copy backup</source>
        <translation>sauvegarde de copie</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>corrected</source>
        <translation>corrigées</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <location filename="ui/widgets/page_map.py"/>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>default</source>
        <translation>valeur par défaut</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>delete on zero</source>
        <translation>suppression à zéro</translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <location filename="ui/values/timeline_marks.py"/>
        <source>differential backup</source>
        <translation>sauvegarde différentielle</translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <location filename="ui/values/week.py"/>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <location filename="ui/values/strip_days.py"/>
        <source>drilled</source>
        <translation>essai réussi</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>encrypted</source>
        <translation>chiffrée</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>end</source>
        <translation>fin</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>escrow update</source>
        <translation>mise à jour différée</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>every</source>
        <translation>toutes les</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>everything within</source>
        <translation>tout depuis</translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <location filename="ui/values/strip_days.py"/>
        <location filename="ui/values/week.py"/>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>finalize</source>
        <translation>finalisation</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>from</source>
        <translation>depuis</translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <location filename="ui/values/timeline_marks.py"/>
        <location filename="ui/values/week.py"/>
        <source>full backup</source>
        <translation>sauvegarde complète</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>grace</source>
        <translation>délai de grâce</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>hash</source>
        <translation>hachage</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>hosts</source>
        <translation>hôtes</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>identities</source>
        <translation>identités</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>identity</source>
        <translation>identité</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in a differential backup</source>
        <translation>dans une sauvegarde différentielle</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in an incremental backup</source>
        <translation>dans une sauvegarde incrémentielle</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in the full backup</source>
        <translation>dans la sauvegarde complète</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>in the list</source>
        <translation>dans la liste</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in the log folder, must stay</source>
        <translation>dans le dossier des journaux, doit y rester</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in the log folder, safe to move</source>
        <translation>dans le dossier des journaux, déplaçable sans risque</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>in this backup set</source>
        <translation>dans ce jeu de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <location filename="ui/values/timeline_marks.py"/>
        <source>incremental backup</source>
        <translation>sauvegarde incrémentielle</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>keep daily</source>
        <translation>quotidiennes à garder</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>keep hourly</source>
        <translation>horaires à garder</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>keep last</source>
        <translation>garder les dernières</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>keep monthly</source>
        <translation>mensuelles à garder</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>keep weekly</source>
        <translation>hebdomadaires à garder</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>keep yearly</source>
        <translation>annuelles à garder</translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>kept</source>
        <translation>conservée</translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>kept, of a future backup</source>
        <translation>conservée, d’une future sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>key</source>
        <translation>clé</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>kind</source>
        <translation>type</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>lowest severity</source>
        <translation>gravité minimale</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>minimum age</source>
        <translation>âge minimal</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <location filename="ui/values/timeline_cells.py"/>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>mode</source>
        <translation>mode</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>multivalued</source>
        <translation>multivaluée</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <location filename="ui/values/strip_days.py"/>
        <source>no run</source>
        <translation>aucune exécution</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not backed up</source>
        <translation>non sauvegardé</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not backed up, required for recovery</source>
        <translation>non sauvegardé, requis pour la récupération</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not in the log folder</source>
        <translation>absent du dossier des journaux</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not kept, before the full backup</source>
        <translation>non conservé, avant la sauvegarde complète</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not known whether backed up</source>
        <translation>sauvegarde inconnue</translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <source>not needed</source>
        <translation>inutile</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>not null</source>
        <translation>non nul</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>not part of this log stream</source>
        <translation>hors de ce flux de journaux</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>not reachable</source>
        <translation>injoignable</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>not read yet</source>
        <translation>pas encore lue</translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <source>not verified</source>
        <translation>non vérifiée</translation>
    </message>
    <message>
        <location filename="ui/models/audit_rows.py"/>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>on</source>
        <translation>jours</translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>partly removed</source>
        <translation>supprimée en partie</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>password</source>
        <translation>mot de passe</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>paused</source>
        <translation>en pause</translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <source>pending</source>
        <translation>à faire</translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>pinned</source>
        <translation>épinglée</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>placeholder in the primary index</source>
        <translation>réservée dans l’index primaire</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>port</source>
        <translation>port</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>protection</source>
        <translation>protection</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>quiet hours</source>
        <translation>heures calmes</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>rate</source>
        <translation>débit</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>recipients</source>
        <translation>destinataires</translation>
    </message>
    <message>
        <location filename="ui/values/calendar_days.py"/>
        <source>removed</source>
        <translation>supprimée</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_marks.py"/>
        <source>restore drill</source>
        <translation>essai de restauration</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>retention</source>
        <translation>rétention</translation>
    </message>
    <message>
        <location filename="ui/values/steps.py"/>
        <location filename="ui/values/week.py"/>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>runs at once</source>
        <translation>exécutions simultanées</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>runs at once for each destination</source>
        <translation>exécutions simultanées par destination</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>server</source>
        <translation>serveur</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>signing key</source>
        <translation>clé de signature</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>size limit</source>
        <translation>limite de taille</translation>
    </message>
    <message>
        <location filename="ui/values/week.py"/>
        <source>skipped</source>
        <translation>ignoré</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>socket</source>
        <translation>socket</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>stalled after</source>
        <translation>bloquée après</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>start</source>
        <translation>début</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>storing</source>
        <translation>stockage</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>tags</source>
        <translation>étiquettes</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>targets</source>
        <translation>objectifs</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_cells.py"/>
        <source>the current log</source>
        <translation>le journal actuel</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>time limit</source>
        <translation>limite de temps</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>time zone</source>
        <translation>fuseau horaire</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>times (cron)</source>
        <translation>heures (cron)</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>to</source>
        <translation>vers</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>unowned, not judged</source>
        <translation>hors de la base, non évaluée</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>user</source>
        <translation>utilisateur</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>user-defined default</source>
        <translation>valeur par défaut de l’utilisateur</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_marks.py"/>
        <source>verification</source>
        <translation>vérification</translation>
    </message>
    <message>
        <location filename="ui/values/backup_sets.py"/>
        <location filename="ui/values/strip_days.py"/>
        <location filename="ui/widgets/page_map.py"/>
        <source>verified</source>
        <translation>vérifiées</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>version</source>
        <translation>version</translation>
    </message>
    <message>
        <location filename="ui/values/week.py"/>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>weekly digest</source>
        <translation>récapitulatif hebdomadaire</translation>
    </message>
    <message>
        <location filename="ui/values/strip_days.py"/>
        <source>with warnings</source>
        <translation>avec avertissements</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>…</source>
        <translation>…</translation>
    </message>
</context>
<context>
    <name>Mender</name>
    <message>
        <location filename="ui/pages/overview/mending.py"/>
        <source>Keep as evidence…</source>
        <translation>Garder comme preuve…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/mending.py"/>
        <source>{} is not an existing folder.</source>
        <translation>{} n’est pas un dossier présent actuellement.</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <location filename="ui/values/message.py"/>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <location filename="ui/values/message.py"/>
        <source>What to do</source>
        <translation>Que faire</translation>
    </message>
    <message>
        <location filename="ui/values/message.py"/>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <location filename="ui/values/message.py"/>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
</context>
<context>
    <name>MissedView</name>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Every slot of the last 35 days was served when it was due.</source>
        <translation>Chaque créneau des 35 derniers jours a été servi à temps.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/agenda_view.py"/>
        <source>Missed slots</source>
        <translation>Créneaux manqués</translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>&amp;Every commit up to</source>
        <translation>Chaque validation &amp;jusqu’à</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Everything in the chain and the newer logs is restored.</source>
        <translation>Tout le contenu de la chaîne et des journaux plus récents est restauré.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Everything in the chain is restored.</source>
        <translation>Tout le contenu de la chaîne est restauré.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Leaves out {}, covering {}. The databases start a new log stream.</source>
        <translation>Laisse de côté {}, sur {}. Les bases de données commencent un nouveau flux de journaux.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Local time ({}). In UTC: {}</source>
        <translation>Heure locale ({}). En UTC : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>No moment can be chosen in this chain.</source>
        <translation>Aucun moment ne peut être choisi dans cette chaîne.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>No moment can be chosen in this chain: {}.</source>
        <translation>Aucun moment ne peut être choisi dans cette chaîne : {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>No moment can be chosen: {}</source>
        <translation>Aucun moment ne peut être choisi : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Reading the commits in the logs…</source>
        <translation>Lecture des validations dans les journaux…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Restore up to this moment</source>
        <translation>Restaurer jusqu’à ce moment</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>The last commit up to {}. {}</source>
        <translation>Dernière validation jusqu’au {}. {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>The nearest moment that can be restored is {}.</source>
        <translation>Le moment restaurable le plus proche est {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>The nearest moments that can be restored are {} and {}.</source>
        <translation>Les moments restaurables les plus proches sont {} et {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>Use the format {}, or a time alone for the day of the newest moment. Moments from {} to {} can be restored.</source>
        <translation>Utilisez le format {}, ou une heure seule pour le jour du moment le plus récent. Les moments du {} au {} peuvent être restaurés.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>{} cannot be restored.</source>
        <translation>{} ne peut pas être restauré.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>{} cannot be restored: {}.</source>
        <translation>{} ne peut pas être restauré : {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>{} is after the newest moment that can be restored, {}.</source>
        <translation>{} est postérieur au moment le plus récent qui peut être restauré, {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/moment.py"/>
        <source>{} is before the first moment that can be restored, {}.</source>
        <translation>{} est antérieur au premier moment qui peut être restauré, {}.</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>an unknown time</source>
        <translation>une heure inconnue</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>before the backup: {}</source>
        <translation>avant la sauvegarde : {}</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>cannot be reached: {}</source>
        <translation>inaccessible : {}</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>commit {} of {}</source>
        <translation>validation {} sur {}</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>from {} onwards: {}</source>
        <translation>à partir du {} : {}</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>from {} to {}: {}</source>
        <translation>du {} au {} : {}</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>in log {}</source>
        <translation>dans le journal {}</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>nothing left out</source>
        <translation>rien n’est laissé de côté</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>{} from {} to {}</source>
        <translation>{} du {} au {}</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>{} left out</source>
        <translation>{} laissées de côté</translation>
    </message>
    <message>
        <location filename="ui/values/moments.py"/>
        <source>{}, {}</source>
        <translation>{}, {}</translation>
    </message>
</context>
<context>
    <name>NavigationBar</name>
    <message>
        <location filename="ui/widgets/navigation.py"/>
        <source>Choose a page with the arrow keys</source>
        <translation>Choisissez une page avec les touches fléchées</translation>
    </message>
    <message>
        <location filename="ui/widgets/navigation.py"/>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>NoDestination</name>
    <message>
        <location filename="ui/panels/absent_destinations.py"/>
        <source>Backups not readable</source>
        <translation>Sauvegardes illisibles</translation>
    </message>
    <message>
        <location filename="ui/panels/absent_destinations.py"/>
        <source>Destination not available</source>
        <translation>Destination indisponible</translation>
    </message>
    <message>
        <location filename="ui/panels/absent_destinations.py"/>
        <source>Show destinations</source>
        <translation>Afficher les destinations</translation>
    </message>
</context>
<context>
    <name>NotificationRules</name>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source> hours</source>
        <translation> heures</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>&amp;Quiet hours</source>
        <translation>&amp;Heures calmes</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Critical problems wait, too</source>
        <translation>Différer aussi les problèmes critiques</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Day of the digest</source>
        <translation>Jour du récapitulatif</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Quiet from</source>
        <translation>Calme de</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Quiet until</source>
        <translation>Calme jusqu’à</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Repeat a lasting problem after this many hours</source>
        <translation>Répéter un problème qui dure, à cet intervalle en heures</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Repeat lastin&amp;g problems every</source>
        <translation>Rappeler t&amp;outes les</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Time of the digest</source>
        <translation>Heure du récapitulatif</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>Weekly &amp;digest</source>
        <translation>Récapitulatif he&amp;bdomadaire</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notification_rules.py"/>
        <source>never</source>
        <translation>jamais</translation>
    </message>
</context>
<context>
    <name>NotificationSettings</name>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>A test is being sent.</source>
        <translation>Un test est en cours d’envoi.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>A test message was sent on {}.</source>
        <translation>Un message de test a été envoyé par {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Add a channel</source>
        <translation>Ajouter un canal</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Add a channel of this kind</source>
        <translation>Ajouter un canal de ce type</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Channels</source>
        <translation>Canaux</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Its secrets stay in the keyring and in their files.</source>
        <translation>Ses secrets restent dans le trousseau et dans leurs fichiers.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Keep it</source>
        <translation>Le garder</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Keep running in the tray when the window is closed</source>
        <translation>Continuer dans la zone de notification quand la fenêtre est fermée</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>No channels. Problems are only shown in this window.</source>
        <translation>Aucun canal. Les problèmes ne sont affichés que dans cette fenêtre.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>No other channels. Problems are only shown in this window and on this desktop.</source>
        <translation>Aucun autre canal. Les problèmes ne sont affichés que dans cette fenêtre et sur ce bureau.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>No other channels. Problems are only shown in this window: this desktop did not take the last message.</source>
        <translation>Aucun autre canal. Les problèmes ne sont affichés que dans cette fenêtre : ce bureau n’a pas accepté le dernier message.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>No test message was sent.</source>
        <translation>Aucun message de test n’a été envoyé.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Notifications</source>
        <translation>Notifications</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Remove channel</source>
        <translation>Supprimer le canal</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Remove the channel {}?</source>
        <translation>Supprimer le canal {} ?</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Remove…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Select a channel.</source>
        <translation>Sélectionnez un canal.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Send a test</source>
        <translation>Envoyer un test</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Send a test message on the selected channel now</source>
        <translation>Envoyer maintenant un message de test par le canal sélectionné</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Sending a test message on {}…</source>
        <translation>Envoi d’un message de test par {}…</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Show notifications on this desktop while the program runs</source>
        <translation>Afficher des notifications sur ce bureau tant que le programme fonctionne</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Show the command that does the same</source>
        <translation>Afficher la commande qui fait la même chose</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>The desktop is set up by the check box above.</source>
        <translation>Le bureau se règle par la case ci-dessus.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>The notifications cannot be read or changed.</source>
        <translation>Les notifications ne peuvent pas être lues ou modifiées.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>The test message on {} failed.</source>
        <translation>Le message de test par {} a échoué.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>This command does the same.</source>
        <translation>Cette commande fait la même chose.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>This desktop has no tray.</source>
        <translation>Ce bureau n’a pas de zone de notification.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/notifications.py"/>
        <source>Who is notified of problems. Secrets are kept in the keyring or in a private file.</source>
        <translation>Qui est averti des problèmes. Les secrets sont gardés dans le trousseau ou dans un fichier privé.</translation>
    </message>
</context>
<context>
    <name>Notifications</name>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>Desktop</source>
        <translation>Bureau</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>The next attempt is at {}.</source>
        <translation>Prochaine tentative le {}.</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>arrived {}</source>
        <translation>arrivé {}</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>cannot be used</source>
        <translation>inutilisable</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>failed {}, {}</source>
        <translation>échec {}, {}</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>none yet</source>
        <translation>aucun pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>this computer</source>
        <translation>cet ordinateur</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>this desktop</source>
        <translation>ce bureau</translation>
    </message>
    <message>
        <location filename="ui/models/notifications.py"/>
        <source>{} by {}</source>
        <translation>{} par {}</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source> · page {}</source>
        <translation> · page {}</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>Back up again</source>
        <translation>Sauvegarder de nouveau</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>Check the copy before you put it in place of anything.</source>
        <translation>Contrôlez la copie avant de la mettre à la place de quoi que ce soit.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>Check the copy before you put it in place of anything. Prefer a backup if you have one.</source>
        <translation>Contrôlez la copie avant de la mettre à la place de quoi que ce soit. Préférez une sauvegarde si vous en avez une.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>Check the databases before you start the program that owns them.</source>
        <translation>Contrôlez les bases de données avant de démarrer le programme qui en est propriétaire.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>Check the databases, start the program that owns them, and make a full backup.</source>
        <translation>Contrôlez les bases de données, démarrez le programme qui en est propriétaire et effectuez une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="ui/models/warned.py"/>
        <source>Check the disk of the source: a flipped bit is often the first sign of a failing disk.</source>
        <translation>Contrôlez le disque source : un bit inversé est souvent le premier signe d’un disque défaillant.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Checkpoint</source>
        <translation>Point de contrôle</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Checks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Checksum</source>
        <translation>Somme de contrôle</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/export.py"/>
        <source>Committed changes may still be in the logs {}.</source>
        <translation>Des modifications validées peuvent encore se trouver dans les journaux {}.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Complete</source>
        <translation>Achèvement</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Copy of the header</source>
        <translation>Copie de l’en-tête</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Cut short</source>
        <translation>Tronqué</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Databases</source>
        <translation>Bases de données</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Dbtime</source>
        <translation>Dbtime</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Encrypted</source>
        <translation>Chiffré</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>End of the log</source>
        <translation>Fin du journal</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>Follow the product's steps before you start the service.</source>
        <translation>Suivez les étapes du produit avant de démarrer le service.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Hashes</source>
        <translation>Hachages</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>If the logs were already being replayed, recover the instance again: the recovery continues where it ended. Otherwise nothing was changed.</source>
        <translation>Si les journaux étaient déjà en cours de rejeu, récupérez de nouveau l’instance : la récupération reprend là où elle s’est arrêtée. Sinon, rien n’a été modifié.</translation>
    </message>
    <message>
        <location filename="ui/models/warned.py"/>
        <source>Its run in the history lists the warnings.</source>
        <translation>Son exécution dans l’historique énumère les avertissements.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Log gap</source>
        <translation>Lacune dans les journaux</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Long values</source>
        <translation>Valeurs longues</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Lost space</source>
        <translation>Espace perdu</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Lost write</source>
        <translation>Écriture perdue</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>Make a full backup of the instance and run the drill on it.</source>
        <translation>Effectuez une sauvegarde complète de l’instance et un essai de restauration de celle-ci.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>Make a full backup unless a chain has these logs.</source>
        <translation>Effectuez une sauvegarde complète, sauf si une chaîne contient ces journaux.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Manifest</source>
        <translation>Manifeste</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Missing</source>
        <translation>Manquant</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/copy.py"/>
        <source>No chain was copied: all are there already.</source>
        <translation>Aucune chaîne copiée : toutes sont déjà là.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <source>No chain was removed: all are kept.</source>
        <translation>Aucune chaîne supprimée : toutes sont conservées.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>No log was removed: all are needed.</source>
        <translation>Aucun journal supprimé : tous sont nécessaires.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Not checked</source>
        <translation>Non contrôlé</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Not listed</source>
        <translation>Non répertorié</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Not read</source>
        <translation>Non lu</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Not recoverable</source>
        <translation>Non récupérable</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Not supported</source>
        <translation>Non pris en charge</translation>
    </message>
    <message>
        <location filename="ui/models/warned.py"/>
        <source>Not verified, warnings</source>
        <translation>Non vérifiée, avertissements</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Order of the logs</source>
        <translation>Ordre des journaux</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Page number</source>
        <translation>Numéro de page</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Page {} of {} was bad; reading it again, attempt {} of {}</source>
        <translation>Page {} de {} mauvaise : relecture {} sur {}</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Pages: {}</source>
        <translation>Pages : {}</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Please report this error; its details are in the history.</source>
        <translation>Merci de signaler cette erreur ; ses détails sont dans l’historique.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Publish</source>
        <translation>Publication</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <source>Raise the limit, or keep fewer chains.</source>
        <translation>Augmentez la limite ou conservez moins de chaînes.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Read logs</source>
        <translation>Lecture des journaux</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>Removal</source>
        <translation>Suppression</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Replay</source>
        <translation>Rejeu</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>Restore the last good backup. Do not start the program that owns these files.</source>
        <translation>Restaurez la dernière bonne sauvegarde. Ne démarrez pas le programme propriétaire de ces fichiers.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>Restore the last good backup. Use this copy only to look at what it holds.</source>
        <translation>Restaurez la dernière bonne sauvegarde. N’utilisez cette copie que pour voir ce qu’elle contient.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Run again</source>
        <translation>Exécuter de nouveau</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Single-bit error</source>
        <translation>Erreur d’un seul bit</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Stopping</source>
        <translation>Arrêt en cours</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Structure</source>
        <translation>Structure</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Success</source>
        <translation>Réussite</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>Success with warnings</source>
        <translation>Réussite avec avertissements</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>The chain was only read.</source>
        <translation>La chaîne n’a été que lue.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>The chain was only read; the restored files were deleted.</source>
        <translation>La chaîne n’a été que lue ; les fichiers restaurés ont été supprimés.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>The chains that are still listed are complete.</source>
        <translation>Les chaînes qui figurent encore dans la liste sont complètes.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <source>The chains that must be kept exceed the size limit by {}.</source>
        <translation>Les chaînes à conserver dépassent la limite de taille de {}.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/copy.py"/>
        <source>The chains were only read. All chains that are listed at the new destination are complete.</source>
        <translation>Les chaînes n’ont été que lues. Toutes celles qui figurent à la nouvelle destination sont complètes.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/export.py"/>
        <source>The database was only read.</source>
        <translation>La base de données n’a été que lue.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/export.py"/>
        <source>The database was only read; nothing was written.</source>
        <translation>La base de données n’a été que lue ; rien n’a été écrit.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>The destination is unchanged; the source was only read.</source>
        <translation>La destination est inchangée ; la source n’a été que lue.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>The events below list what was left out.</source>
        <translation>Les événements ci-dessous indiquent ce qui a été laissé de côté.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>The folder is unchanged; the chain was only read.</source>
        <translation>Le dossier est inchangé ; la chaîne n’a été que lue.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>The instance is unchanged.</source>
        <translation>L’instance est inchangée.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>The instance keeps running.</source>
        <translation>L’instance continue de fonctionner.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>The instance keeps running; the chains are unchanged.</source>
        <translation>L’instance continue de fonctionner ; les chaînes sont inchangées.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>The instance was only read.</source>
        <translation>L’instance n’a été que lue.</translation>
    </message>
    <message>
        <location filename="ui/models/warned.py"/>
        <source>The last backup, on {}, completed with warnings.</source>
        <translation>La dernière sauvegarde, le {}, s’est terminée avec des avertissements.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>The next backup of the instance must be a full one.</source>
        <translation>La prochaine sauvegarde de l’instance doit être complète.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>The restored files were deleted; the history keeps the result.</source>
        <translation>Les fichiers restaurés ont été supprimés ; l’historique garde le résultat.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>The run is not in the history. {}</source>
        <translation>L’exécution n’est pas dans l’historique. {}</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>The source was only read.</source>
        <translation>La source n’a été que lue.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>The target is unchanged; the chain was only read.</source>
        <translation>La cible est inchangée ; la chaîne n’a été que lue.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>The target is unchanged; the instance was only read.</source>
        <translation>La cible est inchangée ; l’instance n’a été que lue.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>Their pages were not checked. Verify them to be sure.</source>
        <translation>Leurs pages n’ont pas été vérifiées. Vérifiez-les pour en être sûr.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>There is nothing new since the last backup set; the chain is unchanged.</source>
        <translation>Rien de nouveau depuis le dernier jeu de sauvegarde ; la chaîne est inchangée.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/findings.py"/>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/copy.py"/>
        <source>Verify the chains that could not be copied.</source>
        <translation>Vérifiez les chaînes qui n’ont pas pu être copiées.</translation>
    </message>
    <message>
        <location filename="ui/models/warned.py"/>
        <source>and {} more</source>
        <translation>et {} autres</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>blank</source>
        <translation>vierges</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>corrected</source>
        <translation>corrigées</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>damaged: page {}</source>
        <translation>page endommagée : {}</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>logs {}</source>
        <translation>journaux {}</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>logs {} replayed</source>
        <translation>journaux {} rejoués</translation>
    </message>
    <message>
        <location filename="ui/models/warned.py"/>
        <source>page {} of {}: one flipped bit, corrected in the copy</source>
        <translation>page {} de {} : un bit inversé, corrigé dans la copie</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>verified</source>
        <translation>vérifiées</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>{} completed with warnings and can be restored.</source>
        <translation>{} : terminée avec des avertissements, et peut être restaurée.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{} completed with warnings.</source>
        <translation>{} : réussite avec des avertissements.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>{} failed because of an error in this program.</source>
        <translation>{} : échec à cause d’une erreur de ce programme.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>{} failed.</source>
        <translation>{} : échec.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>{} freed</source>
        <translation>{} libérés</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>{} is complete and can be restored.</source>
        <translation>{} : réussite. Une restauration est possible.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{} is complete, but the structure of its databases is damaged.</source>
        <translation>{} : réussite, mais la structure de ses bases de données est endommagée.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{} is complete, but {} is not clean.</source>
        <translation>{} : réussite, mais {} n’est pas en arrêt correct.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/backup.py"/>
        <source>{} is complete. It is evidence, and cannot be restored.</source>
        <translation>{} : réussite. C’est une preuve, qui ne peut pas être restaurée.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{} is complete: its databases are clean and can be opened.</source>
        <translation>{} : réussite. Ses bases de données sont en arrêt correct et peuvent être ouvertes.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/export.py"/>
        <source>{} is complete: {} and {}.</source>
        <translation>{} : réussite, {} et {}.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>{} is complete; its databases are clean.</source>
        <translation>{} : réussite ; ses bases de données sont en arrêt correct.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>{} is complete; the files are as they were backed up.</source>
        <translation>{} : réussite ; les fichiers sont tels qu’ils ont été sauvegardés.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/export.py"/>
        <source>{} is incomplete: {} and {} could be read.</source>
        <translation>{} : incomplet, {} et {} ont pu être lues.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/restore.py"/>
        <source>{} must be recovered with the logs beside it before it can be used.</source>
        <translation>{} doit être récupéré avec les journaux voisins avant toute utilisation.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>{} passed: {} and {} were read from the restored databases.</source>
        <translation>{} : réussi. {} et {} lues dans les bases de données restaurées.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{} read</source>
        <translation>{} lus</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/outcome.py"/>
        <source>{} was cancelled.</source>
        <translation>{} : annulé.</translation>
    </message>
    <message>
        <location filename="ui/models/warned.py"/>
        <source>{}, warnings</source>
        <translation>{}, avertissements</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{}: all data is intact.</source>
        <translation>{} : toutes les données sont intactes.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{}: damage was found.</source>
        <translation>{} : des dommages ont été trouvés.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{}: every page and log is good.</source>
        <translation>{} : chaque page et chaque journal est en bon état.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{}: no damage was found, but not everything could be checked.</source>
        <translation>{} : aucun dommage trouvé, mais tout n’a pas pu être contrôlé.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/recover.py"/>
        <source>{}: the databases were clean; nothing had to be changed.</source>
        <translation>{} : les bases de données étaient en arrêt correct ; rien à modifier.</translation>
    </message>
    <message>
        <location filename="ui/models/outcomes/drill.py"/>
        <source>{}: the restored files are damaged.</source>
        <translation>{} : les fichiers restaurés sont endommagés.</translation>
    </message>
</context>
<context>
    <name>OutcomeStep</name>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>&amp;Try again</source>
        <translation>&amp;Réessayer</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>Another job has this name now. Nothing was changed.</source>
        <translation>Un autre travail porte désormais ce nom. Rien n’a été modifié.</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>Go back and rename it.</source>
        <translation>Revenez en arrière et renommez-le.</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>Making the first backup of {}…</source>
        <translation>Première sauvegarde de {}…</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>Progress of the first backup</source>
        <translation>Progression de la première sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>The first backup</source>
        <translation>La première sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>The first backup could not be started.</source>
        <translation>La première sauvegarde n’a pas pu démarrer.</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>The first backup failed because of an error in this program.</source>
        <translation>La première sauvegarde a échoué à cause d’une erreur de ce programme.</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>The first backup is running. It continues if this window is closed.</source>
        <translation>La première sauvegarde est en cours. Elle continue si cette fenêtre est fermée.</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>The job could not be written. Nothing was changed.</source>
        <translation>Le travail n’a pas pu être écrit. Rien n’a été modifié.</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>The scheduler's entry could not be installed. This window runs the job while it is open.</source>
        <translation>L’entrée du planificateur n’a pas pu être installée. Cette fenêtre exécute le travail tant qu’elle est ouverte.</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>Writing the job…</source>
        <translation>Écriture du travail…</translation>
    </message>
    <message>
        <location filename="ui/first_run/outcome.py"/>
        <source>{} of {}</source>
        <translation>{} sur {}</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Being backed up now.</source>
        <translation>Sauvegarde en cours.</translation>
    </message>
    <message>
        <location filename="ui/models/overview_words.py"/>
        <source>Job {}: {}</source>
        <translation>Pour le travail {} – {}</translation>
    </message>
    <message>
        <location filename="ui/models/overview_words.py"/>
        <source>Jobs {}: {}</source>
        <translation>Travaux {} – {}</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>No target is set for its age.</source>
        <translation>Aucun objectif n’est fixé pour son âge.</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>Restorable to {}</source>
        <translation>Restaurable jusqu’au {}</translation>
    </message>
    <message>
        <location filename="ui/models/overview_words.py"/>
        <source>Wait for the backup that is running.</source>
        <translation>Attendez la fin de la sauvegarde en cours.</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>available</source>
        <translation>disponible</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>full on {}</source>
        <translation>plein le {}</translation>
    </message>
    <message>
        <location filename="ui/models/ages.py"/>
        <source>in the future</source>
        <translation>dans le futur</translation>
    </message>
    <message>
        <location filename="ui/models/ages.py"/>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>no job</source>
        <translation>aucun travail</translation>
    </message>
    <message>
        <location filename="ui/models/ages.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>not available</source>
        <translation>indisponible</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>not created yet</source>
        <translation>pas encore créée</translation>
    </message>
    <message>
        <location filename="ui/models/ages.py"/>
        <location filename="ui/models/overview_rows.py"/>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="ui/models/overview_words.py"/>
        <source>schedule</source>
        <translation>planification</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>silent: {}</source>
        <translation>silencieux : {}</translation>
    </message>
    <message>
        <location filename="ui/models/overview_words.py"/>
        <source>since {}</source>
        <translation>depuis le {}</translation>
    </message>
    <message>
        <location filename="ui/models/ages.py"/>
        <source>{} days</source>
        <translation>{} jours</translation>
    </message>
    <message>
        <location filename="ui/models/ages.py"/>
        <source>{} h</source>
        <translation>{} h</translation>
    </message>
    <message>
        <location filename="ui/models/overview_words.py"/>
        <source>{} in {}</source>
        <translation>{} dans {}</translation>
    </message>
    <message>
        <location filename="ui/models/overview_words.py"/>
        <source>{} in {} (job {})</source>
        <translation>{} dans {} (travail {})</translation>
    </message>
    <message>
        <location filename="ui/models/overview_words.py"/>
        <source>{} in {} (jobs {})</source>
        <translation>{} dans {} (travaux {})</translation>
    </message>
    <message>
        <location filename="ui/models/ages.py"/>
        <source>{} min</source>
        <translation>{} min</translation>
    </message>
    <message>
        <location filename="ui/models/ages.py"/>
        <source>{} of {}</source>
        <translation>{} sur {}</translation>
    </message>
    <message>
        <location filename="ui/models/overview_words.py"/>
        <source>{} on {}</source>
        <translation>{} sur {}</translation>
    </message>
    <message>
        <location filename="ui/models/ages.py"/>
        <source>{} s</source>
        <translation>{} s</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>{}, running</source>
        <translation>{}, en cours</translation>
    </message>
    <message>
        <location filename="ui/models/overview_rows.py"/>
        <source>{}, {} failed</source>
        <translation>{}, {} en échec</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Back up now</source>
        <translation>&amp;Sauvegarder maintenant</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Copy rows</source>
        <translation>&amp;Copier les lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Edit job…</source>
        <translation>&amp;Modifier le travail…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Keep as evidence…</source>
        <translation>&amp;Garder comme preuve…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Restore…</source>
        <translation>&amp;Restaurer…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Show instance</source>
        <translation>&amp;Afficher l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>&amp;Verify its chain</source>
        <translation>&amp;Vérifier sa chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Change the job of the instance</source>
        <translation>Modifier le travail de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Choose a folder to look for instances in</source>
        <translation>Choisir un dossier où chercher des instances</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Choose what is backed up, where to and when</source>
        <translation>Choisir ce qui est sauvegardé, où et quand</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Copy the selected rows, or all</source>
        <translation>Copier les lignes sélectionnées, ou toutes</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Create a job…</source>
        <translation>Créer un travail…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Create a small sample instance to try things out</source>
        <translation>Créer une petite instance d’exemple pour faire des essais</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Find an instance</source>
        <translation>Chercher une instance</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Find databases, choose a destination and a schedule, and back up at once</source>
        <translation>Trouver des bases de données, choisir une destination et une planification, et sauvegarder aussitôt</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Go to the instance</source>
        <translation>Aller à l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Instances that a run works on. One with a problem is counted there, too.</source>
        <translation>Instances sur lesquelles une exécution travaille. Celle qui a un problème y est aussi comptée.</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Instances: {}</source>
        <translation>Instances : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Look for instances in a folder</source>
        <translation>Chercher des instances dans un dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>No instance matches the filter.</source>
        <translation>Aucune instance ne correspond au filtre.</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Nothing is protected yet</source>
        <translation>Rien n’est protégé pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Open sample</source>
        <translation>Ouvrir l’exemple</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Read everything again (F5)</source>
        <translation>Tout relire (F5)</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Reading jobs, history and destinations.</source>
        <translation>Lecture des travaux, de l’historique et des destinations.</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Restore from its newest chain</source>
        <translation>Restaurer à partir de sa chaîne la plus récente</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Run its job, or plan a backup</source>
        <translation>Exécuter son travail, ou préparer une sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Save the weekly report…</source>
        <translation>Enregistrer le rapport hebdomadaire…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Scan a folder…</source>
        <translation>Analyser un dossier…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Set up backups in a few steps: find databases of the Extensible Storage Engine, choose where to and when, and make the first backup. Nothing in their folders is changed.</source>
        <translation>Mettez en place des sauvegardes en quelques étapes : trouvez des bases de données Extensible Storage Engine, choisissez où et quand, et effectuez la première sauvegarde. Rien n’est modifié dans leurs dossiers.</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Set up backups…</source>
        <translation>Mettre en place des sauvegardes…</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Show co&amp;mmand line</source>
        <translation>Ligne de co&amp;mmande</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Show the commands that back up, verify and test it</source>
        <translation>Afficher les commandes qui la sauvegardent, la vérifient et l’essaient</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Start a &amp;drill</source>
        <translation>&amp;Lancer un essai</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Test whether its newest chain restores</source>
        <translation>Tester si sa chaîne la plus récente se restaure</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>The first command prints the same; its exit code says how bad it is. The second saves the report.</source>
        <translation>La première commande affiche la même chose ; son code de sortie indique la gravité. La seconde enregistre le rapport.</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>The state could not be read</source>
        <translation>L’état n’a pas pu être lu</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>The state could not be read again. What is shown may be out of date.</source>
        <translation>L’état n’a pas pu être relu. Ce qui est affiché peut être dépassé.</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>These commands run its job, verify its newest chain and test it with a drill.</source>
        <translation>Ces commandes exécutent son travail, vérifient sa chaîne la plus récente et la soumettent à un essai de restauration.</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/page.py"/>
        <source>Verify its newest chain</source>
        <translation>Vérifier sa chaîne la plus récente</translation>
    </message>
</context>
<context>
    <name>OverviewTable</name>
    <message>
        <location filename="ui/pages/overview/table.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="ui/pages/overview/table.py"/>
        <source>Instances and how they are protected</source>
        <translation>Instances et leur protection</translation>
    </message>
</context>
<context>
    <name>OwnNames</name>
    <message>
        <location filename="ui/models/own_names.py"/>
        <source>{} ({})</source>
        <translation>{} ({})</translation>
    </message>
</context>
<context>
    <name>PageInspector</name>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>A good copy is in {}. A restore of the chain brings it up to date.</source>
        <translation>Une bonne copie se trouve dans {}. Une restauration de la chaîne la met à jour.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Bytes</source>
        <translation>Octets</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Checksum</source>
        <translation>Somme de contrôle</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Choose a page in the map.</source>
        <translation>Choisissez une page sur la carte.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Contents of the page</source>
        <translation>Contenu de la page</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Copy the details of the page as text</source>
        <translation>Copier en texte ce qui est connu de la page</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Dbtime</source>
        <translation>Dbtime</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Flags</source>
        <translation>Indicateurs</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Good copy</source>
        <translation>Bonne copie</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Header</source>
        <translation>En-tête</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Header of the page</source>
        <translation>En-tête de la page</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Lines</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Lines ({})</source>
        <translation>Lignes ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Lines of the page</source>
        <translation>Lignes de la page</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Look for a &amp;good copy</source>
        <translation>Chercher une &amp;bonne copie</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Meaning</source>
        <translation>Signification</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Neighbours</source>
        <translation>Voisines</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Next page</source>
        <translation>Page suivante</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>No copies of this page yet.</source>
        <translation>Aucune copie de cette page pour l’instant.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>No known chain is of this database. Add its destination, then look again.</source>
        <translation>Aucune chaîne connue n’est de cette base de données. Ajoutez sa destination, puis cherchez de nouveau.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>None of the known chains has a good copy of this page.</source>
        <translation>Aucune des chaînes connues n’a de bonne copie de cette page.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Offset</source>
        <translation>Position</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Open the table that owns the page</source>
        <translation>Examiner la table à laquelle appartient la page</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Page {}</source>
        <translation>Page {}</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Previous page</source>
        <translation>Page précédente</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Read this page in every known chain of the database</source>
        <translation>Lire cette page dans chaque chaîne connue de la base de données</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Resto&amp;re…</source>
        <translation>&amp;Restaurer…</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Restore from the selected chain</source>
        <translation>Restaurer à partir de la chaîne sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Tag</source>
        <translation>Balise</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>The page cannot be read.</source>
        <translation>La page est illisible.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>The page in the known chains</source>
        <translation>La page dans les chaînes connues</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>The page is read in the known chains of this database.</source>
        <translation>La page est lue dans les chaînes connues de cette base de données.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>This command shows the same page, and the chains that hold a good copy of it.</source>
        <translation>Cette commande affiche la même page, et les chaînes qui en contiennent une bonne copie.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>This is the first page.</source>
        <translation>C’est la première page.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>This is the last page.</source>
        <translation>C’est la dernière page.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>This page has no lines.</source>
        <translation>Cette page n’a pas de lignes.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>This page is of no table.</source>
        <translation>Cette page n’appartient à aucune table.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>left {}, right {}</source>
        <translation>gauche {}, droite {}</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>page {} of {}</source>
        <translation>page {} de {}</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>{} bytes</source>
        <translation>{} octets</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>{} in {}, {} at offset {}</source>
        <translation>{} dans {}, {} à la position {}</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>{} stored, {} expected</source>
        <translation>{} enregistrée, {} attendue</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/inspector.py"/>
        <source>{}, object {}</source>
        <translation>{}, objet {}</translation>
    </message>
</context>
<context>
    <name>PageMap</name>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>First correctable page: {}</source>
        <translation>Première page corrigeable : {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>First corrected page: {}</source>
        <translation>Première page corrigée : {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>First damaged page: {}</source>
        <translation>Première page endommagée : {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>First page</source>
        <translation>Première page</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>Last page</source>
        <translation>Dernière page</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>No pages yet. The map fills as a file is read.</source>
        <translation>Aucune page pour l’instant. La carte se remplit pendant la lecture d’un fichier.</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>Page map</source>
        <translation>Carte des pages</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>correctable</source>
        <translation>corrigeable</translation>
    </message>
    <message>
        <location filename="ui/widgets/page_map.py"/>
        <source>{} of {} read ({})</source>
        <translation>{} sur {} lues ({})</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <location filename="ui/page_list.py"/>
        <source>All backup sets at all destinations</source>
        <translation>Tous les jeux de toutes les destinations</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Back up</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Browse a database as of any moment of its backups, and export rows</source>
        <translation>Consultez une base de données à tout moment de ses sauvegardes, et exportez des lignes</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Changes are saved and take effect immediately</source>
        <translation>Les modifications sont enregistrées et prennent effet aussitôt</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Choose what to back up and where</source>
        <translation>Choisissez quoi sauvegarder et où</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Databases in the watched folders and how well they are protected</source>
        <translation>Bases de données des dossiers surveillés et leur protection</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Destinations</source>
        <translation>Destinations</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Jobs</source>
        <translation>Travaux</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Read every page and log</source>
        <translation>Lisez chaque page et chaque journal</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Restore</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Restore a backup to a separate folder or in place</source>
        <translation>Restaurez une sauvegarde dans un dossier distinct ou sur place</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Retention</source>
        <translation>Rétention</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Runs in progress and the outcome of recent runs in this window</source>
        <translation>Exécutions en cours et issue des exécutions récentes de cette fenêtre</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Set up automatic backups, and see what is due and what is running</source>
        <translation>Les sauvegardes automatiques ; ce qui est prévu et ce qui s’exécute</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Sets</source>
        <translation>Jeux</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Tables</source>
        <translation>Tables</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Verify</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>What happened, when, and to which instance</source>
        <translation>Ce qui s’est passé, quand, et pour quelle instance</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>What is protected, what is not, and what to do about it</source>
        <translation>Ce qui est protégé, ce qui ne l’est pas, et que faire</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>What to keep, and what pruning removes</source>
        <translation>Ce qui est conservé et ce que la purge supprime</translation>
    </message>
    <message>
        <location filename="ui/page_list.py"/>
        <source>Where backups are kept, and whether these places are available</source>
        <translation>Où vont les sauvegardes, et l’état de ces emplacements</translation>
    </message>
</context>
<context>
    <name>Paper</name>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Chain: {}</source>
        <translation>Chaîne : {}</translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Command line: {}</source>
        <translation>Ligne de commande : {}</translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Done: {who}, {time}</source>
        <translation>Fait : {who}, {time}</translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Instance: {}</source>
        <translation>Instance : {}</translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Keep in mind</source>
        <translation>À retenir</translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>Target: {}</source>
        <translation>Cible : {}</translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>{} – after the restore</source>
        <translation>{} – après la restauration</translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>{} – before the restore</source>
        <translation>{} – avant la restauration</translation>
    </message>
    <message>
        <location filename="ui/panels/paper.py"/>
        <source>{} – during the restore</source>
        <translation>{} – pendant la restauration</translation>
    </message>
</context>
<context>
    <name>PathList</name>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Add to {}</source>
        <translation>Ajouter à {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Copy path</source>
        <translation>Copier le chemin</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Put {} back on the list</source>
        <translation>Remettre {} dans la liste</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Remove from this list; nothing on the disk is deleted (Del)</source>
        <translation>Retirer de cette liste ; rien n’est supprimé du disque (Suppr)</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Remove from {}</source>
        <translation>Retirer de {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Select a line of the list.</source>
        <translation>Sélectionnez une ligne de la liste.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>{} was removed from the list.</source>
        <translation>{} a été retiré de la liste.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/path_list.py"/>
        <source>{}: {}</source>
        <translation>{} : {}</translation>
    </message>
</context>
<context>
    <name>PauseDialog</name>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>&amp;Reason (required)</source>
        <translation>&amp;Raison (obligatoire)</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>A paused job does not run until it is resumed. Its slots are recorded as skipped, with this reason. Its targets stay in force.</source>
        <translation>Un travail en pause ne s’exécute pas tant qu’il n’est pas repris. Ses créneaux sont notés comme ignorés, avec cette raison. Ses objectifs restent en vigueur.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>Example: the server is being moved until Friday</source>
        <translation>Exemple : le serveur est en cours de déplacement jusqu’à vendredi</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>Pause job</source>
        <translation>Mettre le travail en pause</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>Pause jobs</source>
        <translation>Mettre les travaux en pause</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>This command does the same.</source>
        <translation>Voici la même chose en ligne de commande.</translation>
    </message>
</context>
<context>
    <name>PhaseBar</name>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Not started.</source>
        <translation>Non démarrée.</translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Step {} of {}, {}: {}</source>
        <translation>Étape {} sur {}, {} : {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Steps of the run</source>
        <translation>Étapes de l’exécution</translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <location filename="ui/widgets/phase_bar.py"/>
        <source>{} pending</source>
        <translation>{} à faire</translation>
    </message>
</context>
<context>
    <name>PickerList</name>
    <message>
        <location filename="ui/widgets/picker.py"/>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <location filename="ui/widgets/picker.py"/>
        <source>Nothing matches</source>
        <translation>Aucune correspondance</translation>
    </message>
    <message>
        <location filename="ui/widgets/picker.py"/>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <location filename="ui/widgets/picture_file.py"/>
        <source>Choose a name that ends in .png, .svg or .pdf.</source>
        <translation>Choisissez un nom qui se termine par .png, .svg ou .pdf.</translation>
    </message>
    <message>
        <location filename="ui/panels/picture_saving.py"/>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <location filename="ui/panels/picture_saving.py"/>
        <source>Save picture…</source>
        <translation>Enregistrer l’image…</translation>
    </message>
    <message>
        <location filename="ui/panels/picture_saving.py"/>
        <source>Show as table</source>
        <translation>Afficher en tableau</translation>
    </message>
</context>
<context>
    <name>PinActions</name>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>No selected chain is pinned.</source>
        <translation>Aucune chaîne sélectionnée n’est épinglée.</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Pin…</source>
        <translation>Épingler…</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Protect the selected chains from pruning, with a reason</source>
        <translation>Protéger de la purge les chaînes sélectionnées, avec une raison</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Remove the pins of the selected chains</source>
        <translation>Désépingler les chaînes sélectionnées</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Select one or more chains first.</source>
        <translation>Sélectionnez d’abord une ou plusieurs chaînes.</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Unpin</source>
        <translation>Désépingler</translation>
    </message>
</context>
<context>
    <name>PinDialog</name>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>&amp;Reason (optional)</source>
        <translation>&amp;Raison (facultative)</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>A pinned chain is never removed by pruning. A second pin replaces the reason.</source>
        <translation>Une chaîne épinglée n’est jamais supprimée par une purge. Un second épinglage remplace la raison.</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Example: audit 2026</source>
        <translation>Exemple : audit 2026</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Pin chain</source>
        <translation>Épingler la chaîne</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Pin chains</source>
        <translation>Épingler les chaînes</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <location filename="ui/panels/pins.py"/>
        <source>This command does the same.</source>
        <translation>Voici la même chose en ligne de commande.</translation>
    </message>
</context>
<context>
    <name>PlaceDialog</name>
    <message>
        <location filename="ui/panels/place_dialog.py"/>
        <source>&amp;Create the folder if it does not exist</source>
        <translation>Créer &amp;le dossier s’il n’existe pas</translation>
    </message>
    <message>
        <location filename="ui/panels/place_dialog.py"/>
        <source>&amp;Folder or address</source>
        <translation>&amp;Dossier ou adresse</translation>
    </message>
    <message>
        <location filename="ui/panels/place_dialog.py"/>
        <source>/backups or s3://BUCKET/PREFIX</source>
        <translation>/backups ou s3://BUCKET/PREFIX</translation>
    </message>
    <message>
        <location filename="ui/panels/place_dialog.py"/>
        <source>Bro&amp;wse…</source>
        <translation>Par&amp;courir…</translation>
    </message>
    <message>
        <location filename="ui/panels/place_dialog.py"/>
        <source>Create the folder if it does not exist</source>
        <translation>Créer le dossier s’il n’existe pas</translation>
    </message>
    <message>
        <location filename="ui/panels/place_dialog.py"/>
        <source>Enter a folder or the address of a bucket.</source>
        <translation>Saisissez un dossier ou l’adresse d’un compartiment.</translation>
    </message>
    <message>
        <location filename="ui/panels/place_dialog.py"/>
        <source>Folder or address</source>
        <translation>Dossier ou adresse</translation>
    </message>
    <message>
        <location filename="ui/panels/place_dialog.py"/>
        <source>This command does the same.</source>
        <translation>Voici la même chose en ligne de commande.</translation>
    </message>
</context>
<context>
    <name>PlaceStep</name>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>&amp;Destination</source>
        <translation>&amp;Destination</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>Backups cannot be written there.</source>
        <translation>Les sauvegardes ne peuvent pas y être écrites.</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>Bro&amp;wse…</source>
        <translation>Par&amp;courir…</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>Choose a destination.</source>
        <translation>Choisissez une destination.</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>Choose a folder on another disk or on a server, or the address of a bucket. Next tests it with a small file, which is deleted again, and goes on if backups can be written there.</source>
        <translation>Choisissez un dossier sur un autre disque ou sur un serveur, ou l’adresse d’un compartiment. « Suivant » le teste avec un petit fichier, qui est ensuite supprimé, et continue si des sauvegardes peuvent y être écrites.</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>Choose where the backups are kept</source>
        <translation>Choisir où garder les sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>Folder, or s3://BUCKET/PREFIX</source>
        <translation>Dossier, ou s3://BUCKET/PREFIX</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>Testing…</source>
        <translation>Test en cours…</translation>
    </message>
    <message>
        <location filename="ui/first_run/place.py"/>
        <source>Where are the backups kept?</source>
        <translation>Où garder les sauvegardes ?</translation>
    </message>
</context>
<context>
    <name>PlacesForm</name>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>&amp;All instances in and under these folders, also later ones</source>
        <translation>&amp;Toutes les instances de ces dossiers et sous-dossiers, même futures</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>&amp;Browse…</source>
        <translation>&amp;Parcourir…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>A&amp;dd folder…</source>
        <translation>&amp;Ajouter un dossier…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Another job has this name.</source>
        <translation>Un autre travail porte ce nom.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Back up</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Checking…</source>
        <translation>Contrôle en cours…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Choose a destination.</source>
        <translation>Choisissez une destination.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Choose a folder for backups</source>
        <translation>Choisir un dossier pour les sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Choose a folder with instances</source>
        <translation>Choisir un dossier contenant des instances</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Choose the folder of an instance</source>
        <translation>Choisir le dossier d’une instance</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>D&amp;estination</source>
        <translation>D&amp;estination</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Enter a name for the job.</source>
        <translation>Saisissez un nom pour le travail.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Example: Mail every night</source>
        <translation>Exemple : Messagerie chaque nuit</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Folder, or s3://BUCKET/PREFIX</source>
        <translation>Dossier, ou s3://BUCKET/PREFIX</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Folders</source>
        <translation>Dossiers</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>No folder is watched yet. Add one.</source>
        <translation>Aucun dossier n’est surveillé pour l’instant. Ajoutez-en un.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>No instance was found in the watched folders. Add the folder of one.</source>
        <translation>Aucune instance n’a été trouvée dans les dossiers surveillés. Ajoutez le dossier d’une instance.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Select at least one folder.</source>
        <translation>Sélectionnez au moins un dossier.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>Select at least one instance.</source>
        <translation>Sélectionnez au moins une instance.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/places_form.py"/>
        <source>These &amp;instances</source>
        <translation>Ces &amp;instances</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>As a full backup, but beside the chains: no other backup continues it, and none is affected by it.</source>
        <translation>Comme une sauvegarde complète, mais à côté des chaînes : aucune autre sauvegarde ne la continue ni n’en est affectée.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>As is (evidence)</source>
        <translation>Telle quelle (preuve)</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Checkpoint</source>
        <translation>Point de contrôle</translation>
    </message>
    <message>
        <location filename="ui/models/plan_mending.py"/>
        <source>Choose a full backup</source>
        <translation>Choisir une sauvegarde complète</translation>
    </message>
    <message>
        <location filename="ui/models/plan_mending.py"/>
        <source>Connect or mount the disk or share that contains it. If it was replaced or emptied on purpose, accept it on the page Destinations.</source>
        <translation>Connectez ou montez le disque ou le partage qui la contient. Si elle a été remplacée ou vidée volontairement, acceptez-la sur la page Destinations.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Continues chain</source>
        <translation>Continue la chaîne</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies all logs since the full backup in one set, which replaces the incremental backups in between.</source>
        <translation>Copie en un jeu tous les journaux depuis la sauvegarde complète, en remplaçant les incrémentielles intermédiaires.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies databases, logs and checkpoint, and starts a new chain.</source>
        <translation>Copie les bases de données, les journaux et le point de contrôle, et commence une nouvelle chaîne.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies every file as it is, damage included, as evidence before a repair. It cannot be restored.</source>
        <translation>Copie chaque fichier tel quel, dommages compris, comme preuve avant une réparation. Ne peut pas être restaurée.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies nothing. Removes the logs before the checkpoint, including those that are in no backup.</source>
        <translation>Ne copie rien. Supprime les journaux antérieurs au point de contrôle, y compris ceux qui ne sont dans aucune sauvegarde.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies the databases in use and the logs written meanwhile, and starts a new chain.</source>
        <translation>Copie les bases de données en cours d’utilisation et les journaux écrits entre-temps, et commence une nouvelle chaîne.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copies the logs since the newest set and continues the chain.</source>
        <translation>Copie les journaux depuis le jeu le plus récent et continue la chaîne.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Copy</source>
        <translation>Copie</translation>
    </message>
    <message>
        <location filename="ui/models/plan_mending.py"/>
        <source>Create the folder</source>
        <translation>Créer le dossier</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Current log</source>
        <translation>Journal actuel</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Databases</source>
        <translation>Bases de données</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Differential</source>
        <translation>Différentielle</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Free space</source>
        <translation>Espace libre</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Full</source>
        <translation>Complète</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>In no backup</source>
        <translation>Dans aucune sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Incremental</source>
        <translation>Incrémentielle</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/models/plan_mending.py"/>
        <source>Keep the files as evidence</source>
        <translation>Garder les fichiers comme preuve</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Logs afterwards</source>
        <translation>Journaux ensuite</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Logs before the checkpoint are removed when the set is complete.</source>
        <translation>Les journaux antérieurs au point de contrôle sont supprimés une fois le jeu complet.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Logs of {} · {}</source>
        <translation>Journaux de {} · {}</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>No logs are removed.</source>
        <translation>Aucun journal n’est supprimé.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>No logs are removed: files at rest are only read.</source>
        <translation>Aucun journal n’est supprimé : les fichiers au repos ne sont que lus.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>No logs are removed: the instance deletes old ones itself.</source>
        <translation>Aucun journal n’est supprimé : l’instance supprime elle-même les anciens.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>None is removed.</source>
        <translation>Aucun n’est supprimé.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>None is removed: files at rest are only read.</source>
        <translation>Aucun n’est supprimé : les fichiers au repos ne sont que lus.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>None is removed: the instance deletes old ones itself.</source>
        <translation>Aucun n’est supprimé : l’instance supprime elle-même les anciens.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Not available at rest: only a running instance knows which logs it still needs.</source>
        <translation>Indisponible au repos : seule une instance en fonctionnement sait de quels journaux elle a encore besoin.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Not available while the instance is running: its files change.</source>
        <translation>Indisponible tant que l’instance fonctionne : ses fichiers changent.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Not available with circular logging: logs since the newest set may already be deleted.</source>
        <translation>Indisponible avec la journalisation circulaire : des journaux postérieurs au jeu le plus récent peuvent déjà être supprimés.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Not needed with circular logging: the instance deletes old logs itself.</source>
        <translation>Inutile avec la journalisation circulaire : l’instance supprime elle-même les anciens journaux.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Read from</source>
        <translation>Lu depuis</translation>
    </message>
    <message>
        <location filename="ui/models/plan_mending.py"/>
        <source>Read from a snapshot</source>
        <translation>Lire depuis un instantané</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Replaces</source>
        <translation>Remplace</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Rolls the current log first.</source>
        <translation>Clôt d’abord le journal actuel.</translation>
    </message>
    <message>
        <location filename="ui/models/plan_mending.py"/>
        <source>Show the destination</source>
        <translation>Afficher la destination</translation>
    </message>
    <message>
        <location filename="ui/models/plan_mending.py"/>
        <source>Take the required logs only</source>
        <translation>Ne prendre que les journaux requis</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>Those before the checkpoint are removed when the set is complete.</source>
        <translation>Ceux antérieurs au point de contrôle sont supprimés une fois le jeu complet.</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>To copy</source>
        <translation>À copier</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>To remove</source>
        <translation>À supprimer</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>at most logs {}</source>
        <translation>au plus les journaux {}</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>none: nothing new since the newest set</source>
        <translation>aucun : rien de nouveau depuis le jeu le plus récent</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>nothing: the instance needs all its logs, or deletes them itself</source>
        <translation>rien : l’instance a besoin de tous ses journaux, ou les supprime elle-même</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>{} before, {} after</source>
        <translation>{} avant, {} après</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>{}, copied while it was still the current log</source>
        <translation>{}, copié quand il était encore le journal actuel</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>{}, plus those written meanwhile</source>
        <translation>{}, plus ceux écrits entre-temps</translation>
    </message>
    <message>
        <location filename="ui/models/plan.py"/>
        <source>{}; the next backup has to be a full one</source>
        <translation>{} ; la prochaine sauvegarde devra être complète</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Before you start</source>
        <translation>Avant de commencer</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Choose an instance and a destination.</source>
        <translation>Choisissez une instance et une destination.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Files of the plan</source>
        <translation>Fichiers du plan</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>I have read this</source>
        <translation>J’en ai pris connaissance</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Preparing the plan.</source>
        <translation>Préparation du plan.</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>This backup cannot start.</source>
        <translation>Cette sauvegarde ne peut pas démarrer.</translation>
    </message>
</context>
<context>
    <name>Plural</name>
    <message numerus="yes">
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>At least {} rows</source>
        <extracomment>At least {} row</extracomment>
        <translation>
            <numerusform>Au moins {} ligne</numerusform>
            <numerusform>Au moins {} lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/verification.py"/>
        <source>Damage was found: {} findings.</source>
        <extracomment>Damage was found: {} finding.</extracomment>
        <translation>
            <numerusform>Dommages trouvés : {} constat.</numerusform>
            <numerusform>Dommages trouvés : {} constats.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/report.py"/>
        <source>Files: {} files, {}</source>
        <extracomment>Files: {} file, {}</extracomment>
        <translation>
            <numerusform>Fichiers : {} fichier, {}</numerusform>
            <numerusform>Fichiers : {} fichiers, {}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/retention.py"/>
        <source>On {1}: {0} chains, {2}, {3}.</source>
        <extracomment>On {1}: {0} chain, {2}, {3}.</extracomment>
        <translation>
            <numerusform>Le {1} : {0} chaîne, {2}, {3}.</numerusform>
            <numerusform>Le {1} : {0} chaînes, {2}, {3}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/verify/inspector.py"/>
        <source>Reading the page in {} chains…</source>
        <extracomment>Reading the page in {} chain…</extracomment>
        <translation>
            <numerusform>Lecture de la page dans {} chaîne…</numerusform>
            <numerusform>Lecture de la page dans {} chaînes…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/retention.py"/>
        <source>Remove {} chains, {}, from {}?</source>
        <extracomment>Remove {} chain, {}, from {}?</extracomment>
        <translation>
            <numerusform>Supprimer {} chaîne, {}, de {} ?</numerusform>
            <numerusform>Supprimer {} chaînes, {}, de {} ?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/page.py"/>
        <source>Tick {} steps of the run sheet and type the name of the instance to continue.</source>
        <extracomment>Tick {} step of the run sheet and type the name of the instance to continue.</extracomment>
        <translation>
            <numerusform>Cochez {} étape de la fiche d’exécution et saisissez le nom de l’instance pour continuer.</numerusform>
            <numerusform>Cochez {} étapes de la fiche d’exécution et saisissez le nom de l’instance pour continuer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/page.py"/>
        <source>Tick {} steps of the run sheet to continue.</source>
        <extracomment>Tick {} step of the run sheet to continue.</extracomment>
        <translation>
            <numerusform>Cochez {} étape de la fiche d’exécution pour continuer.</numerusform>
            <numerusform>Cochez {} étapes de la fiche d’exécution pour continuer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/retention.py"/>
        <source>and {} instances more</source>
        <extracomment>and {} instance more</extracomment>
        <translation>
            <numerusform>et {} autre instance</numerusform>
            <numerusform>et {} autres instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/format.py"/>
        <source>every {} days</source>
        <extracomment>every {} day</extracomment>
        <translation>
            <numerusform>tous les {} jours</numerusform>
            <numerusform>tous les {} jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/format.py"/>
        <source>every {} hours</source>
        <extracomment>every {} hour</extracomment>
        <translation>
            <numerusform>toutes les {} heures</numerusform>
            <numerusform>toutes les {} heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/overview_words.py"/>
        <source>{1} and {0} more</source>
        <extracomment>{1} and {0} more</extracomment>
        <translation>
            <numerusform>{1} et {0} autre</numerusform>
            <numerusform>{1} et {0} autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{1} of {0} pages</source>
        <extracomment>{1} of {0} page</extracomment>
        <translation>
            <numerusform>{1} sur {0} page</numerusform>
            <numerusform>{1} sur {0} pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/verify.py"/>
        <source>{1} of {0} pages good</source>
        <extracomment>{1} of {0} page good</extracomment>
        <translation>
            <numerusform>{1} page sur {0} en bon état</numerusform>
            <numerusform>{1} pages sur {0} en bon état</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/verification.py"/>
        <source>{1} of {0} pages, {2}</source>
        <extracomment>{1} of {0} page, {2}</extracomment>
        <translation>
            <numerusform>{1} page sur {0}, {2}</numerusform>
            <numerusform>{1} pages sur {0}, {2}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/recovery.py"/>
        <source>{1} replayed, {2}: {0} log records</source>
        <extracomment>{1} replayed, {2}: {0} log record</extracomment>
        <translation>
            <numerusform>{1} rejoués, {2} : {0} enregistrement de journal</numerusform>
            <numerusform>{1} rejoués, {2} : {0} enregistrements de journal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/page.py"/>
        <source>{1} {0} jobs were left out: jobs with these names exist.</source>
        <extracomment>{1} {0} job was left out: a job with this name exists.</extracomment>
        <translation>
            <numerusform>{1} {0} travail a été laissé de côté : un travail de ce nom existe.</numerusform>
            <numerusform>{1} {0} travaux ont été laissés de côté : des travaux de ces noms existent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/protection.py"/>
        <source>{} ESE databases</source>
        <extracomment>{} ESE database</extracomment>
        <translation>
            <numerusform>{} base ESE</numerusform>
            <numerusform>{} bases ESE</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} as-is backups</source>
        <extracomment>{} as-is backup</extracomment>
        <translation>
            <numerusform>{} sauvegarde telle quelle</numerusform>
            <numerusform>{} sauvegardes telles quelles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/sets/removal.py"/>
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} backup sets</source>
        <extracomment>{} backup set</extracomment>
        <translation>
            <numerusform>{} jeu de sauvegarde</numerusform>
            <numerusform>{} jeux de sauvegarde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/back_up_now.py"/>
        <source>{} backups queued</source>
        <extracomment>{} backup queued</extracomment>
        <translation>
            <numerusform>{} sauvegarde en file d’attente</numerusform>
            <numerusform>{} sauvegardes en file d’attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} blank</source>
        <extracomment>{} blank</extracomment>
        <translation>
            <numerusform>{} vierge</numerusform>
            <numerusform>{} vierges</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/format.py"/>
        <location filename="ui/models/instance_rows.py"/>
        <location filename="ui/models/instances.py"/>
        <location filename="ui/pages/back_up/plan_view.py"/>
        <source>{} bytes</source>
        <extracomment>{} byte</extracomment>
        <translation>
            <numerusform>{} octet</numerusform>
            <numerusform>{} octets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/first_run/discover.py"/>
        <source>{} cannot be backed up.</source>
        <extracomment>{} cannot be backed up.</extracomment>
        <translation>
            <numerusform>{} ne peut pas être sauvegardée.</numerusform>
            <numerusform>{} ne peuvent pas être sauvegardées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/destinations.py"/>
        <location filename="ui/models/outcomes/copy.py"/>
        <location filename="ui/models/retention.py"/>
        <location filename="ui/models/sets_rows.py"/>
        <location filename="ui/pages/restore/chains.py"/>
        <location filename="ui/pages/retention/page.py"/>
        <location filename="ui/pages/retention/plan_view.py"/>
        <location filename="ui/pages/sets/importing.py"/>
        <location filename="ui/pages/sets/page.py"/>
        <location filename="ui/pages/sets/removal.py"/>
        <location filename="ui/pages/settings/page.py"/>
        <location filename="ui/panels/pins.py"/>
        <source>{} chains</source>
        <extracomment>{} chain</extracomment>
        <translation>
            <numerusform>{} chaîne</numerusform>
            <numerusform>{} chaînes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/copy.py"/>
        <source>{} chains copied, {} not.</source>
        <extracomment>{} chain copied, {} not.</extracomment>
        <translation>
            <numerusform>{} chaîne copiée, {} en échec.</numerusform>
            <numerusform>{} chaînes copiées, {} en échec.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/copy.py"/>
        <source>{} chains copied, {}.</source>
        <extracomment>{} chain copied, {}.</extracomment>
        <translation>
            <numerusform>{} chaîne copiée, {}.</numerusform>
            <numerusform>{} chaînes copiées, {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chain_copies.py"/>
        <source>{} chains of {} ({}) are copied as they are stored.</source>
        <extracomment>{} chain of {} ({}) is copied as it is stored.</extracomment>
        <translation>
            <numerusform>{} chaîne de {} ({}) est copiée telle qu’elle est stockée.</numerusform>
            <numerusform>{} chaînes de {} ({}) sont copiées telles qu’elles sont stockées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chain_copies.py"/>
        <source>{} chains of {} ({}) are copied to {} as they are stored.</source>
        <extracomment>{} chain of {} ({}) is copied to {} as it is stored.</extracomment>
        <translation>
            <numerusform>{} chaîne de {} ({}) est copiée vers {} telle qu’elle est stockée.</numerusform>
            <numerusform>{} chaînes de {} ({}) sont copiées vers {} telles qu’elles sont stockées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/panels/pins.py"/>
        <source>{} chains pinned.</source>
        <extracomment>{} chain pinned.</extracomment>
        <translation>
            <numerusform>{} chaîne épinglée.</numerusform>
            <numerusform>{} chaînes épinglées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>{} chains removed</source>
        <extracomment>{} chain removed</extracomment>
        <translation>
            <numerusform>{} chaîne supprimée</numerusform>
            <numerusform>{} chaînes supprimées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/prune.py"/>
        <location filename="ui/models/outcomes/remove.py"/>
        <source>{} chains removed, {} freed.</source>
        <extracomment>{} chain removed, {} freed.</extracomment>
        <translation>
            <numerusform>{} chaîne supprimée, {} libérés.</numerusform>
            <numerusform>{} chaînes supprimées, {} libérés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/panels/pins.py"/>
        <source>{} chains unpinned.</source>
        <extracomment>{} chain unpinned.</extracomment>
        <translation>
            <numerusform>{} chaîne désépinglée.</numerusform>
            <numerusform>{} chaînes désépinglées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/tables/detail.py"/>
        <source>{} changes in the logs of this backup.</source>
        <extracomment>{} change in the logs of this backup.</extracomment>
        <translation>
            <numerusform>{} modification dans les journaux de cette sauvegarde.</numerusform>
            <numerusform>{} modifications dans les journaux de cette sauvegarde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/tables/detail.py"/>
        <source>{} characters</source>
        <extracomment>{} character</extracomment>
        <translation>
            <numerusform>{} caractère</numerusform>
            <numerusform>{} caractères</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/table_definitions.py"/>
        <source>{} columns</source>
        <extracomment>{} column</extracomment>
        <translation>
            <numerusform>{} colonne</numerusform>
            <numerusform>{} colonnes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/command_palette.py"/>
        <source>{} commands</source>
        <extracomment>{} command</extracomment>
        <translation>
            <numerusform>{} commande</numerusform>
            <numerusform>{} commandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/roll_forward.py"/>
        <location filename="ui/values/moments.py"/>
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} commits</source>
        <extracomment>{} commit</extracomment>
        <translation>
            <numerusform>{} validation</numerusform>
            <numerusform>{} validations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/loss.py"/>
        <source>{} commits between {} and {} are in logs that no backup holds: {}.</source>
        <extracomment>{} commit between {} and {} is in logs that no backup holds: {}.</extracomment>
        <translation>
            <numerusform>{} validation entre le {} et le {} se trouve dans des journaux absents de toute sauvegarde : {}.</numerusform>
            <numerusform>{} validations entre le {} et le {} se trouvent dans des journaux absents de toute sauvegarde : {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/loss.py"/>
        <source>{} commits of {} are in logs that no backup holds: {}.</source>
        <extracomment>{} commit of {} is in logs that no backup holds: {}.</extracomment>
        <translation>
            <numerusform>{} validation du {} se trouve dans des journaux qu’aucune sauvegarde ne contient : {}.</numerusform>
            <numerusform>{} validations du {} se trouvent dans des journaux qu’aucune sauvegarde ne contient : {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/loss.py"/>
        <source>{} commits of {}, between {} and {}, are in logs that no backup holds: {}.</source>
        <extracomment>{} commit of {}, between {} and {}, is in logs that no backup holds: {}.</extracomment>
        <translation>
            <numerusform>{} validation de {}, entre le {} et le {}, se trouve dans des journaux absents de toute sauvegarde : {}.</numerusform>
            <numerusform>{} validations de {}, entre le {} et le {}, se trouvent dans des journaux absents de toute sauvegarde : {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/chain_strip.py"/>
        <source>{} completed with warnings</source>
        <extracomment>{} completed with warnings</extracomment>
        <translation>
            <numerusform>{} terminée avec des avertissements</numerusform>
            <numerusform>{} terminées avec des avertissements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} copy backups</source>
        <extracomment>{} copy backup</extracomment>
        <translation>
            <numerusform>{} sauvegarde de copie</numerusform>
            <numerusform>{} sauvegardes de copie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} correctable</source>
        <extracomment>{} correctable</extracomment>
        <translation>
            <numerusform>{} corrigeable</numerusform>
            <numerusform>{} corrigeables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} corrected</source>
        <extracomment>{} corrected</extracomment>
        <translation>
            <numerusform>{} corrigée</numerusform>
            <numerusform>{} corrigées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} damaged</source>
        <extracomment>{} damaged</extracomment>
        <translation>
            <numerusform>{} endommagée</numerusform>
            <numerusform>{} endommagées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/recover.py"/>
        <location filename="ui/pages/instances/detail.py"/>
        <source>{} databases</source>
        <extracomment>{} database</extracomment>
        <translation>
            <numerusform>{} base de données</numerusform>
            <numerusform>{} bases de données</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/day_calendar.py"/>
        <location filename="ui/widgets/day_strip.py"/>
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>{} days</source>
        <extracomment>{} day</extracomment>
        <translation>
            <numerusform>{} jour</numerusform>
            <numerusform>{} jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/format.py"/>
        <source>{} days ago</source>
        <extracomment>{} day ago</extracomment>
        <translation>
            <numerusform>il y a {} jour</numerusform>
            <numerusform>il y a {} jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/overview_rows.py"/>
        <source>{} days with runs</source>
        <extracomment>{} day with runs</extracomment>
        <translation>
            <numerusform>{} jour avec exécutions</numerusform>
            <numerusform>{} jours avec exécutions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/status_line.py"/>
        <source>{} destinations not available</source>
        <extracomment>{} destination not available</extracomment>
        <translation>
            <numerusform>{} destination indisponible</numerusform>
            <numerusform>{} destinations indisponibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} differential backups</source>
        <extracomment>{} differential backup</extracomment>
        <translation>
            <numerusform>{} sauvegarde différentielle</numerusform>
            <numerusform>{} sauvegardes différentielles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chains.py"/>
        <source>{} differentials</source>
        <extracomment>{} differential</extracomment>
        <translation>
            <numerusform>{} diff.</numerusform>
            <numerusform>{} diff.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/panels/decision_panel.py"/>
        <source>{} displaced files in {}</source>
        <extracomment>{} displaced file in {}</extracomment>
        <translation>
            <numerusform>{} fichier mis de côté dans {}</numerusform>
            <numerusform>{} fichiers mis de côté dans {}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/panels/decision_panel.py"/>
        <source>{} displaced files of {} take {} in {}</source>
        <extracomment>{} displaced file of {} takes {} in {}</extracomment>
        <translation>
            <numerusform>{} fichier mis de côté de {} occupe {} dans {}</numerusform>
            <numerusform>{} fichiers mis de côté de {} occupent {} dans {}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} earlier backups and checks</source>
        <extracomment>{} earlier backup or check</extracomment>
        <translation>
            <numerusform>{} sauvegarde ou contrôle antérieur</numerusform>
            <numerusform>{} sauvegardes et contrôles antérieurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} earlier commits</source>
        <extracomment>{} earlier commit</extracomment>
        <translation>
            <numerusform>{} validation antérieure</numerusform>
            <numerusform>{} validations antérieures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} earlier logs</source>
        <extracomment>{} earlier log</extracomment>
        <translation>
            <numerusform>{} journal antérieur</numerusform>
            <numerusform>{} journaux antérieurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/housekeeping.py"/>
        <source>{} earlier runs were interrupted</source>
        <extracomment>{} earlier run was interrupted</extracomment>
        <translation>
            <numerusform>{} exécution antérieure a été interrompue</numerusform>
            <numerusform>{} exécutions antérieures ont été interrompues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/audit_rows.py"/>
        <location filename="ui/pages/history/audit.py"/>
        <location filename="ui/pages/settings/history.py"/>
        <source>{} entries</source>
        <extracomment>{} entry</extracomment>
        <translation>
            <numerusform>{} entrée</numerusform>
            <numerusform>{} entrées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/timeline_marks.py"/>
        <source>{} entries here</source>
        <extracomment>{} entry here</extracomment>
        <translation>
            <numerusform>{} entrée ici</numerusform>
            <numerusform>{} entrées ici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/history/events.py"/>
        <source>{} events</source>
        <extracomment>{} event</extracomment>
        <translation>
            <numerusform>{} événement</numerusform>
            <numerusform>{} événements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/checks.py"/>
        <source>{} failed</source>
        <extracomment>{} failed</extracomment>
        <translation>
            <numerusform>{} en échec</numerusform>
            <numerusform>{} en échec</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chain_picture.py"/>
        <location filename="ui/models/outcomes/backup.py"/>
        <location filename="ui/models/outcomes/restore.py"/>
        <location filename="ui/models/outcomes/verify.py"/>
        <location filename="ui/models/plan.py"/>
        <location filename="ui/models/recovery.py"/>
        <location filename="ui/models/sets_rows.py"/>
        <location filename="ui/pages/restore/change.py"/>
        <location filename="ui/pages/restore/page.py"/>
        <location filename="ui/pages/restore/report.py"/>
        <location filename="ui/pages/restore/what.py"/>
        <location filename="ui/pages/restore/where.py"/>
        <location filename="ui/pages/sets/removal.py"/>
        <location filename="ui/panels/decision_panel.py"/>
        <source>{} files</source>
        <extracomment>{} file</extracomment>
        <translation>
            <numerusform>{} fichier</numerusform>
            <numerusform>{} fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/instances/in_place.py"/>
        <source>{} files, {}, will be copied.</source>
        <extracomment>{} file, {}, will be copied.</extracomment>
        <translation>
            <numerusform>{} fichier, {}, sera copié.</numerusform>
            <numerusform>{} fichiers, {}, seront copiés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/panels/absent_destinations.py"/>
        <source>{} folders at destinations could not be read. Their backups are not listed.</source>
        <extracomment>{} folder at a destination could not be read. Its backups are not listed.</extracomment>
        <translation>
            <numerusform>{} dossier d’une destination n’a pas pu être lu. Ses sauvegardes ne sont pas affichées.</numerusform>
            <numerusform>{} dossiers de destinations n’ont pas pu être lus. Leurs sauvegardes ne sont pas affichées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/instance_rows.py"/>
        <source>{} folders could not be searched.</source>
        <extracomment>{} folder could not be searched.</extracomment>
        <translation>
            <numerusform>{} dossier n’a pas pu être exploré.</numerusform>
            <numerusform>{} dossiers n’ont pas pu être explorés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} full backups</source>
        <extracomment>{} full backup</extracomment>
        <translation>
            <numerusform>{} sauvegarde complète</numerusform>
            <numerusform>{} sauvegardes complètes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/timeline_cells.py"/>
        <source>{} gaps</source>
        <extracomment>{} gap</extracomment>
        <translation>
            <numerusform>{} lacune</numerusform>
            <numerusform>{} lacunes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>{} generations missing</source>
        <extracomment>{} generation missing</extracomment>
        <translation>
            <numerusform>{} génération manquante</numerusform>
            <numerusform>{} générations manquantes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/scheduler.py"/>
        <location filename="ui/models/when_draft.py"/>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>{} hours</source>
        <extracomment>{} hour</extracomment>
        <translation>
            <numerusform>{} heure</numerusform>
            <numerusform>{} heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/backup_sets.py"/>
        <source>{} incremental backups</source>
        <extracomment>{} incremental backup</extracomment>
        <translation>
            <numerusform>{} sauvegarde incrémentielle</numerusform>
            <numerusform>{} sauvegardes incrémentielles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chains.py"/>
        <source>{} incrementals</source>
        <extracomment>{} incremental</extracomment>
        <translation>
            <numerusform>{} incr.</numerusform>
            <numerusform>{} incr.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/table_definitions.py"/>
        <source>{} indexes</source>
        <extracomment>{} index</extracomment>
        <translation>
            <numerusform>{} index</numerusform>
            <numerusform>{} index</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/destinations.py"/>
        <location filename="ui/pages/sets/page.py"/>
        <location filename="ui/pages/settings/page.py"/>
        <source>{} instances</source>
        <extracomment>{} instance</extracomment>
        <translation>
            <numerusform>{} instance</numerusform>
            <numerusform>{} instances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/first_run/discover.py"/>
        <source>{} instances found.</source>
        <extracomment>{} instance found.</extracomment>
        <translation>
            <numerusform>{} instance trouvée.</numerusform>
            <numerusform>{} instances trouvées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/overview_words.py"/>
        <source>{} instances have no problems.</source>
        <extracomment>{} instance has no problems.</extracomment>
        <translation>
            <numerusform>{} instance ne présente aucun problème.</numerusform>
            <numerusform>{} instances ne présentent aucun problème.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/retention.py"/>
        <source>{} instances have too few chains to assume more.</source>
        <extracomment>{} instance has too few chains to assume more.</extracomment>
        <translation>
            <numerusform>{} instance a trop peu de chaînes pour en supposer davantage.</numerusform>
            <numerusform>{} instances ont trop peu de chaînes pour en supposer davantage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/tray.py"/>
        <source>{} instances protected.</source>
        <extracomment>{} instance protected.</extracomment>
        <translation>
            <numerusform>{} instance protégée.</numerusform>
            <numerusform>{} instances protégées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/first_run.py"/>
        <source>{} instances were backed up to {}.</source>
        <extracomment>{} instance was backed up to {}.</extracomment>
        <translation>
            <numerusform>{} instance a été sauvegardée vers {}.</numerusform>
            <numerusform>{} instances ont été sauvegardées vers {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/pause_dialog.py"/>
        <source>{} jobs</source>
        <extracomment>{} job</extracomment>
        <translation>
            <numerusform>{} travail</numerusform>
            <numerusform>{} travaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/page.py"/>
        <source>{} jobs added.</source>
        <extracomment>{} job added.</extracomment>
        <translation>
            <numerusform>{} travail ajouté.</numerusform>
            <numerusform>{} travaux ajoutés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/page.py"/>
        <source>{} jobs exported to {}.</source>
        <extracomment>{} job exported to {}.</extracomment>
        <translation>
            <numerusform>{} travail exporté vers {}.</numerusform>
            <numerusform>{} travaux exportés vers {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/jobs/page.py"/>
        <source>{} jobs removed.</source>
        <extracomment>{} job removed.</extracomment>
        <translation>
            <numerusform>{} travail supprimé.</numerusform>
            <numerusform>{} travaux supprimés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} later backups and checks</source>
        <extracomment>{} later backup or check</extracomment>
        <translation>
            <numerusform>{} sauvegarde ou contrôle ultérieur</numerusform>
            <numerusform>{} sauvegardes et contrôles ultérieurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/moment.py"/>
        <location filename="ui/values/moments.py"/>
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} later commits</source>
        <extracomment>{} later commit</extracomment>
        <translation>
            <numerusform>{} validation ultérieure</numerusform>
            <numerusform>{} validations ultérieures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} later logs</source>
        <extracomment>{} later log</extracomment>
        <translation>
            <numerusform>{} journal ultérieur</numerusform>
            <numerusform>{} journaux ultérieurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/outcome.py"/>
        <location filename="ui/models/outcomes/verify.py"/>
        <location filename="ui/models/plan.py"/>
        <location filename="ui/models/protection_cards.py"/>
        <location filename="ui/models/recovery.py"/>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} logs</source>
        <extracomment>{} log</extracomment>
        <translation>
            <numerusform>{} journal</numerusform>
            <numerusform>{} journaux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/protection_cards.py"/>
        <source>{} logs in the folder</source>
        <extracomment>{} log in the folder</extracomment>
        <translation>
            <numerusform>{} journal dans le dossier</numerusform>
            <numerusform>{} journaux dans le dossier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/verify/result.py"/>
        <source>{} logs read</source>
        <extracomment>{} log read</extracomment>
        <translation>
            <numerusform>{} journal lu</numerusform>
            <numerusform>{} journaux lus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>{} logs removed</source>
        <extracomment>{} log removed</extracomment>
        <translation>
            <numerusform>{} journal supprimé</numerusform>
            <numerusform>{} journaux supprimés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/truncate.py"/>
        <source>{} logs removed: {}.</source>
        <extracomment>{} log removed: {}.</extracomment>
        <translation>
            <numerusform>{} journal supprimé : {}.</numerusform>
            <numerusform>{} journaux supprimés : {}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/plan.py"/>
        <source>{} logs that are removed are in no known backup.</source>
        <extracomment>{} log that is removed is in no known backup.</extracomment>
        <translation>
            <numerusform>{} journal supprimé n’est dans aucune sauvegarde connue.</numerusform>
            <numerusform>{} journaux supprimés ne sont dans aucune sauvegarde connue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/scheduler.py"/>
        <location filename="ui/models/when_draft.py"/>
        <source>{} minutes</source>
        <extracomment>{} minute</extracomment>
        <translation>
            <numerusform>{} minute</numerusform>
            <numerusform>{} minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>{} months</source>
        <extracomment>{} month</extracomment>
        <translation>
            <numerusform>{} mois</numerusform>
            <numerusform>{} mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/audit_rows.py"/>
        <source>{} more findings</source>
        <extracomment>{} more finding</extracomment>
        <translation>
            <numerusform>{} autre constat</numerusform>
            <numerusform>{} autres constats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/tray.py"/>
        <source>{} more problems</source>
        <extracomment>{} more problem</extracomment>
        <translation>
            <numerusform>{} autre problème</numerusform>
            <numerusform>{} autres problèmes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} not read yet</source>
        <extracomment>{} not read yet</extracomment>
        <translation>
            <numerusform>{} pas encore lue</numerusform>
            <numerusform>{} pas encore lues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/history/events.py"/>
        <source>{} of {} events</source>
        <extracomment>{} of {} events</extracomment>
        <translation>
            <numerusform>{} événement sur {}</numerusform>
            <numerusform>{} événements sur {}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/recovery.py"/>
        <source>{} page changes redone</source>
        <extracomment>{} page change redone</extracomment>
        <translation>
            <numerusform>{} modification de page réappliquée</numerusform>
            <numerusform>{} modifications de page réappliquées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chain_picture.py"/>
        <location filename="ui/widgets/page_map.py"/>
        <source>{} pages</source>
        <extracomment>{} page</extracomment>
        <translation>
            <numerusform>{} page</numerusform>
            <numerusform>{} pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>{} pages cannot be read. Their rows are missing, and are not counted.</source>
        <extracomment>{} page cannot be read. Its rows are missing, and are not counted.</extracomment>
        <translation>
            <numerusform>{} page est illisible. Ses lignes manquent et ne sont pas comptées.</numerusform>
            <numerusform>{} pages sont illisibles. Leurs lignes manquent et ne sont pas comptées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/table_definitions.py"/>
        <source>{} pages could not be read. Their rows are not counted.</source>
        <extracomment>{} page could not be read. Its rows are not counted.</extracomment>
        <translation>
            <numerusform>{} page n’a pas pu être lue. Ses lignes ne sont pas comptées.</numerusform>
            <numerusform>{} pages n’ont pas pu être lues. Leurs lignes ne sont pas comptées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/verification.py"/>
        <source>{} pages have a single-bit error.</source>
        <extracomment>{} page has a single-bit error.</extracomment>
        <translation>
            <numerusform>{} page a une erreur d’un seul bit.</numerusform>
            <numerusform>{} pages ont une erreur d’un seul bit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} pages per cell</source>
        <extracomment>{} page per cell</extracomment>
        <translation>
            <numerusform>{} page par case</numerusform>
            <numerusform>{} pages par case</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/chain_nodes.py"/>
        <source>{} pages verified</source>
        <extracomment>{} page verified</extracomment>
        <translation>
            <numerusform>{} page vérifiée</numerusform>
            <numerusform>{} pages vérifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/warned.py"/>
        <source>{} pages: one flipped bit each, corrected in the copy.</source>
        <extracomment>{} page: one flipped bit, corrected in the copy.</extracomment>
        <translation>
            <numerusform>{} page : un bit inversé, corrigé dans la copie.</numerusform>
            <numerusform>{} pages : un bit inversé chacune, corrigé dans la copie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/checks.py"/>
        <source>{} passed</source>
        <extracomment>{} passed</extracomment>
        <translation>
            <numerusform>{} réussi</numerusform>
            <numerusform>{} réussis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/first_run.py"/>
        <source>{} places could not be read.</source>
        <extracomment>{} place could not be read.</extracomment>
        <translation>
            <numerusform>{} emplacement n’a pas pu être lu.</numerusform>
            <numerusform>{} emplacements n’ont pas pu être lus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/instances/adding.py"/>
        <source>{} places with instances found.</source>
        <extracomment>{} place with instances found.</extracomment>
        <translation>
            <numerusform>{} emplacement avec des instances trouvé.</numerusform>
            <numerusform>{} emplacements avec des instances trouvés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/retention.py"/>
        <source>{} remain</source>
        <extracomment>{} remains</extracomment>
        <translation>
            <numerusform>{} reste</numerusform>
            <numerusform>{} restent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/outcomes/drill.py"/>
        <location filename="ui/models/outcomes/export.py"/>
        <location filename="ui/pages/running/certificate.py"/>
        <location filename="ui/pages/tables/content.py"/>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>{} rows</source>
        <extracomment>{} row</extracomment>
        <translation>
            <numerusform>{} ligne</numerusform>
            <numerusform>{} lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/history/events.py"/>
        <source>{} rows copied with headings.</source>
        <extracomment>{} row copied with headings.</extracomment>
        <translation>
            <numerusform>{} ligne copiée avec les en-têtes.</numerusform>
            <numerusform>{} lignes copiées avec les en-têtes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/comparison.py"/>
        <source>{} rows differ</source>
        <extracomment>{} row differs</extracomment>
        <translation>
            <numerusform>{} ligne diffère</numerusform>
            <numerusform>{} lignes diffèrent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>{} rows found so far. Scroll down to look for more.</source>
        <extracomment>{} row found so far. Scroll down to look for more.</extracomment>
        <translation>
            <numerusform>{} ligne trouvée jusqu’ici. Faites défiler pour en chercher d’autres.</numerusform>
            <numerusform>{} lignes trouvées jusqu’ici. Faites défiler pour en chercher d’autres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/tables/rows_panel.py"/>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>{} rows found.</source>
        <extracomment>{} row found.</extracomment>
        <translation>
            <numerusform>{} ligne trouvée.</numerusform>
            <numerusform>{} lignes trouvées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/tables/content.py"/>
        <source>{} rows or pages could not be read and are missing.</source>
        <extracomment>{} row or page could not be read and is missing.</extracomment>
        <translation>
            <numerusform>{} ligne ou page n’a pas pu être lue et manque.</numerusform>
            <numerusform>{} lignes ou pages n’ont pas pu être lues et manquent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/table_definitions.py"/>
        <source>{} rows or pages could not be read.</source>
        <extracomment>{} row or page could not be read.</extracomment>
        <translation>
            <numerusform>{} ligne ou page n’a pas pu être lue.</numerusform>
            <numerusform>{} lignes ou pages n’ont pas pu être lues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/history/runs.py"/>
        <location filename="ui/questions.py"/>
        <source>{} runs</source>
        <extracomment>{} run</extracomment>
        <translation>
            <numerusform>{} exécution</numerusform>
            <numerusform>{} exécutions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/tray.py"/>
        <source>{} runs in progress</source>
        <extracomment>{} run in progress</extracomment>
        <translation>
            <numerusform>{} exécution en cours</numerusform>
            <numerusform>{} exécutions en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/instances/row_actions.py"/>
        <location filename="ui/pages/sets/copying.py"/>
        <source>{} runs queued</source>
        <extracomment>{} run queued</extracomment>
        <translation>
            <numerusform>{} exécution en file d’attente</numerusform>
            <numerusform>{} exécutions en file d’attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/chain_strip.py"/>
        <source>{} sets</source>
        <extracomment>{} set</extracomment>
        <translation>
            <numerusform>{} jeu</numerusform>
            <numerusform>{} jeux</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>{} settings</source>
        <extracomment>{} setting</extracomment>
        <translation>
            <numerusform>{} paramètre</numerusform>
            <numerusform>{} paramètres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>{} settings have their previous values again.</source>
        <extracomment>{} setting has its previous value again.</extracomment>
        <translation>
            <numerusform>{} paramètre a retrouvé sa valeur.</numerusform>
            <numerusform>{} paramètres ont retrouvé leur valeur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/settings/all_settings.py"/>
        <source>{} settings were changed.</source>
        <extracomment>{} setting was changed.</extracomment>
        <translation>
            <numerusform>{} paramètre a été modifié.</numerusform>
            <numerusform>{} paramètres ont été modifiés.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/settings/import_dialog.py"/>
        <source>{} settings will change.</source>
        <extracomment>{} setting will change.</extracomment>
        <translation>
            <numerusform>{} paramètre changera.</numerusform>
            <numerusform>{} paramètres changeront.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/comparison.py"/>
        <location filename="ui/models/outcomes/drill.py"/>
        <location filename="ui/models/outcomes/export.py"/>
        <location filename="ui/pages/instances/tabs.py"/>
        <location filename="ui/pages/running/certificate.py"/>
        <location filename="ui/pages/tables/content.py"/>
        <source>{} tables</source>
        <extracomment>{} table</extracomment>
        <translation>
            <numerusform>{} table</numerusform>
            <numerusform>{} tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/comparison.py"/>
        <source>{} tables could not be compared.</source>
        <extracomment>{} table could not be compared.</extracomment>
        <translation>
            <numerusform>{} table n’a pas pu être comparée.</numerusform>
            <numerusform>{} tables n’ont pas pu être comparées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>{} tables of the application.</source>
        <extracomment>{} table of the application.</extracomment>
        <translation>
            <numerusform>{} table de l’application.</numerusform>
            <numerusform>{} tables de l’application.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/notifications.py"/>
        <source>{} tries</source>
        <extracomment>{} try</extracomment>
        <translation>
            <numerusform>{} tentative</numerusform>
            <numerusform>{} tentatives</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/recovery.py"/>
        <source>{} uncommitted changes</source>
        <extracomment>{} uncommitted change</extracomment>
        <translation>
            <numerusform>{} modification non validée</numerusform>
            <numerusform>{} modifications non validées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/models/recovery.py"/>
        <source>{} uncommitted changes undone</source>
        <extracomment>{} uncommitted change undone</extracomment>
        <translation>
            <numerusform>{} modification non validée annulée</numerusform>
            <numerusform>{} modifications non validées annulées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} unowned, not judged</source>
        <extracomment>{} unowned, not judged</extracomment>
        <translation>
            <numerusform>{} hors de la base, non évaluée</numerusform>
            <numerusform>{} hors de la base, non évaluées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/tables/detail.py"/>
        <source>{} values</source>
        <extracomment>{} value</extracomment>
        <translation>
            <numerusform>{} valeur</numerusform>
            <numerusform>{} valeurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} verifications and drills</source>
        <extracomment>{} verification or drill</extracomment>
        <translation>
            <numerusform>{} vérification ou essai</numerusform>
            <numerusform>{} vérifications et essais</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/page_map.py"/>
        <source>{} verified</source>
        <extracomment>{} verified</extracomment>
        <translation>
            <numerusform>{} vérifiée</numerusform>
            <numerusform>{} vérifiées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/pages/restore/checks.py"/>
        <source>{} warnings</source>
        <extracomment>{} warning</extracomment>
        <translation>
            <numerusform>{} avertissement</numerusform>
            <numerusform>{} avertissements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>{} years</source>
        <extracomment>{} year</extracomment>
        <translation>
            <numerusform>{} an</numerusform>
            <numerusform>{} ans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Presence</name>
    <message>
        <location filename="ui/presence.py"/>
        <source>Notifications paused until {}</source>
        <translation>Notifications en pause jusqu’au {}</translation>
    </message>
</context>
<context>
    <name>Protection</name>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>A backup includes the logs that recovery needs. “Recover” brings the database, or a copy of it, to a clean shutdown. Do not delete any logs until the database is clean.</source>
        <translation>Une sauvegarde inclut les journaux nécessaires à la récupération. « Récupérer » amène la base de données, ou sa copie, à un arrêt correct. Ne supprimez aucun journal tant que la base de données n’est pas en arrêt correct.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>A backup is in progress; another one has to wait.</source>
        <translation>Une sauvegarde est en cours ; une autre doit attendre.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>A backup needs the database as well as its logs.</source>
        <translation>Une sauvegarde a besoin de la base de données et de ses journaux.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>A file of this instance does not have the expected format.</source>
        <translation>Un fichier de cette instance n’a pas le format attendu.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Add the folder that holds the database.</source>
        <translation>Ajoutez le dossier qui contient la base de données.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>All databases were shut down cleanly; no recovery is needed.</source>
        <translation>Toutes les bases de données ont été arrêtées correctement ; aucune récupération n’est nécessaire.</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>All logs are in the newest chain</source>
        <translation>Tous les journaux sont dans la chaîne la plus récente</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Another backup of it can start when this one has ended.</source>
        <translation>Une autre pourra démarrer lorsque celle-ci sera terminée.</translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Check the file's permissions and whether another program has it open.</source>
        <translation>Contrôlez les autorisations du fichier, et si un autre programme l’a ouvert.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Clean shutdown</source>
        <translation>Arrêt correct</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Clean, logs incomplete</source>
        <translation>Correct, journaux incomplets</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Damage found</source>
        <translation>Dommages trouvés</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Damage was found in the files of this instance.</source>
        <translation>Des dommages ont été trouvés dans les fichiers de cette instance.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Damaged</source>
        <translation>Endommagé</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Dirty shutdown</source>
        <translation>Arrêt incorrect</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Found {}: {}</source>
        <translation>Constaté le {} : {}</translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>If no other file has its generation, rename it to match. Otherwise move it out of the folder.</source>
        <translation>Si aucun autre fichier n’a sa génération, renommez-le en conséquence. Sinon, déplacez-le hors du dossier.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>If the missing logs were moved, put them back. Otherwise make a full backup with the required logs only.</source>
        <translation>Si les journaux manquants ont été déplacés, remettez-les en place. Sinon, effectuez une sauvegarde complète avec les seuls journaux requis.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>In use by process {}.</source>
        <translation>Utilisée par le processus {}.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>It can be backed up while it runs.</source>
        <translation>Elle peut être sauvegardée pendant son fonctionnement.</translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Keep the log that belongs here and move the other one out of the folder.</source>
        <translation>Gardez le journal qui a sa place ici et déplacez l’autre hors du dossier.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Logs are missing from the middle of the stream: {}.</source>
        <translation>Des journaux manquent au milieu du flux : {}.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Logs only</source>
        <translation>Journaux seulement</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Look for the missing logs where the file came from and put them next to it, or copy it again with its service stopped. Repair it only if there is no good copy: a repair discards data.</source>
        <translation>Cherchez les journaux manquants là d’où vient le fichier et placez-les à côté, ou copiez-le de nouveau, son service arrêté. Ne le réparez qu’en l’absence de bonne copie : une réparation élimine des données.</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>Make a full backup first</source>
        <translation>Effectuez d’abord une sauvegarde complète</translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Move it out of the folder. It belongs to another log stream.</source>
        <translation>Déplacez-le hors du dossier. Il appartient à un autre flux de journaux.</translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Move the empty file out of the folder, or replace it with a good copy of the log.</source>
        <translation>Déplacez le fichier vide hors du dossier, ou remplacez-le par une bonne copie du journal.</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>Needs a full backup first</source>
        <translation>Nécessite d’abord une sauvegarde complète</translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>No data is lost: recovery begins at the oldest log without it. Check the disk.</source>
        <translation>Aucune donnée n’est perdue : sans lui, la récupération commence au plus ancien journal. Contrôlez le disque.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>No database in the watched folders belongs to these logs.</source>
        <translation>Aucune base de données des dossiers surveillés ne correspond à ces journaux.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Not all files of this instance could be read.</source>
        <translation>Tous les fichiers de cette instance n’ont pas pu être lus.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Not answering</source>
        <translation>Ne répond pas</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>Not possible now</source>
        <translation>Impossible pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Not recoverable</source>
        <translation>Non récupérable</translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Not urgent: the other copy of the header is good. Make a full backup soon and check the disk.</source>
        <translation>Non urgent : l’autre copie de l’en-tête est bonne. Effectuez bientôt une sauvegarde complète et contrôlez le disque.</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>Only full backups are possible</source>
        <translation>Seules des sauvegardes complètes sont possibles</translation>
    </message>
    <message>
        <location filename="ui/models/problems.py"/>
        <source>Replace the file with a good copy. Check the system log for disk errors.</source>
        <translation>Remplacez le fichier par une bonne copie. Recherchez des erreurs de disque dans le journal système.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Replay stops at a gap, so changes after it cannot be restored from an older backup.</source>
        <translation>Le rejeu s’arrête à une lacune ; les modifications ultérieures ne peuvent pas être restaurées depuis une sauvegarde plus ancienne.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Running</source>
        <translation>En fonctionnement</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Running, backup in progress</source>
        <translation>En fonctionnement, sauvegarde en cours</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Running, damage found</source>
        <translation>En fonctionnement, dommages trouvés</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>The databases are clean, but some logs are missing or unusable.</source>
        <translation>Les bases de données sont en arrêt correct, mais des journaux manquent ou sont inutilisables.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>There are logs here, but no database of their log stream.</source>
        <translation>Il y a des journaux ici, mais aucune base de données de leur flux de journaux.</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>There is no backup to restore from, and none can be made of its files as they are.</source>
        <translation>Il n’y a aucune sauvegarde à restaurer, et ses fichiers ne peuvent pas être sauvegardés en l’état.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>This instance is being backed up now.</source>
        <translation>Une sauvegarde de cette instance est en cours.</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>Whether {} can be recovered is not known: a log that it requires could not be read.</source>
        <translation>On ne sait pas si {} peut être récupérée : un journal qui lui est nécessaire n’a pas pu être lu.</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>age not known</source>
        <translation>âge inconnu</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>in a damaged chain</source>
        <translation>dans une chaîne endommagée</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>logs {}</source>
        <translation>journaux {}</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>newest set: {}</source>
        <translation>jeu le plus récent : {}</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <location filename="ui/models/protection_cards.py"/>
        <source>no logs</source>
        <translation>aucun journal</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>none yet</source>
        <translation>aucune pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>nothing new</source>
        <translation>rien de nouveau</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>oldest from {}</source>
        <translation>le plus ancien du {}</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>{} cannot be recovered from the files here, so it cannot be backed up.</source>
        <translation>{} ne peut pas être récupéré avec les fichiers présents, et donc pas sauvegardé.</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>{} required for recovery</source>
        <translation>{} requis pour la récupération</translation>
    </message>
    <message>
        <location filename="ui/models/protection.py"/>
        <source>{} was not shut down cleanly.</source>
        <translation>{} n’a pas été arrêté correctement.</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>{} · can be restored to {}</source>
        <translation>{} · restaurable jusqu’au {}</translation>
    </message>
    <message>
        <location filename="ui/models/protection_cards.py"/>
        <source>{} · newest set {}</source>
        <translation>{} · jeu le plus récent {}</translation>
    </message>
</context>
<context>
    <name>QDialog</name>
    <message>
        <location filename="ui/help_dialogs.py"/>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>Questions</name>
    <message>
        <location filename="ui/questions.py"/>
        <source>A cancelled backup leaves nothing behind. Existing chains are unchanged.</source>
        <translation>Une sauvegarde annulée ne laisse rien. Les chaînes existantes sont inchangées.</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>An internal error occurred. Your files are unchanged.</source>
        <translation>Une erreur interne s’est produite. Vos fichiers sont inchangés.</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Cancel run and close</source>
        <translation>Annuler l’exécution et fermer</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Cancel runs and close</source>
        <translation>Annuler les exécutions et fermer</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Choose a folder to look for instances in</source>
        <translation>Choisir un dossier où chercher des instances</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Close the window</source>
        <translation>Fermer la fenêtre</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Give this user write permission for the folder, or set ESE_BACKUP_HOME to a different one.</source>
        <translation>Donnez à cet utilisateur le droit d’écrire dans le dossier, ou choisissez-en un autre par ESE_BACKUP_HOME.</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Internal error</source>
        <translation>Erreur interne</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Keep running in the tray</source>
        <translation>Continuer dans la zone de notification</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Keep running in the tray, to notify you on this desktop?</source>
        <translation>Continuer dans la zone de notification, pour vous avertir sur ce bureau ?</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Keep the window open</source>
        <translation>Garder la fenêtre ouverte</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Not saved</source>
        <translation>Non enregistré</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Please report it together with the details below.</source>
        <translation>Veuillez la signaler avec les détails ci-dessous.</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Runs in progress</source>
        <translation>Exécutions en cours</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>Scheduled backups and other notifications do not need it. The choice can be changed in the settings.</source>
        <translation>Les sauvegardes planifiées et les autres notifications n’en ont pas besoin. Ce choix peut être modifié dans les paramètres.</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>The history cannot be saved because the data folder is not writable.</source>
        <translation>L’historique ne peut pas être enregistré, car le dossier de données n’est pas accessible en écriture.</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>{} Runs still work, but their history is lost when the window closes.</source>
        <translation>{} Les exécutions fonctionnent encore, mais leur historique est perdu à la fermeture de la fenêtre.</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>{} could not be saved.</source>
        <translation>{} n’a pas pu être enregistré.</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>{} in progress. Closing the window cancels it.</source>
        <translation>{} en cours. Fermer la fenêtre l’annule.</translation>
    </message>
    <message>
        <location filename="ui/questions.py"/>
        <source>{} in progress. Closing the window cancels them.</source>
        <translation>{} en cours. Fermer la fenêtre les annule.</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Cance&amp;l run</source>
        <translation>Annu&amp;ler</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Nothing is running or waiting on this machine.</source>
        <translation>Rien ne s’exécute ni n’attend sur cette machine.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Pau&amp;se run</source>
        <translation>Mettre en pau&amp;se</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Pause the selected run</source>
        <translation>Mettre en pause l’exécution sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Queue</source>
        <translation>File d’attente</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>R&amp;esume run</source>
        <translation>R&amp;eprendre</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Resume the selected run</source>
        <translation>Reprendre l’exécution sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Select a run.</source>
        <translation>Sélectionnez une exécution.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Sho&amp;w</source>
        <translation>&amp;Afficher</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Show the selected run</source>
        <translation>Afficher l’exécution sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>Stop the selected run; it leaves nothing behind</source>
        <translation>Arrêter l’exécution sélectionnée ; elle ne laisse rien</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>This run has not started yet.</source>
        <translation>Cette exécution n’a pas encore commencé.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>This run is not paused.</source>
        <translation>Cette exécution n’est pas en pause.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>This run is paused.</source>
        <translation>Cette exécution est en pause.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/queue_view.py"/>
        <source>This run waits in another program.</source>
        <translation>Cette exécution attend dans un autre programme.</translation>
    </message>
</context>
<context>
    <name>RecoverDialog</name>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>&amp;Continue without the lost logs; the changes in them are lost, too</source>
        <translation>&amp;Continuer sans les journaux perdus ; les modifications qu’ils contiennent sont perdues aussi</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>&amp;Recover copy</source>
        <translation>&amp;Récupérer la copie</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>&amp;Recover in place</source>
        <translation>&amp;Récupérer sur place</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>A co&amp;py; the instance is only read</source>
        <translation>Une co&amp;pie ; l’instance n’est que lue</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Choose a destination for the copy, and type the name of the instance.</source>
        <translation>Choisissez une destination pour la copie, et saisissez le nom de l’instance.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Choose a new or empty folder with enough space.</source>
        <translation>Choisissez un dossier nouveau ou vide avec assez d’espace.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Continue if a database &amp;named in the logs is missing</source>
        <translation>Continuer si une &amp;base de données citée dans les journaux manque</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Copy the files as they are, damage included</source>
        <translation>Copier les fichiers tels quels, dommages compris</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>In p&amp;lace, in the instance's own folder</source>
        <translation>S&amp;ur place, dans le dossier de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Keep as e&amp;vidence…</source>
        <translation>Garder comme pr&amp;euve…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Nothing: the recovery cannot start.</source>
        <translation>Rien : la récupération ne peut pas démarrer.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Reading the instance…</source>
        <translation>Lecture de l’instance…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Recover {}</source>
        <translation>Récupérer {}</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>Show co&amp;mmand line</source>
        <translation>Ligne de co&amp;mmande</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>The instance is still being read.</source>
        <translation>La lecture de l’instance n’est pas terminée.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>The recovery cannot start.</source>
        <translation>La récupération ne peut pas démarrer.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>What to recover</source>
        <translation>Que récupérer</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>What will happen</source>
        <translation>Ce qui va se passer</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>{} free, {}</source>
        <translation>{} libres, {}</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>{} required</source>
        <translation>{} requis</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/recover_dialog.py"/>
        <source>{} required: not enough space</source>
        <translation>{} requis : espace insuffisant</translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Copy the files as they are to the destination. If that fails, nothing is changed.</source>
        <translation>Copier les fichiers tels quels vers la destination. En cas d’échec, rien n’est modifié.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Copy {} ({}) from {} to the chosen folder. The instance itself is only read.</source>
        <translation>Copier {} ({}) de {} vers le dossier choisi. L’instance elle-même n’est que lue.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Leave the databases clean and ready to open.</source>
        <translation>Laisser les bases de données en arrêt correct et prêtes à ouvrir.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Leave the databases of the copy clean and ready to open. If any change cannot be applied, no files are left behind.</source>
        <translation>Laisser les bases de données de la copie en arrêt correct et prêtes à ouvrir. Si une modification n’est pas applicable, aucun fichier n’est laissé.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Not available while the instance is running: its engine recovers it at startup</source>
        <translation>Indisponible tant que l’instance fonctionne : son moteur la récupère au démarrage</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Read log {} once to check that every change can be applied, then replay it on the copy: missing changes are redone, and uncommitted ones are undone.</source>
        <translation>Lire une fois le journal {} pour vérifier que chaque modification est applicable, puis le rejouer sur la copie : les modifications manquantes sont réappliquées, celles non validées sont annulées.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Read logs {} once to check that every change can be applied, then replay them on the copy: missing changes are redone, and uncommitted ones are undone.</source>
        <translation>Lire une fois les journaux {} pour vérifier que chaque modification est applicable, puis les rejouer sur la copie : les modifications manquantes sont réappliquées, celles non validées sont annulées.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Read logs {} once to check that every change can be applied. If any cannot, nothing is changed.</source>
        <translation>Lire une fois les journaux {} pour vérifier que chaque modification est applicable. Sinon, rien n’est modifié.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Read the last log, {}, to make sure that nothing is left to replay.</source>
        <translation>Lire le dernier journal, {}, pour s’assurer qu’il ne reste rien à rejouer.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Recovery replays any changes these logs hold for the databases. Often there are none.</source>
        <translation>La récupération rejoue les modifications que ces journaux contiennent pour les bases de données. Souvent, il n’y en a pas.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Replay the logs on a copy of this instance to bring its databases to a clean shutdown</source>
        <translation>Rejouer les journaux sur une copie de cette instance pour amener ses bases de données à un arrêt correct</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Replay the logs on the files in {}: missing changes are redone, and uncommitted ones are undone.</source>
        <translation>Rejouer les journaux sur les fichiers de {} : les modifications manquantes sont réappliquées, celles non validées sont annulées.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>The databases are already clean; check whether the logs contain later changes</source>
        <translation>Les bases de données sont déjà en arrêt correct ; voir si les journaux contiennent des modifications ultérieures</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>The databases are clean, but there are later logs: {}.</source>
        <translation>Les bases de données sont en arrêt correct, mais il y a des journaux ultérieurs : {}.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>The logs end cleanly; nothing had to be replayed.</source>
        <translation>Les journaux se terminent correctement ; il n’y avait rien à rejouer.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>There are only logs here, from the first one on: replaying them may recreate their database</source>
        <translation>Il n’y a que des journaux ici, depuis le premier : les rejouer peut recréer leur base de données</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>There are only logs here: recovery needs the database they belong to</source>
        <translation>Il n’y a que des journaux ici : la récupération a besoin de leur base de données</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>There is nothing to recover: all databases were shut down cleanly.</source>
        <translation>Rien à récupérer : toutes les bases de données ont été arrêtées correctement.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>There is nothing to recover: the databases are clean and have no logs.</source>
        <translation>Rien à récupérer : les bases de données sont en arrêt correct et n’ont pas de journaux.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>This is a backup set made by another program: restore it to replay its logs</source>
        <translation>C’est un jeu de sauvegarde d’un autre programme : restaurez-le pour rejouer ses journaux</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>This recovery cannot start.</source>
        <translation>Cette récupération ne peut pas démarrer.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Use the databases as they are.</source>
        <translation>Utilisez les bases de données en l’état.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>Use them as they are. A recovery would only create an unchanged copy.</source>
        <translation>Utilisez-les en l’état. Une récupération ne créerait qu’une copie inchangée.</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>none needed</source>
        <translation>aucun nécessaire</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>none yet</source>
        <translation>aucun pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>nothing to undo</source>
        <translation>rien à annuler</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>{} already present</source>
        <translation>{} déjà présentes</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>{} more already present</source>
        <translation>{} de plus déjà présentes</translation>
    </message>
    <message>
        <location filename="ui/models/recovery.py"/>
        <source>{} undone</source>
        <translation>{} : annulé</translation>
    </message>
</context>
<context>
    <name>RecoveryKeyDialog</name>
    <message>
        <location filename="ui/pages/instances/unlocking.py"/>
        <source>&amp;Recovery key</source>
        <translation>Clé de &amp;récupération</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/unlocking.py"/>
        <source>The recovery key has eight groups of six digits. Active Directory or the administrator of the machine has it. It is kept until the program is closed; scheduled runs need it in the environment variable ESE_BACKUP_BITLOCKER.</source>
        <translation>La clé de récupération comporte huit groupes de six chiffres. Active Directory ou l’administrateur de la machine la détient. Elle est conservée jusqu’à la fermeture du programme ; les exécutions planifiées en ont besoin dans la variable d’environnement ESE_BACKUP_BITLOCKER.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/unlocking.py"/>
        <source>Trying the key…</source>
        <translation>Essai de la clé…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/unlocking.py"/>
        <source>Unlock</source>
        <translation>Déverrouiller</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/unlocking.py"/>
        <source>Unlock disk image</source>
        <translation>Déverrouiller l’image disque</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/unlocking.py"/>
        <source>{} is encrypted by BitLocker.</source>
        <translation>{} est chiffré par BitLocker.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/unlocking.py"/>
        <source>{} needs another key.</source>
        <translation>{} nécessite une autre clé.</translation>
    </message>
</context>
<context>
    <name>RemovalDialog</name>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Chain</source>
        <translation>Chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Chains to remove</source>
        <translation>Chaînes à supprimer</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Keep everything</source>
        <translation>Tout conserver</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Keep it until a newer backup was made and verified.</source>
        <translation>Conservez-la jusqu’à ce qu’une sauvegarde plus récente soit faite et vérifiée.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Leave these chains out of the selection.</source>
        <translation>Retirez ces chaînes de la sélection.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Newest that can be restored</source>
        <translation>Dernière restaurable</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Nothing can be removed while {} must stay.</source>
        <translation>Rien ne peut être supprimé tant que {} doit rester.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Remove chains</source>
        <translation>Supprimer des chaînes</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Remove {}</source>
        <translation>Supprimer {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Remove {}, {}?</source>
        <translation>Supprimer {}, {} ?</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>See the reason above the list.</source>
        <translation>Voir la raison au-dessus de la liste.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Sets</source>
        <translation>Jeux</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>The newest backup that can be restored is among the chains.</source>
        <translation>La sauvegarde restaurable la plus récente fait partie des chaînes à supprimer.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>The next backup must be a full one.</source>
        <translation>La prochaine sauvegarde devra être complète.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>This cannot be undone.</source>
        <translation>Cette action est irréversible.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Type the name of the instance first.</source>
        <translation>Saisissez d’abord le nom de l’instance.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>Type {} to remove its newest chain that can be restored</source>
        <translation>Saisissez {} pour supprimer sa chaîne restaurable la plus récente</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>unknown date</source>
        <translation>date inconnue</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/removal.py"/>
        <source>{} and {} of {}. A set needs those before it, so a chain goes as a whole.</source>
        <translation>{} et {} ({}). Un jeu a besoin de ceux qui le précèdent ; une chaîne est donc supprimée en entier.</translation>
    </message>
</context>
<context>
    <name>Renaming</name>
    <message>
        <location filename="ui/pages/instances/renaming.py"/>
        <source>The tags of {} were changed.</source>
        <translation>{} a maintenant d’autres étiquettes.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/renaming.py"/>
        <source>{} is now called {}.</source>
        <translation>{} s’appelle maintenant {}.</translation>
    </message>
</context>
<context>
    <name>ReplayCards</name>
    <message>
        <location filename="ui/panels/replay_cards.py"/>
        <source>Log records</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <location filename="ui/panels/replay_cards.py"/>
        <source>Logs replayed</source>
        <translation>Journaux rejoués</translation>
    </message>
    <message>
        <location filename="ui/panels/replay_cards.py"/>
        <source>Page changes redone</source>
        <translation>Modifications réappliquées</translation>
    </message>
</context>
<context>
    <name>ReportSaver</name>
    <message>
        <location filename="ui/panels/report_saving.py"/>
        <source>Print the report</source>
        <translation>Imprimer le rapport</translation>
    </message>
    <message>
        <location filename="ui/panels/report_saving.py"/>
        <source>Report written to {}.</source>
        <translation>Rapport écrit dans {}.</translation>
    </message>
    <message>
        <location filename="ui/panels/report_saving.py"/>
        <source>Save the report on the run</source>
        <translation>Enregistrer le rapport de l’exécution</translation>
    </message>
    <message>
        <location filename="ui/panels/report_saving.py"/>
        <source>Save the weekly report</source>
        <translation>Enregistrer le rapport hebdomadaire</translation>
    </message>
    <message>
        <location filename="ui/panels/report_saving.py"/>
        <source>The report was not saved.</source>
        <translation>Le rapport n’a pas été enregistré.</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <location filename="ui/pages/restore/chain_trouble.py"/>
        <source>Add the file of its identity under Keys in the settings.</source>
        <translation>Ajoutez le fichier de son identité sous Clés dans les paramètres.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chain_trouble.py"/>
        <source>Backups of this chain completed with warnings. It can be restored.</source>
        <translation>Des sauvegardes de cette chaîne se sont terminées avec des avertissements. Elle peut être restaurée.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Chain: {}</source>
        <translation>Chaîne : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Command line: {}</source>
        <translation>Ligne de commande : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chain_trouble.py"/>
        <source>Damage was found in this chain. A restore may fail or be incomplete.</source>
        <translation>Des dommages ont été trouvés dans cette chaîne. Une restauration peut échouer ou être incomplète.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Databases</source>
        <translation>Bases de données</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Duration: {}</source>
        <translation>Durée : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Instance: {}</source>
        <translation>Instance : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Logs {} are then replayed, which leaves the databases clean.</source>
        <translation>Les journaux {} sont ensuite rejoués, ce qui laisse les bases de données en arrêt correct.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>No logs are replayed.</source>
        <translation>Aucun journal n’est rejoué.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Not replayed: logs {} were restored along with the databases, which are in the state of log {}. Changes in these newer logs are not in the databases yet.</source>
        <translation>Non rejoués : les journaux {} ont été restaurés avec les bases de données, qui sont dans l’état du journal {}. Les modifications de ces journaux plus récents n’y sont pas encore.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>Nothing will be written while any check fails.</source>
        <translation>Rien n’est écrit tant qu’un contrôle échoue.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Previous files kept as *.before-restore-{}: {}.</source>
        <translation>Fichiers précédents gardés sous *.before-restore-{} : {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Restore complete, databases clean: {}.</source>
        <translation>Restauration terminée, bases de données en arrêt correct : {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Restore complete: {}.</source>
        <translation>Restauration terminée : {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chain_trouble.py"/>
        <source>Restore from another chain if there is one. Otherwise try this one in a separate folder.</source>
        <translation>Restaurez à partir d’une autre chaîne s’il y en a une. Sinon, essayez celle-ci dans un dossier distinct.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Restored to: commit of {}</source>
        <translation>Restauré jusqu’à : validation du {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Taken: {}</source>
        <translation>Effectuée : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>Target: {}</source>
        <translation>Cible : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>The databases contain every commit up to {} and none after it.</source>
        <translation>Les bases de données contiennent chaque validation jusqu’au {} et aucune après.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>The databases have no logs: the next start begins a new log stream. Make a full backup then.</source>
        <translation>Les bases de données n’ont pas de journaux : le prochain démarrage commence un nouveau flux de journaux. Effectuez alors une sauvegarde complète.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>The files are restored, but {} must be recovered before use.</source>
        <translation>Les fichiers sont restaurés, mais {} doit être récupéré avant utilisation.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>The logs are then replayed up to the commit of {}, which leaves the databases clean and without logs.</source>
        <translation>Les journaux sont ensuite rejoués jusqu’à la validation du {}, ce qui laisse les bases de données en arrêt correct et sans journaux.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chain_trouble.py"/>
        <source>This chain cannot be restored to its end.</source>
        <translation>Cette chaîne ne peut pas être restaurée jusqu’à sa fin.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chain_trouble.py"/>
        <source>This chain cannot be restored.</source>
        <translation>Cette chaîne ne peut pas être restaurée.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chain_trouble.py"/>
        <source>This chain is encrypted, and none of the known identities opens it.</source>
        <translation>Cette chaîne est chiffrée, et aucune des identités connues ne l’ouvre.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/chain_trouble.py"/>
        <source>Verify the chain, or run a restore drill, before you rely on it.</source>
        <translation>Vérifiez la chaîne, ou faites un essai de restauration, avant de vous y fier.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>clean</source>
        <translation>arrêt correct</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>clean, ready to use</source>
        <translation>arrêt correct, prête à l’emploi</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>copied while the instance was running; a restore recovers it with {}</source>
        <translation>copiée pendant que l’instance fonctionnait ; une restauration la récupère avec {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>log {}</source>
        <translation>le journal {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>logs {}</source>
        <translation>journaux {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>needs recovery before it can be used</source>
        <translation>à récupérer avant toute utilisation</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>needs recovery with {} before it can be used</source>
        <translation>à récupérer avec {} avant toute utilisation</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>not shut down cleanly when it was backed up</source>
        <translation>pas arrêtée correctement lors de la sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>not shut down cleanly when it was backed up; a restore recovers it with {}</source>
        <translation>pas arrêtée correctement lors de la sauvegarde ; une restauration la récupère avec {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>{} ({}) will be written to {} and nowhere else. All other files remain unchanged.</source>
        <translation>{} ({}) seront écrits dans {} et nulle part ailleurs. Tous les autres fichiers restent inchangés.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/change.py"/>
        <source>{} ({}) will be written to {}. Files in the way, and all logs and the checkpoint of the instance, are renamed to NAME.before-restore-ID and stay there. Nothing is deleted.</source>
        <translation>{} ({}) seront écrits dans {}. Les fichiers qui gênent, ainsi que tous les journaux et le point de contrôle de l’instance, sont renommés en NAME.before-restore-ID et y restent. Rien n’est supprimé.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/step.py"/>
        <source>{} is running there. Stop the program that owns it, then try again.</source>
        <translation>{} y est en cours de fonctionnement. Arrêtez le programme qui la détient, puis réessayez.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/report.py"/>
        <source>{}: {}</source>
        <translation>{} : {}</translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>&amp;Back</source>
        <translation>&amp;Précédent</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>&amp;Restore</source>
        <translation>&amp;Restaurer</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>&amp;See what can be restored</source>
        <translation>Voir ce qui peut être re&amp;stauré</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Check &amp;again</source>
        <translation>Contrôler de n&amp;ouveau</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Choose a folder to continue.</source>
        <translation>Choisissez un dossier pour continuer.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Nothing has been written yet.</source>
        <translation>Rien n’a encore été écrit.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Reading the logs in the target…</source>
        <translation>Lecture des journaux de la cible…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Reh&amp;earse</source>
        <translation>E&amp;ssayer</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Restore a&amp;nother</source>
        <translation>Restaurer autre c&amp;hose</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Restore exactly this into temporary files, recover it, read every row and delete it again. The certificate is kept in the history, and nothing else is changed.</source>
        <translation>Restaurer exactement ceci dans des fichiers temporaires, le récupérer, lire chaque ligne et tout supprimer. Le certificat est gardé dans l’historique, et rien d’autre n’est modifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Restore steps</source>
        <translation>Étapes de la restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>This restore reads {} from the chain, {}.</source>
        <translation>Cette restauration lit {} dans la chaîne, {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Type the name of the instance to continue. Nothing has been written yet.</source>
        <translation>Saisissez le nom de l’instance pour continuer. Rien n’a encore été écrit.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Verif&amp;y backup</source>
        <translation>Vérifier la sau&amp;vegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/page.py"/>
        <source>Wait until the restore has ended, or cancel it.</source>
        <translation>Attendez la fin de la restauration, ou annulez-la.</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Bad pages</source>
        <translation>Pages défectueuses</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Bad pages ({})</source>
        <translation>Pages défectueuses ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Choose what to verify above.</source>
        <translation>Choisissez ci-dessus ce qui doit être vérifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Earlier</source>
        <translation>Antérieures</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Every page that was read is good.</source>
        <translation>Chaque page lue est en bon état.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Findings ({})</source>
        <translation>Constats ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>No bad pages</source>
        <translation>Aucune page défectueuse</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>No findings</source>
        <translation>Aucun constat</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Nothing verified yet</source>
        <translation>Rien n’a encore été vérifié</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Nothing was found wrong.</source>
        <translation>Rien d’anormal n’a été trouvé.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Page map</source>
        <translation>Carte</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Pages that were read</source>
        <translation>Pages lues</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>They are listed when the verification has ended.</source>
        <translation>Ils sont listés une fois la vérification terminée.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>structure checked</source>
        <translation>structure contrôlée</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>structure not checked</source>
        <translation>structure non contrôlée</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>{} of {}</source>
        <translation>{} sur {}</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/result.py"/>
        <source>{}, {}</source>
        <translation>{}, {}</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Assumed are chains of {}, as large as today's.</source>
        <translation>Hypothèse : des chaînes de {}, aussi grandes qu’aujourd’hui.</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Choose at least one rule that keeps chains.</source>
        <translation>Choisissez au moins une règle qui conserve des chaînes.</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Keep, pinned</source>
        <translation>Conserver, épinglée</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>No rules are set for this destination. Nothing would be removed.</source>
        <translation>Aucune règle n’est définie pour cette destination. Rien ne serait supprimé.</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>See the reasons in the list. Unpin chains, or raise the limit.</source>
        <translation>Voir les raisons dans la liste. Désépinglez des chaînes, ou relevez la limite.</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>The chains that must be kept exceed the size limit by {}.</source>
        <translation>Les chaînes à conserver dépassent la limite de taille de {}.</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>This cannot be undone.</source>
        <translation>Cette action est irréversible.</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>and {} more</source>
        <translation>et {} autres</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>at most {} at one time</source>
        <translation>au plus {} à la fois</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>kept</source>
        <translation>conservée</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>newest</source>
        <translation>la plus récente</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>no rules are set</source>
        <translation>aucune règle définie</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>removed</source>
        <translation>supprimée</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>to be continued</source>
        <translation>à continuer</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>unknown date</source>
        <translation>date inconnue</translation>
    </message>
    <message>
        <location filename="ui/models/retention.py"/>
        <source>{}: {} ({}), {}</source>
        <translation>{} : {} ({}), {}</translation>
    </message>
</context>
<context>
    <name>RetentionChoices</name>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>&amp;Chains of</source>
        <translation>&amp;Chaînes de</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>&amp;Destination</source>
        <translation>&amp;Destination</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>A chain is kept if any rule keeps it. The rules apply to each instance separately; days and other periods are those of UTC. The newest chain that can be restored, the one that an incremental backup would continue and pinned chains are always kept.</source>
        <translation>Une chaîne est conservée si une règle la conserve. Les règles s’appliquent à chaque instance séparément ; les jours et autres périodes sont ceux du temps UTC. La chaîne restaurable la plus récente, celle qu’une incrémentielle continuerait et les chaînes épinglées sont toujours conservées.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>All instances</source>
        <translation>Toutes les instances</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>Folder with backups</source>
        <translation>Dossier de sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/choices.py"/>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
</context>
<context>
    <name>RetentionPage</name>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>&amp;Prune…</source>
        <translation>&amp;Purger…</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>A pruning of this destination is running.</source>
        <translation>Une purge de cette destination est en cours.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Choose a destination, and a rule that keeps something.</source>
        <translation>Choisissez une destination et une règle qui conserve quelque chose.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Choose a folder with backups</source>
        <translation>Choisir un dossier de sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Choose the folder that contains the chains of all instances.</source>
        <translation>Choisissez le dossier qui contient les chaînes de toutes les instances.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Correct the rules first.</source>
        <translation>Corrigez d’abord les règles.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>In a new job…</source>
        <translation>Dans un nouveau travail…</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>In the job {}…</source>
        <translation>Dans le travail {}…</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Keep everything</source>
        <translation>Tout conserver</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Let a job apply these rules after each backup</source>
        <translation>Faire appliquer ces règles par un travail après chaque sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>No chains yet</source>
        <translation>Aucune chaîne pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>No destination selected</source>
        <translation>Aucune destination sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>No plan</source>
        <translation>Aucun plan</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Nothing can be pruned until the chains can be read.</source>
        <translation>Rien ne peut être purgé tant que les chaînes ne sont pas lisibles.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Prune</source>
        <translation>Purger</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Pruning</source>
        <translation>Purge</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Reading the chains…</source>
        <translation>Lecture des chaînes…</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Remove the chains that no rule keeps</source>
        <translation>Supprimer les chaînes qu’aucune règle ne conserve</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Remove {}</source>
        <translation>Supprimer {}</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Sched&amp;ule this…</source>
        <translation>&amp;Planifier…</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>The chains could not be read.</source>
        <translation>Les chaînes n’ont pas pu être lues.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>The chains have changed. Look at the plan again.</source>
        <translation>Les chaînes ont changé. Revoyez le plan.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>The pin could not be changed.</source>
        <translation>L’épinglage n’a pas pu être modifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>There is nothing to remove.</source>
        <translation>Il n’y a rien à supprimer.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>{} contains no chains.</source>
        <translation>{} ne contient aucune chaîne.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/page.py"/>
        <source>{} is not a valid address.</source>
        <translation>{} n’est pas une adresse valide.</translation>
    </message>
</context>
<context>
    <name>RetentionView</name>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>&amp;Full backups</source>
        <translation>Sauvegardes &amp;complètes</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>As often as before</source>
        <translation>Aussi souvent qu’avant</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Calendar in a year</source>
        <translation>Calendrier dans un an</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Calendar of today</source>
        <translation>Calendrier d’aujourd’hui</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Chains</source>
        <translation>Chaînes</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Choose a rule to simulate a year.</source>
        <translation>Choisissez une règle pour simuler une année.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every 30 days</source>
        <translation>Tous les 30 jours</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every 6 hours</source>
        <translation>Toutes les 6 heures</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every day</source>
        <translation>Tous les jours</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every hour</source>
        <translation>Chaque heure</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Every week</source>
        <translation>Toutes les semaines</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Full backups</source>
        <translation>Sauvegardes complètes</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>How often the simulation assumes a full backup</source>
        <translation>Fréquence des sauvegardes complètes supposée par la simulation</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>In a year</source>
        <translation>Dans un an</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Keep</source>
        <translation>Conserver</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>No chains.</source>
        <translation>Aucune chaîne.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Nothing to simulate yet.</source>
        <translation>Rien à simuler pour l’instant.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Remove</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Select chains to pin them.</source>
        <translation>Sélectionnez des chaînes pour les épingler.</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Simulating…</source>
        <translation>Simulation…</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>frees {}</source>
        <translation>libère {}</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>not simulated</source>
        <translation>non simulé</translation>
    </message>
    <message>
        <location filename="ui/pages/retention/plan_view.py"/>
        <source>{}, at most {}</source>
        <translation>{}, au plus {}</translation>
    </message>
</context>
<context>
    <name>RollForwardField</name>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Also repla&amp;y the newer logs that are still in the instance's folder</source>
        <translation>Rejouer aussi les journaux plus &amp;récents du dossier de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>B&amp;rowse…</source>
        <translation>P&amp;arcourir…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Choose the folder.</source>
        <translation>Choisissez le dossier.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Choose the instance's log folder</source>
        <translation>Choisir le dossier des journaux de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Continues the chain with {logs}, {span}: {commits}, up to {time}.</source>
        <translation>Continue la chaîne avec {logs}, {span} : {commits}, jusqu’au {time}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Continues the chain with {logs}, {span}: {commits}.</source>
        <translation>Continue la chaîne avec {logs}, {span} : {commits}.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Folder with the newer logs</source>
        <translation>Dossier des journaux plus récents</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Full path of the instance's log folder</source>
        <translation>Chemin complet du dossier des journaux de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Reading the logs…</source>
        <translation>Lecture des journaux…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>Restores what was committed after the newest set. The folder is only read. Not possible while its instance is running.</source>
        <translation>Restaure ce qui a été validé après le jeu le plus récent. Le dossier n’est que lu. Impossible tant que son instance fonctionne.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/roll_forward.py"/>
        <source>This folder has no logs newer than the chain. Nothing will be added.</source>
        <translation>Ce dossier n’a pas de journaux plus récents que la chaîne. Rien ne sera ajouté.</translation>
    </message>
</context>
<context>
    <name>RowActions</name>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Back up now</source>
        <translation>Sauvegarder maintenant</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Back up now ({})</source>
        <translation>Sauvegarder maintenant ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Back up with the destination and mode of its job</source>
        <translation>Sauvegarder avec la destination et le mode de son travail</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Copy cell</source>
        <translation>Copier la cellule</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Copy the selected rows, or all, with headings</source>
        <translation>Copier les lignes sélectionnées, ou toutes, avec les en-têtes</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Copy the text of the current cell</source>
        <translation>Copier le texte de la cellule active</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Edit tags</source>
        <translation>Modifier les étiquettes</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Give the instance a name of your own</source>
        <translation>Donner à l’instance un nom personnel</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>No job could back it up.</source>
        <translation>Aucun travail ne pourrait la sauvegarder.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Not available while the instance is running</source>
        <translation>Indisponible tant que l’instance fonctionne</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Not available: it is being backed up already.</source>
        <translation>Indisponible : une sauvegarde est déjà en cours.</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Not available: none of the selected instances is in a job. Use “Back up…”.</source>
        <translation>Indisponible : aucune des instances sélectionnées n’est dans un travail. Utilisez « Sauvegarder… ».</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Restore drill</source>
        <translation>Essai de restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Restore drill ({})</source>
        <translation>Essai de restauration ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Schedule these ({})…</source>
        <translation>Planifier ({})…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Schedule this…</source>
        <translation>Planifier…</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Set up a job that backs up the selected instances automatically</source>
        <translation>Définir un travail qui sauvegarde tout seul les instances sélectionnées</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Test the newest chain: restore it, read every row, then delete the restored files</source>
        <translation>Tester la chaîne la plus récente : la restaurer, lire chaque ligne, puis supprimer les fichiers restaurés</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>There is no chain to restore from</source>
        <translation>Il n’y a aucune chaîne à restaurer</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Verify</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Verify ({})</source>
        <translation>Vérifier ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Verify every page and log</source>
        <translation>Vérifier chaque page et chaque journal</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/row_actions.py"/>
        <source>Words to find and group instances by, separated by commas</source>
        <translation>Mots pour retrouver et regrouper les instances, séparés par des virgules</translation>
    </message>
</context>
<context>
    <name>RowFilter</name>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Column</source>
        <translation>Colonne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Compare columns with values</source>
        <translation>Comparer des colonnes à des valeurs</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Enter goes to the next row that contains the text in any column</source>
        <translation>Entrée va à la ligne suivante qui contient le texte dans une colonne quelconque</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Filter…</source>
        <translation>Filtrer…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Find in this table</source>
        <translation>Chercher dans cette table</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Find next (F3)</source>
        <translation>Suivant (F3)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Find previous (Shift+F3)</source>
        <translation>Précédent (Maj+F3)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Only these rows</source>
        <translation>Seulement ces lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Remove this condition</source>
        <translation>Retirer cette condition</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Show only rows that contain the text</source>
        <translation>N’afficher que les lignes qui contiennent le texte</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Show only rows that meet this condition, too</source>
        <translation>N’afficher que les lignes qui remplissent aussi cette condition</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>{} {}</source>
        <translation>{} {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>{} {} “{}”</source>
        <translation>{} {} « {} »</translation>
    </message>
</context>
<context>
    <name>RowsPanel</name>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Count rows</source>
        <translation>Compter les lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Counting rows…</source>
        <translation>Comptage des lignes…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>First</source>
        <translation>Première</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Go to key</source>
        <translation>Aller à la clé</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Go to the first row</source>
        <translation>Aller à la première ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Go to the first row (Ctrl+Home)</source>
        <translation>Aller à la première ligne (Ctrl+Début)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Go to the last row</source>
        <translation>Aller à la dernière ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Go to the last row (Ctrl+End)</source>
        <translation>Aller à la dernière ligne (Ctrl+Fin)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Last</source>
        <translation>Dernière</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>No row meets the filter.</source>
        <translation>Aucune ligne ne répond au filtre.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>No row of this table contains “{}”.</source>
        <translation>Aucune ligne de cette table ne contient « {} ».</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Order of the rows</source>
        <translation>Ordre des lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Progress of the search</source>
        <translation>Progression de la recherche</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Raw table</source>
        <translation>Table brute</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Raw table {}</source>
        <translation>Table brute {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Read every page of the table and count its rows</source>
        <translation>Lire chaque page de la table et compter ses lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Show the table as it is stored</source>
        <translation>Afficher la table telle qu’elle est stockée</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Some pages of this table cannot be read.</source>
        <translation>Certaines pages de cette table sont illisibles.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>Stop reading. The rows that were found stay.</source>
        <translation>Arrêter la lecture. Les lignes trouvées restent.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>The index in whose order the rows are shown</source>
        <translation>L’index dans l’ordre duquel les lignes sont affichées</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>The rows are not counted. They are read as you scroll.</source>
        <translation>Les lignes ne sont pas comptées. Elles sont lues au fil du défilement.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>The rows cannot be read as asked.</source>
        <translation>Les lignes ne peuvent pas être lues comme demandé.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>This index cannot be searched by key. Use the filter instead.</source>
        <translation>Cet index ne permet pas la recherche par clé. Utilisez plutôt le filtre.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_panel.py"/>
        <source>This table has no rows.</source>
        <translation>Cette table n’a pas de lignes.</translation>
    </message>
</context>
<context>
    <name>RowsTable</name>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Add a condition on this column to the filter</source>
        <translation>Ajouter au filtre une condition sur cette colonne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Copy the selected rows with headings, separated by tabs</source>
        <translation>Copier les lignes sélectionnées avec les en-têtes, séparées par des tabulations</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Copy the value of the current cell as it is shown</source>
        <translation>Copier la valeur de la cellule active telle qu’affichée</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Copy value</source>
        <translation>Copier la valeur</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Hide rows with this value</source>
        <translation>Masquer les lignes ayant cette valeur</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Hide this column</source>
        <translation>Masquer cette colonne</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Place in the table</source>
        <translation>Position dans la table</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show all columns</source>
        <translation>Afficher toutes les colonnes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show only rows with this value</source>
        <translation>N’afficher que les lignes ayant cette valeur</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show values as</source>
        <translation>Afficher les valeurs comme</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>The whole table: drag to go to another part of it</source>
        <translation>Toute la table : faites glisser pour aller à une autre partie</translation>
    </message>
</context>
<context>
    <name>RulesForm</name>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>&amp;As-is backups, too</source>
        <translation>Sauvegardes &amp;telles quelles aussi</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>&amp;Minimum age</source>
        <translation>Âge mi&amp;nimal</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>&amp;Weekly</source>
        <translation>Hebdo&amp;madaires</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>&amp;Yearly</source>
        <translation>Annuelle&amp;s</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Applies the rules to as-is backups (evidence), too; otherwise they are kept</source>
        <translation>Applique aussi les règles aux sauvegardes telles quelles (preuves) ; sinon, elles sont conservées</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Da&amp;ily</source>
        <translation>&amp;Quotidiennes</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Everything wi&amp;thin</source>
        <translation>Tout dep&amp;uis</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Example: 30d</source>
        <translation>Ex. : 30d</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Example: 500G</source>
        <translation>Ex. : 500G</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Example: 7d</source>
        <translation>Ex. : 7d</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Hou&amp;rly</source>
        <translation>&amp;Horaires</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Keep &amp;last</source>
        <translation>&amp;Garder les dernières</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Keeps all chains of this time before the newest one: 12h, 30d, 2w, 6m, 1y6m</source>
        <translation>Conserve toutes les chaînes de cette durée avant la plus récente : 12h (heures), 30d (jours), 2w (semaines), 6m (mois), 1y6m (ans et mois)</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Keeps the newest chain of each of the last {} that have one</source>
        <translation>Conserve la chaîne la plus récente de chacune des {} dernières périodes qui en ont une</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Keeps this many chains, the newest first</source>
        <translation>Conserve ce nombre de chaînes, les plus récentes d’abord</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Mo&amp;nthly</source>
        <translation>M&amp;ensuelles</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Removes nothing that is younger: 12h, 30d, 2w, 6m, 1y6m</source>
        <translation>Ne supprime rien de plus récent : 12h (heures), 30d (jours), 2w (semaines), 6m (mois), 1y6m (ans et mois)</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Removes the oldest of what the rules keep until all chains together have this size: 500G</source>
        <translation>Supprime les plus anciennes des chaînes conservées jusqu’à ce que toutes ensemble aient cette taille : 500G</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>Si&amp;ze limit</source>
        <translation>Limite de tai&amp;lle</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>hours</source>
        <translation>heures</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>months</source>
        <translation>mois</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>weeks</source>
        <translation>semaines</translation>
    </message>
    <message>
        <location filename="ui/panels/retention_rules.py"/>
        <source>years</source>
        <translation>années</translation>
    </message>
</context>
<context>
    <name>RunLine</name>
    <message>
        <location filename="ui/values/run_line.py"/>
        <source>{} of {}</source>
        <translation>{} sur {}</translation>
    </message>
</context>
<context>
    <name>RunSheetDialog</name>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>&amp;Copy as text</source>
        <translation>&amp;Copier en texte</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>&amp;Print…</source>
        <translation>Imprim&amp;er…</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>It was made by an earlier version of this program, or its history was cleared.</source>
        <translation>Elle a été faite par une version antérieure de ce programme, ou son historique a été effacé.</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Print the run sheet</source>
        <translation>Imprimer la fiche d’exécution</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Reading the run sheet…</source>
        <translation>Lecture de la fiche d’exécution…</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Restore in place started {time}, from {chain} to {target}.</source>
        <translation>Restauration sur place commencée le {time}, de {chain} vers {target}.</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Restore of {}, {}</source>
        <translation>Restauration de {}, {}</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Restore started {time}, from {chain} to {target}.</source>
        <translation>Restauration commencée le {time}, de {chain} vers {target}.</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Run sheet</source>
        <translation>Fiche d’exécution</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Run sheet: restore of {}</source>
        <translation>Fiche d’exécution : restauration de {}</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>Save P&amp;DF…</source>
        <translation>Enregistrer en P&amp;DF…</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>The run sheet was not saved.</source>
        <translation>La fiche d’exécution n’a pas été enregistrée.</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>The run sheet was saved.</source>
        <translation>La fiche d’exécution a été enregistrée.</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_dialog.py"/>
        <source>This restore has no run sheet</source>
        <translation>Cette restauration n’a pas de fiche d’exécution</translation>
    </message>
</context>
<context>
    <name>RunSheetView</name>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>After the restore</source>
        <translation>Après la restauration</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>Before the restore</source>
        <translation>Avant la restauration</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>Done: {who}, {time}</source>
        <translation>Fait : {who}, {time}</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>During the restore</source>
        <translation>Pendant la restauration</translation>
    </message>
    <message>
        <location filename="ui/panels/run_sheet_view.py"/>
        <source>Letting the product rebuild this database is usually better than restoring it.</source>
        <translation>Laisser le produit reconstruire cette base de données vaut généralement mieux que la restaurer.</translation>
    </message>
</context>
<context>
    <name>RunStep</name>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>During: {}</source>
        <translation>Pendant : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>Progress of the restore</source>
        <translation>Progression de la restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>Restore</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>{} of {}</source>
        <translation>{} sur {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/run.py"/>
        <source>{} → {}</source>
        <translation>{} → {}</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Before this run</source>
        <translation>Avant cette exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Cancel this run; nothing is kept</source>
        <translation>Annuler cette exécution ; rien n’est gardé</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Copy the files as they are, damage included</source>
        <translation>Copier les fichiers tels quels, dommages compris</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Date and time</source>
        <translation>Date et heure</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Event ID</source>
        <translation>ID d’événement</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Events</source>
        <translation>Événements</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Events of this run</source>
        <translation>Événements de cette exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Keep as evidence…</source>
        <translation>Garder comme preuve…</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Look into the pages on the Verify page</source>
        <translation>Examiner les pages sur la page Vérification</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Open folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Progress of the whole run</source>
        <translation>Progression de toute l’exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Restore from the last good backup</source>
        <translation>Restaurer depuis la dernière bonne sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Restore from this chain</source>
        <translation>Restaurer à partir de cette chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Restore…</source>
        <translation>Restaurer…</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Run it again</source>
        <translation>L’exécuter de nouveau</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show all events of this run</source>
        <translation>Afficher tous les événements de cette exécution</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show in history</source>
        <translation>Voir l’historique</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show it in the file manager</source>
        <translation>L’afficher dans le gestionnaire de fichiers</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show pages</source>
        <translation>Afficher les pages</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Show the command that does the same</source>
        <translation>Afficher la commande qui fait la même chose</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Verify every page and log of the chain</source>
        <translation>Vérifier chaque page et chaque journal de la chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>Verify now</source>
        <translation>Vérifier</translation>
    </message>
    <message>
        <location filename="ui/pages/running/run_view.py"/>
        <source>{} of {}</source>
        <translation>{} sur {}</translation>
    </message>
</context>
<context>
    <name>RunningPage</name>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>&amp;Back up…</source>
        <translation>&amp;Sauvegarder…</translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>&amp;Restore…</source>
        <translation>&amp;Restaurer…</translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>&amp;Verify…</source>
        <translation>&amp;Vérifier…</translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>Backups, verifications, restores and recoveries started in this window show their progress here. Start one on its page, or run a job.</source>
        <translation>Les sauvegardes, vérifications, restaurations et récupérations lancées dans cette fenêtre montrent ici leur progression. Lancez-en une depuis sa page, ou exécutez un travail.</translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>Choose a chain to restore</source>
        <translation>Choisir une chaîne à restaurer</translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>Choose an instance and back it up</source>
        <translation>Choisir une instance et la sauvegarder</translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>Choose what to verify</source>
        <translation>Choisir ce qui est à vérifier</translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>No runs yet</source>
        <translation>Aucune exécution pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/running/page.py"/>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Damage was found.</source>
        <translation>Des dommages ont été trouvés.</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Interrupted</source>
        <translation>Interrompu</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Not known</source>
        <translation>Inconnu</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Success</source>
        <translation>Réussite</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Success with warnings</source>
        <translation>Réussite avec avertissements</translation>
    </message>
</context>
<context>
    <name>RunsModel</name>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <location filename="ui/models/runs.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>RunsTray</name>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Runs in progress</source>
        <translation>Exécutions en cours</translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>{} more running</source>
        <translation>encore {} en cours</translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>{} more waiting</source>
        <translation>{} autres en attente</translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>&amp;Copy row</source>
        <translation>&amp;Copier la ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>&amp;Show events</source>
        <translation>Afficher les évé&amp;nements</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Backups, verifications, restores and recoveries are listed here with their outcome.</source>
        <translation>Les sauvegardes, vérifications, restaurations et récupérations figurent ici avec leur issue.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Copy the selected run with headings</source>
        <translation>Copier l’exécution sélectionnée avec les en-têtes</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>No runs yet</source>
        <translation>Aucune exécution pour l’instant</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Run s&amp;heet…</source>
        <translation>&amp;Fiche d’exécution…</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Save &amp;report…</source>
        <translation>Enregistrer le &amp;rapport…</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Save the report on this run as HTML, PDF or CSV</source>
        <translation>Enregistrer le rapport de cette exécution en HTML, PDF ou CSV</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Select a run.</source>
        <translation>Sélectionnez une exécution.</translation>
    </message>
    <message>
        <location filename="ui/pages/history/runs.py"/>
        <source>Show the steps of this restore, tick them, print or save them</source>
        <translation>Afficher les étapes de cette restauration, les cocher, les imprimer ou les enregistrer</translation>
    </message>
</context>
<context>
    <name>ScheduleForm</name>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Add r&amp;ule</source>
        <translation>Ajouter une &amp;règle</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Each rule makes backups of its mode. Of rules that are due at once, the fullest is run.</source>
        <translation>Chaque règle effectue des sauvegardes de son mode. De plusieurs règles prévues en même temps, la plus complète est exécutée.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Mo&amp;de</source>
        <translation>Mo&amp;de</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Re&amp;move rule</source>
        <translation>Retirer la rè&amp;gle</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Remove the selected rule</source>
        <translation>Retirer la règle sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Rule {}: {}</source>
        <translation>Règle {} : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Select a rule.</source>
        <translation>Sélectionnez une règle.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/schedule_form.py"/>
        <source>Without a rule, the job runs on request only.</source>
        <translation>Sans règle, le travail ne s’exécute qu’à la demande.</translation>
    </message>
</context>
<context>
    <name>ScheduleStep</name>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>&amp;Keep</source>
        <translation>&amp;Conserver</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Another job has this name.</source>
        <translation>Un autre travail porte ce nom.</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Back up</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Enter a name for the job.</source>
        <translation>Saisissez un nom pour le travail.</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Every &amp;day at</source>
        <translation>Chaque &amp;jour à</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Every &amp;hour</source>
        <translation>Chaque &amp;heure</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Incremental backups, and a full one every Sunday, which starts a new chain.</source>
        <translation>Des sauvegardes incrémentielles, et une complète chaque dimanche, qui commence une nouvelle chaîne.</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Looking for the scheduler of this system…</source>
        <translation>Recherche du planificateur de ce système…</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Na&amp;me of the job</source>
        <translation>N&amp;om du travail</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>No supported scheduler was found on this system. Keep the window open, or have another program run “ese-backup run-due” every 5 minutes.</source>
        <translation>Ce système n’a aucun planificateur connu ici. Gardez la fenêtre ouverte, ou faites exécuter « ese-backup run-due » toutes les 5 minutes par un autre programme.</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Older backups are removed after each run.</source>
        <translation>Les sauvegardes plus anciennes sont supprimées après chaque exécution.</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Run by</source>
        <translation>Exécuté par</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Run by the operating system</source>
        <translation>Exécuté par le système d’exploitation</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Run it by {} for this user, also while this window is closed</source>
        <translation>Laisser {} l’exécuter, pour cet utilisateur : même quand cette fenêtre est fermée</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>This window, while it is open</source>
        <translation>Cette fenêtre, tant qu’elle est ouverte</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>Time of the daily backup</source>
        <translation>Heure de la sauvegarde quotidienne</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>When, and for how long?</source>
        <translation>Quand, et pendant combien de temps ?</translation>
    </message>
    <message>
        <location filename="ui/first_run/schedule.py"/>
        <source>{}, which is installed</source>
        <translation>{}, qui est installé</translation>
    </message>
</context>
<context>
    <name>Scheduler</name>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>, every {}</source>
        <translation>, toutes les {}</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Jobs are run by {}. Last look: {}.</source>
        <translation>Les travaux sont exécutés par {}. Dernier passage : {}.</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Last look</source>
        <translation>Dernier passage</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Looking for the scheduler of this system…</source>
        <translation>Recherche du planificateur de ce système…</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Next look</source>
        <translation>Prochain passage</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>No scheduler is installed.</source>
        <translation>Aucun planificateur n’est installé.</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Starts</source>
        <translation>Lance</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Task Scheduler</source>
        <translation>Planificateur de tâches</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>The entry of {} differs from what this program would write.</source>
        <translation>L’entrée de {} diffère de ce que ce programme écrirait.</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>The scheduler is installed ({}), but {}. This window runs the jobs while it is open.</source>
        <translation>Le planificateur est installé ({}), mais {}. Cette fenêtre exécute les travaux tant qu’elle est ouverte.</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>The scheduler's entry is there, but it does not run: {}.</source>
        <translation>L’entrée du planificateur existe, mais elle ne s’exécute pas : {}.</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>This window runs the jobs while it is open.</source>
        <translation>Cette fenêtre exécute les travaux tant qu’elle est ouverte.</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>To have them run without it, see the tab Scheduler.</source>
        <translation>Pour qu’ils s’exécutent sans elle, voyez l’onglet Planificateur.</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>Use Repair. It shows first what will be written.</source>
        <translation>Utilisez Réparer. Ce qui sera écrit est d’abord affiché.</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>for this machine</source>
        <translation>pour cette machine</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>for this user</source>
        <translation>pour cet utilisateur</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>has not looked for due jobs yet</source>
        <translation>n’a pas encore cherché les travaux à exécuter</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>last looked for due jobs {}</source>
        <translation>a cherché les travaux à exécuter pour la dernière fois {}</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <location filename="ui/models/scheduler.py"/>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
</context>
<context>
    <name>SchedulerView</name>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>&amp;Install…</source>
        <translation>&amp;Installer…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Jobs then run only while this window is open, or when ese-backup run-due is called.</source>
        <translation>Les travaux ne s’exécutent alors que tant que cette fenêtre est ouverte, ou quand ese-backup run-due est appelé.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Keep it</source>
        <translation>La garder</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Loo&amp;k again</source>
        <translation>Regarder de n&amp;ouveau</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>No scheduler was found here. Have another program start “ese-backup run-due” regularly.</source>
        <translation>Aucun planificateur n’a été trouvé ici. Faites lancer régulièrement « ese-backup run-due » par un autre programme.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Once installed, the scheduler of this system starts “ese-backup run-due” at short intervals. That runs what is due and ends, whether this window is open or not. If it is no longer started, this page and the overview show it.</source>
        <translation>Une fois installé, le planificateur de ce système lance « ese-backup run-due » à intervalles courts. Cette commande exécute ce qui est prévu et se termine, que cette fenêtre soit ouverte ou non. Si elle n’est plus lancée, cette page et la vue d’ensemble l’indiquent.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>R&amp;epair…</source>
        <translation>&amp;Réparer…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Re&amp;move…</source>
        <translation>Suppri&amp;mer…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Remove the entry</source>
        <translation>Supprimer l’entrée</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Remove the entry of {}?</source>
        <translation>Supprimer l’entrée de {} ?</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>Remove the scheduler's entry</source>
        <translation>Supprimer l’entrée du planificateur</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>The entry could not be removed.</source>
        <translation>L’entrée n’a pas pu être supprimée.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/scheduler_view.py"/>
        <source>The state of the scheduler could not be read.</source>
        <translation>Le planificateur n’a pas pu être interrogé.</translation>
    </message>
</context>
<context>
    <name>SecretField</name>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Browse…</source>
        <translation>Parcourir…</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Choose the file that contains the secret</source>
        <translation>Choisir le fichier qui contient le secret</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Choose the file with {}</source>
        <translation>Choisir le fichier : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>In a file</source>
        <translation>Dans un fichier</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>In the keyring</source>
        <translation>Dans le trousseau</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>None</source>
        <translation>Aucun secret</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>Where {} is kept</source>
        <translation>Emplacement : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/secret_field.py"/>
        <source>unchanged</source>
        <translation>inchangé</translation>
    </message>
</context>
<context>
    <name>Sets</name>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>&amp;Import…</source>
        <translation>Im&amp;porter…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>&amp;Restore…</source>
        <translation>&amp;Restaurer…</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>100%</source>
        <translation>100 %</translation>
    </message>
    <message>
        <location filename="ui/models/chain_picture.py"/>
        <source>A restore reads {}, {}: {}.</source>
        <translation>Une restauration lit {}, {} : {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>An as-is backup is evidence. It can be verified and exported, not restored.</source>
        <translation>Une sauvegarde telle quelle est une preuve. Elle peut être vérifiée et exportée, pas restaurée.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>C&amp;opy to…</source>
        <translation>C&amp;opier vers…</translation>
    </message>
    <message>
        <location filename="ui/models/chain_picture.py"/>
        <source>Cannot be restored: {}, which belongs to {}.</source>
        <translation>Restauration impossible : {}, qui appartient à {}.</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Checkpoint</source>
        <translation>Point de contrôle</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Com&amp;pare…</source>
        <translation>Co&amp;mparer…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Compare the chain with another state: what was added, changed, or is gone</source>
        <translation>Comparer la chaîne à un autre état : ce qui a été ajouté, modifié ou a disparu</translation>
    </message>
    <message>
        <location filename="ui/models/chain_picture.py"/>
        <source>Completed with warnings: {}</source>
        <translation>Terminée avec des avertissements : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Copy the selected chains to another destination</source>
        <translation>Copier les chaînes sélectionnées vers une autre destination</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Damaged</source>
        <translation>Endommagée</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Destination</source>
        <translation>Destination</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Drilled {}</source>
        <translation>Essai réussi {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>E&amp;xport list…</source>
        <translation>E&amp;xporter la liste…</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>File as it was</source>
        <translation>Fichier d’origine</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Kept</source>
        <translation>Conservé</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Kept for at least a year. Today: {}</source>
        <translation>Conservée au moins un an. Aujourd’hui : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>List every backup in a folder or bucket, whatever its host</source>
        <translation>Lister toutes les sauvegardes d’un dossier ou d’un compartiment, quel que soit leur hôte</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Locked until {}</source>
        <translation>Verrouillée jusqu’au {}</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Made on {}</source>
        <translation>Effectué sur {}</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Mark of a copy</source>
        <translation>Repère d’une copie</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Next pruning</source>
        <translation>Prochaine purge</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>No retention rules are known for this destination.</source>
        <translation>Aucune règle de rétention n’est connue pour cette destination.</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Not readable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Not verified</source>
        <translation>Non vérifiée</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Nothing is pruned while folders of the destination cannot be read.</source>
        <translation>Rien n’est purgé tant que des dossiers de la destination sont illisibles.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Open &amp;tables</source>
        <translation>Ouvrir les &amp;tables</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Pinned: {}</source>
        <translation>Épinglée : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Re&amp;move…</source>
        <translation>Suppri&amp;mer…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Read back every page and log of the selected chain</source>
        <translation>Relire chaque page et chaque journal de la chaîne sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Remove the selected chains, after a look at the plan</source>
        <translation>Supprimer les chaînes sélectionnées, après examen du plan</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Removed then if backups continue as before. Today: {}</source>
        <translation>Supprimée à cette date si les sauvegardes continuent au même rythme. Aujourd’hui : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Restore &amp;drill</source>
        <translation>&amp;Essai de restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Restore the selected chain, or look into it first</source>
        <translation>Restaurer la chaîne sélectionnée, ou l’examiner d’abord</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Save the list of chains as CSV or JSON</source>
        <translation>Enregistrer la liste des chaînes en CSV ou JSON</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Select a chain in the list.</source>
        <translation>Sélectionnez une chaîne dans la liste.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Select a single chain to restore, verify or open it.</source>
        <translation>Sélectionnez une seule chaîne pour la restaurer, la vérifier ou l’ouvrir.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Show co&amp;mmand line</source>
        <translation>Ligne de co&amp;mmande</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Show the commands that do the same with the selected chains</source>
        <translation>Afficher les commandes qui font la même chose avec les chaînes sélectionnées</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Show the rows of the chain as of its end</source>
        <translation>Afficher les lignes de la chaîne à sa fin</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Stored</source>
        <translation>Stocké</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Test a restore: restore the chain, read every row, then delete the restored files</source>
        <translation>Tester une restauration : restaurer la chaîne, lire chaque ligne, puis supprimer les fichiers restaurés</translation>
    </message>
    <message>
        <location filename="ui/models/chain_copies.py"/>
        <source>The chains are already at this destination. Choose another one.</source>
        <translation>Les chaînes sont déjà à cette destination. Choisissez-en une autre.</translation>
    </message>
    <message>
        <location filename="ui/models/chain_copies.py"/>
        <source>The copy needs {}, but the destination has only {} free.</source>
        <translation>La copie nécessite {}, mais la destination n’a que {} de libre.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>This chain cannot be read.</source>
        <translation>Cette chaîne est illisible.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>This chain cannot be read: {}</source>
        <translation>Cette chaîne est illisible : {}</translation>
    </message>
    <message>
        <location filename="ui/models/chain_copies.py"/>
        <source>This folder does not exist. Choose to create it, or choose another one.</source>
        <translation>Ce dossier n’existe pas. Choisissez de le créer, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <location filename="ui/models/chain_copies.py"/>
        <source>This is a file, not a folder.</source>
        <translation>C’est un fichier, pas un dossier.</translation>
    </message>
    <message>
        <location filename="ui/models/chain_copies.py"/>
        <source>This is a folder of a chain. Choose a destination outside all chains.</source>
        <translation>C’est un dossier d’une chaîne. Choisissez une destination en dehors de toute chaîne.</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/actions.py"/>
        <source>Verif&amp;y</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>Verified</source>
        <translation>Vérifiée</translation>
    </message>
    <message>
        <location filename="ui/models/set_entries.py"/>
        <source>Verified {}</source>
        <translation>Vérifiée {}</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>With warnings</source>
        <translation>Avertissements</translation>
    </message>
    <message>
        <location filename="ui/models/chain_picture.py"/>
        <source>logs {}</source>
        <translation>journaux {}</translation>
    </message>
    <message>
        <location filename="ui/models/chain_picture.py"/>
        <source>the length of {} has changed since it was backed up</source>
        <translation>{} n’a plus la longueur qu’il avait lors de la sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>{}
{}: {}</source>
        <translation>{}
{} : {}</translation>
    </message>
    <message>
        <location filename="ui/models/chain_picture.py"/>
        <source>{} is missing</source>
        <translation>{} manque</translation>
    </message>
    <message>
        <location filename="ui/models/sets_rows.py"/>
        <source>{} stored of {}</source>
        <translation>{} stockés sur {}</translation>
    </message>
    <message>
        <location filename="ui/models/chain_picture.py"/>
        <source>{} verified</source>
        <translation>{} vérifiées</translation>
    </message>
    <message>
        <location filename="ui/models/sets_tree.py"/>
        <source>{}, read by the restore</source>
        <translation>{}, lu par la restauration</translation>
    </message>
</context>
<context>
    <name>SetsImport</name>
    <message>
        <location filename="ui/pages/sets/importing.py"/>
        <source>Add to the destinations</source>
        <translation>Ajouter aux destinations</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/importing.py"/>
        <source>Choose the folder of a chain or of a backup set, or a folder one or two levels above it.</source>
        <translation>Choisissez le dossier d’une chaîne ou d’un jeu de sauvegarde, ou un dossier un ou deux niveaux au-dessus.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/importing.py"/>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/importing.py"/>
        <source>Import backup sets</source>
        <translation>Importer des jeux de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/importing.py"/>
        <source>Lists every chain there, and every backup set of another program, whatever host they are of.</source>
        <translation>Liste chaque chaîne et chaque jeu de sauvegarde d’un autre programme, quel que soit leur hôte.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/importing.py"/>
        <source>Made on {}</source>
        <translation>Effectué sur {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/importing.py"/>
        <source>Searching {}…</source>
        <translation>Recherche dans {}…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/importing.py"/>
        <source>There is no backup in {}.</source>
        <translation>Il n’y a pas de sauvegarde dans {}.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/importing.py"/>
        <source>{} found in {}.</source>
        <translation>{} trouvées dans {}.</translation>
    </message>
</context>
<context>
    <name>SetsPage</name>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Being written now: {}</source>
        <translation>En cours d’écriture : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Chains at your destinations appear here. For chains elsewhere, or of another machine, import a folder or bucket, or drop a folder here.</source>
        <translation>Les chaînes de vos destinations apparaissent ici. Pour des chaînes situées ailleurs, ou d’une autre machine, importez un dossier ou un compartiment, ou déposez un dossier ici.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Clear the filter to see all chains.</source>
        <translation>Effacez le filtre pour voir toutes les chaînes.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Export list</source>
        <translation>Exporter la liste</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Filter the chains</source>
        <translation>Filtrer les chaînes</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Filtered: {} of {}, {} stored</source>
        <translation>Filtré : {} de {}, {} stockés</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Instance, host, type, file or date</source>
        <translation>Instance, hôte, type, fichier ou date</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Looking for backup sets…</source>
        <translation>Recherche de jeux de sauvegarde…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>M&amp;ore</source>
        <translation>Pl&amp;us</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>No backup sets found</source>
        <translation>Aucun jeu de sauvegarde trouvé</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>No chain matches</source>
        <translation>Aucune chaîne ne correspond</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Pin, copy or remove the selected chains</source>
        <translation>Épingler, copier ou supprimer les chaînes sélectionnées</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Planning the removal…</source>
        <translation>Préparation de la suppression…</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Reading the destinations.</source>
        <translation>Lecture des destinations.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>Show only: {}</source>
        <translation>N’afficher que : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>The folder or bucket could not be searched.</source>
        <translation>Le dossier ou le compartiment n’a pas pu être exploré.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>The list could not be saved.</source>
        <translation>La liste n’a pas pu être enregistrée.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>The pin could not be changed.</source>
        <translation>L’épinglage n’a pas pu être modifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>The removal could not be planned.</source>
        <translation>La suppression n’a pas pu être préparée.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>There is no chain to filter.</source>
        <translation>Il n’y a aucune chaîne à filtrer.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>These commands do the same with the selected chains.</source>
        <translation>Ces commandes font la même chose avec les chaînes sélectionnées.</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>backup-sets</source>
        <translation>jeux-de-sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>{} of {}, {} stored</source>
        <translation>{} de {}, {} stockés</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/page.py"/>
        <source>{} written to {}.</source>
        <translation>{} enregistrés dans {}.</translation>
    </message>
</context>
<context>
    <name>SetsView</name>
    <message>
        <location filename="ui/pages/sets/tree.py"/>
        <source>Backup sets</source>
        <translation>Jeux de sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/tree.py"/>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/tree.py"/>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/tree.py"/>
        <source>Copy the selected chains, or all, with headings</source>
        <translation>Copier les chaînes sélectionnées, ou toutes, avec les en-têtes</translation>
    </message>
    <message>
        <location filename="ui/pages/sets/tree.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <location filename="ui/models/setting_words.py"/>
        <source>{}: {}</source>
        <translation>{} : {}</translation>
    </message>
</context>
<context>
    <name>SettingsAtStart</name>
    <message>
        <location filename="ui/settings_at_start.py"/>
        <source>Choose the value again in the settings.</source>
        <translation>Choisissez à nouveau la valeur dans les paramètres.</translation>
    </message>
    <message>
        <location filename="ui/settings_at_start.py"/>
        <source>The settings could not be read. The defaults are in use.</source>
        <translation>Les paramètres n’ont pas pu être lus. Les valeurs par défaut sont utilisées.</translation>
    </message>
    <message>
        <location filename="ui/settings_at_start.py"/>
        <source>Watched folders, destinations, own names and keys are no longer known here. Import an export of the settings, or add them again.</source>
        <translation>Les dossiers surveillés, les destinations, les noms personnels et les clés ne sont plus connus ici. Importez un export des paramètres, ou ajoutez-les à nouveau.</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>&amp;Overdue after (hours)</source>
        <translation>En retar&amp;d après (heures)</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>&amp;Reset window layout</source>
        <translation>&amp;Rétablir la disposition de la fenêtre</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Choose a folder for backups</source>
        <translation>Choisir un dossier pour les sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Choose a folder to look for instances in</source>
        <translation>Choisir un dossier où chercher des instances</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Connect or mount the disk or share that contains it.</source>
        <translation>Connectez ou montez le disque ou le partage qui la contient.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Destinations</source>
        <translation>Destinations</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Folders searched for databases and logs, including subfolders.</source>
        <translation>Dossiers où chercher des bases de données et des journaux, sous-dossiers compris.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Folders with backups. Their chains are offered when you restore.</source>
        <translation>Dossiers de sauvegardes. Leurs chaînes sont proposées lors d’une restauration.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>For instances that are in no job.</source>
        <translation>Pour les instances qui ne sont dans aucun travail.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Make the folder available again, or remove it from this list.</source>
        <translation>Rendez le dossier de nouveau disponible, ou retirez-le de cette liste.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>No destinations yet. The destinations of backups and jobs appear here.</source>
        <translation>Aucune destination pour l’instant. Celles des sauvegardes et des travaux apparaissent ici.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>No folders are watched yet. Add folders that contain databases. Watching changes nothing in them.</source>
        <translation>Aucun dossier n’est encore surveillé. Ajoutez des dossiers qui contiennent des bases de données. La surveillance n’y modifie rien.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Takes effect immediately.</source>
        <translation>Prend effet aussitôt.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Takes effect immediately; while something runs, at the next start of the window.</source>
        <translation>Prend effet aussitôt ; pendant une exécution, au prochain démarrage de la fenêtre.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>The settings could not be saved. They apply until the window is closed.</source>
        <translation>Les paramètres n’ont pas pu être enregistrés. Ils s’appliquent jusqu’à la fermeture de la fenêtre.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Use system setting</source>
        <translation>Utiliser le réglage du système</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Used by job {}</source>
        <translation>Utilisée par le travail {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Used by jobs: {}</source>
        <translation>Utilisée par les travaux : {}</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Verify each backup that is started on the page Back up</source>
        <translation>Vérifier chaque sauvegarde lancée depuis la page Sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Watched folders</source>
        <translation>Dossiers surveillés</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Window</source>
        <translation>Fenêtre</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>Window layout reset.</source>
        <translation>Disposition de la fenêtre rétablie.</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>cannot be read</source>
        <translation>illisible</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>no chains</source>
        <translation>aucune chaîne</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>no instances</source>
        <translation>aucune instance</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>not found or not readable</source>
        <translation>introuvable ou illisible</translation>
    </message>
    <message>
        <location filename="ui/pages/settings/page.py"/>
        <source>{}, {} damaged</source>
        <translation>{}, {} endommagées</translation>
    </message>
</context>
<context>
    <name>SheetKeeper</name>
    <message>
        <location filename="ui/panels/sheet_keeper.py"/>
        <source>The tick could not be kept in the history.</source>
        <translation>La coche n’a pas pu être gardée dans l’historique.</translation>
    </message>
</context>
<context>
    <name>SortedTable</name>
    <message>
        <location filename="ui/panels/sorted_table.py"/>
        <source>Copy rows</source>
        <translation>Copier les lignes</translation>
    </message>
    <message>
        <location filename="ui/panels/sorted_table.py"/>
        <source>Copy the selected rows, or all, with headings</source>
        <translation>Copier les lignes sélectionnées, ou toutes, avec les en-têtes</translation>
    </message>
</context>
<context>
    <name>SpaceBar</name>
    <message>
        <location filename="ui/widgets/space_bar.py"/>
        <source>Part</source>
        <translation>Partie</translation>
    </message>
    <message>
        <location filename="ui/widgets/space_bar.py"/>
        <source>Share</source>
        <translation>Part</translation>
    </message>
    <message>
        <location filename="ui/widgets/space_bar.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/widgets/space_bar.py"/>
        <source>Space of the destination</source>
        <translation>Espace de la destination</translation>
    </message>
    <message>
        <location filename="ui/widgets/space_bar.py"/>
        <source>The next full backups need about {}.</source>
        <translation>Les prochaines sauvegardes complètes demandent environ {}.</translation>
    </message>
    <message>
        <location filename="ui/widgets/space_bar.py"/>
        <source>The space of this destination is not known.</source>
        <translation>L’espace de cette destination est inconnu.</translation>
    </message>
    <message>
        <location filename="ui/widgets/space_bar.py"/>
        <source>next full backups {}</source>
        <translation>prochaines complètes {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/space_bar.py"/>
        <source>{}: {}, {}</source>
        <translation>{} : {}, {}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <location filename="ui/status_line.py"/>
        <source>Destination not available: {}</source>
        <translation>Destination indisponible : {}</translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>Jobs, history and settings are those of this user, in {}</source>
        <translation>Les travaux, l’historique et les paramètres sont ceux de cet utilisateur, dans {}</translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>Next run: {}</source>
        <translation>Prochaine exécution : {}</translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>No job runs: the job file cannot be used</source>
        <translation>Aucun travail ne s’exécute : le fichier des travaux est inutilisable</translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>No run is scheduled</source>
        <translation>Aucune exécution planifiée</translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>an unknown user</source>
        <translation>un utilisateur inconnu</translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>{} (administrator)</source>
        <translation>{} (administrateur)</translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>{} (standard user)</source>
        <translation>{} (utilisateur standard)</translation>
    </message>
    <message>
        <location filename="ui/status_line.py"/>
        <source>{} free</source>
        <translation>{} libres</translation>
    </message>
</context>
<context>
    <name>StorageFields</name>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>&amp;Compress (zstd), level</source>
        <translation>&amp;Compresser (zstd), niveau</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>&amp;Encrypt (age) to these recipients</source>
        <translation>C&amp;hiffrer (age) pour ces destinataires</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>1 is fastest, 22 smallest</source>
        <translation>1 est le plus rapide, 22 le plus compact</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Choose the file of the signing key</source>
        <translation>Choisir le fichier de la clé de signature</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Compression level</source>
        <translation>Niveau de compression</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>File of the signing key</source>
        <translation>Fichier de la clé de signature</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>File with a private Ed25519 key</source>
        <translation>Fichier contenant une clé Ed25519 privée</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Only the recipients' identities can open the chain. If they are lost, it cannot be restored. Test them with a restore drill.</source>
        <translation>Seules les identités des destinataires peuvent ouvrir la chaîne. Si elles sont perdues, elle ne peut pas être restaurée. Testez-les par un essai de restauration.</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Recipients</source>
        <translation>Destinataires</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Sign with this &amp;key (Ed25519)</source>
        <translation>&amp;Signer avec cette clé (Ed25519)</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Takes less processor time. Applies to new chains.</source>
        <translation>Prend moins de temps processeur. Vaut pour les chaînes qui commencent.</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>Use &amp;BLAKE3 instead of SHA-256</source>
        <translation>Utiliser &amp;BLAKE3 au lieu de SHA-256</translation>
    </message>
    <message>
        <location filename="ui/panels/storage_fields.py"/>
        <source>age1… or a public SSH key, one per line</source>
        <translation>age1… ou une clé SSH publique, un par ligne</translation>
    </message>
</context>
<context>
    <name>StorageForm</name>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Add &amp;file…</source>
        <translation>Ajouter un &amp;fichier…</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Backups</source>
        <translation>Sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Choose an identity file</source>
        <translation>Choisir un fichier d’identité</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Choose the file of the signing key.</source>
        <translation>Choisissez le fichier de la clé de signature.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Enter a recipient.</source>
        <translation>Saisissez un destinataire.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Identities</source>
        <translation>Identités</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Identities for checks</source>
        <translation>Identités pour les contrôles</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Path of an identity file, or keyring:NAME, one per line</source>
        <translation>Chemin d’un fichier d’identité, ou keyring:NAME, un par ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/storage_form.py"/>
        <source>Scheduled verifications and drills open encrypted chains with these identities and those in the settings. The job file contains their paths, never the keys.</source>
        <translation>Les vérifications et essais planifiés de chaînes chiffrées lisent avec ces identités et avec celles des paramètres. Le fichier des travaux contient leurs emplacements, jamais les clés.</translation>
    </message>
</context>
<context>
    <name>SummaryStep</name>
    <message>
        <location filename="ui/first_run/summary.py"/>
        <source>&amp;Copy as text</source>
        <translation>&amp;Copier en texte</translation>
    </message>
    <message>
        <location filename="ui/first_run/summary.py"/>
        <source>Review your choices</source>
        <translation>Relisez vos choix</translation>
    </message>
    <message>
        <location filename="ui/first_run/summary.py"/>
        <source>Show co&amp;mmand line</source>
        <translation>Ligne de co&amp;mmande</translation>
    </message>
    <message>
        <location filename="ui/first_run/summary.py"/>
        <source>These commands set up the same, and make the first backup.</source>
        <translation>Ces commandes mettent en place la même chose, et effectuent la première sauvegarde.</translation>
    </message>
</context>
<context>
    <name>Tables</name>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source> (descending)</source>
        <translation> (décroissant)</translation>
    </message>
    <message>
        <location filename="ui/models/table_sources.py"/>
        <source>A day ago</source>
        <translation>Il y a un jour</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>A view of the table {}</source>
        <translation>Une vue de la table {}</translation>
    </message>
    <message>
        <location filename="ui/models/table_sources.py"/>
        <source>A week ago</source>
        <translation>Il y a une semaine</translation>
    </message>
    <message>
        <location filename="ui/models/table_sources.py"/>
        <source>An hour ago</source>
        <translation>Il y a une heure</translation>
    </message>
    <message>
        <location filename="ui/models/table_sources.py"/>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>In {}</source>
        <translation>Dans {}</translation>
    </message>
    <message>
        <location filename="ui/models/table_sources.py"/>
        <source>Instance at rest</source>
        <translation>Instance au repos</translation>
    </message>
    <message>
        <location filename="ui/models/table_sources.py"/>
        <source>Newest state</source>
        <translation>État le plus récent</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>Not counted. Counting reads every page of the table.</source>
        <translation>Non compté. Compter lit chaque page de la table.</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>Order of the rows' numbers</source>
        <translation>Ordre des numéros des lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show as GUID</source>
        <translation>Afficher comme GUID</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show as integer</source>
        <translation>Afficher comme entier</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show as security identifier (SID)</source>
        <translation>Afficher comme identificateur de sécurité (SID)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show as stored</source>
        <translation>Afficher tel que stocké</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show as text</source>
        <translation>Afficher comme texte</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show as time (FILETIME)</source>
        <translation>Afficher comme heure (FILETIME)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show as time (Unix)</source>
        <translation>Afficher comme heure (Unix)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show automatically</source>
        <translation>Afficher automatiquement</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/rows_table.py"/>
        <source>Show in hexadecimal</source>
        <translation>Afficher en hexadécimal</translation>
    </message>
    <message>
        <location filename="ui/models/row_window.py"/>
        <source>The rows of page {} cannot be read: {}</source>
        <translation>Les lignes de la page {} sont illisibles : {}</translation>
    </message>
    <message>
        <location filename="ui/models/row_window.py"/>
        <source>This row cannot be read: {}</source>
        <translation>Cette ligne est illisible : {}</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>What this column means is not public. Its values are those of column {}.</source>
        <translation>La signification de cette colonne n’est pas publique. Ses valeurs sont celles de la colonne {}.</translation>
    </message>
    <message>
        <location filename="ui/models/row_window.py"/>
        <source>What this value means is not public. It is shown as it is stored.</source>
        <translation>La signification de cette valeur n’est pas publique. Elle est affichée telle qu’elle est stockée.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>contains</source>
        <translation>contient</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>is</source>
        <translation>est</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>is NULL</source>
        <translation>est NULL</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>is at least</source>
        <translation>est au moins</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>is at most</source>
        <translation>est au plus</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>is greater than</source>
        <translation>est supérieur à</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>is less than</source>
        <translation>est inférieur à</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>is not</source>
        <translation>n’est pas</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/row_filter.py"/>
        <source>is not NULL</source>
        <translation>n’est pas NULL</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>not unique</source>
        <translation>non unique</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>primary</source>
        <translation>primaire</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>unique</source>
        <translation>unique</translation>
    </message>
    <message>
        <location filename="ui/models/table_definitions.py"/>
        <source>{} or more</source>
        <translation>{} ou plus</translation>
    </message>
</context>
<context>
    <name>TablesList</name>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Also list the catalog and the other internal tables of the engine</source>
        <translation>Lister aussi le catalogue et les autres tables que le moteur a créées pour lui-même</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Count rows</source>
        <translation>Compter les lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Filter tables by name</source>
        <translation>Filtrer les tables par nom</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Find in all tables</source>
        <translation>Chercher dans toutes les tables</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Find in every row of every table</source>
        <translation>Rechercher dans toutes les lignes de toutes les tables</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>List the tables of the engine</source>
        <translation>Lister les tables du moteur</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>No row of any table contains “{}”.</source>
        <translation>Aucune ligne d’aucune table ne contient « {} ».</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Press Enter to look for a value in every row of every table</source>
        <translation>Appuyez sur Entrée pour chercher une valeur dans chaque ligne de chaque table</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Read every page of the table and count its rows</source>
        <translation>Lire chaque page de la table et compter ses lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Rows</source>
        <translation>Lignes</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Searching {}: {} %</source>
        <translation>Recherche dans {} : {} %</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Stop the search</source>
        <translation>Arrêter la recherche</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Table</source>
        <translation>Table</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Tables</source>
        <translation>Tables</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>Tables of the engine</source>
        <translation>Tables du moteur</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/tables_list.py"/>
        <source>The search was stopped. Tables without a number were not searched.</source>
        <translation>La recherche a été arrêtée. Les tables sans nombre n’ont pas été parcourues.</translation>
    </message>
</context>
<context>
    <name>TablesPage</name>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Databases (*.edb *.dit *.mdb *.dat *.db *.sdb);;All files (*)</source>
        <translation>Bases de données (*.edb *.dit *.mdb *.dat *.db *.sdb);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Keys in the settings…</source>
        <translation>Clés dans les paramètres…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Open a database file</source>
        <translation>Ouvrir un fichier de base de données</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Open a database file to read its tables. It is not changed.</source>
        <translation>Ouvrir un fichier de base de données pour lire ses tables. Il n’est pas modifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Open a database file…</source>
        <translation>Ouvrir un fichier de base de données…</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Open as it is</source>
        <translation>Ouvrir tel quel</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Opening {}</source>
        <translation>Ouverture de {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Progress of the recovery in memory</source>
        <translation>Progression de la récupération en mémoire</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Replaying its logs in memory, if there are any</source>
        <translation>Rejeu de ses journaux en mémoire, s’il y en a</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Replaying its logs in memory, up to log {}</source>
        <translation>Rejeu de ses journaux en mémoire, jusqu’au journal {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Replaying its logs in memory, up to {}</source>
        <translation>Rejeu de ses journaux en mémoire, jusqu’au {}</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>Stop opening. Nothing was written.</source>
        <translation>Arrêter l’ouverture. Rien n’a été écrit.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>{} cannot be opened.</source>
        <translation>{} ne peut pas être ouvert.</translation>
    </message>
    <message>
        <location filename="ui/pages/tables/page.py"/>
        <source>{} is encrypted, and none of the known keys opens it.</source>
        <translation>{} est chiffré, et aucune des clés connues ne l’ouvre.</translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Bro&amp;wse…</source>
        <translation>Par&amp;courir…</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Choose a new or empty folder</source>
        <translation>Choisir un dossier nouveau ou vide</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Choose the instance's folder</source>
        <translation>Choisir le dossier de l’instance</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Create &amp;folder</source>
        <translation>Créer le &amp;dossier</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Files displaced by an earlier restore are still here. Delete them or take back that restore first.</source>
        <translation>Des fichiers mis de côté par une restauration antérieure sont encore ici. Supprimez-les ou revenez d’abord sur cette restauration.</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Full path of a new or empty folder</source>
        <translation>Chemin complet d’un dossier nouveau ou vide</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Full path of the folder with the instance's databases and logs</source>
        <translation>Chemin complet du dossier des bases de données et des journaux de l’instance</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Instance fol&amp;der</source>
        <translation>Dossier de l’in&amp;stance</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>New or empty fol&amp;der</source>
        <translation>Dossier nouveau ou &amp;vide</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>Target folder</source>
        <translation>Dossier cible</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>The folder {} does not exist. Create it first.</source>
        <translation>Le dossier {} n’existe pas. Créez-le d’abord.</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>This folder does not exist. A restore in place needs the folder of the instance.</source>
        <translation>Ce dossier n’existe pas. Une restauration sur place a besoin du dossier de l’instance.</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>This folder is inside {}, which holds backups. Choose a folder outside all backups.</source>
        <translation>Ce dossier se trouve dans {}, qui contient des sauvegardes. Choisissez un dossier extérieur à toute sauvegarde.</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>This folder is not empty. Choose a new or empty one.</source>
        <translation>Ce dossier n’est pas vide. Choisissez-en un nouveau ou un vide.</translation>
    </message>
    <message>
        <location filename="ui/panels/target_field.py"/>
        <source>This is a file, not a folder.</source>
        <translation>C’est un fichier, pas un dossier.</translation>
    </message>
</context>
<context>
    <name>TargetPanel</name>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>A chain, a database, a log, or the folder of an instance</source>
        <translation>Une chaîne, une base de données, un journal, ou le dossier d’une instance</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>A drill needs a chain. Choose one, or another depth.</source>
        <translation>Un essai a besoin d’une chaîne. Choisissez-en une, ou une autre profondeur.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Chain, database, log or folder. Or drop a file here.</source>
        <translation>Chaîne, base, journal ou dossier. Ou déposer un fichier ici.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Choose a database, a log or a checkpoint</source>
        <translation>Choisir une base de données, un journal ou un point de contrôle</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Choose the folder of a backup chain or instance to verify</source>
        <translation>Choisir le dossier d’une chaîne de sauvegarde ou d’une instance à vérifier</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Choose what to verify.</source>
        <translation>Choisissez ce qui doit être vérifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Depth</source>
        <translation>Profondeur</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Every page and log</source>
        <translation>Chaque page et chaque journal</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Every page and log, and the structure</source>
        <translation>Pages, journaux et structure</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>F&amp;older…</source>
        <translation>D&amp;ossier…</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Fi&amp;le…</source>
        <translation>Fi&amp;chier…</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Restore drill: restore, recover, read every row</source>
        <translation>Essai : restaurer, récupérer, lire chaque ligne</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>There is nothing at this path.</source>
        <translation>Il n’y a rien à ce chemin.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>Verif&amp;y</source>
        <translation>&amp;Vérifier</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>What to verify</source>
        <translation>Que vérifier</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>damaged chain</source>
        <translation>chaîne endommagée</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>{}: chain {}</source>
        <translation>{} : chaîne {}</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>{}: database {}</source>
        <translation>{} : base de données {}</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/target.py"/>
        <source>{}: instance in {}</source>
        <translation>{} : instance dans {}</translation>
    </message>
</context>
<context>
    <name>TargetsForm</name>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: 26h</source>
        <translation>Exemple : 26h</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: 30d</source>
        <translation>Exemple : 30d (jours)</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Example: 7d</source>
        <translation>Exemple : 7d (jours)</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>How old each may become before the overview, notifications and ese-backup status report it. An empty field sets no target.</source>
        <translation>L’âge que chacun peut atteindre avant que la vue d’ensemble, les notifications et ese-backup status le signalent. Un champ vide ne promet rien.</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>How old the newest moment that can be restored may become (RPO)</source>
        <translation>Âge maximal du dernier moment restaurable (RPO)</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>How old the newest restore drill may become</source>
        <translation>Âge maximal du dernier essai de restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>How old the newest verification may become</source>
        <translation>Âge maximal de la dernière vérification</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest &amp;drill</source>
        <translation>Dernier &amp;essai</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest &amp;restorable state</source>
        <translation>&amp;Dernier état restaurable</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest &amp;verification</source>
        <translation>Dernière &amp;vérification</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest restorable state</source>
        <translation>État restaurable le plus récent</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest restore drill</source>
        <translation>Dernier essai de restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/promises_form.py"/>
        <source>Newest verification</source>
        <translation>Dernière vérification</translation>
    </message>
</context>
<context>
    <name>Throughput</name>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>After {}: {}</source>
        <translation>Après {} : {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>Average {}</source>
        <translation>Moyenne {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>Average {}; peak {}; {} in all</source>
        <translation>Moyenne {} ; pointe {} ; {} en tout</translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>No throughput measured yet.</source>
        <translation>Aucun débit mesuré pour l’instant.</translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>Rate</source>
        <translation>Débit</translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>Seconds</source>
        <translation>Secondes</translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>Throughput</source>
        <translation>Débit</translation>
    </message>
    <message>
        <location filename="ui/widgets/throughput.py"/>
        <source>{} now; average {}; peak {}; after {}</source>
        <translation>{} actuellement ; moyenne {} ; pointe {} ; après {}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Axis</source>
        <translation>Axe</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>By generation</source>
        <translation>Par génération</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>By time</source>
        <translation>Par heure</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>Checkpoint: {}</source>
        <translation>Point de contrôle : {}</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Copy as table</source>
        <translation>Copier en tableau</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Copy the table as tab-separated text (Ctrl+C)</source>
        <translation>Copier le tableau en texte séparé par des tabulations (Ctrl+C)</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>Detail</source>
        <translation>Détail</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>Earlier damage or gaps</source>
        <translation>Dommages ou lacunes avant</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Everything is shown</source>
        <translation>Tout est affiché</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>How much is shown</source>
        <translation>Quantité affichée</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>How much is shown, up to the chosen moment</source>
        <translation>Durée affichée, jusqu’au moment choisi</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Last 10 minutes</source>
        <translation>10 dernières minutes</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Last 24 hours</source>
        <translation>Dernières 24 heures</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Last minute</source>
        <translation>Dernière minute</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>Later damage or gaps</source>
        <translation>Dommages ou lacunes après</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>Logs</source>
        <translation>Journaux</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>Newest moment: {}</source>
        <translation>Moment le plus récent : {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_elements.py"/>
        <source>No log generations: this instance has no log files.</source>
        <translation>Aucune génération de journaux : cette instance n’a pas de fichiers journaux.</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>Nothing is lost</source>
        <translation>Rien n’est perdu</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_picture.py"/>
        <source>Nothing later can be restored. The newest moment is {}.</source>
        <translation>Rien de plus récent ne peut être restauré. Le moment le plus récent est {}.</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Own span</source>
        <translation>Autre durée</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_elements.py"/>
        <source>Protection timeline</source>
        <translation>Chronologie de protection</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Protection timeline as a table</source>
        <translation>Chronologie de protection en tableau</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Read the commits in the logs of the newest chain, and choose one of them</source>
        <translation>Lire les validations dans les journaux de la chaîne la plus récente, et en choisir une</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>Required for recovery: {}</source>
        <translation>Requis pour la récupération : {}</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Restore to here…</source>
        <translation>Restaurer jusqu’ici…</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Restore to {}…</source>
        <translation>Restaurer jusqu’au {}…</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Save picture</source>
        <translation>Enregistrer l’image</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Save picture…</source>
        <translation>Enregistrer l’image…</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Save the picture as PNG, SVG or PDF</source>
        <translation>Enregistrer l’image en PNG, SVG ou PDF</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show as table</source>
        <translation>Afficher en tableau</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show commits</source>
        <translation>Afficher les validations</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show everything from the first to the last (0)</source>
        <translation>Tout afficher, du premier au dernier (0)</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show less, larger (+, or Ctrl with the wheel)</source>
        <translation>Afficher moins, en plus grand (+, ou Ctrl avec la molette)</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show more, smaller (-, or Ctrl with the wheel)</source>
        <translation>Afficher plus, en plus petit (-, ou Ctrl avec la molette)</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show the same as a table</source>
        <translation>Afficher la même chose en tableau</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show what is after</source>
        <translation>Afficher ce qui suit</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show what is after (Ctrl+Right)</source>
        <translation>Afficher ce qui suit (Ctrl+Droite)</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show what is before</source>
        <translation>Afficher ce qui précède</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Show what is before (Ctrl+Left)</source>
        <translation>Afficher ce qui précède (Ctrl+Gauche)</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Shown span</source>
        <translation>Étendue affichée</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_picture.py"/>
        <source>Shown: {}</source>
        <translation>Affiché : {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>What</source>
        <translation>Objet</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>What goes from left to right</source>
        <translation>Ce qui va de gauche à droite</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>When the logs were written is not known</source>
        <translation>L’heure d’écriture des journaux est inconnue</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>You lose what is in {}</source>
        <translation>Vous perdez le contenu de {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>You lose {}</source>
        <translation>Vous perdez {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>You lose {} after it</source>
        <translation>Vous perdez {} après</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>You lose {} after it, {}</source>
        <translation>Vous perdez {} après, {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>You lose {}, and what is in {}</source>
        <translation>Vous perdez {}, et le contenu de {}</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Zoom in</source>
        <translation>Zoom avant</translation>
    </message>
    <message>
        <location filename="ui/panels/timeline.py"/>
        <source>Zoom out</source>
        <translation>Zoom arrière</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_marks.py"/>
        <source>and {} more</source>
        <translation>et {} autres</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <location filename="ui/widgets/timeline_legend.py"/>
        <source>before the backup</source>
        <translation>avant la sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>being written</source>
        <translation>en cours d’écriture</translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>cannot be reached</source>
        <translation>inaccessible</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_legend.py"/>
        <source>cannot be reached: {}</source>
        <translation>inaccessible : {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>checkpoint</source>
        <translation>point de contrôle</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_legend.py"/>
        <source>checkpoint: {}</source>
        <translation>point de contrôle : {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>commit {}</source>
        <translation>validation du {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_legend.py"/>
        <source>commits left out</source>
        <translation>validations laissées de côté</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_legend.py"/>
        <source>commits restored</source>
        <translation>validations restaurées</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_legend.py"/>
        <source>crossed out: damage was found, or it did not complete</source>
        <translation>barré : des dommages ont été trouvés, ou inachevé</translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>damage was found</source>
        <translation>dommages trouvés</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>generation {} missing</source>
        <translation>génération {} manquante</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>generations {} missing</source>
        <translation>générations {} manquantes</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_marks.py"/>
        <source>logs {}</source>
        <translation>journaux {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <location filename="ui/models/timelines.py"/>
        <source>not completed</source>
        <translation>inachevé</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>required for recovery</source>
        <translation>requis pour la récupération</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_legend.py"/>
        <source>required for recovery: {}</source>
        <translation>requis pour la récupération : {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} UTC</source>
        <translation>{} UTC</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>{} is {}</source>
        <translation>{} : {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>{} missing</source>
        <translation>{} manquant</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_marks.py"/>
        <source>{} of {} ({})</source>
        <translation>{} de {} ({})</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_picture.py"/>
        <source>{} to {}</source>
        <translation>du {} au {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>{} without commits</source>
        <translation>{} sans validations</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_paint.py"/>
        <source>{} without logs and backups</source>
        <translation>{} sans journaux ni sauvegardes</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>{}, the newest: {}</source>
        <translation>{}, le plus récent : {}</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_texts.py"/>
        <source>{}, with damage or gaps</source>
        <translation>{}, avec dommages ou lacunes</translation>
    </message>
    <message>
        <location filename="ui/values/timeline_marks.py"/>
        <source>{}, {}</source>
        <translation>{}, {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/timeline_legend.py"/>
        <source>{}: {}</source>
        <translation>{} : {}</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Back up what is due</source>
        <translation>&amp;Sauvegarder ce qui est prévu</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Open</source>
        <translation>&amp;Ouvrir</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Pause notifications</source>
        <translation>Mettre les notifications en &amp;pause</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>&amp;Resume notifications</source>
        <translation>&amp;Reprendre les notifications</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>End the program; scheduled backups still run</source>
        <translation>Terminer le programme ; les sauvegardes planifiées continuent</translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Everything is protected</source>
        <translation>Tout est protégé</translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>For 1 hour</source>
        <translation>Pendant 1 heure</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>For 8 hours</source>
        <translation>Pendant 8 heures</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>For a week</source>
        <translation>Pendant une semaine</translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Needs attention</source>
        <translation>Attention requise</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Run the jobs that are due now</source>
        <translation>Exécuter les travaux prévus maintenant</translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Show no notifications on this desktop for a while</source>
        <translation>N’afficher aucune notification sur ce bureau pendant un certain temps</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Show notifications again</source>
        <translation>Afficher de nouveau les notifications</translation>
    </message>
    <message>
        <location filename="ui/tray.py"/>
        <source>Show the window</source>
        <translation>Afficher la fenêtre</translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>The state could not be read.</source>
        <translation>L’état n’a pas pu être lu.</translation>
    </message>
    <message>
        <location filename="ui/models/tray.py"/>
        <source>and {}</source>
        <translation>et {}</translation>
    </message>
</context>
<context>
    <name>UndoLine</name>
    <message>
        <location filename="ui/widgets/undo_line.py"/>
        <source>Hide this line</source>
        <translation>Masquer cette ligne</translation>
    </message>
    <message>
        <location filename="ui/widgets/undo_line.py"/>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Destination not reachable</source>
        <translation>Destination injoignable</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Destination not reachable since {}</source>
        <translation>Destination injoignable depuis le {}</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Last drilled {}.</source>
        <translation>Dernier essai : {}.</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Last verified {}.</source>
        <translation>Dernière vérification : {}.</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Newest set: {}.</source>
        <translation>Jeu le plus récent : {}.</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>Overdue: last backup {}</source>
        <translation>En retard : dernière sauvegarde {}</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <location filename="ui/models/verdicts.py"/>
        <source>{} s ago</source>
        <translation>il y a {} s</translation>
    </message>
</context>
<context>
    <name>VerdictLine</name>
    <message>
        <location filename="ui/panels/verdict_line.py"/>
        <source>{}: {}</source>
        <translation>{} : {}</translation>
    </message>
</context>
<context>
    <name>Verification</name>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Backed up</source>
        <translation>Sauvegardé</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Blank</source>
        <translation>Vierge</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Chain</source>
        <translation>Chaîne</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Checksum</source>
        <translation>Somme de contrôle</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Correctable</source>
        <translation>Corrigeable</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Damage</source>
        <translation>Dommage</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Damaged</source>
        <translation>Endommagée</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Database</source>
        <translation>Base de données</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Dbtime</source>
        <translation>Dbtime</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Every page and log that was read is good.</source>
        <translation>Toutes les pages et tous les journaux lus sont en bon état.</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Expected</source>
        <translation>Attendu</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Good</source>
        <translation>Bonne</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Incomplete</source>
        <translation>Incomplète</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>No damage was found, but not everything could be checked.</source>
        <translation>Aucun dommage trouvé, mais tout n’a pas pu être contrôlé.</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Not owned</source>
        <translation>Sans propriétaire</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Not there</source>
        <translation>Absente</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Object</source>
        <translation>Objet</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Other object</source>
        <translation>Autre objet</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Owner</source>
        <translation>Propriétaire</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Single-bit error</source>
        <translation>Erreur d’un seul bit</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>The database had fewer pages then.</source>
        <translation>La base de données avait alors moins de pages.</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>The page belonged to object {} then.</source>
        <translation>La page appartenait alors à l’objet {}.</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>To see whether a chain has a good copy of a bad page, select the page.</source>
        <translation>Pour voir si une chaîne contient une bonne copie d’une page endommagée, sélectionnez la page.</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>To see whether a chain has a good copy of a page, select its finding.</source>
        <translation>Pour voir si une chaîne contient une bonne copie d’une page, sélectionnez son constat.</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Unreadable</source>
        <translation>Illisible</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Verified</source>
        <translation>Vérifié</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>Wrong place</source>
        <translation>Mal placée</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>and {} more</source>
        <translation>et {} autres</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>deleted</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>deleted by a revert</source>
        <translation>supprimée par un retour</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>flush type, high bit</source>
        <translation>type d’écriture, bit haut</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>flush type, low bit</source>
        <translation>type d’écriture, bit bas</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>index</source>
        <translation>index</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>initialised only</source>
        <translation>initialisée seulement</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>leaf</source>
        <translation>feuille</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>long value</source>
        <translation>valeur longue</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>new record format</source>
        <translation>nouveau format d’enregistrement</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>not unique</source>
        <translation>non unique</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>parent of leaf</source>
        <translation>parent de feuille</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>prefixed</source>
        <translation>préfixé</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>repaired</source>
        <translation>réparée</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>root</source>
        <translation>racine</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>scrubbed</source>
        <translation>nettoyée</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>space tree</source>
        <translation>arborescence d’espace</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>versioned</source>
        <translation>avec version</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>{} (as the damaged page says)</source>
        <translation>{} (selon la page endommagée)</translation>
    </message>
    <message>
        <location filename="ui/models/verification.py"/>
        <source>• {}: {}</source>
        <translation>• {} : {}</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>&amp;Print…</source>
        <translation>Imprim&amp;er…</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>&amp;Save certificate…</source>
        <translation>En&amp;registrer le certificat…</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Add a check that reads back the chains of all jobs automatically</source>
        <translation>Ajouter un contrôle qui relit tout seul les chaînes de tous les travaux</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Choose a chain: checks on a schedule read the chains of jobs.</source>
        <translation>Choisissez une chaîne : les contrôles planifiés lisent les chaînes des travaux.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Choose a database, a log or a checkpoint</source>
        <translation>Choisir une base de données, un journal ou un point de contrôle</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Choose a file…</source>
        <translation>Choisir un fichier…</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Choose a folder…</source>
        <translation>Choisir un dossier…</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Choose the folder of a chain or of an instance</source>
        <translation>Choisir le dossier d’une chaîne ou d’une instance</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Choose what to verify.</source>
        <translation>Choisissez ce qui doit être vérifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Earlier</source>
        <translation>Antérieures</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Earlier ({})</source>
        <translation>Antérieures ({})</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Earlier verifications</source>
        <translation>Vérifications antérieures</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Nothing verified yet</source>
        <translation>Rien n’a encore été vérifié</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Pick a chain, an instance or a database above, or drop a file or a folder here. Everything is read, and nothing is changed.</source>
        <translation>Choisissez ci-dessus une chaîne, une instance ou une base de données, ou déposez ici un fichier ou un dossier. Tout est lu, rien n’est modifié.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Sched&amp;ule this…</source>
        <translation>&amp;Planifier…</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Show command line</source>
        <translation>Ligne de commande</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>Show the command that does the same</source>
        <translation>Afficher la commande qui fait la même chose</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>The details of this verification were not kept.</source>
        <translation>Les détails de cette vérification n’ont pas été gardés.</translation>
    </message>
    <message>
        <location filename="ui/pages/verify/page.py"/>
        <source>There is a certificate once a verification has ended.</source>
        <translation>Il y a un certificat une fois une vérification terminée.</translation>
    </message>
</context>
<context>
    <name>Wayfinder</name>
    <message>
        <location filename="ui/wayfinder.py"/>
        <source>This page has no filter.</source>
        <translation>Cette page n’a pas de filtre.</translation>
    </message>
    <message>
        <location filename="ui/wayfinder.py"/>
        <source>This page has nothing to export. Go to History to export events.</source>
        <translation>Cette page n’a rien à exporter. Allez dans Historique pour exporter des événements.</translation>
    </message>
</context>
<context>
    <name>WeekCalendar</name>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>Hour</source>
        <translation>Heure</translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>Slots</source>
        <translation>Créneaux</translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>and {} more</source>
        <translation>et {} autres</translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>quiet hours</source>
        <translation>heures calmes</translation>
    </message>
    <message>
        <location filename="ui/widgets/week_calendar.py"/>
        <source>quiet hours: {}</source>
        <translation>heures calmes : {}</translation>
    </message>
</context>
<context>
    <name>WhatStep</name>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Backup</source>
        <translation>Sauvegarde</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Choose a chain to continue.</source>
        <translation>Choisissez une chaîne pour continuer.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Choose the folder of the newer logs.</source>
        <translation>Choisissez le dossier des journaux plus récents.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Choose “Restore to there instead”, or another chain.</source>
        <translation>Choisissez « Restaurer plutôt jusque-là » ou une autre chaîne.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Correct the moment, or choose one in the timeline.</source>
        <translation>Corrigez le moment, ou choisissez-en un dans la chronologie.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Logs up to {}</source>
        <translation>Journaux jusqu’à {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Moment set with the slider</source>
        <translation>Moment choisi avec le curseur</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Newest set (everything)</source>
        <translation>Jeu le plus récent (tout)</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Newest set and newer logs (everything)</source>
        <translation>Jeu le plus récent et journaux plus récents (tout)</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>No chain selected</source>
        <translation>Aucune chaîne sélectionnée</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Pin</source>
        <translation>Épinglage</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Reading the logs…</source>
        <translation>Lecture des journaux…</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Restore &amp;drill</source>
        <translation>&amp;Essai de restauration</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Restore &amp;up to</source>
        <translation>Restaurer j&amp;usqu’à</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Restore up to this set</source>
        <translation>Restaurer jusqu’à ce jeu</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>Test this restore: restore the databases, read every row, then delete the restored files</source>
        <translation>Tester cette restauration : restaurer les bases de données, lire chaque ligne, puis supprimer les fichiers restaurés</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>There is no chain to choose.</source>
        <translation>Il n’y a aucune chaîne à choisir.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>This chain cannot be restored. Choose another one.</source>
        <translation>Cette chaîne ne peut pas être restaurée. Choisissez-en une autre.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>This chain is encrypted, and none of the known identities opens it.</source>
        <translation>Cette chaîne est chiffrée, et aucune des identités connues ne l’ouvre.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>state could not be read</source>
        <translation>l’état n’a pas pu être lu</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/what.py"/>
        <source>{}, {}: logs up to {}</source>
        <translation>{}, {} : journaux jusqu’à {}</translation>
    </message>
</context>
<context>
    <name>WhenDraft</name>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>Enter at least one time. Example: 02:00.</source>
        <translation>Saisissez au moins une heure. Exemple : 02:00.</translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>Enter five fields: minute, hour, day, month, weekday.</source>
        <translation>Saisissez cinq champs : minute, heure, jour, mois, jour de semaine.</translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>Next: {}</source>
        <translation>Suivant : {}</translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>Select at least one day.</source>
        <translation>Sélectionnez au moins un jour.</translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>This never happens.</source>
        <translation>Cela n’arrive jamais.</translation>
    </message>
    <message>
        <location filename="ui/models/when_draft.py"/>
        <source>hour</source>
        <translation>heures</translation>
    </message>
</context>
<context>
    <name>WhenFields</name>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>A missed run is caught up once, unless more time than this has passed since</source>
        <translation>Une exécution manquée est rattrapée, une fois, sauf s’il s’est écoulé plus de temps</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>A&amp;t</source>
        <translation>&amp;À</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>C&amp;ron (expert)</source>
        <translation>C&amp;ron (expert)</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Catch up &amp;within</source>
        <translation>&amp;Rattraper dans les</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Cron expression</source>
        <translation>Expression cron</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>E&amp;very</source>
        <translation>&amp;Toutes les</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Example: 02:00, 14:30</source>
        <translation>Exemple : 02:00, 14:30</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Example: 30 2 * * 1-5</source>
        <translation>Exemple : 30 2 * * 1-5</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Interval</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Of this machine</source>
        <translation>De cette machine</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>On</source>
        <translation>Jours</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Time &amp;zone</source>
        <translation>&amp;Fuseau horaire</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>Times</source>
        <translation>Heures</translation>
    </message>
    <message>
        <location filename="ui/pages/jobs/when_fields.py"/>
        <source>no limit; example: 4h</source>
        <translation>sans limite ; exemple : 4h</translation>
    </message>
</context>
<context>
    <name>WhereStep</name>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>&amp;Keep the files as backed up</source>
        <translation>&amp;Garder les fichiers tels que sauvegardés</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>&amp;Recover them: clean and ready to use</source>
        <translation>Les &amp;récupérer : arrêt correct, prêtes à l’emploi</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Cannot be used</source>
        <translation>Inutilisable</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Contains {}</source>
        <translation>Contient {}</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Empty</source>
        <translation>Vide</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Files will be written to exactly this folder</source>
        <translation>Les fichiers seront écrits exactement dans ce dossier</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>In &amp;place, in the instance's own folder</source>
        <translation>&amp;Sur place, dans le dossier de l’instance</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>No existing files are overwritten. Compare the result with the original, then swap the folders. The last step explains how for this product.</source>
        <translation>Aucun fichier existant n’est écrasé. Comparez le résultat à l’original, puis échangez les dossiers. La dernière étape explique comment pour ce produit.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>No logs are replayed: every file is restored byte for byte. A dirty database has to be recovered later, here or by the product.</source>
        <translation>Aucun journal n’est rejoué : chaque fichier est restauré octet pour octet. Une base de données en arrêt incorrect devra être récupérée plus tard, ici ou par le produit.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Not available: restoring to a moment requires replaying logs.</source>
        <translation>Indisponible : restaurer à un moment donné exige de rejouer des journaux.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Not available: the newer logs have to be replayed.</source>
        <translation>Indisponible : les journaux plus récents doivent être rejoués.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Stop the program that owns the instance first: the restore is refused while it is running. Databases in the way, and all logs and the checkpoint of the instance, are kept there as NAME.before-restore-ID until you delete them or take back the restore.</source>
        <translation>Arrêtez d’abord le programme qui détient l’instance : la restauration est refusée tant qu’elle fonctionne. Les bases de données qui gênent, ainsi que tous les journaux et le point de contrôle de l’instance, y sont gardés sous NAME.before-restore-ID jusqu’à ce que vous les supprimiez ou reveniez sur la restauration.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>T&amp;o a separate folder</source>
        <translation>&amp;Dans un dossier distinct</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Target</source>
        <translation>Cible</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Target folder</source>
        <translation>Dossier cible</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>The logs are replayed up to the chosen point, and uncommitted changes are undone.</source>
        <translation>Les journaux sont rejoués jusqu’au point choisi, et les modifications non validées sont annulées.</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>What to do with the databases</source>
        <translation>Que faire des bases de données</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>Where to restore the files</source>
        <translation>Où restaurer les fichiers</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>already exists</source>
        <translation>existe déjà</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>files in the way are renamed and kept</source>
        <translation>les fichiers qui gênent sont renommés et gardés</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>free space not known</source>
        <translation>espace libre inconnu</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>not chosen yet</source>
        <translation>pas encore choisi</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>will be created</source>
        <translation>sera créé</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>{} free</source>
        <translation>{} libres</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>{} required</source>
        <translation>{} requis</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>{} required, plus space for the newer logs</source>
        <translation>{} requis, plus l’espace des journaux plus récents</translation>
    </message>
    <message>
        <location filename="ui/pages/restore/where.py"/>
        <source>{} required: not enough space</source>
        <translation>{} requis : espace insuffisant</translation>
    </message>
</context>
<context>
    <name>WindowSession</name>
    <message>
        <location filename="ui/session.py"/>
        <source>The language changes at the next start: a run or a dialog is open.</source>
        <translation>La langue changera au prochain démarrage : une exécution ou une boîte de dialogue est en cours.</translation>
    </message>
</context>
<context>
    <name>WriteTest</name>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Delete it</source>
        <translation>Le supprimer</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Reach the destination</source>
        <translation>Atteindre la destination</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Read it back</source>
        <translation>Le relire</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Rename it</source>
        <translation>Le renommer</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Sync it to the medium</source>
        <translation>Le synchroniser sur le support</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Write a file</source>
        <translation>Écrire un fichier</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>done in {}</source>
        <translation>terminé en {}</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>done, {} free</source>
        <translation>terminé, {} libres</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>not allowed for this host; backups work, but cannot be pruned from here</source>
        <translation>non permis à cet hôte ; les sauvegardes fonctionnent, mais ne peuvent pas être purgées d’ici</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>not needed in a bucket</source>
        <translation>inutile dans un compartiment</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>not tested</source>
        <translation>non testé</translation>
    </message>
</context>
<context>
    <name>WriteTestList</name>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Backups can be written to {}.</source>
        <translation>{} accepte les sauvegardes.</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Backups cannot be written to {}.</source>
        <translation>{} n’accepte pas les sauvegardes.</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Test of the destination</source>
        <translation>Test de la destination</translation>
    </message>
    <message>
        <location filename="ui/panels/write_test.py"/>
        <source>Testing {}…</source>
        <translation>Test de {}…</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <location filename="ui/pages/instances/table.py"/>
        <source>Own name</source>
        <translation>Nom personnel</translation>
    </message>
    <message>
        <location filename="ui/pages/instances/table.py"/>
        <source>Tags, separated by commas</source>
        <translation>Étiquettes, séparées par des virgules</translation>
    </message>
</context>
<context>
    <name>_JobRow</name>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Cancel {}</source>
        <translation>Annuler {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Progress of {}</source>
        <translation>Progression de {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Show {}</source>
        <translation>Afficher {}</translation>
    </message>
    <message>
        <location filename="ui/widgets/runs_tray.py"/>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
</context>
</TS>
