"""Files, headings, pillars and answers as other systems and other people have them."""

import pytest

from bot.conversations.agency_file.forms import Source, read_agencies
from bot.texts.pillar_names import pillar_named
from dialogs.methods.positions import Pillar
from tests.bot.spreadsheets.files import COLUMNS, POLICE, ods, packed, strict, xlsx
from tests.bot.spreadsheets.test_reading import CSV, faults, names, refused, source


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (CSV.encode("mac-roman"), "Mac Roman"),
        (CSV.encode("cp850"), "MS-DOS (850)"),
        (CSV.encode("cp437"), "MS-DOS (850)"),
        (CSV.encode("utf-32"), "UTF-32"),
        (CSV.replace("\n", "\r").encode("mac-roman"), "Mac Roman"),
        (CSV.encode() + "\nDas „Amt“;Behandlung;nein;–".encode(), "UTF-8"),
    ],
)
def test_encodings_of_other_systems(content: bytes, encoding: str) -> None:
    assert names(content)[0] == "Polizei" and source(content) == Source("CSV", encoding)


def test_quotation_marks_are_no_letters_of_another_encoding() -> None:
    english = "Agency;Pillar;Lived experience;Mandate\nThe „Amt“ of “one”;treatment;no;x"
    assert names(english.encode("cp1252")) == ["The „Amt“ of “one”"]


@pytest.mark.parametrize(
    "text",
    [
        CSV.replace(";", "|"),
        CSV.replace(";", "\t"),
        CSV.replace(";", "; "),
        "\n".join(";".join(f'"{one}"' for one in line.split(";")) for line in CSV.split("\n")),
        "\n".join("; ".join(f'"{one}"' for one in line.split(";")) for line in CSV.split("\n")),
        CSV.replace("\n", ";;;\n") + ";;;",
        CSV.replace("\n", "\n" + ";;;\n" * 100_000),
        "\n".join(";" + line for line in CSV.split("\n")),
        CSV.replace("Institution", "Institution*:").replace("Erfahrungswissen", "Erfahrungswissen (ja/nein)"),
        CSV.replace("Säule", "Saeule").replace("Zuständigkeit", "ZUSTAENDIGKEIT"),
        CSV.replace("Institution", "Agency").replace("Säule", "Pillar"),
    ],
    ids=range(11),
)
def test_separators_empty_columns_and_headings_as_people_have_them(text: str) -> None:
    assert names(text.encode()) == ["Polizei"]


@pytest.mark.parametrize("make", [xlsx, ods, lambda pages: strict(xlsx(pages))])
def test_a_table_may_begin_anywhere(make) -> None:
    rows = [(), ("", "Stellen der Stadt"), (), ("", *COLUMNS), ("", *POLICE)]
    assert names(make({"Liste": rows})) == ["Polizei"]
    wrong = [("", *COLUMNS), ("", "Polizei", "Feuerwehr", "nein", "")]
    assert faults(make({"Liste": wrong})) == [("C2", "sheet_pillar")]


def test_of_sheets_that_fit_one_with_rows_is_read() -> None:
    assert source(xlsx({"Vorlage": [COLUMNS], "Liste": [COLUMNS, POLICE]})).page == "Liste"


@pytest.mark.parametrize(
    "said", ["#REF!", "#BEZUG!", "#NAME?", "#WERT!", "#DIV/0!", "#N/A", "#NV", "Err:502", "=A1"]
)
def test_what_a_failed_formula_left_is_named(said: str) -> None:
    assert faults(f"{CSV}\nAmt;Behandlung;nein;{said}".encode()) == [("D3", "sheet_formula")]


@pytest.mark.parametrize(
    ("said", "meant"),
    [*((one, True) for one in ("Ja", "j", "Y", "X", "✓", "☑", "WAHR", "true", "1", "1.0", " ja ")),
     *((one, False) for one in ("Nein", "n", "N", "", "FALSCH", "0", "0.0", "-", "–", "keine", "☐"))],
)  # fmt: skip
def test_yes_and_no_as_people_write_them(said: str, meant: bool) -> None:
    found = read_agencies(f"{CSV}\nAmt;Behandlung;{said};x".encode(), "list")
    assert found.faults == () and found.agencies[1].lived_experience is meant


@pytest.mark.parametrize(
    "content",
    [
        b'[{"Institution": "Amt"}]',
        b"\xef\xbb\xbf<html><table>",
        b"ID;PCALCOOO32\nB;Y1;X1\n",
        b"TABLE\r\n0,1\r\n",
        b"BEGIN:VCARD\nEND:VCARD",
        packed({"xl/workbook.bin": b"x"}),
        packed({"Index/Document.iwa": b"x"}),
        packed({"list.csv": CSV.encode()}),
    ],
    ids=range(8),
)
def test_other_files_are_told_to_be_no_spreadsheet(content: bytes) -> None:
    assert refused(content) == "sheet_kind"


@pytest.mark.parametrize(
    ("said", "pillar"),
    [
        ("1. Prävention", Pillar.PREVENTION),
        ("Säule Prävention", Pillar.PREVENTION),
        ("Praevention", Pillar.PREVENTION),
        ("Behandlung / Beratung", Pillar.TREATMENT),
        ("Beratung + Behandlung", Pillar.TREATMENT),
        ("Ueberlebenshilfe", Pillar.HARM_REDUCTION),
        ("Schadens-Minderung", Pillar.HARM_REDUCTION),
        ("Harm‑reduction", Pillar.HARM_REDUCTION),
        ("Strafverfolgung/öffentl. Ordnung", None),
        ("Strafverfolgung/öffentliche Ordnung", Pillar.LAW_ENFORCEMENT),
        ("Justiz", Pillar.LAW_ENFORCEMENT),
        ("", None),
        ("1", None),
        ("und", None),
    ],
)
def test_pillars_joined_numbered_and_spelled_out(said: str, pillar: Pillar | None) -> None:
    assert pillar_named(said) is pillar
