"""The invitation fits one page whatever the names, and says how to call whoever sent it."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.documents.answer_sheets import answer_sheets, sheets_pdf
from bot.documents.letters import letter, letter_pdf
from bot.texts.words import words_for
from dialogs.methods.positions import Pillar
from dialogs.rounds.board_view import board_items
from dialogs.rounds.model import Round
from dialogs.table.model import Seat, Table
from dialogs.table.settings import BODY_LIMIT, CONTACT_LIMIT, NAME_LIMIT
from tests.dialogs.plan.story import Story

NOW = datetime(2026, 11, 30, 8, tzinfo=UTC)
LINK = "https://t.me/roundtable_example_bot?start=s_0123456789abcdef0123456789abcdef"
CONTACT = "Koordinationsstelle, Zimmer 2.14, 0123 4567-89"


def table(
    language: str, name: str = "Auenfurt", data_owner: str = "Stadt Auenfurt", contact: str = CONTACT
) -> Table:
    return Table(
        id=1, chat_id=-1, language=language, zone="Europe/Berlin", created_at=NOW, name=name,
        data_owner=data_owner, contact=contact,
    )  # fmt: skip


def invited(language: str, agency: str, **changes: str) -> PdfReader:
    seat = Seat(id=1, table_id=1, agency=agency, pillar=Pillar.HARM_REDUCTION, position=0)
    words = words_for(language)
    until = NOW + timedelta(days=28)
    made = letter(table(language, **changes), seat, LINK, until, NOW, words, rehearsal=False)
    return PdfReader(BytesIO(letter_pdf(made)))


def read(paper: PdfReader) -> str:
    """pypdf gives the font's hyphen as a soft one."""
    return " ".join(paper.pages[0].extract_text().replace("\u00ad", "-").split())


def words(count: int) -> str:
    """Of so many characters, as names are written."""
    return ("Fachstelle für Suchtfragen, Prävention und Hilfe " * 9)[:count].strip()


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("agency", ["Polizei", words(120)])
def test_one_page(language: str, agency: str) -> None:
    longest = {"name": words(NAME_LIMIT), "data_owner": words(BODY_LIMIT), "contact": words(CONTACT_LIMIT)}
    plain: dict[str, str] = {}
    for changes in (plain, longest, {**longest, "contact": ""}):
        assert len(invited(language, agency, **changes).pages) == 1


@pytest.mark.parametrize("language", ["en", "de"])
def test_letter_and_sheet_say_how_to_call(language: str) -> None:
    assert "0123 4567-89" in read(invited(language, "Polizei"))
    story = Story(language)
    story.put("A goal")
    held = story.work.find(Round)[0]
    sheets = answer_sheets(
        table(language), held, board_items(story.work, held.id), [], words_for(language), NOW, rehearsal=False
    )
    assert "0123 4567-89" in read(PdfReader(BytesIO(sheets_pdf(sheets))))


@pytest.mark.parametrize("name", ["Runder Tisch Auenfurt", "Round table Auenfurt"])
def test_a_table_called_round_table_is_not_called_so_twice(name: str) -> None:
    for language in ("en", "de"):
        said = " ".join(invited(language, "Polizei", name=name).pages[0].extract_text().split())
        assert f"Runder Tisch {name}" not in said and f"Round table {name}" not in said
        assert f"Runden Tisch {name}" not in said and f"round table {name}" not in said
        assert name in said
