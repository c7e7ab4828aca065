"""Two tables whose people overlap, beside the oracle that is told every step; each step is all or nothing."""

from collections.abc import Callable

from dialogs.methods.positions import Pillar
from dialogs.refusals import Refusal
from dialogs.rounds.model import Elector
from dialogs.table.model import (
    OFFICES,
    Answering,
    Associate,
    Claim,
    ClaimState,
    Facilitator,
    Holding,
    Invitation,
    Person,
    Reach,
    Role,
    Seat,
    Table,
    TableState,
)
from dialogs.table.offices import require_may_enter
from dialogs.table.taking import require_may_take
from tests.dialogs.seated import Seated
from tests.dialogs.table.attempts import ALSO_BY_THE_FACILITATOR, BY_A_SEAT, BY_THE_FACILITATOR, Attempts
from tests.dialogs.table.expected import Expected, Place, Tenure


class TwoTables:
    """`people`: a facilitator of the first table, the police, the self-organisation, a facilitator of both
    tables, the police's deputy, an observer, and one who claims the seat that came later. The police sit at
    both tables; the self-organisation's representative receives the second one's complaints.

    `seats`: the police's and the self-organisation's, in a round that runs; one that came later; and the
    second table's.
    """

    def __init__(self) -> None:
        self.first, self.expected = Seated(), Expected()
        self.work, self.now = self.first.work, self.first.now
        round_id = self.first.open_round()
        self.people = [self.first.facilitator, self.first.people["POL"], self.first.people["SHG"]]
        self.people += [self.newcomer() for _ in range(4)]
        second = Table(chat_id=-200, name="Bergheim", language="en", zone="UTC", created_at=self.now)
        self.tables = [self.first.table.id, self.work.add(second).id]
        self.work.change(Table, self.tables[1], {}, state=TableState.OPEN)
        self.seats = [self.first.seats["POL"].id, self.first.seats["SHG"].id]
        self.seats += [self._seat(table, "Courts") for table in self.tables]
        self._seat_people()
        self.attempts = Attempts(self.work, self.tables[0], round_id, self.seats)
        self._teach()

    def newcomer(self) -> Person:
        number = 900 + len(self.work.records[Person])
        return self.work.add(Person(user_id=number, name="N", reach=Reach.STARTED, met_at=self.now))

    def _seat_people(self) -> None:
        add, now, (first, second) = self.work.add, self.now, self.tables
        police, trusted, both, deputy, observer, claimant = (one.id for one in self.people[1:])
        for table in self.tables:
            add(Facilitator(table_id=table, person_id=both, since=now))
        add(Associate(table_id=first, person_id=observer, role=Role.OBSERVER, since=now))
        add(Associate(table_id=second, person_id=trusted, role=Role.CONFIDANT, since=now))
        add(Holding(table_id=second, seat_id=self.seats[3], person_id=police, since=now))
        answers = Answering.HANDED_OVER
        add(
            Holding(
                table_id=first, seat_id=self.seats[0], person_id=deputy, role=Role.DEPUTY, answers=answers,
                since=now,
            )
        )  # fmt: skip
        add(Claim(table_id=first, seat_id=self.seats[2], person_id=claimant, at=now))

    def _seat(self, table: int, agency: str) -> int:
        return self.work.add(
            Seat(table_id=table, agency=agency, pillar=Pillar.LAW_ENFORCEMENT, position=99)
        ).id

    def _teach(self) -> None:
        """What stands at the beginning."""
        for seat in self.work.find(Seat):
            votes = self.work.first(Elector, seat_id=seat.id, vacant=False) is not None
            self.expected.places[seat.id] = Place(seat.table_id, votes=votes)
        for held in self.work.find(Holding):
            self.expected.tenures.append(
                Tenure(held.person_id, held.table_id, held.seat_id, held.role, held.since, held.answers)
            )
        for claim in self.work.find(Claim):
            self.expected.claims[claim.id] = (claim.person_id, claim.seat_id)
        offices: list[tuple[Facilitator | Associate, Role]] = [
            (one, Role.FACILITATOR) for one in self.work.find(Facilitator)
        ]
        offices += [(one, one.role) for one in self.work.find(Associate)]
        for office, role in offices:
            self.expected.tenures.append(Tenure(office.person_id, office.table_id, 0, role, office.since))

    def does(self, job: Callable[[], object], *, foreseen: bool) -> bool:
        """A use case; whether it was done, which must be as the oracle foresaw."""
        refused = self.refused(job)
        assert (not refused) == foreseen, f"foreseen: {foreseen}, refused: {refused!r}"
        return foreseen

    def refused(self, job: Callable[[], object]) -> str:
        kept = {kind: dict(rows) for kind, rows in self.work.records.items()}
        recorded = len(self.work.ledger)
        try:
            job()
        except Refusal as refusal:
            self.work.records.clear()
            self.work.records.update(kept)
            del self.work.ledger[recorded:]
            return refusal.code
        return ""

    def agrees(self) -> None:
        """The records hold what the oracle says: who holds what, which claims wait."""
        held = {(one.person_id, one.seat_id, one.role, one.answers) for one in self._holdings()}
        offices = {(one.person_id, one.table_id, Role.FACILITATOR) for one in self._facilitators()}
        offices |= {(one.person_id, one.table_id, one.role) for one in self.work.find(Associate, until=None)}
        told = self.expected.tenures
        assert held == {(one.person, one.seat, one.role, one.answers) for one in told if one.seat}
        assert offices == {(one.person, one.table, one.role) for one in told if not one.seat}
        waiting = self.work.find(Claim, state=ClaimState.WAITING)
        assert {one.id: (one.person_id, one.seat_id) for one in waiting} == self.expected.claims

    def every_link_opens_for_whom_it_must(self) -> None:
        for link in self.work.find(Invitation):
            asks = require_may_enter if link.role in OFFICES else require_may_take
            for person in self.people:
                try:
                    asks(self.work, person, link, self.now)
                    code = ""
                except Refusal as refusal:
                    code = refusal.code
                foreseen = self.expected.opens(person.id, link.id, self.now)
                assert (not code) == foreseen, f"{link} for {person.id}: foreseen {foreseen}, {code!r}"

    def who_holds_nothing_is_refused(self, person: Person) -> None:
        """At the first table, whatever is tried there."""
        mine = [
            one for one in self.expected.tenures if (one.person, one.table) == (person.id, self.tables[0])
        ]
        leads = any(one.role is Role.FACILITATOR for one in mine)
        names: tuple[str, ...] = () if any(one.seat for one in mine) else BY_A_SEAT
        names += () if leads else BY_THE_FACILITATOR
        for name in names:
            if leads and name in ALSO_BY_THE_FACILITATOR:
                continue
            attempt = getattr(self.attempts, name)
            assert self.refused(lambda: attempt(person, self.now)), f"{name} by one without a right to it"  # noqa: B023

    def _holdings(self) -> list[Holding]:
        return self.work.find(Holding, until=None)

    def _facilitators(self) -> list[Facilitator]:
        return self.work.find(Facilitator, until=None)
