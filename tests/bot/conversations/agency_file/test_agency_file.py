"""Lists of agencies as people's programs save them, and as attackers might: read whole, or refused by cell.

The files in libreoffice/ are the bot's own template, filled with the starter set and saved by LibreOffice 7.4
(XLSX; CSV with semicolons in cp1252; the old XLS).
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from openpyxl import load_workbook

from bot.conversations.agency_file.forms import Fault, as_data, from_data, read_agencies
from bot.documents.agency_sheet import agency_csv, agency_sheet, agency_xlsx
from bot.panel.starter import starter_set
from bot.texts.words import words_for
from dialogs.methods.positions import Pillar
from dialogs.refusals import Refusal
from dialogs.table.seating import Agency

SAVED = Path(__file__).parent / "libreoffice"
HEADER = "Agency;Pillar;Lived experience;Mandate\n"


def csv(rows: str, header: str = HEADER) -> bytes:
    return (header + rows).encode()


def faults(content: bytes, name: str = "list.csv") -> list[tuple[str, str]]:
    return [(one.cell, one.code) for one in read_agencies(content, name).faults]


def refused(content: bytes, name: str = "list.xlsx") -> str:
    with pytest.raises(Refusal) as raised:
        read_agencies(content, name)
    return raised.value.code


def book(*rows: Sequence[object], formulas: bool = False) -> bytes:
    made = BytesIO()
    written = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": formulas})
    page = written.add_worksheet()
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    written.close()
    return made.getvalue()


COLUMNS: list[object] = ["Agency", "Pillar", "Lived experience", "Mandate"]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_list_saved_by_libreoffice(language: str, ending: str) -> None:
    name = f"agencies_{language}.{ending}"
    read = read_agencies((SAVED / name).read_bytes(), name)
    assert read.faults == ()
    wanted = list(starter_set(language).values())
    assert [(one.name, one.pillar, one.lived_experience) for one in read.agencies] == [
        (one.name, one.pillar, one.lived_experience) for one in wanted
    ]
    assert "street work" in read.agencies[0].mandate or "Straßensozialarbeit; Jug" in read.agencies[0].mandate


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("make", [agency_xlsx, agency_csv])
def test_the_same_list_comes_back_out(language: str, make) -> None:
    agencies = (
        *starter_set(language).values(),
        Agency("=HYPERLINK(0)", Pillar.TREATMENT, False, "+49 and more"),
        Agency("@home; “quoted”", Pillar.PREVENTION, True, "a\tb"),
    )
    ending = "xlsx" if make is agency_xlsx else "csv"
    read = read_agencies(make(agency_sheet(agencies, words_for(language))), f"list.{ending}")
    assert read.faults == ()
    assert [one.name for one in read.agencies] == [one.name for one in agencies]
    assert [one.mandate.split() for one in read.agencies] == [one.mandate.split() for one in agencies]


def test_the_template_holds_no_formula() -> None:
    made = agency_xlsx(agency_sheet([Agency("=1+1", Pillar.TREATMENT)], words_for("en")))
    cells = load_workbook(BytesIO(made)).worksheets[0]
    assert cells["A2"].data_type == "s" and cells["A2"].value == "=1+1"


@pytest.mark.parametrize(
    "content",
    [
        (HEADER + "Police;law enforcement;no;\n").encode("utf-8-sig"),
        HEADER.replace(";", ",").encode() + b"Police,law enforcement,no,\n",
        (HEADER + "Police;law enforcement;no;\n").replace(";", "\t").encode("utf-16"),
        b"sep=;\r\n" + (HEADER + "Police;law enforcement;no;\n").replace("\n", "\r\n").encode(),
        b'"Agency","Pillar","Lived experience","Mandate"\n"Police","law enforcement","no",""\n',
    ],
)
def test_separators_and_encodings(content: bytes) -> None:
    read = read_agencies(content, "list.csv")
    assert (read.faults, [one.name for one in read.agencies]) == ((), ["Police"])


def test_headers_and_words_in_either_language() -> None:
    rows = "Polizei;Law Enforcement;JA;\nJugend;prävention;;\n"
    read = read_agencies(csv(rows, "Institution;Säule;Erfahrungswissen;Zuständigkeit\n"), "list.csv")
    assert [(one.pillar, one.lived_experience) for one in read.agencies] == [
        (Pillar.LAW_ENFORCEMENT, True),
        (Pillar.PREVENTION, False),
    ]


def test_every_wrong_cell_is_named() -> None:
    rows = (
        "Police;lawful;no;\n;treatment;no;\npolice;treatment;perhaps;" + "x" * 201 + "\n=A1;treatment;no;\n"
    )
    assert faults(csv(rows)) == [
        ("B2", "sheet_pillar"),
        ("A3", "sheet_no_name"),
        ("A4", "sheet_twice"),
        ("C4", "sheet_yes_no"),
        ("D4", "sheet_long"),
        ("A5", "sheet_formula"),
    ]


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (";Agency;Pillar;Lived experience;Mandate\n", ["A1", "B1", "C1", "D1", "E1"]),
        ("Agency;Lived experience;Pillar;Mandate\n", ["B1", "C1"]),
        ("Agency;Pillar\n", ["C1", "D1"]),
        ("Agency;Pillar;Lived experience;Mandate;Phone\n", ["E1"]),
    ],
)
def test_shifted_columns(header: str, wanted: list[str]) -> None:
    assert [cell for cell, _ in faults(csv("Police;treatment;no;\n", header))] == wanted


def test_a_shifted_row() -> None:
    assert ("E2", "sheet_extra") in faults(csv(";Police;law enforcement;no;x\n"))


def test_duplicates_name_both_cells() -> None:
    read = read_agencies(csv("Police;treatment;no;\nYouth;treatment;no;\nPOLICE;treatment;no;\n"), "list.csv")
    assert read.faults == (Fault("sheet_twice", "A4", {"found": "POLICE", "first": "A2"}),)


def test_formulas_in_a_workbook() -> None:
    content = book(COLUMNS, ["Police", "treatment", "no", "=1+1"], formulas=True)
    assert faults(content, "list.xlsx") == [("D2", "sheet_formula")]


def test_a_hundred_thousand_rows() -> None:
    rows = "".join(f"Agency {number};treatment;no;\n" for number in range(100_000))
    assert refused(csv(rows)) == "file_too_big"
    assert faults(csv(rows[:900_000])) == [("A42", "sheet_rows")]
    content = book(COLUMNS, *[["a", "treatment", "no", ""] for _ in range(100_000)])
    assert len(content) > 1_000_000 or faults(content, "list.xlsx") == [("A42", "sheet_rows")]


def test_a_row_far_below_is_read_and_named() -> None:
    made = BytesIO()
    written = xlsxwriter.Workbook(made, {"in_memory": True})
    page = written.add_worksheet()
    page.write_row(0, 0, COLUMNS)
    page.write_row(99_999, 0, ["Police", "lawful", "no", ""])
    written.close()
    assert faults(made.getvalue(), "list.xlsx") == [("B100000", "sheet_pillar")]


def packed(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_zip_bomb_is_not_opened() -> None:
    parts = unpacked(book(COLUMNS))
    assert refused(packed({**parts, "xl/media/x": b"\0" * 50_000_000})) == "sheet_bomb"
    assert refused(packed({**parts, **{f"x{at}": b"" for at in range(300)}})) == "sheet_bomb"


def test_entities_do_not_expand() -> None:
    parts = unpacked(book(COLUMNS, ["Police", "treatment", "no", ""]))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'
    assert refused(packed({**parts, "xl/sharedStrings.xml": bomb})) == "sheet_broken"


def test_macros_are_not_opened() -> None:
    assert refused(packed({**unpacked(book(COLUMNS)), "xl/vbaProject.bin": b"x"})) == "sheet_macros"
    assert refused(b"anything", "list.xlsm") == "sheet_kind"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "list.csv", "sheet_empty"),
        (b"\n\n ; ;\n", "list.csv", "sheet_empty"),
        (b"PK\x03\x04rubbish", "list.xlsx", "sheet_broken"),
        (packed({"a.txt": b"x"}), "list.xlsx", "sheet_kind"),
        (b"\x00\x01\x02" * 50, "list.csv", "sheet_kind"),
        (b"%PDF-1.7", "list.pdf", "sheet_kind"),
        ((SAVED / "agencies_de.xls").read_bytes(), "list.xls", "sheet_old"),
    ],
)
def test_what_is_no_list(content: bytes, name: str, code: str) -> None:
    assert refused(content, name) == code


def test_a_damaged_workbook() -> None:
    content = (SAVED / "agencies_de.xlsx").read_bytes()
    for at in range(200, len(content), 97):
        try:
            read_agencies(content[:at], "list.xlsx")
        except Refusal as refusal:
            assert refusal.code.startswith("sheet_")
        broken = bytearray(content)
        broken[at] ^= 0xFF
        try:
            read_agencies(bytes(broken), "list.xlsx")
        except Refusal as refusal:
            assert refusal.code.startswith("sheet_")


def test_only_a_header() -> None:
    assert faults(csv("")) == [("A2", "sheet_no_row")]


def test_waiting_for_the_press_it_stays_the_same() -> None:
    agencies = tuple(starter_set("de").values())
    assert from_data(as_data(agencies)) == agencies


def test_every_fault_has_its_sentence() -> None:
    for language in ("en", "de"):
        words = words_for(language)
        for one in read_agencies(csv("Police;lawful;maybe;\n"), "list.csv").faults:
            assert words.refusal(one.code, cell=one.cell, **one.facts).startswith(one.cell)
