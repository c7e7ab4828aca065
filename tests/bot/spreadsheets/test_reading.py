"""Files as people really have them: whatever program saved them, one reader makes the same rows of them."""

import unicodedata

import pytest

from bot.conversations.agency_file.forms import LIMITS, Source, read_agencies
from bot.spreadsheets.book import letters_of
from bot.spreadsheets.reading import read_book
from bot.texts.pillar_names import pillar_named
from dialogs.methods.positions import Pillar
from dialogs.refusals import Refusal
from tests.bot.spreadsheets.files import COLUMNS, POLICE, ods, packed, strict, unpacked, xlsx

CSV = "\n".join(";".join(row) for row in (COLUMNS, POLICE))
MAC = unicodedata.normalize("NFD", CSV)


def names(content: bytes) -> list[str]:
    read = read_agencies(content, "list")
    assert read.faults == ()
    return [one.name for one in read.agencies]


def source(content: bytes) -> Source:
    return read_agencies(content, "list").source


def refused(content: bytes, name: str = "list") -> str:
    with pytest.raises(Refusal) as raised:
        read_agencies(content, name)
    return raised.value.code


def faults(content: bytes) -> list[tuple[str, str]]:
    return [(one.cell, one.code) for one in read_agencies(content, "list").faults]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (CSV.encode(), "UTF-8"),
        (CSV.encode("utf-8-sig"), "UTF-8 (BOM)"),
        (CSV.encode("utf-16"), "UTF-16"),
        (CSV.encode("utf-16-le"), "UTF-16"),
        (CSV.encode("utf-16-be"), "UTF-16"),
        (CSV.encode("cp1252"), "Windows-1252"),
        (MAC.encode(), "UTF-8"),
        (CSV.replace("\n", "\r\n").encode(), "UTF-8"),
        (CSV.replace("\n", "\r").encode(), "UTF-8"),
    ],
)
def test_encodings_are_told_apart_and_named(content: bytes, encoding: str) -> None:
    assert names(content) == ["Polizei"] and source(content) == Source("CSV", encoding)


@pytest.mark.parametrize(
    "first", ["sep=;\n", '"sep=;"\n', "SEP=;\r\n", "\ufeffsep=;\n", "\n\n", "Liste der Stellen\n\n"]
)
def test_what_stands_above_a_csvs_header(first: str) -> None:
    assert names((first + CSV).encode()) == ["Polizei"]


def test_commas_within_cells_are_no_separators() -> None:
    rows = "\n".join(f"Amt {at};Behandlung;nein;a, b, c, d, e, f" for at in range(9))
    assert len(names(f"{CSV}\n{rows}".encode())) == 10


@pytest.mark.parametrize(
    "within", ["Health\noffice", "Health\r\noffice", "Health \r\n\r\n office", "Health\u2028office"]
)
def test_a_break_within_a_cell_is_one_space(within: str) -> None:
    assert names(f'{CSV}\n"{within}";Behandlung;nein;x\n'.encode()) == ["Polizei", "Health office"]
    page = {"Liste": [COLUMNS, (within, *POLICE[1:])]}
    assert names(xlsx(page)) == names(ods(page)) == ["Health office"]


@pytest.mark.parametrize(
    "said",
    ["Health_x000D_\noffice", "Health\u00a0office", "Health\u2009office", "Hea\u200blth office",
     "\ufeffHealth office\u200d",
     "Health\u3000office", " Health \t office ", "Health\u2800office", "Hea\u00adlth\u202f\u202foffice",
     "Health_x000a_office"],
)  # fmt: skip
def test_spaces_of_every_kind(said: str) -> None:
    assert names(xlsx({"Liste": [COLUMNS, (said, *POLICE[1:])]})) == ["Health office"]
    assert names(f'{CSV}\n"{said}";Behandlung;nein;x\n'.encode())[1] == "Health office"


def test_letters_from_a_mac_are_the_same_letters() -> None:
    name = unicodedata.normalize("NFD", "Jugendämter Köln")
    page = {"Liste": [[unicodedata.normalize("NFD", one) for one in COLUMNS], (name, *POLICE[1:])]}
    assert names(xlsx(page)) == names(ods(page)) == ["Jugendämter Köln"]
    twice = {
        "Liste": [
            COLUMNS,
            (name, *POLICE[1:]),
            ("JUGENDÄMTER KÖLN", *POLICE[1:]),
            ("Jugendämter  Köln", *POLICE[1:]),
        ]
    }
    assert faults(xlsx(twice)) == [("A3", "sheet_twice"), ("A4", "sheet_twice")]


@pytest.mark.parametrize("make", [xlsx, ods, lambda pages: strict(xlsx(pages))])
def test_the_sheet_that_fits_is_chosen_and_named(make) -> None:
    title = [("Stellen der Stadt",), (), ("Stand", "05.10.2027")]
    pages = {
        "Deckblatt": [("Runder Tisch",), ("2027",)],
        "Liste & mehr": [*title, COLUMNS, (), POLICE, (), ()],
    }
    content = make(pages)
    assert names(content) == ["Polizei"]
    assert source(content) == Source("ODS" if make is ods else "XLSX", "", "Liste & mehr")


