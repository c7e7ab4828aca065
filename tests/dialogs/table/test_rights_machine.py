"""Issue, end, replace, accept, vacate, leave, remove, change modes, forget as you like: after every step
every link opens for exactly whom it must, and nobody acts who holds nothing now."""

from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from dialogs.rounds.closing_early import close_early
from dialogs.rounds.second import SecondWord
from dialogs.rounds.seconding import second
from dialogs.table.appointing import appoint_facilitator
from dialogs.table.claiming import claim_seat, confirm_claim
from dialogs.table.departing import leave_group
from dialogs.table.deputies import end_deputy, let_answer
from dialogs.table.forgetting import forget
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Answering, Claim, Facilitator, Person, Role, SeatMode, Table
from dialogs.table.modes import answer_by_letter, choose_mode
from dialogs.table.offices import end_office
from dialogs.table.seating import remove_seat
from tests.dialogs.table.expected import Tenure
from tests.dialogs.table.linking import AT, BY, OFFICES, WHERE, WHICH, WHO, Linking, any_step, step

FUNCTION = "Head of unit"


class Rights(Linking):
    """What ends holdings and offices, and with them what others were granted."""

    def __init__(self) -> None:
        super().__init__()
        self.before = list(self.expected.tenures)

    @step(2, who=WHO, at=AT)
    def an_administrator_takes_over(self, who: int, at: int) -> None:
        person, table = self.people[who], self.tables.tables[at]
        held = self.expected.offices(table, Role.FACILITATOR)
        receives = self.expected.office_of(person.id, table, Role.CONFIDANT)
        already = any(one.person == person.id for one in held)
        if (
            self.tables.does(
                lambda: appoint_facilitator(self.work, person, table, True, self.now),
                foreseen=already or not (held or receives),
            )
            and not already
        ):
            self.expected.tenures.append(Tenure(person.id, table, 0, Role.FACILITATOR, self.now))

    @step(3, by=BY, seat=WHERE)
    def vacate(self, by: int, seat: int) -> None:
        who, place = self.who(by, seat, self.at(seat)), self.tables.seats[seat]
        there = self.expected.at_seat(place)
        own = [one for one in there if one.person == who.id]
        may = self.leads(who, self.tables.tables[self.at(seat)]) and bool(there)
        if self.tables.does(lambda: vacate_seat(self.work, who, place, self.now), foreseen=bool(own) or may):
            self.expected.end(own or there)

    @step(2, by=BY, which=WHICH)
    def end_a_deputy(self, by: int, which: int) -> None:
        found = self.deputy(which)
        if found:
            holding, tenure = found
            who = self.who(by, self.tables.seats.index(tenure.seat), self.tables.tables.index(tenure.table))
            may = who.id == tenure.person or self._speaks(who, tenure) or self.leads(who, tenure.table)
            if self.tables.does(lambda: end_deputy(self.work, who, holding.id, self.now), foreseen=may):
                self.expected.end([tenure])

    @step(4, by=BY, which=WHICH, answers=st.sampled_from(Answering))
    def let(self, by: int, which: int, answers: Answering) -> None:
        found = self.deputy(which)
        if found:
            holding, tenure = found
            who = self.who(by, self.tables.seats.index(tenure.seat), self.tables.tables.index(tenure.table))
            if self.tables.does(
                lambda: let_answer(self.work, who, holding.id, answers, self.now),
                foreseen=self._speaks(who, tenure),
            ):
                tenure.answers = answers

    def _speaks(self, person: Person, deputy: Tenure) -> bool:
        there = self.expected.at_seat(deputy.seat, Role.REPRESENTATIVE)
        return any(one.person == person.id for one in there)

    @step(5, by=BY, who=WHO, which=WHICH, at=AT, office=OFFICES)
    def end_an_office(self, by: int, who: int, which: int, at: int, office: Role) -> None:
        """One that somebody has, or whatever is drawn."""
        person_id, table = self.people[who].id, self.tables.tables[at]
        there = [one for one in self.expected.tenures if not one.seat]
        if which % 4 and there:
            chosen = there[which % len(there)]
            person_id, table, office = chosen.person, chosen.table, chosen.role
        by_whom = self.who(by, at=self.tables.tables.index(table))
        tenure = self.expected.office_of(person_id, table, office)
        may = by_whom.id == person_id or self.leads(by_whom, table)
        if self.tables.does(
            lambda: end_office(self.work, by_whom, table, office, person_id, self.now),
            foreseen=may and tenure is not None,
        ):
            assert tenure
            self.expected.end([tenure])

    @step(3, by=BY, seat=WHERE, mode=st.sampled_from(SeatMode))
    def change_mode(self, by: int, seat: int, mode: SeatMode) -> None:
        who, number = self.who(by, seat, self.at(seat)), self.tables.seats[seat]
        place, there = self.expected.places[number], self.expected.at_seat(number)
        speaks = any((one.person, one.role) == (who.id, Role.REPRESENTATIVE) for one in there)
        may = not there and self.leads(who, place.table)
        may = not place.removed and (may or (speaks and mode is not SeatMode.LETTER))
        if self.tables.does(
            lambda: (
                answer_by_letter(self.work, who, number, FUNCTION, self.now)
                if mode is SeatMode.LETTER
                else choose_mode(self.work, who, number, mode, self.now)
            ),
            foreseen=may,
        ):
            self.expected.changed_mode(number, mode)

    @step(2, by=BY, seat=st.integers(1, 3))
    def remove_agency(self, by: int, seat: int) -> None:
        who, number = self.who(by, seat, self.at(seat)), self.tables.seats[seat]
        place = self.expected.places[number]
        may = not (place.removed or place.votes) and self.leads(who, place.table)
        if self.tables.does(lambda: remove_seat(self.work, who, number, self.now), foreseen=may):
            self.expected.removed(number)

    @step(1, who=WHO)
    def be_forgotten(self, who: int) -> None:
        self.tables.does(lambda: forget(self.work, self.people[who], self.now), foreseen=True)
        self.expected.forgotten(self.people[who].id)
        self.people[who] = self.tables.newcomer()

    @step(3, who=WHO, at=AT)
    def leave(self, who: int, at: int) -> None:
        person, table = self.people[who], self.tables.tables[at]
        chat = self.work.get(Table, table).chat_id
        self.tables.does(lambda: leave_group(self.work, chat, person.user_id, self.now), foreseen=True)
        self.expected.left_group(person.id, table)

    @step(3, who=WHO, seat=WHERE)
    def claim(self, who: int, seat: int) -> None:
        person, number = self.people[who], self.tables.seats[seat]
        place, table = self.expected.places[number], self.tables.tables[self.at(seat)]
        waits = [
            where
            for one, where in self.expected.claims.values()
            if one == person.id and self.expected.places[where].table == table
        ]
        may = place.mode is SeatMode.GROUP and not place.removed and (not waits or waits == [number])
        free = not self.expected.seat_of(person.id, table)
        if (
            self.tables.does(
                lambda: claim_seat(self.work, person, number, self.now),
                foreseen=may and free and not self.expected.at_seat(number, Role.REPRESENTATIVE),
            )
            and not waits
        ):
            self.expected.claims[max(self.work.records[Claim])] = (person.id, number)

    @step(3, by=BY, which=WHICH)
    def confirm(self, by: int, which: int) -> None:
        found = self.work.find(Claim)
        if not found:
            return
        claim = found[which % len(found)]
        who = self.who(by, at=self.tables.tables.index(claim.table_id))
        may = self.leads(who, claim.table_id) and claim.id in self.expected.claims
        if self.tables.does(
            lambda: confirm_claim(self.work, who, claim.id, self.now),
            foreseen=may
            and who.id != claim.person_id
            and not self.expected.seat_of(claim.person_id, claim.table_id)
            and not self.expected.at_seat(claim.seat_id, Role.REPRESENTATIVE),
        ):
            del self.expected.claims[claim.id]
            self.expected.sat_down(claim.person_id, claim.seat_id, Role.REPRESENTATIVE, self.now)

    @step(2, by=BY, which=WHICH)
    def say_second(self, by: int, which: int) -> None:
        """What waits for a second facilitator, or is asked for, ends with the asker's office."""
        asked, who = self.work.find(SecondWord), self.who(by)
        if not asked:
            self.tables.refused(lambda: close_early(self.work, who, self.tables.attempts.round_id, self.now))
            return
        one = asked[which % len(asked)]
        if not self.tables.refused(lambda: second(self.work, who, one.id, True, self.now)):
            assert self.work.get(Facilitator, one.facilitator_id).until is None

    @rule(chosen=any_step())
    def do(self, chosen: tuple[str, dict[str, Any]]) -> None:
        getattr(self, chosen[0])(**chosen[1])

    @invariant()
    def the_records_are_as_foreseen(self) -> None:
        self.tables.agrees()

    @invariant()
    def every_link_opens_for_whom_it_must(self) -> None:
        self.tables.every_link_opens_for_whom_it_must()

    @invariant()
    def whoever_lost_something_is_refused_at_once(self) -> None:
        lost = {one.person for one in self.before if one not in self.expected.tenures}
        self.before = list(self.expected.tenures)
        for person in self.people:
            if person.id in lost:
                self.tables.who_holds_nothing_is_refused(person)

    def teardown(self) -> None:
        for person in self.people:
            self.tables.who_holds_nothing_is_refused(person)


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # a failure says its steps at once
Rights.TestCase.settings = settings(max_examples=120, phases=PHASES, stateful_step_count=40, deadline=None)
TestRights = Rights.TestCase
