"""Closing: recorded and owed once; too few heard extends once; what follows provisional and conditional."""

from datetime import timedelta

import pytest

from dialogs.events import AgreementSuspended, RoundClosed, RoundExtended
from dialogs.methods.positions import Ground, Outcome, Position
from dialogs.owed import Timer, TimerKind
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.closing import close_round
from dialogs.rounds.due import fall_due
from dialogs.rounds.late_objection import object_late
from dialogs.rounds.model import Item, Round, RoundState
from dialogs.rounds.opinions import record_opinion
from dialogs.rounds.settling import settle_approval
from dialogs.table.model import Table
from tests.dialogs.seated import Seated


@pytest.fixture
def seated() -> Seated:
    return Seated()


def fall(seated: Seated, kind: TimerKind) -> object:
    """Let the next timer of this kind fall due."""
    timer = seated.work.first(Timer, kind=kind, done_at=None, order="due_at")
    assert timer is not None
    seated.now = max(seated.now, timer.due_at)
    return fall_due(seated.work, timer, seated.now)


def item_of(seated: Seated, round_id: int) -> Item:
    return seated.items(round_id)[0]


def test_all_consent_is_an_agreement_with_a_number(seated: Seated) -> None:
    held = seated.open_round()
    seated.all_say(item_of(seated, held).id)
    event = fall(seated, TimerKind.CLOSE_ROUND)
    assert event == RoundClosed(round_id=held, agreements=(1,))
    assert item_of(seated, held).outcome is Outcome.ADOPTED
    assert seated.work.get(Round, held).state is RoundState.CLOSED
    assert seated.work.kinds() == ["round_opened", "item_decided"]
    told = [(one.table_id, one.person_id) for one in seated.work.notices("round_closed")]
    assert sorted(told) == sorted([(1, 0), *((0, one.id) for one in seated.people.values())])


def test_a_second_tick_closes_nothing_again(seated: Seated) -> None:
    held = seated.open_round()
    seated.all_say(item_of(seated, held).id)
    timer = seated.work.first(Timer, kind=TimerKind.CLOSE_ROUND)
    assert timer is not None
    assert fall_due(seated.work, timer, timer.due_at) is not None
    assert fall_due(seated.work, timer, timer.due_at) is None
    assert close_round(seated.work, held, "deadline", timer.due_at) is None
    assert seated.work.get(Table, seated.table.id).agreements == 1


def test_auenfurts_g3_is_adopted_with_the_self_organisation_standing_aside(seated: Seated) -> None:
    """deliberation.md, the case: G3 adopted in the consent round with SHG standing aside."""
    held = seated.open_round()
    item = item_of(seated, held).id
    seated.all_say(item, but=("SHG",))
    seated.say("SHG", item, Position.STAND_ASIDE)
    fall(seated, TimerKind.CLOSE_ROUND)
    assert item_of(seated, held).outcome is Outcome.WITH_RESERVATIONS


def test_each_item_has_its_own_outcome_and_agreements_count_on(seated: Seated) -> None:
    held = seated.open_round(goals=3)
    first, second, third = seated.items(held)
    for item in (first, third):
        seated.all_say(item.id)
    seated.all_say(second.id, but=("OA",))
    seated.say("OA", second.id, Position.OBJECT)
    fall(seated, TimerKind.CLOSE_ROUND)
    outcomes = [(one.outcome, one.agreement) for one in seated.items(held)]
    assert outcomes == [(Outcome.ADOPTED, 1), (Outcome.RETURNED, 0), (Outcome.ADOPTED, 2)]


def test_too_few_heard_extends_once_then_is_no_quorum(seated: Seated) -> None:
    held = seated.open_round()
    seated.say("POL", item_of(seated, held).id, Position.CONSENT)
    before = seated.work.get(Round, held).deadline
    event = fall(seated, TimerKind.CLOSE_ROUND)
    assert isinstance(event, RoundExtended) and event.deadline == before + timedelta(days=7)
    assert event.extensions_left == 2
    assert isinstance(fall(seated, TimerKind.CLOSE_ROUND), RoundClosed)
    assert item_of(seated, held).outcome is Outcome.NO_QUORUM


def provisional(seated: Seated) -> int:
    """Everybody but the only prevention seat consents; it stays silent through the extension."""
    held = seated.open_round()
    seated.all_say(item_of(seated, held).id, but=("JA",))
    assert isinstance(fall(seated, TimerKind.CLOSE_ROUND), RoundExtended)
    fall(seated, TimerKind.CLOSE_ROUND)
    item = item_of(seated, held)
    assert item.outcome is Outcome.ADOPTED and item.provisional_until is not None
    return item.id


