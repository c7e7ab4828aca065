"""Seats given by link and by claim, and left again."""

from datetime import timedelta

import pytest

from dialogs.owed import Notice
from dialogs.refusals import Refusal
from dialogs.table.authority import seat_of
from dialogs.table.claiming import claim_seat, confirm_claim, refuse_claim
from dialogs.table.leaving import vacate_seat
from dialogs.table.links import invitation_for
from dialogs.table.model import Claim, ClaimState, Holding, Invitation, Person, Seat
from dialogs.table.seating import remove_seat
from dialogs.table.taking import VALID, invite, take_seat
from tests.dialogs.table.greeted import NOW, Greeted, refused


@pytest.fixture
def greeted() -> Greeted:
    made = Greeted()
    made.open()
    return made


def police(greeted: Greeted) -> Seat:
    return greeted.work.find(Seat, agency="Police")[0]


def invited(greeted: Greeted, seat: Seat) -> Invitation:
    made = invite(greeted.work, greeted.facilitator, seat.id, lambda one: f"hash {one}", NOW)
    return greeted.work.get(Invitation, made.invitation_id)


def take(greeted: Greeted, person: Person, seat: Seat) -> None:
    take_seat(greeted.work, person, invited(greeted, seat).id, NOW)


def test_a_link_gives_the_seat_once(greeted: Greeted) -> None:
    seat, person, late = police(greeted), greeted.person("Paul"), greeted.person("Lea")
    invitation = invited(greeted, seat)
    assert invitation_for(greeted.work, invitation.token_hash, NOW) == invitation
    take_seat(greeted.work, person, invitation.id, NOW)
    assert seat_of(greeted.work, person, greeted.table_id) == seat
    with pytest.raises(Refusal, match=refused("link_used")):
        invitation_for(greeted.work, invitation.token_hash, NOW)
    with pytest.raises(Refusal, match=refused("link_used")):
        take_seat(greeted.work, late, invitation.id, NOW)


@pytest.mark.parametrize(("after", "code"), [(VALID, "link_ended"), (VALID - timedelta(seconds=1), "")])
def test_a_link_ends_after_a_fortnight(greeted: Greeted, after: timedelta, code: str) -> None:
    invitation = invited(greeted, police(greeted))
    if not code:
        taken = take_seat(greeted.work, greeted.person("Paul"), invitation.id, NOW + after)
        assert taken.agency == "Police"
        return
    with pytest.raises(Refusal, match=refused(code)):
        take_seat(greeted.work, greeted.person("Paul"), invitation.id, NOW + after)


def test_a_new_link_ends_the_one_before(greeted: Greeted) -> None:
    first = invited(greeted, police(greeted))
    second = invited(greeted, police(greeted))
    with pytest.raises(Refusal, match=refused("link_ended")):
        invitation_for(greeted.work, first.token_hash, NOW)
    assert invitation_for(greeted.work, second.token_hash, NOW) == second


@pytest.mark.parametrize("token", ["", "hash 99"])
def test_an_unknown_token_opens_nothing(greeted: Greeted, token: str) -> None:
    invited(greeted, police(greeted))
    with pytest.raises(Refusal, match=refused("unknown_link")):
        invitation_for(greeted.work, token, NOW)


def test_a_removed_seat_is_taken_by_nobody(greeted: Greeted) -> None:
    invitation = invited(greeted, police(greeted))
    remove_seat(greeted.work, greeted.facilitator, police(greeted).id, NOW)
    with pytest.raises(Refusal, match=refused("seat_removed")):
        take_seat(greeted.work, greeted.person("Paul"), invitation.id, NOW)


def test_one_person_holds_one_seat_at_a_table(greeted: Greeted) -> None:
    person = greeted.person("Paul")
    take(greeted, person, police(greeted))
    other = greeted.work.find(Seat, agency="Youth office")[0]
    with pytest.raises(Refusal, match=refused("has_seat")):
        take(greeted, person, other)
    with pytest.raises(Refusal, match=refused("has_seat")):
        claim_seat(greeted.work, person, other.id, NOW)


