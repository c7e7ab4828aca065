"""The steps that make links and open them, for the machine that tries them beside all that ends them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from dialogs.table.model import Holding, Invitation, Person, Role
from dialogs.table.offices import invite_officer, take_office
from dialogs.table.taking import invite, take_seat
from tests.dialogs.table.expected import Tenure
from tests.dialogs.table.two_tables import TwoTables

LEADS, SPEAKS = -1, -2  # whoever facilitates, or represents the seat, now
WHO = st.integers(0, 6)
BY = st.sampled_from([*range(7), *[LEADS] * 8, *[SPEAKS] * 8])
WHERE = st.sampled_from([0, 0, 1, 2, 2, 2, 3])
AT = st.integers(0, 1)
WHICH = st.integers(0, 30)
SEAT_ROLES = st.sampled_from([Role.REPRESENTATIVE, Role.DEPUTY])
OFFICES = st.sampled_from([Role.FACILITATOR, Role.OBSERVER, Role.CONFIDANT])

STEPS: dict[str, tuple[int, st.SearchStrategy[Any]]] = {}
"""How often each is tried beside the others, and with what."""

Step = TypeVar("Step", bound=Callable[..., None])


def step(often: int, **drawn: st.SearchStrategy[Any]) -> Callable[[Step], Step]:
    """Not Hypothesis's `rule`: in one run it leaves out whole rules, and a link needs several in turn."""

    def register(act: Step) -> Step:
        STEPS[act.__name__] = (often, st.tuples(st.just(act.__name__), st.fixed_dictionaries(drawn)))
        return act

    return register


def any_step() -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    """One of the steps registered so far, with what it wants to know."""
    names = [name for name, (often, _) in STEPS.items() for _ in range(often)]
    return st.sampled_from(names).flatmap(lambda name: STEPS[name][1])


class Linking(RuleBasedStateMachine):
    """Every step is told to the oracle, which must have foreseen whether it is done or refused."""

    def __init__(self) -> None:
        super().__init__()
        self.tables = TwoTables()
        self.work, self.expected, self.people = self.tables.work, self.tables.expected, self.tables.people

    @property
    def now(self) -> datetime:
        return self.tables.now

    def who(self, by: int, seat: int = 0, at: int = 0) -> Person:
        """An account by its number, or whoever facilitates or represents there now, if anybody does."""
        if by >= 0:
            return self.people[by]
        place, table = self.tables.seats[seat], self.tables.tables[at]
        leads = self.expected.offices(table, Role.FACILITATOR)
        found = leads if by == LEADS else self.expected.at_seat(place, Role.REPRESENTATIVE)
        ids = {one.person for one in found}
        return next((one for one in self.people if one.id in ids), self.people[0])

    def at(self, seat: int) -> int:
        """Which table the seat is of."""
        return int(seat == 3)

    def leads(self, person: Person, table: int) -> bool:
        return self.expected.office_of(person.id, table) is not None

    def deputy(self, which: int) -> tuple[Holding, Tenure] | None:
        found = self.work.find(Holding, role=Role.DEPUTY, until=None)
        if not found:
            return None
        holding = found[which % len(found)]
        return holding, next(
            one
            for one in self.expected.tenures
            if (one.person, one.seat) == (holding.person_id, holding.seat_id)
        )

    @step(2, hours=st.sampled_from([0, 1, 5, 24, 100, 14 * 24]))
    def time_passes(self, hours: int) -> None:
        self.tables.now += timedelta(hours=hours)

    @step(8, by=BY, seat=WHERE, role=SEAT_ROLES, letter=st.booleans())
    def issue(self, by: int, seat: int, role: Role, letter: bool) -> None:
        who, place = self.who(by, seat, self.at(seat)), self.tables.seats[seat]
        tenure = self.expected.may_invite(who.id, place, role)
        if self.tables.does(
            lambda: invite(self.work, who, place, str, self.now, role=role, by_letter=letter),
            foreseen=tenure is not None,
        ):
            assert tenure
            self._issued(tenure, place, role, timedelta(days=28 if letter else 14))

    @step(5, by=BY, at=AT, office=OFFICES)
    def issue_an_office(self, by: int, at: int, office: Role) -> None:
        who, table = self.who(by, at=at), self.tables.tables[at]
        tenure = self.expected.may_appoint(who.id, table, office)
        if self.tables.does(
            lambda: invite_officer(self.work, who, table, office, str, self.now), foreseen=tenure is not None
        ):
            assert tenure
            self._issued(tenure, 0, office, timedelta(days=14))

    def _issued(self, by: Tenure, seat: int, role: Role, valid: timedelta) -> None:
        self.expected.made(max(self.work.records[Invitation]), by, seat, role, self.now, valid)

    @step(12, who=WHO, which=WHICH)
    def accept(self, who: int, which: int) -> None:
        """Any link there ever was, more often one that opens."""
        if not self.work.records[Invitation]:
            return
        keys = [*self.expected.links] * 3 + [*self.work.records[Invitation]]
        link, person = self.work.get(Invitation, keys[which % len(keys)]), self.people[who]
        take = take_seat if link.seat_id else take_office
        if self.tables.does(
            lambda: take(self.work, person, link.id, self.now),
            foreseen=self.expected.opens(person.id, link.id, self.now),
        ):
            for ended in self.expected.opened(person.id, link.id, self.now):
                assert ended.person in (link.person_id, person.id), "somebody else's holding ended"
                assert ended.since <= link.created_at or ended.person == person.id, "a newer holding ended"