def test_a_silent_pillar_makes_it_provisional_then_confirmed(seated: Seated) -> None:
    item = provisional(seated)
    assert len(seated.work.notices("late_objection_offered")) == 1
    fall(seated, TimerKind.END_PROVISIONAL)
    assert seated.work.get(Item, item).provisional_until is None
    assert seated.work.kinds()[-1] == "agreement_confirmed"


def test_the_silent_seat_may_object_within_the_fortnight(seated: Seated) -> None:
    item = provisional(seated)
    with pytest.raises(Refusal, match="ground_not_decisive"):
        object_late(seated.work, seated.people["JA"], item, Ground.UNWORKABLE, "", seated.now)
    with pytest.raises(Refusal, match="not_missing"):
        object_late(seated.work, seated.people["POL"], item, Ground.LAW, "", seated.now)
    event = object_late(seated.work, seated.people["JA"], item, Ground.HARM, "no youth asked", seated.now)
    assert event == AgreementSuspended(item_id=item)
    assert seated.work.get(Item, item).outcome is Outcome.RETURNED
    with pytest.raises(Refusal, match="not_provisional"):
        object_late(seated.work, seated.people["JA"], item, Ground.HARM, "", seated.now)


def test_nobody_objects_after_the_fortnight(seated: Seated) -> None:
    item = provisional(seated)
    with pytest.raises(Refusal, match="not_provisional"):
        late = seated.now + timedelta(days=15)
        object_late(seated.work, seated.people["JA"], item, Ground.HARM, "", late)


APPROVERS = ("GA", "SA", "SH", "POL", "STA")


def conditional(seated: Seated) -> int:
    held = seated.open_round()
    item = item_of(seated, held).id
    seated.all_say(item, but=APPROVERS)
    for code in APPROVERS:
        seated.say(code, item, Position.APPROVAL)
    fall(seated, TimerKind.CLOSE_ROUND)
    assert item_of(seated, held).outcome is Outcome.CONDITIONALLY
    return item


def test_a_conditional_agreement_takes_effect_once_enough_are_confirmed(seated: Seated) -> None:
    """Ten seats, five consents: one confirmed approval makes the more than half."""
    item = conditional(seated)
    settle_approval(seated.work, seated.people["GA"], item, SettlementKind.CONFIRMED, None, seated.now)
    assert seated.work.get(Item, item).outcome is Outcome.ADOPTED
    assert seated.work.kinds()[-2:] == ["approval_settled", "agreement_confirmed"]


def test_approvals_that_lapse_return_the_text(seated: Seated) -> None:
    item = conditional(seated)
    fall(seated, TimerKind.SETTLE_APPROVALS)
    assert seated.work.get(Item, item).outcome is Outcome.RETURNED
    assert seated.work.kinds()[-1] == "agreement_lapsed"
    with pytest.raises(Refusal, match="approval_settled"):
        settle_approval(seated.work, seated.people["GA"], item, SettlementKind.CONFIRMED, None, seated.now)


def test_only_a_seat_that_asked_for_approval_settles_one(seated: Seated) -> None:
    item = conditional(seated)
    with pytest.raises(Refusal, match="no_approval_asked"):
        settle_approval(seated.work, seated.people["JA"], item, SettlementKind.CONFIRMED, None, seated.now)


def test_a_dissenting_seat_has_five_working_days_for_its_opinion(seated: Seated) -> None:
    held = seated.open_round()
    item = item_of(seated, held).id
    seated.all_say(item, but=("SHG",))
    seated.say("SHG", item, Position.STAND_ASIDE)
    fall(seated, TimerKind.CLOSE_ROUND)
    with pytest.raises(Refusal, match="opinion_not_yours"):
        record_opinion(seated.work, seated.people["POL"], item, "we too", seated.now)
    with pytest.raises(Refusal, match="opinion_too_late"):
        record_opinion(seated.work, seated.people["SHG"], item, "late", seated.now + timedelta(days=8))
    record_opinion(seated.work, seated.people["SHG"], item, "We fear checks.", seated.now)
    with pytest.raises(Refusal, match="opinion_given"):
        record_opinion(seated.work, seated.people["SHG"], item, "again", seated.now)
    assert seated.work.said()[-1].text.value == "We fear checks."
