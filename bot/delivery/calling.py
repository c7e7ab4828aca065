"""News for somebody who turns out to be out of reach: the facilitators call the seat instead."""

from datetime import datetime

from bot.panel.audience import table_of_notice
from dialogs.owed import Board, BoardKind, Notice
from dialogs.ports import Work
from dialogs.rounds.informing import TOLD_BY_CALL, News, ask_to_call
from dialogs.rounds.model import Round
from dialogs.table.authority import has_voice, holding_of
from dialogs.table.model import Person


def call_instead(work: Work, notice: Notice, now: datetime) -> None:
    """Where nobody else of the seat could be written to either. What only answers or thanks is let go."""
    person = work.first(Person, id=notice.person_id)
    if person and notice.code in TOLD_BY_CALL:
        _ask(work, person, table_of_notice(work, notice), News(notice.code, notice.facts), now)


def call_about_card(work: Work, board: Board, now: datetime) -> None:
    person = work.first(Person, id=board.person_id)
    held = work.first(Round, id=board.subject) if board.kind is BoardKind.BALLOT else None
    if person and held and not board.message_id:
        _ask(work, person, held.table_id, News("round_opened", {"round": held.id}), now)


def _ask(work: Work, person: Person, table_id: int, news: News, now: datetime) -> None:
    holding = holding_of(work, person, table_id)
    if holding and has_voice(work, person, table_id):
        ask_to_call(work, table_id, [holding.seat_id], news, now)
