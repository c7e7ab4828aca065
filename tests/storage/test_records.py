"""Records come back as they went in, are found by their fields, and change only under guard."""

import asyncio
import dataclasses

import pytest

from dialogs.owed import Board, Notice, NoticeState, Timer, TimerKind
from dialogs.ports import Lock, Reader, Work
from dialogs.refusals import Refusal
from dialogs.table.model import Person, Reach, Seat, Table
from storage.memory import Memory
from storage.schema import RECORDS
from tests.storage.things import NOW, adding, codes, notice, sample, table


async def test_every_record_comes_back_as_it_went_in(memory: Memory) -> None:
    things = [sample(kind) for kind in RECORDS]
    stored = await memory.do(lambda work: [work.add(thing) for thing in things])
    assert stored == [
        dataclasses.replace(thing, id=one.id) for thing, one in zip(things, stored, strict=True)
    ]
    assert await memory.read(lambda reader: [reader.get(type(one), one.id) for one in stored]) == stored


async def test_what_is_optional_may_be_absent(memory: Memory) -> None:
    stored = await memory.do(lambda work: work.add(table()))
    assert stored.thread_id is None
    assert await memory.read(lambda reader: reader.get(Table, stored.id)) == stored


async def test_a_record_that_is_not_there_is_gone(memory: Memory) -> None:
    with pytest.raises(Refusal) as refused:
        await memory.read(lambda reader: reader.get(Seat, 7))
    assert (refused.value.code, refused.value.facts) == ("gone", {"kind": "seat"})
    with pytest.raises(Refusal, match="gone"):
        await memory.do(lambda work: work.save(dataclasses.replace(sample(Seat), id=7)))


FOUND: list[tuple[dict, list[str]]] = [
    ({"code": "b"}, ["b"]),
    ({"code": ("a", "c")}, ["a", "c"]),
    ({"code": ()}, []),
    ({"sent_at": None}, ["a", "b", "c"]),
    ({"sent_at": NOW}, ["d"]),
    ({"state": (NoticeState.SENT, NoticeState.FAILED)}, ["d"]),
    ({"person_id": 1, "code": ("a", "b")}, ["a"]),
    ({"silent": False}, []),
    ({"order": "-id"}, ["d", "c", "b", "a"]),
    ({"order": "-person_id", "limit": 2}, ["d", "c"]),
    ({"order": "code", "limit": 1, "sent_at": None}, ["a"]),
    ({}, ["a", "b", "c", "d"]),
]


async def test_find(memory: Memory) -> None:
    sent = dataclasses.replace(notice("d", 3), state=NoticeState.SENT, sent_at=NOW)

    def fill(work: Work) -> None:
        for each in (notice("a", 1), notice("b", 2), notice("c", 3), sent):
            work.add(each)

    await memory.do(fill)
    found = await memory.read(lambda reader: [reader.find(Notice, **asked) for asked, _ in FOUND])
    answers = [(asked, [each.code for each in one]) for (asked, _), one in zip(FOUND, found, strict=True)]
    assert answers == FOUND


async def test_first_takes_the_first_in_order(memory: Memory) -> None:
    await memory.do(lambda work: [work.add(notice(code)) for code in "abc"])
    newest = await memory.read(lambda reader: reader.first(Notice, order="-id"))
    assert newest is not None
    assert newest.code == "c"
    assert await memory.read(lambda reader: reader.first(Notice, code="z")) is None


async def test_a_field_called_kind_can_be_asked_for(memory: Memory) -> None:
    timer = Timer(table_id=1, kind=TimerKind.REMIND, subject=1, due_at=NOW)
    stored = await memory.do(lambda work: work.add(timer))
    assert await memory.read(lambda reader: reader.find(Timer, kind=TimerKind.REMIND)) == [stored]
    assert await memory.read(lambda reader: reader.find(Timer, kind=TimerKind.OPEN_ROUND)) == []


async def test_an_unknown_field_is_a_mistake(memory: Memory) -> None:
    with pytest.raises(TypeError, match="Notice has no field 'colour'"):
        await memory.read(lambda reader: reader.find(Notice, colour="red"))
    with pytest.raises(TypeError, match="Notice has no field 'colour'"):
        await memory.read(lambda reader: reader.find(Notice, order="colour"))


