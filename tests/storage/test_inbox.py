"""An update is stored once, handled once, then emptied; put aside after three failures; dropped in time."""

from datetime import timedelta

import pytest

from dialogs.ports import AlreadyDone, Arrival, Work
from dialogs.refusals import Refusal
from storage.inbox import KEPT
from storage.memory import Memory
from tests.storage.things import NOW, adding, codes, notice, run_sql

LATER = NOW + timedelta(seconds=5)


async def inbox(memory: Memory) -> list[tuple]:
    rows = await run_sql(
        memory, "SELECT update_id, body, attempts, done, quarantined FROM inbox ORDER BY seq"
    )
    return [(update_id, body, attempts, bool(done), why) for update_id, body, attempts, done, why in rows]


def fail(work: Work) -> None:
    work.add(notice("never"))
    raise LookupError("a mistake")


def refuse(work: Work) -> None:
    work.add(notice("never"))
    raise Refusal("round_closed", number=7)


async def test_updates_are_stored_in_order_and_once(memory: Memory) -> None:
    first = await memory.store([(900, "{1}"), (20, "{2}")], NOW)
    again = await memory.store([(20, "{2}"), (21, "{3}"), (21, "{3}")], LATER)
    assert await memory.store([], LATER) == []
    assert [(each.update_id, each.body, each.received_at) for each in first] == [
        (900, "{1}", NOW),
        (20, "{2}", NOW),
    ]
    assert [(each.update_id, each.received_at) for each in again] == [(21, LATER)]
    assert await memory.waiting() == [*first, *again]
    assert [each.seq for each in [*first, *again]] == sorted(each.seq for each in [*first, *again])


async def test_many_updates_keep_their_order(memory: Memory) -> None:
    arrivals = await memory.store([(number, str(number)) for number in range(2500, 0, -1)], NOW)
    assert [each.update_id for each in arrivals] == list(range(2500, 0, -1))
    assert all(each.body == str(each.update_id) for each in arrivals)


async def test_handling_marks_and_empties_in_the_same_commit(memory: Memory) -> None:
    [first, second] = await memory.store([(1, "{1}"), (2, "{2}")], NOW)
    seen = await memory.do(lambda work: (work.add(notice("handled")), work.seq)[1], seq=first.seq)
    assert seen == first.seq
    assert await inbox(memory) == [(1, "", 0, True, None), (2, "{2}", 0, False, None)]
    assert await memory.waiting() == [second]


async def test_what_is_done_is_not_run_twice(memory: Memory) -> None:
    [arrival] = await memory.store([(1, "{}")], NOW)
    await memory.do(adding("once"), seq=arrival.seq)
    with pytest.raises(AlreadyDone) as raised:
        await memory.do(adding("twice"), seq=arrival.seq)
    assert raised.value.seq == arrival.seq
    assert await codes(memory) == ["once"]


async def test_a_refusal_rolls_back_but_is_done(memory: Memory) -> None:
    [arrival] = await memory.store([(1, "{}")], NOW)
    with pytest.raises(Refusal, match="round_closed"):
        await memory.do(refuse, seq=arrival.seq)
    assert (await inbox(memory), await codes(memory)) == ([(1, "", 0, True, None)], [])


async def test_what_a_refusal_owes_is_committed_with_the_mark(memory: Memory) -> None:
    [arrival] = await memory.store([(1, "{}")], NOW)

    def tell(work: Work, refusal: Refusal) -> None:
        work.add(notice(f"{refusal.code} {refusal.facts['number']} {work.seq == arrival.seq}"))

    with pytest.raises(Refusal, match="round_closed"):
        await memory.do(refuse, seq=arrival.seq, refused=tell)
    assert (await inbox(memory), await codes(memory)) == ([(1, "", 0, True, None)], ["round_closed 7 True"])


async def test_a_mistake_in_telling_a_refusal_is_a_failure(memory: Memory) -> None:
    [arrival] = await memory.store([(1, "{}")], NOW)
    with pytest.raises(LookupError):
        await memory.do(refuse, seq=arrival.seq, refused=lambda work, refusal: fail(work))
    assert (await inbox(memory), await codes(memory)) == ([(1, "{}", 1, False, None)], [])


async def test_the_third_failure_puts_an_update_aside(memory: Memory) -> None:
    [bad, good] = await memory.store([(1, "{1}"), (2, "{2}")], NOW)
    for attempts in (1, 2):
        with pytest.raises(LookupError):
            await memory.do(fail, seq=bad.seq)
        assert (await memory.waiting())[0] == Arrival(
            seq=bad.seq, update_id=1, received_at=NOW, body="{1}", attempts=attempts
        )
    with pytest.raises(LookupError):
        await memory.do(fail, seq=bad.seq)
    assert await memory.waiting() == [good]
    assert (await inbox(memory))[0] == (1, "{1}", 3, False, "LookupError")
    with pytest.raises(AlreadyDone):
        await memory.do(adding("late"), seq=bad.seq)
    assert await codes(memory) == []


async def test_an_update_is_put_aside_on_request(memory: Memory) -> None:
    [bad, good] = await memory.store([(1, "{"), (2, "{}")], NOW)
    await memory.quarantine(bad.seq, "no JSON")
    assert await memory.waiting() == [good]
    assert (await inbox(memory))[0] == (1, "{", 0, False, "no JSON")


async def test_old_rows_are_dropped_unless_they_wait(memory: Memory) -> None:
    [done, bad, _] = await memory.store([(1, "{}"), (2, "{"), (3, "{}")], NOW)
    await memory.do(lambda work: None, seq=done.seq)
    await memory.quarantine(bad.seq, "no JSON")
    await memory.beat(NOW + KEPT)
    assert [row[0] for row in await inbox(memory)] == [1, 2, 3]
    await memory.beat(NOW + KEPT + timedelta(microseconds=1))
    assert [row[0] for row in await inbox(memory)] == [3]


async def test_the_heartbeat_is_one_moment(memory: Memory) -> None:
    assert await memory.last_beat() is None
    await memory.beat(NOW)
    await memory.beat(LATER)
    assert await memory.last_beat() == LATER
    assert await run_sql(memory, "SELECT count(*) FROM heartbeat") == [(1,)]
