"""What the table learns reaches each seat by its mode: in private, or by a call of the facilitator's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from dialogs.owed import AUTHOR, Notice
from dialogs.ports import Work
from dialogs.rounds.model import Elector, Round
from dialogs.table.authority import held_seats, reachable
from dialogs.table.contact_hours import held_until
from dialogs.table.model import Facilitator, Person, Seat, SeatMode

TOLD_BY_CALL = frozenset({
    "agreement_confirmed", "agreement_lapsed", "agreement_suspended", "approval_asked",
    "early_close_announced", "early_close_stopped", "explore_asked", "goal_replied", "goal_returned",
    "item_withdrawn", "late_objection_offered", "meeting_called", "meeting_cancelled", "meeting_moved",
    "opinion_offered", "owner_asked", "round_closed", "round_extended", "round_opened", "task_given",
    "version_asked",
})  # fmt: skip
"""What facilitators are asked to say on the phone where nobody can be written to."""
TYPED = frozenset({"text", "reason", AUTHOR})
"""What somebody typed is not kept once more in a list of calls."""


@dataclass(frozen=True, slots=True)
class News:
    """What is told. `silent` in the group and to its seats; `until`: later it is of no use."""

    code: str
    facts: Mapping[str, Any]
    silent: bool = False
    urgent: bool = False
    until: datetime | None = None


def tell_table(work: Work, held: Round, news: News, now: datetime) -> None:
    """In the group, and to every elector by its seat's mode. What rings in the group rings in private too:
    whoever is in the group may have muted it, and whoever is not hears it there alone."""
    _tell_group(work, held.table_id, news, now, round_id=held.id)
    seats = [one.seat_id for one in work.find(Elector, round_id=held.id, vacant=False)]
    tell_seats(work, held.table_id, seats, news, now)


def tell_everybody(work: Work, table_id: int, news: News, now: datetime, *, calls: bool = True) -> None:
    """In the group, and to every seat that is held."""
    _tell_group(work, table_id, news, now)
    tell_seats(work, table_id, sorted(held_seats(work, table_id)), news, now, calls=calls)


def tell_seats(
    work: Work, table_id: int, seats: Iterable[int], news: News, now: datetime, *, calls: bool = True
) -> None:
    """Each in private; where nobody can be written to, the facilitators are to call, unless not `calls`.
    `silent` is for seats of the group alone: the others have no other sound."""
    listed = list(seats)
    for seat_id in listed:
        in_group = work.get(Seat, seat_id).mode is SeatMode.GROUP
        tell_holders(work, seat_id, replace(news, silent=news.silent and in_group), now)
    if calls:
        ask_to_call(work, table_id, listed, news, now)


def tell_holders(work: Work, seat_id: int, news: News, now: datetime) -> None:
    """In private, in the hours of work: everybody who may answer for the seat and can be written to."""
    for person in reachable(work, seat_id):
        told = replace(news, facts={**news.facts, "seat": seat_id})
        owe(work, person, work.get(Seat, seat_id).table_id, told, now)


def owe(work: Work, person: Person, table_id: int, news: News, now: datetime, *, asked: bool = False) -> None:
    """In the hours of work, unless that were too late (`until`) or the person pressed for it (`asked`)."""
    wait = None if asked else held_until(work, table_id, now, person_id=person.id)
    work.add(
        Notice(
            code=news.code,
            facts=dict(news.facts),
            person_id=person.id,
            silent=news.silent,
            not_before=None if wait and news.until and wait >= news.until else wait,
            created_at=now,
        )
    )


def ask_to_call(work: Work, table_id: int, seats: Iterable[int], news: News, now: datetime) -> None:
    """The facilitators have the list of seats to whom nobody can write, and what to tell them."""
    listed = [seat for seat in seats if not reachable(work, seat)]
    if listed:
        ask_for_calls(work, table_id, listed, news, now)


def ask_for_calls(work: Work, table_id: int, seats: list[int], news: News, now: datetime) -> None:
    said = {name: fact for name, fact in news.facts.items() if name not in TYPED}
    told = News("seats_to_call", {**said, "about": news.code, "seats": seats, "table": table_id})
    for one in work.find(Facilitator, table_id=table_id, until=None):
        owe(work, work.get(Person, one.person_id), table_id, told, now)


def _tell_group(work: Work, table_id: int, news: News, now: datetime, *, round_id: int = 0) -> None:
    """`round_id`: it replies to that round's board. Whoever calls this tells the seats as well."""
    work.add(
        Notice(
            code=news.code,
            facts=dict(news.facts),
            table_id=table_id,
            reply_to_round=round_id,
            silent=news.silent,
            urgent=news.urgent,
            created_at=now,
        )
    )
