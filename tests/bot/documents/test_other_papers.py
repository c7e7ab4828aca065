"""What is no plan tells no answer: minutes, letters, sheets, lists, calendars, somebody else's data."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from bot.documents.agency_sheet import SheetFormat, agency_file
from bot.documents.answer_sheets import answer_sheets, sheets_file
from bot.documents.file_spec import FileSpec
from bot.documents.letters import letter, letter_file
from bot.documents.meeting_calendar import calendar_file
from bot.documents.minutes import minutes_file
from bot.texts.words import words_for
from dialogs.installation import Installation
from dialogs.meetings.calling import call_meeting
from dialogs.meetings.minutes_view import minutes_view
from dialogs.meetings.model import AgendaPoint, Meeting
from dialogs.rounds.board_view import board_items
from dialogs.rounds.model import Item, Round
from dialogs.table.listing import agencies_of
from dialogs.table.own_data import own_data
from tests.bot.documents.withheld import NAMES, RELEASED, SECRETS, told
from tests.dialogs.plan.story import Story

WORDS = {*SECRETS.values(), RELEASED}


def held(story: Story) -> Meeting:
    """At which the first goal's round was opened."""
    item = story.work.find(Item, order="id")[0]
    made = call_meeting(
        story.work, story.facilitator, story.table.id, story.now + timedelta(days=1), 90, "Hall", story.now
    )
    story.work.add(
        AgendaPoint(
            table_id=story.table.id, meeting_id=made.id, position=1, title="G1: A calmer station area",
            proposal_id=item.proposal_id, round_id=item.round_id,
        )
    )  # fmt: skip
    return made


def minutes(story: Story, language: str) -> FileSpec:
    return minutes_file(
        minutes_view(story.work, held(story).id), words_for(language), story.now, rehearsal=False
    )


def sheets(story: Story, language: str) -> FileSpec:
    first, words = story.work.find(Round, order="id")[0], words_for(language)
    made = answer_sheets(
        story.table, first, board_items(story.work, first.id), [("Police", "Head")], words, story.now,
        rehearsal=False,
    )  # fmt: skip
    return sheets_file(made, story.table, first, words)


def invitation(story: Story, language: str) -> FileSpec:
    words, until = words_for(language), story.now + timedelta(days=28)
    link = "https://t.me/roundtable_example_bot?start=s_0"
    return letter_file(
        letter(story.table, story.seats["POL"], link, until, story.now, words, rehearsal=False)
    )


def agencies(wanted: SheetFormat) -> Callable[[Story, str], FileSpec]:
    return lambda story, language: agency_file(
        story.table, agencies_of(story.work, story.table.id), words_for(language), wanted, story.now
    )


def calendar(story: Story, language: str) -> FileSpec:
    meeting = held(story)
    points = story.work.find(AgendaPoint, meeting_id=meeting.id)
    return calendar_file(
        Installation(uid="0" * 32), story.table, meeting, points, words_for(language), story.now
    )


PATHS: dict[str, Callable[[Story, str], FileSpec]] = {
    "minutes": minutes,
    "answer sheets": sheets,
    "letter": invitation,
    "agencies as XLSX": agencies(SheetFormat.XLSX),
    "agencies as CSV": agencies(SheetFormat.CSV),
    "calendar": calendar,
}


def read(content: bytes) -> str:
    """Everything in the file: text, properties, every part of a package."""
    if content.startswith(b"%PDF"):
        pdf = PdfReader(BytesIO(content))
        return "".join(page.extract_text() for page in pdf.pages) + repr(pdf.metadata)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as package:
            parts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        return re.sub(r"<[^>]+>", "", " ".join(parts)) + " ".join(parts)
    return content.decode("utf-8-sig").replace("\r\n ", "")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("path", PATHS)
def test_no_answer_and_no_reason_is_in_it(path: str, language: str) -> None:
    story = told(language).story
    file = PATHS[path](story, language)
    said = read(file.make()) + file.name
    assert [word for word in WORDS if word in said] == []


def test_minutes_count_and_name_nobody_by_position() -> None:
    story = told().story
    made = held(story)
    view = minutes_view(story.work, made.id)
    (point,) = view.points
    assert not any(name in repr(asdict(point)) for name in NAMES.values())
    assert sum(number for _, number in point.tally) == 9


def test_somebody_elses_data_are_not_in_mine() -> None:
    story = told().story
    mine = json.dumps(
        dict(own_data(story.work, story.people["POL"], story.now)), default=str, ensure_ascii=False
    )
    assert [word for word in WORDS if word in mine] == []
    theirs = json.dumps(
        dict(own_data(story.work, story.people["SHG"], story.now)), default=str, ensure_ascii=False
    )
    assert SECRETS["a stand-aside's reason"] in theirs and RELEASED in theirs
