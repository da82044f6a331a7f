"""Products are told from file names, and each has a complete guide that never leads with repair."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.guidance import CAUTION, GuidanceStep, Guide, Product, guidance, product_of

DATASETS = Path(os.environ.get("ESE_DATASETS") or Path(__file__).resolve().parents[3] / "shared" / "datasets")


@pytest.mark.parametrize(
    ("base", "names", "product"),
    [
        ("edb", ["ntds.dit"], Product.ACTIVE_DIRECTORY),
        ("edb", [r"C:\Windows\NTDS\NTDS.DIT"], Product.ACTIVE_DIRECTORY),
        ("edb", ["/mnt/c/Windows/NTDS/ntds.dit"], Product.ACTIVE_DIRECTORY),
        ("j50", ["dhcp.mdb"], Product.DHCP),
        ("j50", [], Product.DHCP),
        ("j50", ["wins.mdb"], Product.GENERIC),
        ("edb", [r"C:\Windows\System32\CertLog\contoso.edb"], Product.CERTIFICATE_SERVICES),
        ("edb", ["contoso-DC01-CA.edb"], Product.CERTIFICATE_SERVICES),
        ("edb", ["Contoso Root CA(1).edb"], Product.CERTIFICATE_SERVICES),
        ("edb", ["america.edb"], Product.GENERIC),
        ("edb", ["Windows.edb"], Product.WINDOWS_SEARCH),
        ("edb", ["S-1-5-21-1-2-3-1001.edb"], Product.WINDOWS_SEARCH),
        ("edb", ["DataStore.edb"], Product.WINDOWS_UPDATE),
        ("SRU", ["SRUDB.dat"], Product.SRUM),
        ("SRU", [], Product.SRUM),
        ("Svc", ["Current.mdb", "SystemIdentity.mdb"], Product.USER_ACCESS_LOGGING),
        (None, ["{0A1B2C3D-1111-2222-3333-444455556666}.mdb"], Product.USER_ACCESS_LOGGING),
        ("E00", ["Mailbox Database 1.edb"], Product.EXCHANGE),
        ("E0A", [], Product.EXCHANGE),
        ("E00", ["thing.dat"], Product.GENERIC),
        ("edb", ["Mailbox.edb"], Product.GENERIC),
        ("V01", ["WebCacheV01.dat"], Product.WEB_CACHE),
        (None, [], Product.GENERIC),
        ("edb", [], Product.GENERIC),
        ("", ["myntds.dit"], Product.GENERIC),
    ],
)
def test_products_are_told_from_names(base: str | None, names: list[str], product: Product) -> None:
    assert product_of(base, names) is product


@pytest.mark.skipif(not DATASETS.is_dir(), reason="the real files are not here")
@pytest.mark.parametrize(
    ("folder", "product"),
    [
        ("srum-win10-clean", Product.SRUM),
        ("sum-win2012r2", Product.USER_ACCESS_LOGGING),
        ("small-edb", Product.GENERIC),
    ],
)
def test_products_of_real_folders(folder: str, product: Product) -> None:
    names = [str(path) for path in (DATASETS / folder).iterdir() if path.suffix in (".dat", ".mdb", ".edb")]
    assert names
    assert product_of(None, names) is product


@given(st.none() | st.text(max_size=10), st.lists(st.text(max_size=40), max_size=3))
def test_no_name_is_too_odd(base: str | None, names: list[str]) -> None:
    assert isinstance(product_of(base, names), Product)


def _steps(guide: Guide) -> list[GuidanceStep]:
    return [*guide.before, *guide.during, *guide.after]


@pytest.mark.parametrize("product", Product)
def test_every_guide_is_complete(product: Product) -> None:
    guide = guidance(product)
    assert guide.title
    assert guide.before
    assert guide.during
    assert guide.after
    assert guide.warnings
    assert guide.caution == CAUTION
    for text in [*(step.text for step in _steps(guide)), *guide.warnings]:
        assert text[0].isupper()
        assert text.endswith(".")
        assert len(re.findall(r"\. [A-Z]", text)) <= 1, f"more than two sentences: {text}"
    for step in _steps(guide):
        for command in step.commands:
            assert command == command.strip()
            assert not command.endswith(".")


@pytest.mark.parametrize("product", Product)
def test_repair_is_never_a_step(product: Product) -> None:
    guide = guidance(product)
    assert not any("/p" in command.split() for step in _steps(guide) for command in step.commands)
    assert guide.is_rebuildable or any("only when no usable set" in warning for warning in guide.warnings)


@pytest.mark.parametrize("product", [p for p in Product if not guidance(p).is_rebuildable])
def test_what_is_restored_is_copied_or_left_in_place_first(product: Product) -> None:
    for in_place in (True, False):
        before = " ".join(step.text for step in guidance(product).for_restore(in_place=in_place).before)
        assert re.search(r"copy it|[Cc]opy of|recovery database", before)


@pytest.mark.parametrize("product", [p for p in Product if not guidance(p).is_rebuildable])
def test_no_step_contradicts_where_it_is_restored_to(product: Product) -> None:
    def told(in_place: bool) -> str:
        steps = _steps(guidance(product).for_restore(in_place=in_place))
        return "\n".join("\n".join((step.text, *step.commands)) for step in steps)

    in_place, elsewhere = told(True), told(False)
    moves = r"[Rr]ename|another name|another folder|[Ss]wap|[Mm]ove|recovery database|copy of the folder"
    assert not re.search(moves, in_place), "a restore in place needs the folder where it is"
    assert "ese-backup restored <folder> --confirm" in in_place and "ese-backup restored" not in elsewhere
    assert "in place" not in elsewhere and "AllowFileRestore" not in elsewhere
    assert len(guidance(product).during) >= len(guidance(product).for_restore(in_place=True).during) > 0


def test_the_dangers_of_each_product_are_named() -> None:
    def told(product: Product) -> str:
        guide = guidance(product)
        texts = [*(step.text for step in _steps(guide)), *guide.warnings]
        return " ".join([*texts, *(command for step in _steps(guide) for command in step.commands)])

    for word in ("USN rollback", "authoritative restore", "bcdedit /set safeboot dsrepair", "tombstone", "SYSVOL"):
        assert word in told(Product.ACTIVE_DIRECTORY)
    for word in ("conflict detection", "Reconcile", "dhcp\\backup", "partner"):
        assert word in told(Product.DHCP)
    for word in ("private key", "-560", "CRL", "in its order"):
        assert word in told(Product.CERTIFICATE_SERVICES)
    for word in ("-Recovery", "eseutil /r E00", "Clean Shutdown", "restore.env"):
        assert word in told(Product.EXCHANGE)
    assert {p for p in Product if guidance(p).is_rebuildable} == {Product.WINDOWS_SEARCH, Product.WINDOWS_UPDATE}
