"""Answers: stored at the first tap, set and never toggled; objections withdrawn by a second press."""

from datetime import timedelta

import pytest

from dialogs.events import AnswerStored, OlderAnswerIgnored, WithdrawalAsked
from dialogs.methods.positions import Ground, Position
from dialogs.refusals import Refusal
from dialogs.rounds.model import Answer, ReasonState, Shown
from dialogs.rounds.reasons import ask_for_call, choose_shown, state_approval_date, state_ground, state_reason
from dialogs.table.model import Person
from tests.dialogs.seated import Seated


@pytest.fixture
def seated() -> Seated:
    return Seated()


@pytest.fixture
def item(seated: Seated) -> int:
    return seated.items(seated.open_round())[0].id


def latest(seated: Seated, item: int, code: str) -> Answer:
    (one,) = seated.work.find(Answer, item_id=item, seat_id=seated.seats[code].id, latest=True)
    return one


def test_a_tap_stores_and_a_second_tap_changes_nothing(seated: Seated, item: int) -> None:
    first = seated.say("POL", item, Position.CONSENT)
    again = seated.say("POL", item, Position.CONSENT)
    assert isinstance(first, AnswerStored) and first.changed
    assert isinstance(again, AnswerStored) and not again.changed
    assert len(seated.work.find(Answer, item_id=item)) == 1


def test_a_change_keeps_the_earlier_revision(seated: Seated, item: int) -> None:
    seated.say("POL", item, Position.CONSENT)
    seated.say("POL", item, Position.STAND_ASIDE)
    revisions = seated.work.find(Answer, item_id=item, order="revision")
    assert [(one.revision, one.latest, one.position) for one in revisions] == [
        (1, False, Position.CONSENT),
        (2, True, Position.STAND_ASIDE),
    ]


def test_an_answer_from_further_back_in_the_inbox_never_replaces_a_later_one(
    seated: Seated, item: int
) -> None:
    seated.work.seq = 20
    seated.say("POL", item, Position.OBJECT)
    seated.work.seq = 19
    event = seated.say("POL", item, Position.CONSENT, sure=True)
    assert isinstance(event, OlderAnswerIgnored)
    assert latest(seated, item, "POL").position is Position.OBJECT


def test_an_objection_is_withdrawn_by_a_second_press_only(seated: Seated, item: int) -> None:
    seated.say("STA", item, Position.OBJECT)
    assert isinstance(seated.say("STA", item, Position.CONSENT), WithdrawalAsked)
    assert latest(seated, item, "STA").position is Position.OBJECT
    assert isinstance(seated.say("STA", item, Position.CONSENT), AnswerStored)
    assert latest(seated, item, "STA").position is Position.CONSENT


def test_pressing_object_again_after_being_asked_keeps_the_objection(seated: Seated, item: int) -> None:
    seated.say("STA", item, Position.OBJECT)
    seated.say("STA", item, Position.CONSENT)
    seated.say("STA", item, Position.OBJECT)
    assert isinstance(seated.say("STA", item, Position.CONSENT), WithdrawalAsked)


@pytest.mark.parametrize(
    ("who", "code"), [("outsider", "no_seat"), ("facilitator", "no_seat")], ids=["outsider", "facilitator"]
)
def test_without_a_seat_nothing_is_stored(seated: Seated, item: int, who: str, code: str) -> None:
    stranger = seated.work.add(Person(user_id=999, met_at=seated.now))
    seated.people["?"] = stranger if who == "outsider" else seated.facilitator
    with pytest.raises(Refusal) as refused:
        seated.say("?", item, Position.CONSENT)
    assert refused.value.code == code
    assert seated.work.find(Answer) == []


def test_after_the_deadline_nothing_is_stored(seated: Seated, item: int) -> None:
    seated.now += timedelta(days=14, seconds=1)
    with pytest.raises(Refusal, match="round_closed"):
        seated.say("POL", item, Position.CONSENT)


def test_a_note_owes_a_reason_until_it_is_given(seated: Seated, item: int) -> None:
    stored = seated.say("SHG", item, Position.NOTE)
    assert isinstance(stored, AnswerStored) and stored.wants == "reason"
    event = state_reason(seated.work, seated.people["SHG"], item, "  keep\u202eit\u200b safe ", seated.now)
    assert event.wants == ""
    kept = choose_shown(seated.work, seated.people["SHG"], item, Shown.ONE_SEAT, seated.now)
    assert kept.item_id == item
    one = latest(seated, item, "SHG")
    assert (one.reason, one.reason_state, one.shown) == ("keepit safe", ReasonState.GIVEN, Shown.ONE_SEAT)


def test_an_objection_owes_ground_then_reason(seated: Seated, item: int) -> None:
    stored = seated.say("SHG", item, Position.OBJECT)
    assert isinstance(stored, AnswerStored) and stored.wants == "ground"
    assert state_ground(seated.work, seated.people["SHG"], item, Ground.HARM, seated.now).wants == "reason"


def test_a_wanted_call_tells_the_facilitator_neither_position_nor_ground(seated: Seated, item: int) -> None:
    seated.say("SHG", item, Position.OBJECT)
    state_ground(seated.work, seated.people["SHG"], item, Ground.HARM, seated.now)
    ask_for_call(seated.work, seated.people["SHG"], item, seated.now)
    ask_for_call(seated.work, seated.people["SHG"], item, seated.now)
    (notice,) = seated.work.notices("call_wanted")
    assert notice.person_id == seated.facilitator.id
    assert set(notice.facts) == {"round", "agency"}


def test_an_approval_names_who_and_a_day_within_42(seated: Seated, item: int) -> None:
    seated.say("STA", item, Position.APPROVAL)
    person = seated.people["STA"]
    state_reason(seated.work, person, item, "Head of office", seated.now)
    with pytest.raises(Refusal, match="approval_date"):
        state_approval_date(seated.work, person, item, 43, seated.now)
    state_approval_date(seated.work, person, item, 14, seated.now)
    one = latest(seated, item, "STA")
    assert one.approval_by == "Head of office" and one.approval_until is not None


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * 1001])
def test_a_reason_is_text_of_at_most_a_thousand_characters(seated: Seated, item: int, text: str) -> None:
    seated.say("SHG", item, Position.NOTE)
    with pytest.raises(Refusal, match="text_"):
        state_reason(seated.work, seated.people["SHG"], item, text, seated.now)
