"""A meeting with five items, from the call to the minutes, in the simulated Telegram."""

from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from icalendar import Calendar

from bot.conversations.agenda.buttons import NotePoint, OpenPoint, RaiseHands
from bot.conversations.entering.buttons import ConfirmEntered
from bot.conversations.meeting.buttons import (
    AddPoint,
    CallMeeting,
    CancelMeeting,
    EnterPresence,
    MoveMeeting,
    OpenPresence,
    PlanMeeting,
    SayComing,
)
from bot.conversations.tasks.buttons import OwnTask, TaskDueIn
from bot.panel.buttons import pack
from bot.panel.doors.goals import ConfirmProposal, SkipLine
from bot.panel.doors.meetings import (
    CloseMeeting,
    FinishTask,
    GiveTask,
    LookAtMeeting,
    LookAtPoint,
    OpenMeetings,
    SendMinutes,
)
from bot.rehearsal.people import Person
from dialogs.meetings.model import AgendaPoint, Meeting, Presence
from dialogs.rounds.model import Answer, How, Round
from dialogs.table.model import Seat
from tests.journeys.table import Seated, seated_table

GOALS = ("Fewer overdose deaths", "A calmer station area", "Naloxone at release", "Shorter waits")


@pytest.fixture
async def table(tmp_path: Path) -> AsyncIterator[Seated]:
    async with seated_table(tmp_path) as opened:
        yield opened


async def press(table: Seated, person: Person, kind: type[object], **fields: object) -> str:
    return await table.stage.player.press(person, table.private(person), kind, **fields)


async def write(table: Seated, text: str) -> None:
    await table.stage.player.write(table.facilitator, text)


async def share(table: Seated, text: str) -> None:
    await table.stage.player.share(table.facilitator, text)


async def call(table: Seated, *goals: str) -> None:
    for goal in goals:
        await write(table, f"/propose {goal}")
        await press(table, table.facilitator, SkipLine)
        await press(table, table.facilitator, ConfirmProposal)
    await write(table, "/facilitate")
    await press(table, table.facilitator, OpenMeetings)
    await press(table, table.facilitator, PlanMeeting)
    await write(table, "10.12.2026 14:00")
    await write(table, "Town hall, room 12")
    await press(table, table.facilitator, CallMeeting)


async def meeting(table: Seated) -> Meeting:
    return (await table.stage.memory.read(lambda reader: reader.find(Meeting)))[0]


async def points(table: Seated) -> list[AgendaPoint]:
    return await table.stage.memory.read(lambda reader: reader.find(AgendaPoint, order="position"))


def calendars(table: Seated) -> list[Calendar]:
    sent = [one.document for one in table.group.messages if one.document]
    return [Calendar.from_ical(one.content.decode()) for one in sent if one.name.endswith(".ics")]


