"""What people may try at a table, each a use case with all it needs, for tests of who is refused."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialogs.meetings.attending import enter_presence, say_coming
from dialogs.meetings.calling import call_meeting, cancel_meeting
from dialogs.meetings.model import Meeting, Presence, Task
from dialogs.meetings.tasks import finish_task, give_task
from dialogs.methods.positions import Position
from dialogs.rounds.announcing import announce_time
from dialogs.rounds.answering import answer
from dialogs.rounds.ballot import take_ballot, turn_ballot
from dialogs.rounds.calling import record_call
from dialogs.rounds.closing_early import close_early, stop_early_close
from dialogs.rounds.codes import Questionable
from dialogs.rounds.entering import Spoken, confirm_entered, enter_answer, file_sheet
from dialogs.rounds.extending import extend_round
from dialogs.rounds.model import Answer, How, Item, Step
from dialogs.rounds.proposing import propose
from dialogs.rounds.questioning import question_step
from dialogs.rounds.undoing import undo_answer
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.agreeing_alone import Alone, set_alone
from dialogs.table.complaining import complain
from dialogs.table.model import Person, Role, SeatMode
from dialogs.table.modes import answer_by_letter, choose_mode
from dialogs.table.offices import invite_officer
from dialogs.table.seating import remove_seat, rename_seat
from dialogs.table.taking import invite
from tests.dialogs.fakes import FakeWork
from tests.dialogs.seated import MONDAY

BY_A_SEAT = (
    "answers", "takes_the_ballot", "turns_the_ballot", "announces", "stops_the_close", "questions", "undoes",
    "confirms_an_entered_answer", "comes", "complains", "sets_alone", "proposes", "withdraws",
    "finishes_a_task", "invites", "changes_mode",
)  # fmt: skip
BY_THE_FACILITATOR = (
    "closes_early", "extends", "enters", "files_a_sheet", "records_a_call", "calls_a_meeting",
    "cancels_a_meeting", "enters_presence", "gives_a_task", "invites_an_officer", "makes_it_by_letter",
    "renames", "removes",
)  # fmt: skip
ALSO_BY_THE_FACILITATOR = (
    "proposes", "withdraws", "finishes_a_task", "invites", "changes_mode", "stops_the_close",
)  # fmt: skip


@dataclass
class Attempts:
    work: FakeWork
    table_id: int
    round_id: int
    seats: list[int]
    item: int = field(init=False)

    def __post_init__(self) -> None:
        self.item = self.work.find(Item, round_id=self.round_id)[0].id

    def answers(self, by: Person, now: datetime) -> None:
        answer(self.work, by, self.item, Position.OBJECT, now, sure=True)

    def takes_the_ballot(self, by: Person, now: datetime) -> None:
        take_ballot(self.work, by, self.round_id, now)

    def turns_the_ballot(self, by: Person, now: datetime) -> None:
        turn_ballot(self.work, by, self.item, Step.CHOOSE, now)

    def announces(self, by: Person, now: datetime) -> None:
        announce_time(self.work, by, self.round_id, now + timedelta(hours=1), now)

    def stops_the_close(self, by: Person, now: datetime) -> None:
        stop_early_close(self.work, by, self.round_id, now)

    def questions(self, by: Person, now: datetime) -> None:
        question_step(self.work, by, self.round_id, Questionable.EXTENDED, "Why?", now)

    def undoes(self, by: Person, now: datetime) -> None:
        undo_answer(self.work, by, self._answer(), now, sure=True)

    def confirms_an_entered_answer(self, by: Person, now: datetime) -> None:
        confirm_entered(self.work, by, self._answer(), now)

    def comes(self, by: Person, now: datetime) -> None:
        say_coming(self.work, by, self._meeting(now), Presence.COMING, now)

    def complains(self, by: Person, now: datetime) -> None:
        complain(self.work, by, self.table_id, "I was talked over", False, now)

    def sets_alone(self, by: Person, now: datetime) -> None:
        set_alone(self.work, by, self.seats[0], Alone.HOURS, True)

    def proposes(self, by: Person, now: datetime) -> None:
        propose(self.work, by, self.table_id, "Another goal", "", now)

    def withdraws(self, by: Person, now: datetime) -> None:
        withdraw_item(self.work, by, self.item, "No", now)

    def finishes_a_task(self, by: Person, now: datetime) -> None:
        due = now + timedelta(days=3)
        task = self.work.add(
            Task(table_id=self.table_id, number=1, meeting_id=0, seat_id=self.seats[0], person_id=0,
                 text="Ask", due=due, given_at=now)
        )  # fmt: skip
        finish_task(self.work, by, task.id, now)

    def invites(self, by: Person, now: datetime) -> None:
        invite(self.work, by, self.seats[0], str, now, role=Role.DEPUTY)

    def changes_mode(self, by: Person, now: datetime) -> None:
        choose_mode(self.work, by, self.seats[0], SeatMode.PRIVATE, now)

    def closes_early(self, by: Person, now: datetime) -> None:
        close_early(self.work, by, self.round_id, now)

    def extends(self, by: Person, now: datetime) -> None:
        extend_round(self.work, by, self.round_id, 3, "More time", now)

    def enters(self, by: Person, now: datetime) -> None:
        said = Spoken(position=Position.CONSENT, how=How.PHONE, day=now.date(), function="Head")
        enter_answer(self.work, by, self.item, self.seats[0], said, now)

    def files_a_sheet(self, by: Person, now: datetime) -> None:
        file_sheet(self.work, by, self._answer(), now)

    def records_a_call(self, by: Person, now: datetime) -> None:
        record_call(self.work, by, self.round_id, self.seats[0], True, now)

    def calls_a_meeting(self, by: Person, now: datetime) -> None:
        call_meeting(self.work, by, self.table_id, now + timedelta(days=3), 60, "Town hall", now)

    def cancels_a_meeting(self, by: Person, now: datetime) -> None:
        cancel_meeting(self.work, by, self._meeting(now), "No room", now)

    def enters_presence(self, by: Person, now: datetime) -> None:
        enter_presence(self.work, by, self._meeting(now), self.seats[0], Presence.PRESENT, now)

    def gives_a_task(self, by: Person, now: datetime) -> None:
        give_task(self.work, by, self.table_id, self.seats[0], "Ask", now + timedelta(days=3), now)

    def invites_an_officer(self, by: Person, now: datetime) -> None:
        invite_officer(self.work, by, self.table_id, Role.OBSERVER, str, now)

    def makes_it_by_letter(self, by: Person, now: datetime) -> None:
        answer_by_letter(self.work, by, self.seats[0], "Head", now)

    def renames(self, by: Person, now: datetime) -> None:
        rename_seat(self.work, by, self.seats[0], "Another name", now)

    def removes(self, by: Person, now: datetime) -> None:
        remove_seat(self.work, by, self.seats[2], now)

    def _answer(self) -> int:
        """An answer of the first seat, entered for it and not confirmed."""
        return self.work.add(
            Answer(table_id=self.table_id, round_id=self.round_id, item_id=self.item, seat_id=self.seats[0],
                   person_id=0, position=Position.CONSENT, how=How.PHONE, confirmed=False, seq=0,
                   at=MONDAY)
        ).id  # fmt: skip

    def _meeting(self, now: datetime) -> int:
        return self.work.add(
            Meeting(table_id=self.table_id, number=1, person_id=0, at=now + timedelta(days=2), minutes=60,
                    place="Town hall")
        ).id  # fmt: skip
