"""A living message wanted again and again stays one row, and knows its table."""

import dataclasses

from dialogs.owed import Board, BoardKind
from dialogs.ports import Work
from dialogs.rounds.model import Round
from storage.memory import Memory
from tests.storage.things import sample


async def boards(memory: Memory) -> list[Board]:
    return await memory.read(lambda reader: reader.find(Board))


async def test_wanting_a_board_again_counts_and_keeps_what_was_asked(memory: Memory) -> None:
    await memory.do(lambda work: work.redraw(BoardKind.CARD, 5, urgent=True))
    await memory.do(lambda work: work.redraw(BoardKind.CARD, 5, repost=True))
    await memory.do(lambda work: work.redraw(BoardKind.CARD, 5))
    [board] = await boards(memory)
    assert (board.wanted, board.dirty, board.urgent, board.repost) == (3, True, True, True)


async def test_what_delivery_noted_outlives_the_next_wish(memory: Memory) -> None:
    await memory.do(lambda work: work.redraw(BoardKind.CARD, 5))
    [board] = await boards(memory)
    drawn = {"dirty": False, "message_id": 77, "pinned": True}
    assert await memory.do(lambda work: work.change(Board, board.id, {"wanted": 1}, **drawn))
    await memory.do(lambda work: work.redraw(BoardKind.CARD, 5))
    [board] = await boards(memory)
    assert (board.wanted, board.dirty, board.message_id, board.pinned) == (2, True, 77, True)


async def test_each_kind_subject_and_person_has_its_own_board_at_its_table(memory: Memory) -> None:
    drafted = dataclasses.replace(sample(Round), table_id=9)

    def want(work: Work) -> int:
        number: int = work.add(drafted).id
        work.redraw(BoardKind.ROUND, number)
        work.redraw(BoardKind.BALLOT, number, 1)
        work.redraw(BoardKind.BALLOT, number, 2)
        work.redraw(BoardKind.PANEL, 0, 1)
        work.redraw(BoardKind.CARD, 4)
        work.redraw(BoardKind.ROUND, number + 1)
        return number

    number = await memory.do(want)
    assert [
        (board.kind, board.subject, board.person_id, board.table_id) for board in await boards(memory)
    ] == [
        (BoardKind.ROUND, number, 0, 9),
        (BoardKind.BALLOT, number, 1, 9),
        (BoardKind.BALLOT, number, 2, 9),
        (BoardKind.PANEL, 0, 1, 0),
        (BoardKind.CARD, 4, 0, 4),
        (BoardKind.ROUND, number + 1, 0, 0),
    ]
