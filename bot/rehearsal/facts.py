"""Reads where the rehearsed table stands from the bot's own records."""

from dataclasses import dataclass
from datetime import datetime

from bot.panel.pages import page_of
from bot.panel.table_pages import TablePage
from bot.rehearsal.crowd import waiting_seats
from bot.rehearsal.people import Person as Account
from bot.rehearsal.reasons_owed import OWING
from bot.rehearsal.room import Room, Seated
from bot.rehearsal.standing import Standing
from bot.rehearsal.viewer import Viewer
from dialogs.ledger.reading import said_by
from dialogs.ledger.rounds import EarlyCloseStopped
from dialogs.meetings.model import Meeting, MeetingState
from dialogs.methods.positions import Position
from dialogs.ports import Reader
from dialogs.rounds.model import (
    Answer,
    Ballot,
    Item,
    ItemState,
    Proposal,
    ProposalState,
    Round,
    RoundState,
    Step,
    Version,
)
from dialogs.table.model import Claim, ClaimState, Facilitator, Holding, Person, Seat, Table, TableState


@dataclass(frozen=True, slots=True)
class Facts:
    """`waits`: user ids of the people the bot waits for; `meeting`: when the next one begins."""

    standing: Standing
    running: Round | None
    waits: frozenset[int]
    decided: tuple[Item, ...]
    meeting: datetime | None


def read_facts(reader: Reader, room: Room, viewer: Viewer) -> Facts:
    table = reader.first(Table, chat_id=room.group.id)
    rounds = reader.find(Round, table_id=table.id) if table else []
    running = next((one for one in reversed(rounds) if one.state is RoundState.OPEN), None)
    _, waiting = waiting_seats(reader, room.group.id)
    asked = frozenset(user for user, _ in waiting)
    decided = reader.find(Item, table_id=table.id, state=ItemState.DECIDED, order="id") if table else []
    meeting = (
        reader.first(Meeting, table_id=table.id, state=MeetingState.CALLED, order="at") if table else None
    )
    return Facts(
        standing=_Look(reader, room, viewer, table, rounds, running, asked, tuple(decided)).standing(),
        running=running,
        waits=asked or _facilitators(reader, table, running),
        decided=tuple(decided),
        meeting=meeting.at if meeting and meeting.at > room.stage.clock() else None,
    )


