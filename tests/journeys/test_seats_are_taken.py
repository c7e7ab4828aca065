"""Seats taken by link and by claim, and every way that must not work."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.conversations.seats.buttons import InviteTo
from bot.panel.doors.table import AcceptSeat, AskForSeat, ClaimSeat, ConfirmClaim, InviteToAll, TurnTo
from bot.panel.table_pages import TablePage
from dialogs.table.model import Invitation
from tests.journeys.hall import START, Hall, open_hall


@pytest.fixture
async def hall(tmp_path: Path) -> AsyncIterator[Hall]:
    async with open_hall(tmp_path) as opened:
        yield opened


async def test_a_seat_is_taken_by_its_link_once(hall: Hall) -> None:
    table = await hall.open_table()
    seat = await hall.seat("Police")
    await hall.press(hall.admin, TurnTo, page=TablePage.SEAT, table_id=table.id, subject=seat)
    await hall.press(hall.admin, InviteTo, seat_id=seat)
    link = hall.cards()[-1].split()[-1]
    await hall.open_link(hall.police, link)
    assert "Take the seat of Police" in hall.last(hall.police)
    assert await hall.press(hall.police, AcceptSeat) == "You now hold the seat of Police."
    assert [one.seat_id for one in await hall.holdings()] == [seat]
    await hall.open_link(hall.outsider, link)
    assert hall.last(hall.outsider).startswith("This link was used already")


async def test_the_token_of_a_link_is_nowhere_at_rest(hall: Hall, tmp_path: Path) -> None:
    await hall.open_table()
    await hall.press(hall.admin, InviteToAll)
    cards = hall.cards()
    assert len(cards) == 10
    tokens = [card.rpartition("seat_")[2].strip() for card in cards]
    stored = _at_rest(tmp_path)
    assert not [token for token in tokens if token.encode() in stored]
    hashes = {one.token_hash for one in await hall.stage.memory.read(lambda reader: reader.find(Invitation))}
    assert len(hashes) == 10


async def test_a_link_ends_after_a_fortnight(hall: Hall) -> None:
    await hall.open_table()
    await hall.press(hall.admin, InviteToAll)
    link = hall.cards()[-1].split()[-1]
    hall.stage.clock.move_to(START + timedelta(days=15))
    await hall.open_link(hall.police, link)
    assert hall.last(hall.police).startswith("This link has ended")


async def test_a_forged_acceptance_takes_no_seat(hall: Hall) -> None:
    await hall.open_table()
    await hall.press(hall.admin, InviteToAll)
    await hall.stage.player.start(hall.outsider, "")
    world = hall.stage.world
    query = world.forge(hall.outsider, world.private(hall.outsider).last, "tg1:1")
    await hall.stage.settle()
    toast = world.query(query).toast
    assert toast is not None and toast.text.startswith("Please open the link to your seat")
    assert not await hall.holdings()


async def test_a_seat_claimed_in_the_group_is_confirmed(hall: Hall) -> None:
    await hall.open_table()
    await hall.write(hall.police, "/who", private=False)
    assert "• Police – vacant" in hall.group.last.text
    await hall.press(hall.police, AskForSeat, private=False)
    seat = await hall.seat("Police")
    assert "stored" in await hall.press(hall.police, ClaimSeat, seat_id=seat)
    assert "call back on the office number" in hall.last(hall.admin)
    await hall.press(hall.admin, ConfirmClaim)
    assert "You now hold the seat of Police" in hall.last(hall.police)
    assert [one.seat_id for one in await hall.holdings()] == [seat]


@pytest.mark.parametrize(
    ("name", "username"), [("\u2800\u3164", "paul_k"), ("\u202e\u200b", ""), ("Paul", "")]
)
async def test_a_claim_shows_what_tells_accounts_apart(hall: Hall, name: str, username: str) -> None:
    await hall.open_table()
    claimant = hall.stage.world.person(name, username=username, language="en")
    hall.stage.world.join(claimant, hall.group)
    await hall.write(claimant, "/who", private=False)
    await hall.press(claimant, AskForSeat, private=False)
    await hall.press(claimant, ClaimSeat, seat_id=await hall.seat("Police"))
    asked = hall.stage.world.private(hall.admin).last
    shown = {("\u2800\u3164", "paul_k"): "(no name) @paul_k", ("Paul", ""): "Paul"}.get(
        (name, username), "(no name)"
    )
    assert f"The account “{shown}”" in asked.text and f"account number {claimant.id}" in asked.text
    assert not username or f"@{username}, account number" in asked.text
    assert [one.user_id for one in asked.entities if one.type == "text_mention"] == [claimant.id]
    waits = hall.last(claimant)
    assert "told of your claim" in waits and "You hold no seat yet" not in waits
    await hall.stage.player.start(claimant, "")
    assert "Your claim waits: Police" in hall.last(claimant) and "Take a seat" not in hall.last(claimant)


async def test_a_seat_cannot_be_claimed_without_a_press_in_the_group(hall: Hall) -> None:
    await hall.open_table()
    await hall.stage.player.start(hall.outsider, "")
    world = hall.stage.world
    query = world.forge(hall.outsider, world.private(hall.outsider).last, "tm1:4")
    await hall.stage.settle()
    toast = world.query(query).toast
    assert toast is not None and "Take a seat" in toast.text


async def test_the_facilitators_own_claim_waits_for_another(hall: Hall) -> None:
    await hall.open_table()
    await hall.write(hall.admin, "/who", private=False)
    await hall.press(hall.admin, AskForSeat, private=False)
    await hall.press(hall.admin, ClaimSeat)
    assert (await hall.press(hall.admin, ConfirmClaim)).startswith("This claim is your own")
    assert not await hall.holdings()


def _at_rest(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("rehearsal.db*"))