def test_one_person_may_sit_at_two_tables(greeted: Greeted) -> None:
    elsewhere = Greeted(greeted.work, chat_id=-200)
    seat = elsewhere.seat()[0]
    person = greeted.person("Paul")
    take(greeted, person, police(greeted))
    take(elsewhere, person, seat)
    assert len(greeted.work.find(Holding, person_id=person.id, until=None)) == 2


def test_who_facilitates_may_hold_a_seat_but_not_confirm_their_own_claim(greeted: Greeted) -> None:
    seat = police(greeted)
    claim = claim_seat(greeted.work, greeted.facilitator, seat.id, NOW)
    with pytest.raises(Refusal, match=refused("claim_is_own")):
        confirm_claim(greeted.work, greeted.facilitator, claim.claim_id, NOW)
    take(greeted, greeted.facilitator, seat)
    assert greeted.work.find(Holding, person_id=greeted.facilitator.id, until=None)


def test_a_confirmed_claim_gives_the_seat_and_refuses_the_others(greeted: Greeted) -> None:
    seat, first, second = police(greeted), greeted.person("Paul"), greeted.person("Lea")
    wanted = claim_seat(greeted.work, first, seat.id, NOW)
    claim_seat(greeted.work, second, seat.id, NOW)
    assert len(greeted.work.notices("claim")) == 2
    confirm_claim(greeted.work, greeted.facilitator, wanted.claim_id, NOW)
    assert seat_of(greeted.work, first, greeted.table_id) == seat
    assert [one.person_id for one in greeted.work.notices("claim_refused")] == [second.id]
    assert greeted.work.find(Claim, state=ClaimState.WAITING) == []
    with pytest.raises(Refusal, match=refused("claim_settled")):
        confirm_claim(greeted.work, greeted.facilitator, wanted.claim_id, NOW)


def test_a_claim_pressed_twice_is_one_claim(greeted: Greeted) -> None:
    person, seat = greeted.person("Paul"), police(greeted)
    first = claim_seat(greeted.work, person, seat.id, NOW)
    assert claim_seat(greeted.work, person, seat.id, NOW) == first
    with pytest.raises(Refusal, match=refused("claim_waits")):
        claim_seat(greeted.work, person, greeted.work.find(Seat, agency="Youth office")[0].id, NOW)


def test_a_refused_claim_leaves_the_seat_vacant(greeted: Greeted) -> None:
    claim = claim_seat(greeted.work, greeted.person("Paul"), police(greeted).id, NOW)
    refuse_claim(greeted.work, greeted.facilitator, claim.claim_id, NOW)
    assert greeted.work.find(Holding, until=None) == []
    assert len(greeted.work.notices("claim_refused")) == 1


def test_a_claimant_cannot_confirm_the_own_claim(greeted: Greeted) -> None:
    person = greeted.person("Paul")
    claim = claim_seat(greeted.work, person, police(greeted).id, NOW)
    for decide in (confirm_claim, refuse_claim):
        with pytest.raises(Refusal, match=refused("not_facilitator")):
            decide(greeted.work, person, claim.claim_id, NOW)


def test_a_held_seat_is_neither_claimed_nor_linked(greeted: Greeted) -> None:
    take(greeted, greeted.person("Paul"), police(greeted))
    with pytest.raises(Refusal, match=refused("seat_held")):
        claim_seat(greeted.work, greeted.person("Lea"), police(greeted).id, NOW)
    with pytest.raises(Refusal, match=refused("seat_held")):
        invited(greeted, police(greeted))


def test_a_seat_is_left_by_its_holder_or_vacated_by_the_facilitator(greeted: Greeted) -> None:
    person = greeted.person("Paul")
    for by in (person, greeted.facilitator):
        take(greeted, person, police(greeted))
        vacate_seat(greeted.work, by, police(greeted).id, NOW)
        assert greeted.work.find(Holding, until=None) == []
    with pytest.raises(Refusal, match=refused("seat_vacant")):
        vacate_seat(greeted.work, greeted.facilitator, police(greeted).id, NOW)
    with pytest.raises(Refusal, match=refused("not_facilitator")):
        vacate_seat(greeted.work, greeted.person("Lea"), police(greeted).id, NOW)


def test_no_notice_holds_a_token(greeted: Greeted) -> None:
    invited(greeted, police(greeted))
    assert [one.facts for one in greeted.work.find(Notice, code="invitation")] == [{"invitation": 1}]
