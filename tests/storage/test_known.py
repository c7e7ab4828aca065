"""What is known without reading is what reading would find, whoever wrote since and whatever was undone."""

import asyncio
import dataclasses
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.owed import Board, BoardKind
from dialogs.ports import Lock
from dialogs.refusals import Refusal
from dialogs.table.model import Person
from storage import known
from storage.known import Known
from storage.memory import Memory
from storage.records import RecordReader, RecordWork
from storage.session import Session
from tests.storage.things import NOW

Step = Callable[[RecordWork], object]
NAMES = ("Ada", "Ben", "Cem")
ASKED: tuple[dict[str, Any], ...] = (
    *({"name": name} for name in NAMES),
    {"name": NAMES[:2], "order": "-name"},
    {"order": "name", "limit": 2},
    {"language_chosen": False, "limit": 1},
    {"id": 1},
    {"id": (1, 2, 3)},
)


def _person(work: RecordWork, place: int) -> Person | None:
    found = _unknowing(work).find(Person)
    return found[place % len(found)] if found else None


def _unknowing(work: RecordWork) -> RecordReader:
    return RecordReader(Session(work.session.connection, work.session.shapes, Known()))


def _add(name: str) -> Step:
    def step(work: RecordWork) -> None:
        highest = _unknowing(work).first(Person, order="-user_id")
        work.add(Person(user_id=highest.user_id + 1 if highest else 1, name=name, met_at=NOW))

    return step


def _with(place: int, write: Callable[[RecordWork, Person], object]) -> Step:
    def step(work: RecordWork) -> None:
        one = _person(work, place)
        if one:
            write(work, one)

    return step


def _redraw(place: int, _name: str) -> Step:
    return lambda work: work.redraw(BoardKind.PANEL, 0, place)


def _save(place: int, name: str) -> Step:
    return _with(place, lambda work, one: work.save(dataclasses.replace(one, name=name)))


def _change(place: int, name: str) -> Step:
    return _with(place, lambda work, one: work.change(Person, one.id, {}, name=name))


def _change_in_vain(place: int, name: str) -> Step:
    return _with(place, lambda work, one: work.change(Person, one.id, {"name": "Dee"}, name=name))


def _remove(place: int, _name: str) -> Step:
    return _with(place, lambda work, one: work.remove(one))


def _refuse(_place: int, _name: str) -> Step:
    def step(_work: RecordWork) -> None:
        raise Refusal("gone", kind="test")

    return step


def _fail(_place: int, _name: str) -> Step:
    def step(work: RecordWork) -> None:
        work.session.run("SELECT nothing")

    return step


PLACES, SHOWN = st.integers(0, 2), st.sampled_from(NAMES)
STEPS = st.one_of(
    SHOWN.map(_add),
    st.builds(
        lambda make, place, name: make(place, name),
        st.sampled_from((_save, _change, _change_in_vain, _remove, _redraw, _refuse, _fail)),
        PLACES,
        SHOWN,
    ),
)


def _answers(reader: RecordReader) -> list[object]:
    everybody = [reader.first(Person, id=key) for key in range(1, 6)]
    held = [reader.get(Person, one.id, lock=Lock.SHARE) for one in everybody if one]
    boards = [reader.first(Board, kind=BoardKind.PANEL, subject=0, person_id=at) for at in range(3)]
    return [everybody, held, boards, *(reader.find(Person, **asked) for asked in ASKED)]


def _run(work: Any, steps: list[Step]) -> None:
    assert _answers(work) == _answers(_unknowing(work))
    for step in steps:
        step(work)
        assert _answers(work) == _answers(_unknowing(work))


@given(jobs=st.lists(st.lists(STEPS, min_size=1, max_size=4), min_size=1, max_size=6), together=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_whatever_is_written_or_undone(sqlite_memory: Memory, jobs: list[list[Step]], together: bool) -> None:
    async def run() -> None:
        asked = [sqlite_memory.do(partial(_run, steps=steps)) for steps in jobs]
        done = (
            await asyncio.gather(*asked, return_exceptions=True)
            if together
            else [await _tried(one) for one in asked]
        )
        assert not [each for each in done if isinstance(each, AssertionError)]
        await sqlite_memory.do(_everybody_leaves)

    asyncio.run(run())


async def _tried(asked: Any) -> object:
    try:
        return await asked
    except (Refusal, sqlite3.Error) as error:
        return error


def _everybody_leaves(work: Any) -> None:
    for one in _unknowing(work).find(Person):
        work.remove(one)


async def test_what_another_connection_wrote_is_seen(tmp_path: Path, sqlite_memory: Memory) -> None:
    added = await sqlite_memory.do(lambda work: work.add(Person(user_id=1, name="Ada", met_at=NOW)))

    def names(work: Any) -> tuple[str, list[str]]:
        return work.get(Person, added.id).name, [one.name for one in work.find(Person, user_id=1)]

    assert await sqlite_memory.do(names) == ("Ada", ["Ada"])
    other = sqlite3.connect(tmp_path / "roundtable.db")
    with other:
        other.execute("UPDATE persons SET name = 'Ben'")
    other.close()
    assert await sqlite_memory.do(names) == ("Ben", ["Ben"])


async def test_what_a_refused_job_wrote_is_not_known(sqlite_memory: Memory) -> None:
    added = await sqlite_memory.do(lambda work: work.add(Person(user_id=1, name="Ada", met_at=NOW)))

    def renamed_in_vain(work: Any) -> None:
        work.save(dataclasses.replace(work.get(Person, added.id), name="Ben"))
        assert work.get(Person, added.id).name == "Ben"
        raise Refusal("gone", kind="test")

    with suppress(Refusal):
        await sqlite_memory.do(renamed_in_vain)
    assert (await sqlite_memory.do(lambda work: work.get(Person, added.id))).name == "Ada"


async def test_what_was_read_is_not_read_again(
    sqlite_memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = await sqlite_memory.do(lambda work: work.add(Person(user_id=1, name="Ada", met_at=NOW)))
    asked: list[str] = []
    run = Session.run

    def counted(self: Session, sql: str, *values: Any) -> Any:
        asked.append(sql)
        return run(self, sql, *values)

    monkeypatch.setattr(Session, "run", counted)
    for _ in range(3):
        await sqlite_memory.do(lambda work: (work.first(Person, user_id=1), work.get(Person, added.id)))
    assert len([sql for sql in asked if "persons" in sql]) == 1


def test_a_list_found_is_the_callers_own() -> None:
    kept = Known()
    kept.keep_list(Person, "all", [Person(user_id=1, met_at=NOW)])
    found = kept.found(Person, "all")
    assert found
    found.clear()
    assert kept.found(Person, "all")


def test_it_never_grows_beyond_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known, "MOST_KEPT", 10)
    kept = Known()
    for key in range(1, 100):
        kept.keep(Person, [Person(id=key, user_id=key, met_at=NOW)])
        kept.keep_list(Person, key, [])
        assert sum(kept.record(Person, one) is not None for one in range(100)) <= 10
    assert kept.record(Person, 99)


@pytest.fixture
def sqlite_memory(sqlite_url: str) -> Iterator[Memory]:
    with Memory.open(sqlite_url) as opened:
        yield opened