async def test_save_writes_all_fields(memory: Memory) -> None:
    person = await memory.do(lambda work: work.add(Person(user_id=1, met_at=NOW)))
    changed = dataclasses.replace(sample(Person), id=person.id)
    await memory.do(lambda work: work.save(changed))
    assert await memory.read(lambda reader: reader.get(Person, person.id)) == changed


async def test_change_asks_its_guard(memory: Memory) -> None:
    one = await memory.do(lambda work: work.add(notice()))
    other = await memory.do(lambda work: work.add(notice()))
    owed = {"state": (NoticeState.OWED, NoticeState.SENDING), "sent_at": None}

    def send(work: Work) -> bool:
        return work.change(Notice, one.id, owed, state=NoticeState.SENT, sent_at=NOW)

    assert await memory.do(send) is True
    assert await memory.do(send) is False
    kept = await memory.read(lambda reader: reader.find(Notice))
    assert kept == [dataclasses.replace(one, state=NoticeState.SENT, sent_at=NOW), other]


async def test_removed_ids_are_given_to_nobody_else(memory: Memory) -> None:
    first = await memory.do(lambda work: work.add(notice("first")))
    await memory.do(lambda work: work.remove(first))
    second = await memory.do(lambda work: work.add(notice("second")))
    assert second.id > first.id


async def test_what_has_an_id_is_not_added_again(memory: Memory) -> None:
    with pytest.raises(ValueError, match="already has an id"):
        await memory.do(lambda work: work.add(dataclasses.replace(notice(), id=5)))


async def test_a_row_can_be_read_under_lock(memory: Memory) -> None:
    person = await memory.do(lambda work: work.add(Person(user_id=1, reach=Reach.BLOCKED, met_at=NOW)))
    read = await memory.do(lambda work: [work.get(Person, person.id, lock=lock) for lock in Lock])
    assert read == [person] * 3


async def test_a_moment_without_zone_and_a_stray_choice_are_mistakes(memory: Memory) -> None:
    naive = dataclasses.replace(notice(), created_at=NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="without a time zone"):
        await memory.do(lambda work: work.add(naive))
    with pytest.raises(TypeError, match="'owed' is no NoticeState"):
        await memory.read(lambda reader: reader.find(Notice, state="owed"))


async def test_a_reader_cannot_write(memory: Memory) -> None:
    with pytest.raises(Exception, match=r"readonly|read-only"):
        await memory.read(lambda reader: reader.session.run("DELETE FROM notices"))  # type: ignore[attr-defined]


async def test_a_read_sees_one_moment(memory: Memory) -> None:
    loop = asyncio.get_running_loop()

    def read(reader: Reader) -> tuple[int, int]:
        before = len(reader.find(Notice))
        asyncio.run_coroutine_threadsafe(memory.do(adding("meanwhile")), loop).result(10)
        return before, len(reader.find(Notice))

    assert await memory.read(read) == (0, 0)
    assert await codes(memory) == ["meanwhile"]


async def test_what_is_got_twice_is_as_written_between(memory: Memory) -> None:
    stored = await memory.do(lambda work: work.add(sample(Timer)))
    board = await memory.do(lambda work: work.add(sample(Board)))

    def job(work: Work) -> list[object]:
        seen: list[object] = [work.get(Timer, stored.id)]
        work.change(Timer, stored.id, {}, done_at=None)
        seen.append(work.get(Timer, stored.id).done_at)
        work.save(dataclasses.replace(stored, subject=3))
        seen.append(work.get(Timer, stored.id).subject)
        wanted = work.get(Board, board.id).wanted
        work.redraw(board.kind, board.subject, board.person_id)
        seen.append(work.get(Board, board.id).wanted - wanted)
        work.remove(stored)
        with pytest.raises(Refusal, match="gone"):
            work.get(Timer, stored.id)
        return seen

    assert await memory.do(job) == [stored, None, 3, 1]
