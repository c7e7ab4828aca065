"""/export and /forget: what is kept comes as a file; after forgetting, no trace of the person is found."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.conversations.exploring.buttons import Explore, PublishAs
from bot.conversations.own_data.buttons import ForgetMe
from bot.panel.doors.rounds import ChooseShown, StateGround
from bot.panel.doors.table import QuestionStep, ShareAsItIs
from bot.rehearsal.people import Person as Account
from bot.rehearsal.stage import Stage
from dialogs.methods.positions import Ground, Position
from dialogs.plan.fold import fold
from dialogs.plan.verify import verify_tables
from dialogs.ports import Work
from dialogs.rounds.exploring import Published
from dialogs.rounds.model import Shown
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Holding, Person, Seat
from dialogs.table.taking import hold
from storage.backups import back_up
from tests.journeys.city import City, said_in

NAME = "Zita Zwiebelfisch"
NOTE = "Not before the ferry timetable is settled"
FIRST_THOUGHT = "Only with a second lighthouse keeper"
GOAL = "A lantern for every ferryman"
TEXTS = (NAME, NOTE, FIRST_THOUGHT, GOAL)
HARM, CHANGE, DOUBT = "Ferries would stop at dusk", "A lantern at either pier", "Why so few days, lighthouse?"


@pytest.fixture
async def zita(city: City) -> Account:
    """Holds the third seat; her account's number and name occur nowhere else."""
    account = city.stage.world.person(NAME, language="en")
    city.stage.world.join(account, city.group)
    await city.stage.player.start(account, "")

    def take_over(work: Work) -> None:
        before = work.first(Person, user_id=city.holders[3].id)
        person = work.first(Person, user_id=account.id)
        assert before and person
        seat_id = work.find(Holding, person_id=before.id)[0].seat_id
        vacate_seat(work, before, seat_id, city.stage.clock())
        hold(work, person, work.get(Seat, seat_id), city.stage.clock())

    await city.stage.memory.do(take_over)
    await city.stage.settle()
    return account


async def _say(city: City, person: Account, position: Position, text: str) -> None:
    await city.answer(person, position)
    await city.stage.player.write(person, text)
    await city.press(person, city.phone(person), ChooseShown, shown=Shown.WITH_NAME)


async def test_own_data_come_as_a_file(city: City, zita: Account) -> None:
    await city.open_round("Fewer deaths")
    await _say(city, zita, Position.NOTE, NOTE)
    await city.stage.player.write(zita, "/export")

    document = city.phone(zita).messages[-1].document
    assert document is not None and document.name.endswith(".json")
    data = json.loads(document.content)
    assert data["person"]["name"] == NAME and data["person"]["user_id"] == zita.id
    assert data["records"]["answer"][0]["reason"] == NOTE
    assert list(data["goals"].values()) == ["G1: Fewer deaths"]
    assert [name for name in city.holders if name.name in document.content.decode()] == [city.holders[3]]


async def test_nothing_of_a_forgotten_person_is_found(
    city: City, zita: Account, tmp_path: Path, stage: Stage
) -> None:
    await city.open_round("Fewer deaths")
    await _say(city, zita, Position.STAND_ASIDE, FIRST_THOUGHT)
    await _say(city, zita, Position.NOTE, NOTE)
    for holder in city.holders[:3]:
        await city.answer(holder, Position.CONSENT)
    await city.close_at_deadline()
    await city.stage.player.write(zita, f"/propose {GOAL}")
    await city.stage.player.write(zita, "/mine")
    assert [text for text in TEXTS[:3] if _bytes_with(tmp_path, text)] == list(TEXTS[:3])

    await city.stage.player.write(zita, "/forget")
    await city.press(zita, city.phone(zita), ForgetMe)

    assert _bytes_with(tmp_path, *TEXTS) == []
    assert _values_with(tmp_path, zita.id) == []
    assert "blanked" in city.phone(zita).messages[-1].text
    back_up(f"sqlite:///{tmp_path / 'rehearsal.db'}", tmp_path / "new.backup.db")
    assert _bytes_with(tmp_path, *TEXTS) == []
    verdicts = await city.read(verify_tables)
    assert [one.flaw for one in verdicts if not one.holds] == []
    plan = fold(await city.read(lambda reader: reader.entries(city.table_id)))
    assert plan.version is not None
    assert "no holder any more" in said_in(city.phone(city.facilitator))


async def test_nothing_of_an_objections_owner_is_found(city: City, zita: Account, tmp_path: Path) -> None:
    """Objection, exploration, a questioned step, a withdrawn goal: in the register and in what was sent."""
    await city.open_round("Fewer deaths")
    await city.answer(zita, Position.OBJECT)
    await city.press(zita, city.phone(zita), StateGround, ground=Ground.HARM)
    await city.stage.player.write(zita, NOTE)
    await city.press(zita, city.phone(zita), ChooseShown, shown=Shown.WITH_NAME)
    for holder in city.holders[:3]:
        await city.answer(holder, Position.CONSENT)
    await city.close_at_deadline()
    await city.press(zita, city.phone(zita), Explore)
    await city.stage.player.write(zita, HARM)
    await city.stage.player.write(zita, CHANGE)
    await city.press(zita, city.phone(zita), PublishAs, published=Published.WITH_NAME)
    await city.press(zita, city.group, QuestionStep)
    await city.stage.player.write(zita, DOUBT)
    await city.press(zita, city.phone(zita), ShareAsItIs)
    said = (NAME, NOTE, HARM, CHANGE, DOUBT)
    assert [text for text in said if _bytes_with(tmp_path, text)] == list(said)
    await city.stage.player.write(zita, "/forget")
    await city.press(zita, city.phone(zita), ForgetMe)
    back_up(f"sqlite:///{tmp_path / 'rehearsal.db'}", tmp_path / "new.backup.db")
    assert _bytes_with(tmp_path, *said) == []
    assert _values_with(tmp_path, zita.id) == []


def _bytes_with(folder: Path, *texts: str) -> list[str]:
    """Files of the database and its logs that hold one of the texts."""
    files = [file for file in folder.iterdir() if file.is_file()]
    return [text for file in files for text in texts if text.encode() in file.read_bytes()]


def _values_with(folder: Path, number: int) -> list[str]:
    """Columns that hold this number, or it within a text."""
    found = []
    with closing(sqlite3.connect(f"file:{folder / 'rehearsal.db'}?mode=ro", uri=True)) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            rows = database.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in rows.description]
            for row in rows:
                values = zip(names, row, strict=True)
                found += [f"{table}.{name}" for name, value in values if number in _numbers_in(value)]
    return found


def _numbers_in(value: object) -> set[int]:
    return {int(each) for each in re.findall(r"\d+", str(value))}
