"""What must become of holdings, offices and links: an oracle of its own, told every step, asking no rule.

It ends links by what happens (an ending, another mode, a newer link), where the rules under test judge them
by the state they find on use.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from dialogs.table.model import OFFICES, Answering, Role, SeatMode

ROOM = {Role.REPRESENTATIVE: 1, Role.DEPUTY: 2, Role.FACILITATOR: 5, Role.OBSERVER: 20, Role.CONFIDANT: 1}


@dataclass(eq=False, slots=True)
class Tenure:
    """Somebody holds a seat, or has an office (`seat` 0), now."""

    person: int
    table: int
    seat: int
    role: Role
    since: datetime
    answers: Answering = Answering.ALWAYS


@dataclass(eq=False, slots=True)
class Ticket:
    """A link that still opens; `passes`: it hands over the seat its maker represents."""

    by: Tenure
    table: int
    seat: int
    role: Role
    passes: bool
    made: datetime
    ends: datetime


@dataclass(slots=True)
class Place:
    """A seat as it stands."""

    table: int
    mode: SeatMode = SeatMode.GROUP
    removed: bool = False
    votes: bool = False  # in the electorate of a round that runs, and so not to be removed


@dataclass
class Expected:
    """`links` by the invitation's id, only the open; `claims` (person, seat) by id, only the waiting."""

    places: dict[int, Place] = field(default_factory=dict)
    tenures: list[Tenure] = field(default_factory=list)
    links: dict[int, Ticket] = field(default_factory=dict)
    claims: dict[int, tuple[int, int]] = field(default_factory=dict)

    def at_seat(self, seat: int, *roles: Role) -> list[Tenure]:
        return [one for one in self.tenures if seat == one.seat and (not roles or one.role in roles)]

    def seat_of(self, person: int, table: int) -> Tenure | None:
        found = [one for one in self.tenures if one.person == person and one.table == table and one.seat]
        return found[0] if found else None

    def office_of(self, person: int, table: int, role: Role = Role.FACILITATOR) -> Tenure | None:
        found = [one for one in self.tenures if (one.person, one.table, one.role) == (person, table, role)]
        return found[0] if found else None

    def offices(self, table: int, role: Role) -> list[Tenure]:
        return [one for one in self.tenures if (one.table, one.role) == (table, role)]

    def may_invite(self, person: int, seat: int, role: Role) -> Tenure | None:
        """By what the person makes this link; None if they may not."""
        place = self.places[seat]
        own = self.seat_of(person, place.table)
        speaks = own is not None and own.seat == seat and own.role is Role.REPRESENTATIVE
        by = own if speaks else self.office_of(person, place.table)
        full = len(self.at_seat(seat, role)) >= ROOM[role]
        if place.removed or by is None or (full and not (speaks and role is Role.REPRESENTATIVE)):
            return None
        return by

    def may_appoint(self, person: int, table: int, role: Role) -> Tenure | None:
        full = len(self.offices(table, role)) >= ROOM[role]
        return None if full else self.office_of(person, table)

    def made(self, link: int, by: Tenure, seat: int, role: Role, now: datetime, valid: timedelta) -> None:
        """A newer link ends the earlier ones for the same."""
        self._end_links(
            key
            for key, one in self.links.items()
            if (one.table, one.seat, one.role) == (by.table, seat, role)
        )
        passes = role is Role.REPRESENTATIVE and by.seat == seat and seat != 0
        self.links[link] = Ticket(by, by.table, seat, role, passes, now, now + valid)

    def opens(self, person: int, link: int, now: datetime) -> bool:
        """Does this link open for this person now?"""
        ticket = self.links.get(link)
        if ticket is None or now >= ticket.ends:
            return False
        if ticket.role in OFFICES:
            return self._may_serve(person, ticket)
        own = self.seat_of(person, ticket.table)
        takes_over = (
            own is not None
            and (own.seat, own.role) == (ticket.seat, Role.DEPUTY)
            and ticket.role is Role.REPRESENTATIVE
        )
        room = ticket.passes or len(self.at_seat(ticket.seat, ticket.role)) < ROOM[ticket.role]
        return room and (own is None or takes_over)

    def _may_serve(self, person: int, ticket: Ticket) -> bool:
        has = {one.role for one in self.tenures if (one.person, one.table) == (person, ticket.table)}
        both = {Role.FACILITATOR, Role.CONFIDANT} <= has | {ticket.role}
        room = len(self.offices(ticket.table, ticket.role)) < ROOM[ticket.role]
        return room and ticket.role not in has and not both

    def opened(self, person: int, link: int, now: datetime) -> list[Tenure]:
        """Whose holdings end by that."""
        ticket = self.links.pop(link)
        ended: list[Tenure] = []
        if ticket.passes:
            ended += self.at_seat(ticket.seat, Role.REPRESENTATIVE)
        if ticket.seat:
            ended += [one for one in self.at_seat(ticket.seat) if one.person == person]
        self.end(ended)
        if ticket.seat:
            self.sat_down(person, ticket.seat, ticket.role, now)
        else:
            self.tenures.append(Tenure(person, ticket.table, 0, ticket.role, now))
        return ended

    def sat_down(self, person: int, seat: int, role: Role, now: datetime) -> None:
        place = self.places[seat]
        self.tenures.append(Tenure(person, place.table, seat, role, now))
        self._end_claims_of(person, place.table)
        if place.mode is SeatMode.LETTER:
            place.mode = SeatMode.GROUP
            self._end_links_to(seat)
        if role is Role.REPRESENTATIVE:
            self._end_claims(seat=seat)
            for one in self.at_seat(seat):
                if one.answers is Answering.HANDED_OVER:
                    one.answers = Answering.WAITS

    def end(self, ended: Iterable[Tenure]) -> None:
        """With each: the links made by it, and those to the same seat or the same office."""
        for tenure in list(ended):
            self.tenures.remove(tenure)
            self._end_links(key for key, one in self.links.items() if one.by is tenure)
            if tenure.seat:
                self._end_links_to(tenure.seat)
            else:
                same = (tenure.table, 0, tenure.role)
                self._end_links(k for k, one in self.links.items() if (one.table, one.seat, one.role) == same)

    def changed_mode(self, seat: int, mode: SeatMode) -> None:
        if self.places[seat].mode is not mode:
            self.places[seat] = replace(self.places[seat], mode=mode)
            self._end_links_to(seat)
            self._end_claims(seat=seat)

    def removed(self, seat: int) -> None:
        self.end(self.at_seat(seat))
        self.places[seat].removed = True
        self._end_links_to(seat)
        self._end_claims(seat=seat)

    def left_group(self, person: int, table: int) -> None:
        """Claims end, and links not used yet; whoever takes part in private alone keeps theirs."""
        self._end_claims_of(person, table)
        own = self.seat_of(person, table)
        private = own is not None and self.places[own.seat].mode is SeatMode.PRIVATE
        if not private or self.office_of(person, table):
            self._end_links(
                key for key, one in self.links.items() if (one.by.person, one.table) == (person, table)
            )

    def forgotten(self, person: int) -> None:
        self.end(one for one in self.tenures if one.person == person)
        for table in {one.table for one in self.places.values()}:
            self._end_claims_of(person, table)

    def _end_links(self, keys: Iterable[int]) -> None:
        for key in list(keys):
            del self.links[key]

    def _end_links_to(self, seat: int) -> None:
        self._end_links(key for key, one in self.links.items() if one.seat == seat)

    def _end_claims(self, *, seat: int) -> None:
        for key, (_, where) in list(self.claims.items()):
            if where == seat:
                del self.claims[key]

    def _end_claims_of(self, person: int, table: int) -> None:
        for key, (who, where) in list(self.claims.items()):
            if who == person and self.places[where].table == table:
                del self.claims[key]
