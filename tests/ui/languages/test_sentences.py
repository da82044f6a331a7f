"""Sentences of the engine are found by their pattern, and what is in them is translated, too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from ui.format import size
from ui.languages.sentences import Sentences

FRENCH = Sentences(
    {
        "{0} is damaged.": "{0} est endommagé.",
        "Page {0} of {1} is damaged.": "La page {0} de {1} est endommagée.",
        "Page {0} is damaged: {1}.": "La page {0} est endommagée : {1}.",
        "its checksum is {0}": "sa somme de contrôle est {0}",
        "The backup of {0} failed: {1}. {2}": "La sauvegarde de {0} a échoué : {1}. {2}",
        "Page {0} of {1}": "Page {0} sur {1}",
        "Restore the file.": "Restaurez le fichier.",
        "Restorable to {0}, {1}": "Restaurable jusqu’{0:au |à }, {1}",
        "yesterday": "hier",
        "never verified": "jamais vérifiée",
        "Every {0}": "Chaque {0}",
        "Sunday": "dimanche",
        "November": "novembre",
        "verified {0}": "vérifiée {0:le |}",
        "{0}, since {1}": "{0}, depuis {1:le |}",
        "Monday": "lundi",
        "{0} and {1}": "{0} et {1}",
        "{0}: {1}": "{0} : {1}",
        "'{0}'": "« {0} »",
        "{0} is no time. Example: {1}.": "{0} n’est pas une heure. Exemple : {1}.",
        "Run ese-backup verify {0} again.": "Relancez ese-backup verify {0}.",
        "Logs {0} are gone.": "Les journaux {0} ont disparu.",
        "Full {{braces}}": "Accolades {{pleines}}",
        "full": "complète",
    }
)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Restore the file.", "Restaurez le fichier."),
        ("Page 7 of C:\\a.edb is damaged.", "La page 7 de C:\\a.edb est endommagée."),
        ("Page 7 is damaged: its checksum is 0x5.", "La page 7 est endommagée : sa somme de contrôle est 0x5."),
        (
            "Page 7 of /a.edb is damaged. Restore the file.",
            "La page 7 de /a.edb est endommagée. Restaurez le fichier.",
        ),
        ("/a/b.edb is damaged.", "/a/b.edb est endommagé."),
        ("/a is damaged. Restore the file.", "/a est endommagé. Restaurez le fichier."),
        (
            "/a is damaged. (JET_errReadVerifyFailure, -1018)",
            "/a est endommagé. (JET_errReadVerifyFailure, -1018)",
        ),
        (
            "/a is damaged. (ESE_errServerFailed, -60001)",
            "/a est endommagé. (ESE_errServerFailed, -60001)",
        ),
        (
            "The backup of DHCP failed: JET_errDiskFull (-1808). Restore the file.",
            "La sauvegarde de DHCP a échoué : JET_errDiskFull (-1808). Restaurez le fichier.",
        ),
        ("restorable to yesterday, never verified", "restaurable jusqu’à hier, jamais vérifiée"),
        ("Restorable to yesterday 21:14, never verified", "Restaurable jusqu’à hier 21:14, jamais vérifiée"),
        ("Restorable to Sunday 09:05, verified Sunday", "Restaurable jusqu’à dimanche 09:05, vérifiée dimanche"),
        ("Never verified, since 8 November 15:18", "Jamais vérifiée, depuis le 8 novembre 15:18"),
        ("Never verified, since 8 November 2025", "Jamais vérifiée, depuis le 8 novembre 2025"),
        (
            "Restorable to 8 November 15:18, verified 8 November",
            "Restaurable jusqu’au 8 novembre 15:18, vérifiée le 8 novembre",
        ),
        (
            "Never verified, since Sunday 15:18. Restore the file.",
            "Jamais vérifiée, depuis dimanche 15:18. Restaurez le fichier.",
        ),
        ("Every Sunday and Monday", "Chaque dimanche et lundi"),
        ("never verified: /a is damaged.", "jamais vérifiée : /a est endommagé."),
        ("Never verified. Restore the file.", "Jamais vérifiée. Restaurez le fichier."),
        ("'soon' is no time. Example: 2.", "« soon » n’est pas une heure. Exemple : 2."),
        ("Run ese-backup verify 'a b' again.", "Relancez ese-backup verify 'a b'."),
        ("Logs 0x2-0xA (2-10) are gone.", "Les journaux 0x2–0xA (2–10) ont disparu."),
        ("Full {braces}", "Accolades {pleines}"),
        ("Full", "Complète"),
        ("full: Page 7 of /a.edb is damaged", "complète : La page 7 de /a.edb est endommagée"),
        ("Nothing of this is in the catalogue.", "Nothing of this is in the catalogue."),
        ("", ""),
        ("42", "42"),
    ],
)
def test_sentences(english: str, french: str) -> None:
    assert FRENCH.translated(english) == french


def test_a_name_in_a_sentence_stays() -> None:
    assert FRENCH.translated("The backup of Monday failed: full. ") != ""
    assert FRENCH.translated("Page 7 of Sunday is damaged.") == "La page 7 de Sunday est endommagée."


def test_a_size_in_a_sentence_is_written_as_elsewhere_in_the_window() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    try:
        assert FRENCH.translated("Page 84.0 KiB of 1.8 GiB") == f"Page {size(86016)} sur {size(1932735283)}"
        assert size(86016) == "84,0 Kio"
    finally:
        QLocale.setDefault(before)


def test_a_pattern_of_two_sentences_takes_a_reason_of_several() -> None:
    french = Sentences(
        {
            "A full backup of {0} is made instead of an incremental one. {1}": "Une complète de {0} plutôt. {1}",
            "{0} backup of {1}": "Sauvegarde {0} de {1}",
            "There is none.": "Il n’y en a pas.",
            "Make one.": "Effectuez-la.",
        }
    )
    text = "A full backup of edb is made instead of an incremental one. There is none. Make one."
    assert french.translated(text) == "Une complète de edb plutôt. Il n’y en a pas. Effectuez-la."


def test_a_clause_after_a_colon_is_found_by_itself() -> None:
    """A pattern that begins with a hole does not take what is before the colon into it."""
    french = Sentences(
        {
            "{0} backup": "sauvegarde {0}",
            "Backup failed": "Échec",
            "{0} was moved during the backup.": "{0} a été déplacé pendant la sauvegarde.",
            "{0}, since {1}": "{0}, depuis {1}",
        }
    )
    assert french.translated("Backup failed: /b was moved during the backup, since 21:14") == (
        "Échec: /b a été déplacé pendant la sauvegarde, depuis 21:14"
    )
