"""How somebody comes to a part at a table, what they look at and ask for in it, and how it ends."""

from collections.abc import Awaitable, Callable

from bot.conversations.desk.buttons import WithdrawItem
from bot.conversations.entering.buttons import ConfirmEntered
from bot.conversations.own_seat.buttons import PassOn
from bot.conversations.people.buttons import AcceptOffice, EndOffice, InviteOfficer
from bot.conversations.seats.buttons import InviteTo
from bot.panel.doors.rounds import ChoosePosition, ExtendRound, LookAtEarlyClose, LookAtRound, TakeBallot
from bot.panel.doors.table import (
    AcceptSeat,
    AskForSeat,
    ClaimSeat,
    Complain,
    EndDeputy,
    InviteDeputy,
    OpenSeat,
    TurnTo,
)
from bot.panel.table_pages import TablePage
from bot.rehearsal.people import Person
from dialogs.methods.positions import Position
from dialogs.ports import Work
from dialogs.rounds.entering import Spoken, enter_answer
from dialogs.rounds.model import How
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Facilitator, Role, Seat
from dialogs.table.model import Person as Account
from tests.journeys.city import City

Part = Callable[[City], Awaitable[Person]]


async def links(city: City, person: Person, kind: type[object], **fields: object) -> None:
    await city.press(person, city.phone(person), kind, **fields)


async def open_link(city: City, person: Person, of: Person, prefix: str) -> None:
    """The newest link that somebody was given."""
    shown = [one.text for one in city.phone(of).messages if f"?start={prefix}_" in one.text]
    city.stage.world.open_link(person, shown[-1].split()[-1])
    await city.stage.player.start(person)


async def to_people(city: City, facilitator: Person) -> None:
    await city.stage.player.write(facilitator, "/start")
    await city.press(facilitator, city.phone(facilitator), TurnTo, page=TablePage.SEATS)
    await city.press(facilitator, city.phone(facilitator), TurnTo, page=TablePage.PEOPLE)


async def appoint(city: City, role: Role) -> Person:
    await to_people(city, city.facilitator)
    await links(city, city.facilitator, InviteOfficer, role=role)
    person = city.stage.world.person(f"New {role.value}", language="en")
    await open_link(city, person, city.facilitator, "office")
    await city.press(person, city.phone(person), AcceptOffice)
    return person


async def to_own_seat(city: City, person: Person) -> None:
    await city.stage.player.write(person, "/start")
    await city.press(person, city.phone(person), OpenSeat)


async def deputy_of(city: City, holder: Person) -> Person:
    await to_own_seat(city, holder)
    await links(city, holder, InviteDeputy)
    person = city.stage.world.person("New deputy", language="en")
    await open_link(city, person, holder, "seat")
    await city.press(person, city.phone(person), AcceptSeat)
    return person


async def looks_around(city: City, person: Person) -> None:
    for command in ("start", "mine", "plan", "who", "help", "facilitate", "propose"):
        await city.stage.player.write(person, f"/{command}")


async def half_answers(city: City, person: Person) -> None:
    """An objection that is to be withdrawn: the card asks once more."""
    await city.stage.player.write(person, "/mine")
    await city.press(person, city.phone(person), TakeBallot)
    await city.press(person, city.phone(person), ChoosePosition, position=Position.OBJECT)


async def facilitator(city: City) -> Person:
    """With links for offices, looking at the withdrawal of a goal; another ends the office."""
    other, person = await appoint(city, Role.FACILITATOR), city.facilitator
    for role in (Role.OBSERVER, Role.FACILITATOR):
        await to_people(city, person)
        await links(city, person, InviteOfficer, role=role)
    await looks_around(city, person)
    for kind in (LookAtEarlyClose, ExtendRound, WithdrawItem):
        await city.stage.player.write(person, "/facilitate")
        await city.press(person, city.phone(person), LookAtRound)
        await city.press(person, city.phone(person), kind)
    await to_people(city, other)
    numbers = await city.read(lambda reader: reader.find(Account, user_id=person.id))
    await city.press(other, city.phone(other), EndOffice, role=Role.FACILITATOR, person_id=numbers[0].id)
    return person


