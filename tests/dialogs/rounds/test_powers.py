"""The facilitator's powers are bounded: extend, close early, withdraw; seats keep theirs."""

from datetime import timedelta

import pytest

from dialogs.events import EarlyCloseAnnounced, RoundClosed
from dialogs.methods.positions import Position
from dialogs.owed import Timer, TimerKind
from dialogs.refusals import Refusal
from dialogs.rounds.announcing import announce_time
from dialogs.rounds.closing_early import close_early, stop_early_close
from dialogs.rounds.due import fall_due
from dialogs.rounds.extending import extend_for_outage, extend_round
from dialogs.rounds.model import Attempt, Proposal, ProposalState, Round, RoundState
from dialogs.rounds.proposing import propose, reply_to_proposal, take_over
from dialogs.rounds.reminding import remind
from dialogs.rounds.scheduling import schedule_round, unschedule_round
from dialogs.rounds.withdrawing import withdraw_item
from tests.dialogs.seated import Seated


@pytest.fixture
def seated() -> Seated:
    return Seated()


def test_extending_needs_a_reason_a_facilitator_and_happens_twice_at_most(seated: Seated) -> None:
    held = seated.open_round()
    with pytest.raises(Refusal, match="not_facilitator"):
        extend_round(seated.work, seated.people["POL"], held, 7, "holidays", seated.now)
    with pytest.raises(Refusal, match="text_empty"):
        extend_round(seated.work, seated.facilitator, held, 7, " ", seated.now)
    for days in (0, 15):
        with pytest.raises(Refusal, match="extension_days"):
            extend_round(seated.work, seated.facilitator, held, days, "holidays", seated.now)
    before = seated.work.get(Round, held).deadline
    extend_round(seated.work, seated.facilitator, held, 7, "holidays", seated.now)
    extend_round(seated.work, seated.facilitator, held, 1, "holidays", seated.now)
    assert seated.work.get(Round, held).deadline == before + timedelta(days=8)
    with pytest.raises(Refusal, match="extended_twice"):
        extend_round(seated.work, seated.facilitator, held, 1, "holidays", seated.now)
    assert len(seated.work.find(Timer, kind=TimerKind.CLOSE_ROUND, done_at=None)) == 1


def test_never_extended_after_the_deadline(seated: Seated) -> None:
    held = seated.open_round()
    with pytest.raises(Refusal, match="round_closed"):
        extend_round(seated.work, seated.facilitator, held, 7, "late", seated.now + timedelta(days=15))


def test_when_all_have_answered_it_closes_at_once(seated: Seated) -> None:
    held = seated.open_round()
    seated.all_say(seated.items(held)[0].id)
    assert isinstance(close_early(seated.work, seated.facilitator, held, seated.now), RoundClosed)


def test_closing_early_is_announced_and_any_open_seat_stops_it(seated: Seated) -> None:
    held = seated.open_round()
    seated.say("POL", seated.items(held)[0].id, Position.CONSENT)
    event = close_early(seated.work, seated.facilitator, held, seated.now)
    assert isinstance(event, EarlyCloseAnnounced) and event.at >= seated.now + timedelta(hours=24)
    with pytest.raises(Refusal, match="already_answered"):
        stop_early_close(seated.work, seated.people["POL"], held, seated.now)
    stop_early_close(seated.work, seated.people["SHG"], held, seated.now)
    assert seated.work.find(Timer, kind=TimerKind.CLOSE_EARLY, done_at=None) == []
    assert seated.work.get(Round, held).state is RoundState.OPEN


def test_an_early_close_nobody_stops_happens(seated: Seated) -> None:
    held = seated.open_round()
    seated.all_say(seated.items(held)[0].id, but=("JVA",))
    close_early(seated.work, seated.facilitator, held, seated.now)
    timer = seated.work.first(Timer, kind=TimerKind.CLOSE_EARLY)
    assert timer is not None
    seated.work.deliver()
    assert isinstance(fall_due(seated.work, timer, timer.due_at), RoundClosed)


