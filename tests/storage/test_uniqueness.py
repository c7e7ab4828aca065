"""What may exist once exists once, whatever the use cases do."""

import dataclasses
from typing import Any

import pytest

from dialogs.owed import Form
from dialogs.rounds.model import Answer, Elector, Proposal, Round
from dialogs.table.model import Facilitator, Holding, Invitation, Person
from storage.memory import Memory
from tests.storage.things import add_all, sample, table

TWICE: list[tuple[Any, Any]] = [
    (table(-5), table(-5)),
    (table(-6, 3), table(-6, 3)),
    (sample(Person), sample(Person)),
    (sample(Form), sample(Form)),
    (sample(Invitation), sample(Invitation)),
    (sample(Proposal), sample(Proposal)),
    (sample(Elector), sample(Elector)),
    (sample(Round), sample(Round)),
    (sample(Answer), dataclasses.replace(sample(Answer), latest=False)),
    (sample(Answer), dataclasses.replace(sample(Answer), revision=1)),
    (dataclasses.replace(sample(Holding), until=None), dataclasses.replace(sample(Holding), until=None)),
    (
        dataclasses.replace(sample(Facilitator), until=None),
        dataclasses.replace(sample(Facilitator), until=None),
    ),
]

BOTH: list[tuple[Any, Any]] = [
    (table(-7), table(-7, 3)),
    (table(-8, 1), table(-8, 2)),
    (dataclasses.replace(sample(Round), number=0), dataclasses.replace(sample(Round), number=0)),
    (sample(Answer), dataclasses.replace(sample(Answer), revision=1, latest=False)),
    (sample(Holding), sample(Holding)),
    (sample(Holding), dataclasses.replace(sample(Holding), until=None)),
]


async def stored(memory: Memory, kind: type) -> list[Any]:
    return await memory.read(lambda reader: reader.find(kind))


async def test_one_of_a_kind(memory: Memory) -> None:
    for pair in TWICE:
        with pytest.raises(Exception, match=r"(?i)unique"):
            await add_all(memory, pair)
        assert await stored(memory, type(pair[0])) == []


async def test_not_of_a_kind(memory: Memory) -> None:
    for number, pair in enumerate(BOTH):
        await add_all(memory, pair)
        before = [other for other in BOTH[:number] if type(other[0]) is type(pair[0])]
        assert len(await stored(memory, type(pair[0]))) == 2 * (len(before) + 1)
