"""Somebody leaves the group or is put out of it, in whatever way Telegram tells: claims and links end."""

from collections.abc import Callable

import pytest

from bot.panel.doors.table import AskForSeat, ClaimSeat, InviteDeputy, OpenSeat, VacateSeat
from bot.rehearsal.messages import Message
from bot.rehearsal.people import Person
from dialogs.ports import Work
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Claim, ClaimState, Seat
from dialogs.table.model import Person as Account
from tests.journeys.city import City

MEMBER = {"status": "member"}


def goes(city: City, person: Person) -> None:
    city.stage.world.leave(person, city.group)


def is_removed(city: City, person: Person) -> None:
    city.stage.world.remove(person, city.group, by=city.facilitator)


def told(kind: str, **status: object) -> Callable[[City, Person], None]:
    """One update alone, as from a large group without grey lines, or where the bot is no administrator."""

    def tell(city: City, person: Person) -> None:
        who = {"id": person.id, "is_bot": False, "first_name": person.name}
        body: dict[str, object] = {
            "chat": {"id": city.group.id, "type": "supergroup", "title": city.group.title},
            "from": {"id": city.facilitator.id, "is_bot": False, "first_name": "F"},
            "date": int(city.stage.clock().timestamp()),
        }
        if kind == "message":
            body |= {"message_id": 900_000, "left_chat_member": who}
        else:
            body |= {"old_chat_member": {**MEMBER, "user": who}, "new_chat_member": {**status, "user": who}}
        city.stage.world.updates.add(kind, body)

    return tell


WAYS: dict[str, Callable[[City, Person], None]] = {
    "leaves": goes,
    "is removed": is_removed,
    "grey line only": told("message"),
    "left": told("chat_member", status="left"),
    "banned": told("chat_member", status="kicked", until_date=0),
}


@pytest.fixture(params=WAYS)
def departs(request: pytest.FixtureRequest) -> Callable[[City, Person], None]:
    return WAYS[request.param]


async def vacate(city: City, holder: Person) -> None:
    def job(work: Work) -> None:
        seat = work.find(Seat, agency=holder.name)[0]
        by = work.find(Account, user_id=city.facilitator.id)[0]
        vacate_seat(work, by, seat.id, city.stage.clock())

    await city.stage.memory.do(job)
    await city.stage.settle()


async def look_at_vacant_seats(city: City, member: Person) -> None:
    await city.stage.player.start(member, "")
    await city.stage.player.write(member, "/who", city.group)
    await city.press(member, city.group, AskForSeat)


async def test_a_claim_ends_with_its_claimants_membership(
    city: City, departs: Callable[[City, Person], None]
) -> None:
    await vacate(city, city.holders[0])
    await look_at_vacant_seats(city, city.outsider)
    phone = city.phone(city.outsider)
    await city.press(city.outsider, phone, ClaimSeat)
    departs(city, city.outsider)
    await city.stage.settle()
    claims = await city.read(lambda reader: reader.find(Claim))
    assert [one.state for one in claims] == [ClaimState.REFUSED]
    assert not city.stage.player.shows(phone, ClaimSeat)


async def test_the_vacant_seats_are_not_taken_by_who_left_before_choosing(
    city: City, departs: Callable[[City, Person], None]
) -> None:
    await vacate(city, city.holders[0])
    await look_at_vacant_seats(city, city.outsider)
    message, button = city.stage.player.find(city.phone(city.outsider), ClaimSeat)
    departs(city, city.outsider)
    await city.stage.settle()
    assert not city.stage.player.shows(city.phone(city.outsider), ClaimSeat)
    assert await city.forge(city.outsider, message, button.data) == city.refusal("claim_from_group")
    assert not await city.read(lambda reader: reader.find(Claim))


async def test_links_of_a_holder_end_and_the_facilitator_is_told_once(
    city: City, departs: Callable[[City, Person], None]
) -> None:
    holder = city.holders[0]
    await city.stage.player.write(holder, "/start")
    await city.press(holder, city.phone(holder), OpenSeat)
    await city.press(holder, city.phone(holder), InviteDeputy)
    link = _link(city, holder)
    departs(city, holder)
    await city.stage.settle()
    told = [one for one in city.phone(city.facilitator).messages if "has left the group" in one.text]
    assert len(told) == 1 and holder.name in told[0].text
    city.stage.world.open_link(city.outsider, link)
    await city.stage.player.start(city.outsider)
    assert city.phone(city.outsider).last.text == city.refusal("link_ended")


def _link(city: City, person: Person) -> str:
    shown: list[Message] = [one for one in city.phone(person).messages if "?start=seat_" in one.text]
    return shown[-1].text.split()[-1]


async def test_no_seat_is_freed_by_that(city: City, departs: Callable[[City, Person], None]) -> None:
    """Whoever is out of the group may have been put out by mistake, or have a new telephone."""
    departs(city, city.holders[0])
    await city.stage.settle()
    await city.open_round("Fewer deaths")
    assert "0 of 5" in city.board()[0].text
    assert not city.stage.player.shows(city.phone(city.holders[0]), VacateSeat)