def test_only_proposer_or_facilitator_withdraws_and_another_seat_takes_the_text_over(seated: Seated) -> None:
    goal = propose(seated.work, seated.people["GA"], seated.table.id, "Naloxone", "", seated.now)
    deadline = seated.now + timedelta(days=14)
    schedule_round(
        seated.work,
        seated.facilitator,
        seated.table.id,
        (goal.proposal_id,),
        seated.now,
        deadline,
        seated.now,
    )
    item = seated.items(1)[0].id
    with pytest.raises(Refusal, match="not_proposer"):
        withdraw_item(seated.work, seated.people["POL"], item, "no", seated.now)
    withdraw_item(seated.work, seated.people["GA"], item, "needs work", seated.now)
    assert seated.work.get(Round, 1).state is RoundState.WITHDRAWN
    again = take_over(seated.work, seated.people["SH"], goal.proposal_id, seated.now)
    assert again.label == "G2"
    with pytest.raises(Refusal, match="already_taken_over"):
        take_over(seated.work, seated.people["SH"], goal.proposal_id, seated.now)


def test_a_seats_goal_is_scheduled_or_answered_never_turned_away(seated: Seated) -> None:
    goal = propose(seated.work, seated.people["SHG"], seated.table.id, "Safer use", "", seated.now)
    assert len(seated.work.notices("goal_waits")) == 1
    reply_to_proposal(seated.work, seated.facilitator, goal.proposal_id, "In spring.", seated.now)
    assert seated.work.get(Proposal, goal.proposal_id).state is ProposalState.ANSWERED
    assert [one.person_id for one in seated.work.notices("goal_replied")] == [seated.people["SHG"].id]


def test_a_scheduled_round_is_taken_back_before_it_opens(seated: Seated) -> None:
    goal = propose(seated.work, seated.facilitator, seated.table.id, "Later", "", seated.now)
    opens = seated.now + timedelta(days=1)
    schedule_round(
        seated.work, seated.facilitator, seated.table.id, (goal.proposal_id,), opens,
        opens + timedelta(days=7), seated.now,
    )  # fmt: skip
    unschedule_round(seated.work, seated.facilitator, 1, seated.now)
    timer = seated.work.first(Timer, kind=TimerKind.OPEN_ROUND)
    assert timer is not None and fall_due(seated.work, timer, opens) is None
    assert seated.work.get(Proposal, goal.proposal_id).state is ProposalState.QUEUED


@pytest.mark.parametrize(
    ("opens", "closes", "code"),
    [
        (0, 0, "deadline_too_soon"),
        (0, 91, "deadline_too_late"),
        (91, 100, "opens_too_late"),
        (2, 1, "deadline_too_soon"),
    ],
)
def test_dates_out_of_range_are_refused(seated: Seated, opens: int, closes: int, code: str) -> None:
    goal = propose(seated.work, seated.facilitator, seated.table.id, "When", "", seated.now)
    with pytest.raises(Refusal, match=code):
        schedule_round(
            seated.work, seated.facilitator, seated.table.id, (goal.proposal_id,),
            seated.now + timedelta(days=opens), seated.now + timedelta(days=closes), seated.now,
        )  # fmt: skip


def test_only_seats_without_an_answer_are_reminded_and_it_is_recorded(seated: Seated) -> None:
    held = seated.open_round()
    seated.all_say(seated.items(held)[0].id, but=("JVA", "KL"))
    remind(seated.work, held, seated.now)
    told = {one.person_id for one in seated.work.notices("reminder")}
    assert told == {seated.people["JVA"].id, seated.people["KL"].id}
    assert len(seated.work.find(Attempt, round_id=held)) == 2


def test_announcing_past_the_deadline_asks_the_facilitator_and_moves_nothing(seated: Seated) -> None:
    held = seated.open_round()
    deadline = seated.work.get(Round, held).deadline
    event = announce_time(seated.work, seated.people["STA"], held, deadline + timedelta(days=2), seated.now)
    assert event.after_deadline
    assert len(seated.work.notices("time_asked")) == 1
    assert seated.work.get(Round, held).deadline == deadline


def test_an_outage_in_the_last_day_gives_the_gap_back_an_hour_at_least(seated: Seated) -> None:
    held = seated.open_round()
    deadline = seated.work.get(Round, held).deadline
    assert extend_for_outage(seated.work, deadline - timedelta(days=3), deadline - timedelta(days=2)) == []
    beat = deadline - timedelta(minutes=20)
    (event,) = extend_for_outage(seated.work, beat, deadline - timedelta(minutes=10))
    assert event.deadline == deadline + timedelta(hours=1)
    after = event.deadline + timedelta(hours=5)
    (event,) = extend_for_outage(seated.work, event.deadline - timedelta(hours=3), after)
    assert event.deadline == after + timedelta(hours=3)
