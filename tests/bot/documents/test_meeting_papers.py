"""The calendar file of a meeting and its minutes: one entry through every change; texts stay data."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from docx import Document
from icalendar import Calendar

from bot.documents.meeting_calendar import CalendarEntry, calendar_bytes
from bot.documents.minutes import minutes_docx, minutes_of
from bot.texts.words import words_for
from dialogs.meetings.minutes_view import MinutesView, PointView, TaskView
from dialogs.methods.positions import Outcome, Position

AT = datetime(2026, 12, 10, 13, tzinfo=UTC)


def entry(changes: int, cancelled: bool = False) -> CalendarEntry:
    return CalendarEntry(
        uid="meeting-2.table-1@0f.invalid", organizer="Town: of; “Auenfurt”, \nEND:VEVENT",
        address="mailto:table-1@0f.invalid", changes=changes, is_cancelled=cancelled, begins=AT,
        ends=AT + timedelta(minutes=90), made_at=AT - timedelta(days=7), title="Meeting; 1, “x”",
        place="Town hall, room 2\nEND:VEVENT", agenda="1. Goal\n2. More",
    )  # fmt: skip


def event(content: bytes):
    calendar = Calendar.from_ical(content.decode())
    (found,) = calendar.walk("VEVENT")
    return calendar, found


def test_one_entry_through_its_life() -> None:
    for changes, cancelled in ((0, False), (1, False), (2, True)):
        calendar, found = event(calendar_bytes(entry(changes, cancelled)))
        assert str(found["uid"]) == "meeting-2.table-1@0f.invalid"
        assert str(found["organizer"]) == "mailto:table-1@0f.invalid"
        assert "Auenfurt" in found["organizer"].params["CN"]
        assert str(found["transp"]) == ("TRANSPARENT" if cancelled else "OPAQUE")
        assert int(found["sequence"]) == changes
        assert str(found["status"]) == ("CANCELLED" if cancelled else "CONFIRMED")
        assert str(calendar["method"]) == ("CANCEL" if cancelled else "PUBLISH")
        assert found.decoded("dtstart") == AT


def test_what_people_wrote_ends_no_entry() -> None:
    _, found = event(calendar_bytes(entry(0)))
    assert "END:VEVENT" in str(found["location"])


def view(points: int = 5) -> MinutesView:
    return MinutesView(
        table="Auenfurt", body="City of Auenfurt", zone="Europe/Berlin", number=3, at=AT, place="Town hall",
        present=("Police", "Health office"), excused=("Prosecutor",), absent=(),
        points=tuple(
            PointView(
                point_id=at, title=f"G{at}: <b>Goal</b> & {{{{ 7*7 }}}}", label=f"G{at}",
                text="Text {% raw %}", outcome=Outcome.ADOPTED if at == 1 else None,
                tally=((Position.CONSENT, 9),) if at == 1 else (),
                deadline=AT if at == 2 else None, note="Line one\nline two" if at == 3 else "",
            )
            for at in range(1, points + 1)
        ),
        tasks=(TaskView(number=1, text="Write {{ it }}", agency="Health office", due=AT),),
    )  # fmt: skip


def text_of(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in document.paragraphs] + cells)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_minutes_say_everything_and_run_nothing(language: str) -> None:
    said = text_of(minutes_docx(minutes_of(view(), words_for(language), rehearsal=False)))
    for wanted in (
        "<b>Goal</b> & {{ 7*7 }}",
        "Text {% raw %}",
        "Write {{ it }}",
        "Police; Health office",
        "9 ",
    ):
        assert wanted in said
    assert "{%" not in said.replace("{% raw %}", "") and "49" not in said


def test_a_rehearsals_minutes_say_so() -> None:
    assert "REHEARSAL" in text_of(minutes_docx(minutes_of(view(), words_for("en"), rehearsal=True)))
    assert "REHEARSAL" not in text_of(minutes_docx(minutes_of(view(), words_for("en"), rehearsal=False)))


def test_minutes_without_points_or_tasks() -> None:
    empty = MinutesView(
        table="A", body="", zone="UTC", number=1, at=AT, place="x", present=(), excused=(), absent=(),
        points=(), tasks=(),
    )  # fmt: skip
    assert "No tasks were given." in text_of(
        minutes_docx(minutes_of(empty, words_for("en"), rehearsal=False))
    )