async def representative(city: City) -> Person:
    """With links to pass the seat on and for a deputy, and an answer entered by phone that waits for their
    word; the facilitator frees the seat."""
    person = city.holders[3]
    await enter_for(city, person)
    await looks_around(city, person)
    assert city.stage.player.shows(city.phone(person), ConfirmEntered)
    for kind in (PassOn, InviteDeputy):
        await to_own_seat(city, person)
        await links(city, person, kind)
    await city.stage.player.write(person, "/start")
    await city.press(person, city.phone(person), Complain)
    await free(city, person)
    return person


async def passed_on(city: City) -> Person:
    """Whose successor opened the link; another was made for a deputy before."""
    person = city.holders[3]
    await half_answers(city, person)
    for kind in (InviteDeputy, PassOn):
        await to_own_seat(city, person)
        await links(city, person, kind)
    successor = city.stage.world.person("Successor", language="en")
    await open_link(city, successor, person, "seat")
    await city.press(successor, city.phone(successor), AcceptSeat)
    return person


async def deputy(city: City) -> Person:
    holder = city.holders[3]
    person = await deputy_of(city, holder)
    await looks_around(city, person)
    await half_answers(city, person)
    await to_own_seat(city, holder)
    await links(city, holder, InviteDeputy)
    await city.press(holder, city.phone(holder), EndDeputy)
    return person


async def observer(city: City) -> Person:
    person = await appoint(city, Role.OBSERVER)
    await looks_around(city, person)
    await to_people(city, city.facilitator)
    await city.press(city.facilitator, city.phone(city.facilitator), EndOffice, role=Role.OBSERVER)
    return person


async def confidant(city: City) -> Person:
    """Who has read a complaint."""
    person = await appoint(city, Role.CONFIDANT)
    await looks_around(city, person)
    await to_people(city, city.facilitator)
    await city.press(city.facilitator, city.phone(city.facilitator), EndOffice, role=Role.CONFIDANT)
    return person


async def _claimant(city: City) -> Person:
    """A member who claims a vacant seat, with the page of vacant seats still in the chat."""
    await free(city, city.holders[4])
    member = city.outsider
    await city.stage.player.start(member, "")
    await city.stage.player.write(member, "/who", city.group)
    await city.press(member, city.group, AskForSeat)
    await city.press(member, city.phone(member), ClaimSeat)
    return member


async def removed_member(city: City) -> Person:
    member = await _claimant(city)
    city.stage.world.remove(member, city.group, by=city.facilitator)
    return member


async def left_member(city: City) -> Person:
    member = await _claimant(city)
    city.stage.world.leave(member, city.group)
    return member


async def refused_claimant(city: City) -> Person:
    """Whose seat went to somebody else by a link."""
    member = await _claimant(city)
    person, seat = city.facilitator, await seat_of(city, city.holders[4])
    await city.stage.player.write(person, "/start")
    await city.press(person, city.phone(person), TurnTo, page=TablePage.SEATS)
    await city.press(person, city.phone(person), TurnTo, page=TablePage.SEAT, subject=seat)
    await links(city, person, InviteTo)
    await open_link(city, city.holders[4], person, "seat")
    await city.press(city.holders[4], city.phone(city.holders[4]), AcceptSeat)
    return member


async def enter_for(city: City, holder: Person) -> None:
    [item], seat, now = await city.items(), await seat_of(city, holder), city.stage.clock()
    said = Spoken(position=Position.CONSENT, how=How.PHONE, day=now.date(), function="Head of unit")

    def job(work: Work) -> None:
        by = work.find(Account, user_id=city.facilitator.id)[0]
        enter_answer(work, by, item.id, seat, said, now)

    await city.stage.memory.do(job)
    await city.stage.settle()


async def seat_of(city: City, holder: Person) -> int:
    return (await city.read(lambda reader: reader.find(Seat, agency=holder.name)))[0].id


async def free(city: City, holder: Person) -> None:
    seat = await seat_of(city, holder)

    def job(work: Work) -> None:
        by = work.find(Facilitator, table_id=city.table_id, until=None)[0]
        vacate_seat(work, work.get(Account, by.person_id), seat, city.stage.clock())

    await city.stage.memory.do(job)
    await city.stage.settle()


PARTS = (
    facilitator, representative, passed_on, deputy, observer, confidant, removed_member, left_member,
    refused_claimant,
)  # fmt: skip