@dataclass(frozen=True, slots=True)
class _Look:
    reader: Reader
    room: Room
    viewer: Viewer
    table: Table | None
    rounds: list[Round]
    running: Round | None
    asked: frozenset[int]
    decided: tuple[Item, ...]

    def standing(self) -> Standing:
        room, viewer, table = self.room, self.viewer, self.table
        held, vacant = self._seats()
        first, second, objector = self._players(held)
        own = next((seat.id for seat in vacant if seat.agency == room.name_of(viewer.person)), 0)
        tried = next((one for one in room.seats if one.part.agency in [seat.agency for seat in vacant]), None)
        open_people = tuple(one.person.id for one in room.seats if one.person.id in self.asked)
        asked_others = self.asked - {first.person.id, second.person.id}
        begun = [one for one in self.rounds if one.state is not RoundState.SCHEDULED]
        trial_round = room.trial.round_id if room.trial else 0
        return Standing(
            is_open=bool(table and table.state is TableState.OPEN),
            has_facilitator=bool(table and self.reader.first(Facilitator, table_id=table.id, until=None)),
            page=page_of(self.reader, room.facilitator.id),
            seats=len(held),
            vacant=len(vacant),
            goes_on=room.goes_on,
            has_round=bool(begun),
            is_running=self.running is not None,
            is_scheduled=len(begun) < len(self.rounds)
            and any(one.state is RoundState.SCHEDULED for one in self.rounds),
            queued=self._queued(),
            first_answered=self.running is not None and first.person.id not in self.asked,
            second_answered=self.running is not None and second.person.id not in self.asked,
            second_step=self._step(second),
            all_answered=self.running is not None and not self.asked,
            others_answered=bool(self.running and (self.running.id in room.let_answer or not asked_others)),
            has_objected=self._has_objected(objector),
            is_objector_owing=self._step(objector) in OWING,
            objector_step=self._step(objector),
            early_announced=bool(self.running and self.running.early_close_at),
            early_stopped=self._early_stopped(trial_round),
            is_adopted=any(one.outcome and one.outcome.is_adopted for one in self.decided),
            plan_opened=room.plan_opened_at >= len(self.decided) > 0,
            outcome=self._outcome(),
            plays=self._plays(first, second),
            plays_id=viewer.person.id,
            plays_name=room.name_of(viewer.person),
            is_seatless=bool(own),
            own_seat=own,
            is_choosing_seat=page_of(self.reader, viewer.person.id) == TablePage.CLAIM.value,
            claim_waits=bool(table and self.reader.first(Claim, table_id=table.id, state=ClaimState.WAITING)),
            goal=self._goal(),
            first=room.name_of(first.person),
            second=room.name_of(second.person),
            objector=room.name_of(objector.person),
            open_name=room.name_of(room.find(open_people[0])) if open_people else "",
            try_name=tried.part.agency if tried else "",
            facilitator_id=room.facilitator.id,
            first_id=first.person.id,
            second_id=second.person.id,
            objector_id=objector.person.id,
            outsider_id=room.outsider.id,
            try_id=tried.person.id if tried else 0,
            open_people=open_people,
        )

    def _seats(self) -> tuple[list[Seat], list[Seat]]:
        """Held ones, vacant ones."""
        if self.table is None:
            return [], []
        seats = self.reader.find(Seat, table_id=self.table.id, removed_at=None, order="position")
        holdings = {one.seat_id for one in self.reader.find(Holding, table_id=self.table.id, until=None)}
        return [one for one in seats if one.id in holdings], [one for one in seats if one.id not in holdings]

    def _players(self, held: list[Seat]) -> tuple[Seated, Seated, Seated]:
        """Police, self-organisation and prosecutor where they sit; else the first, the last, one between."""
        people = self._holders(held) or self.room.seats
        by_code = {one.part.code: one for one in people}
        middle = people[len(people) // 2]
        return (
            by_code.get("POL", people[0]), by_code.get("SHG", people[-1]), by_code.get("STA", middle),
        )  # fmt: skip

    def _holders(self, held: list[Seat]) -> list[Seated]:
        by_user = {one.person.id: one for one in self.room.seats}
        users = []
        for seat in held:
            holding = self.reader.first(Holding, seat_id=seat.id, until=None)
            users.append(self.reader.get(Person, holding.person_id).user_id if holding else 0)
        return [by_user[user] for user in users if user in by_user]

    def _queued(self) -> int:
        if self.table is None:
            return 0
        queued = self.reader.first(Proposal, table_id=self.table.id, state=ProposalState.QUEUED)
        return queued.id if queued else 0

    def _step(self, who: Seated) -> Step | None:
        person = self._person(who.person)
        if self.running is None or person is None:
            return None
        ballot = self.reader.first(Ballot, round_id=self.running.id, person_id=person.id)
        return ballot.step if ballot else None

    def _has_objected(self, who: Seated) -> bool:
        person = self._person(who.person)
        if self.running is None or person is None:
            return False
        held = self.reader.first(Holding, person_id=person.id, table_id=self.running.table_id, until=None)
        answers = (
            self.reader.find(Answer, round_id=self.running.id, seat_id=held.seat_id, latest=True)
            if held
            else []
        )
        return any(one.position is Position.OBJECT for one in answers)

    def _person(self, account: Account) -> Person | None:
        return self.reader.first(Person, user_id=account.id)

    def _early_stopped(self, round_id: int) -> bool:
        if not round_id or self.table is None:
            return False
        return any(
            isinstance(said, EarlyCloseStopped) and said.round == round_id
            for said in map(said_by, self.reader.entries(self.table.id))
        )

    def _outcome(self) -> str:
        last = self.decided[-1] if self.decided else None
        return str(self.viewer.words.term(last.outcome)) if last and last.outcome else ""

    def _plays(self, first: Seated, second: Seated) -> str:
        names = {
            self.room.outsider.id: "outsider", first.person.id: "first", second.person.id: "second",
            self.room.facilitator.id: "facilitator",
        }  # fmt: skip
        return names.get(self.viewer.person.id, "other")

    def _goal(self) -> str:
        """The case's next goal that was not proposed yet, in any language."""
        goals = self.room.case.goals
        table_id = self.table.id if self.table else 0
        said = {one.text for one in self.reader.find(Version, table_id=table_id)} if table_id else set()
        return next((goal for goal in goals if goal not in said), goals[0])


def _facilitators(reader: Reader, table: Table | None, running: Round | None) -> frozenset[int]:
    """Nobody is asked anything: it is the facilitator's turn."""
    if table is None or running is not None:
        return frozenset()
    led = reader.find(Facilitator, table_id=table.id, until=None)
    return frozenset(reader.get(Person, one.person_id).user_id for one in led)