def test_a_hidden_sheet_waits_behind_the_visible_ones() -> None:
    old = [COLUMNS, ("Alte Stelle", *POLICE[1:])]
    assert names(xlsx({"Alt": old, "Neu": [COLUMNS, POLICE]}, hidden=["Alt"])) == ["Polizei"]
    assert names(xlsx({"Deckblatt": [("Titel",)], "Alt": old}, hidden=["Alt"])) == ["Alte Stelle"]


def test_a_fault_below_a_title_names_its_cell() -> None:
    content = xlsx({"Liste": [("Titel",), (), COLUMNS, (), ("Polizei", "Feuerwehr", "nein", "")]})
    assert faults(content) == [("B5", "sheet_pillar")]


@pytest.mark.parametrize(
    ("content", "cell"),
    [
        (CSV.encode() + b"\nJugend\xffamt;Behandlung;nein;x", "A3"),
        (CSV.encode("cp1252") + b"\nAmt;Behandlung;nein;x\x81y", "D3"),
        (CSV.encode() + b"\nAmt;Behandlung;nein;x\x00y", "D3"),
        (CSV.encode("utf-8-sig") + b"\nAmt;Behandlung;nein;\xe4", "D3"),
    ],
)
def test_one_bad_byte_is_named_by_its_cell(content: bytes, cell: str) -> None:
    assert faults(content) == [(cell, "sheet_letter")]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "list.xls", "sheet_old"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "list.xlsx", "sheet_locked"),
        (b"\x89PNG\r\n", "list.csv", "sheet_kind"),
        (b"<html><table>", "list.xls", "sheet_kind"),
        (packed({"word/document.xml": b"<x/>"}), "list.docx", "sheet_kind"),
        (f'{CSV}\n"Amt;Behandlung;nein;x\n'.encode(), "list.csv", "sheet_quote"),
        (b"", "list.csv", "sheet_empty"),
        (xlsx({"Leer": []}), "list.xlsx", "sheet_empty"),
    ],
)
def test_the_true_reason_is_told(content: bytes, name: str, code: str) -> None:
    assert refused(content, name) == code


def test_what_would_grow_is_measured_before_it_is_read() -> None:
    parts = unpacked(xlsx({"Liste": [COLUMNS, POLICE]}))
    sheet, shared = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
    far = parts[sheet].replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    assert refused(packed({**parts, sheet: far})) == "sheet_bomb"
    long = parts[shared].replace(b"Polizei", b"x" * 1_000_000)
    many = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>4</v></c></row>' % (at, at) for at in range(3, 60))
    grown = parts[sheet].replace(b"</sheetData>", many + b"</sheetData>")
    assert refused(packed({**parts, sheet: grown, shared: long})) == "sheet_bomb"
    cell = _cell('table:number-columns-repeated="9999999" office:value-type="string"')
    assert refused(ods({"Liste": [COLUMNS, POLICE]}, cell)) == "sheet_bomb"


def test_a_formula_is_named_in_every_kind_of_workbook() -> None:
    parts = unpacked(xlsx({"Liste": [COLUMNS, ("Polizei", "Ordnung", "nein", "=1+1")]}))
    assert faults(packed(parts)) == [("D2", "sheet_formula")]
    formula = _cell('table:formula="of:=1+1" office:value-type="float" office:value="2"')
    assert ("E1", "sheet_extra") in faults(ods({"Liste": [COLUMNS, POLICE]}, formula))
    book = read_book(ods({"Liste": [COLUMNS, POLICE]}, formula), LIMITS)
    assert [cell.name for row in book.pages[0].rows for cell in row if cell.is_formula] == ["E1"]


def _cell(attributes: str) -> str:
    return f"<table:table-cell {attributes}><text:p>2</text:p></table:table-cell>"


def test_columns_have_letters() -> None:
    assert [letters_of(at) for at in (1, 26, 27, 52, 702, 703)] == ["A", "Z", "AA", "AZ", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("said", "pillar"),
    [
        ("Strafverfolgung", Pillar.LAW_ENFORCEMENT),
        ("ORDNUNG", Pillar.LAW_ENFORCEMENT),
        ("Strafverfolgung\u00a0und öffentliche Ordnung", Pillar.LAW_ENFORCEMENT),
        ("Behandlung", Pillar.TREATMENT),
        ("Beratung", Pillar.TREATMENT),
        (unicodedata.normalize("NFD", "Prävention"), Pillar.PREVENTION),
        ("Schadensminimierung", Pillar.HARM_REDUCTION),
        ("harm-reduction", Pillar.HARM_REDUCTION),
        ("enforcement", Pillar.LAW_ENFORCEMENT),
        ("Feuerwehr", None),
    ],
)
def test_short_forms_of_pillars(said: str, pillar: Pillar | None) -> None:
    assert pillar_named(said) is pillar
