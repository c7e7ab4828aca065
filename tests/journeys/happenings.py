"""What may happen at a table of seven seats, each so that its news goes out."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from dialogs.meetings.calling import call_meeting, cancel_meeting, move_meeting
from dialogs.meetings.model import Meeting
from dialogs.methods.positions import Ground, Position
from dialogs.ports import Work
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.closing import close_round
from dialogs.rounds.closing_early import close_early, stop_early_close
from dialogs.rounds.extending import extend_round
from dialogs.rounds.late_objection import end_provisional, object_late
from dialogs.rounds.model import Item
from dialogs.rounds.settling import settle_approval
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.model import Role
from dialogs.table.offices import end_office
from tests.journeys.seven import Kind, Seven

CONSENT, APPROVAL = Position.CONSENT, Position.APPROVAL
Happening = Callable[[Seven], Awaitable[None]]


async def extended(table: Seven) -> None:
    held = await table.open_round()
    await table.do(lambda work: extend_round(work, table.by(work), held, 3, "Holidays", table.stage.clock()))


async def announced(table: Seven) -> int:
    held = await table.open_round()
    await table.do(lambda work: close_early(work, table.by(work), held, table.stage.clock()))
    return held


async def is_announced(table: Seven) -> None:
    await announced(table)


async def stopped(table: Seven) -> None:
    held = await announced(table)
    await table.do(
        lambda work: stop_early_close(work, table.of(work, Kind.OUTSIDE), held, table.stage.clock())
    )


async def withdrawn(table: Seven) -> None:
    held = await table.open_round()
    await table.do(
        lambda work: withdraw_item(
            work, table.by(work), work.find(Item, round_id=held)[0].id, "Not ready", table.stage.clock()
        )
    )


async def closed(table: Seven) -> None:
    held = await table.open_round()
    await table.all_say(held, dict.fromkeys(Kind, CONSENT))
    await table.do(lambda work: close_round(work, held, "all_answered", table.stage.clock()))


async def conditional(table: Seven) -> int:
    """Four of seven only with one approval."""
    held = await table.open_round(1)
    said = dict.fromkeys((Kind.GROUP, Kind.PRIVATE, Kind.LETTER), CONSENT)
    await table.all_say(held, {**said, Kind.PHONE: APPROVAL, Kind.OUTSIDE: Position.STAND_ASIDE})
    await table.do(lambda work: close_round(work, held, "deadline", table.stage.clock()))
    item: int = await table.stage.memory.read(lambda reader: reader.find(Item, round_id=held)[0].id)
    return item


async def approved(table: Seven) -> None:
    await settled(table, SettlementKind.CONFIRMED)


async def lapsed(table: Seven) -> None:
    await settled(table, SettlementKind.STAND_ASIDE)


async def settled(table: Seven, kind: SettlementKind) -> None:
    item = await conditional(table)
    await table.do(
        lambda work: settle_approval(work, table.of(work, Kind.PHONE), item, kind, None, table.stage.clock())
    )


async def provisional(table: Seven) -> int:
    """The police were not heard; the extension the rule gives by itself is over."""
    held = await table.open_round(1)
    await table.all_say(held, dict.fromkeys([one for one in Kind if one is not Kind.PHONE], CONSENT))
    for _ in range(2):
        await table.do(lambda work: close_round(work, held, "deadline", table.stage.clock()))
    item: int = await table.stage.memory.read(lambda reader: reader.find(Item, round_id=held)[0].id)
    return item


async def suspended(table: Seven) -> None:
    item = await provisional(table)
    await table.do(
        lambda work: object_late(
            work, table.of(work, Kind.PHONE), item, Ground.LAW, "Statute", table.stage.clock()
        )
    )


async def confirmed(table: Seven) -> None:
    item = await provisional(table)
    await table.do(lambda work: end_provisional(work, item, table.stage.clock()))


async def called(table: Seven) -> Meeting:
    def job(work: Work) -> Meeting:
        now = table.stage.clock()
        at = now + timedelta(days=7)
        return call_meeting(work, table.by(work), table.table_id, at, 90, "Town hall", now)

    made: Meeting = await table.do(job)
    return made


async def is_called(table: Seven) -> None:
    await called(table)


async def moved(table: Seven) -> None:
    made = await called(table)
    later = made.at + timedelta(days=1)
    await table.do(lambda work: move_meeting(work, table.by(work), made.id, later, "", table.stage.clock()))


async def cancelled(table: Seven) -> None:
    made = await called(table)
    await table.do(lambda work: cancel_meeting(work, table.by(work), made.id, "Illness", table.stage.clock()))


async def begins(table: Seven) -> None:
    made = await called(table)
    await table.stage.pass_time(made.at + timedelta(minutes=1))


async def deserted(table: Seven) -> None:
    await table.do(
        lambda work: end_office(
            work, table.by(work), table.table_id, Role.FACILITATOR, table.by(work).id, table.stage.clock()
        )
    )