async def test_five_items_from_the_call_to_the_minutes(table: Seated) -> None:
    facilitator, police, health = table.facilitator, table.holders["Police"], table.holders["Health office"]
    await call(table, *GOALS)
    await press(table, facilitator, AddPoint)
    await share(table, "Any other business")
    assert len(await points(table)) == 5
    (calendar,) = calendars(table)
    assert str(calendar.walk("VEVENT")[0]["location"]) == "Town hall, room 12"
    group = table.group
    assert await table.stage.player.press(police, group, SayComing, presence=Presence.COMING) == (
        "Noted: Police comes."
    )
    assert "no seat" in await table.stage.player.press(table.outsider, group, SayComing)
    held = await meeting(table)
    await table.stage.pass_time(held.at + timedelta(minutes=1))
    assert "Meeting 1 begins." in table.newest().text
    for person in (police, health):
        await table.stage.player.press(person, group, SayComing, presence=Presence.PRESENT)
    await write(table, "/facilitate")
    await press(table, facilitator, OpenMeetings)
    await press(table, facilitator, LookAtMeeting)
    await press(table, facilitator, OpenPresence)
    youth = (await table.stage.memory.read(lambda reader: reader.find(Seat, agency="Youth office")))[0]
    await press(table, facilitator, EnterPresence, seat_id=youth.id)
    await press(table, facilitator, LookAtMeeting)
    for number, point in enumerate((await points(table))[:4]):
        await press(table, facilitator, LookAtPoint, point_id=point.id)
        minutes = 10 if number < 3 else 0
        assert "open" in (await press(table, facilitator, OpenPoint, minutes=minutes)).lower()
        said = await press(table, facilitator, RaiseHands)
        assert said == "Entered for 3 seats, to be confirmed by each; left out: 0."
        await press(table, facilitator, NotePoint)
        await share(table, f"Said about point {number + 1}")
        await press(table, facilitator, LookAtMeeting)
    entered = await table.stage.memory.read(lambda reader: reader.find(Answer, how=How.MEETING, latest=True))
    assert len(entered) == 12 and not any(one.confirmed for one in entered)
    assert (await press(table, police, ConfirmEntered)).startswith("Confirmed")
    await press(table, facilitator, GiveTask)
    await press(table, facilitator, OwnTask, seat_id=youth.id)
    await write(table, "Write down who calls whom")
    await press(table, facilitator, TaskDueIn, weeks=2)
    assert "Task T1 for Youth office" in table.newest(table.private(table.holders["Youth office"])).text
    await table.stage.pass_time(held.at + timedelta(minutes=80))
    await press(table, facilitator, CloseMeeting)
    sent = [one.document for one in table.private(facilitator).messages if one.document][-1]
    assert sent.name == "2026-12-10_minutes_Auenfurt_01.docx"
    document = Document(BytesIO(sent.content))
    text = "\n".join(one.text for one in document.paragraphs)
    cells = [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    for number, goal in enumerate(GOALS, start=1):
        assert goal in text and f"Said about point {number}" in text
    assert "Any other business" in text and "Write down who calls whom" in cells
    assert "Youth office; Health office; Police" in cells
    assert facilitator.name not in text and facilitator.name not in str(cells)
    kinds = [entry.kind for entry in await table.stage.memory.read(lambda reader: reader.entries(1))]
    assert "meeting_held" in kinds and "task_given" in kinds


async def test_moved_and_cancelled_calendars_follow(table: Seated) -> None:
    await call(table)
    await press(table, table.facilitator, MoveMeeting)
    await share(table, "11.12.2026 15:00\nLibrary")
    await press(table, table.facilitator, CancelMeeting)
    await share(table, "Illness")
    events = [calendar.walk("VEVENT")[0] for calendar in calendars(table)]
    assert [int(str(one["sequence"])) for one in events] == [0, 1, 2]
    assert len({str(one["uid"]) for one in events}) == 1
    assert [str(one["status"]) for one in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert str(events[1]["location"]) == "Library"
    assert "Reason: Illness" in table.newest().text


async def test_a_task_is_reminded_and_done(table: Seated) -> None:
    await write(table, "/facilitate")
    await press(table, table.facilitator, OpenMeetings)
    await press(table, table.facilitator, GiveTask)
    police = (await table.stage.memory.read(lambda reader: reader.find(Seat, agency="Police")))[0]
    await press(table, table.facilitator, OwnTask, seat_id=police.id)
    await write(table, "Name a contact")
    await write(table, "17.12.2026")
    holder = table.holders["Police"]
    await table.stage.pass_time(table.stage.clock() + timedelta(days=16, hours=4))
    assert "is due" in table.newest(table.private(holder)).text
    assert await press(table, holder, FinishTask) == "Task T1 is done."
    assert "Task T1 of Police is done" in table.newest(table.private(table.facilitator)).text


async def test_strangers_press_meetings_buttons(table: Seated) -> None:
    await call(table, GOALS[0])
    number, point = (await meeting(table)).id, (await points(table))[0].id
    world = table.stage.world
    forged = (
        OpenMeetings(1), PlanMeeting(1), LookAtMeeting(number), AddPoint(number), MoveMeeting(number),
        CancelMeeting(number), CloseMeeting(number), SendMinutes(number), OpenPoint(point, 10),
        RaiseHands(point), NotePoint(point), EnterPresence(number, 1, Presence.PRESENT), GiveTask(1, 0),
    )  # fmt: skip
    for person in (table.outsider, table.holders["Police"]):
        for button in forged:
            query = world.forge(person, table.private(person).last, pack(button))
            await table.stage.settle()
            toast = world.query(query).toast
            assert toast is not None and toast.is_alert, button
    assert await table.stage.memory.read(lambda reader: reader.find(Round)) == []
