"""What an answer costs with few and with very many open rounds in the database."""

import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from dialogs.methods.positions import Position
from dialogs.ports import Work
from dialogs.rounds.answering import answer
from dialogs.rounds.model import Elector, Item, Round
from dialogs.table.model import Person
from storage.memory import Memory
from tests.seeding import Seated, seat_round

FEW, MANY = 10, 10_000
ANSWERS = 300
SEATS = 10


async def answer_ms(rounds: int) -> float:
    """The median milliseconds of one answer, durable, with this many rounds open."""
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="roundtable-bench-") as folder:
        return await _measured(f"sqlite:///{Path(folder) / 'bench.db'}", rounds, now)


async def _measured(url: str, rounds: int, now: datetime) -> float:
    users = dict.fromkeys(range(1, SEATS + 1), "Seat")
    with Memory.open(url) as memory:
        seated = await memory.do(lambda work: seat_round(work, -1001, 999, users, now))
        for start in range(1, rounds, 500):
            end = min(rounds, start + 500)
            await memory.do(partial(_copy_rounds, seated=seated, numbers=range(start + 1, end + 1)))
        return median([await _one(memory, seated, turn, now) for turn in range(ANSWERS)])


async def _one(memory: Memory, seated: Seated, turn: int, now: datetime) -> float:
    user = turn % SEATS + 1
    position = (Position.CONSENT, Position.NOTE)[turn // SEATS % 2]

    def press(work: Work) -> None:
        person = work.first(Person, user_id=user)
        assert person is not None
        answer(work, person, seated.item_id, position, now)

    began = time.perf_counter()
    await memory.do(press)
    return 1000 * (time.perf_counter() - began)


def _copy_rounds(work: Work, seated: Seated, numbers: range) -> None:
    """Further rounds of the same table with its electorate, each with one item."""
    held, item = work.get(Round, seated.round_id), work.get(Item, seated.item_id)
    electors = work.find(Elector, round_id=held.id)
    for number in numbers:
        copied = work.add(replace(held, id=0, number=number)).id
        work.add(replace(item, id=0, round_id=copied))
        for elector in electors:
            work.add(replace(elector, id=0, round_id=copied))
