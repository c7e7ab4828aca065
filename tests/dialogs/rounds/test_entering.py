"""Answers by phone, letter or at a meeting: what counts when, who confirms, what only the seat may change."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.events import AnswerEntered
from dialogs.methods.positions import Ground, Outcome, Position
from dialogs.owed import Timer, TimerKind
from dialogs.plan.fold import fold
from dialogs.refusals import Refusal
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.board_view import board_view
from dialogs.rounds.closing import close_round
from dialogs.rounds.due import fall_due
from dialogs.rounds.entered import Entered
from dialogs.rounds.entering import Spoken, confirm_entered, enter_answer, file_sheet
from dialogs.rounds.model import Answer, How, Item
from dialogs.rounds.settling import settle_approval
from dialogs.table.leaving import end_holdings
from dialogs.table.model import SeatMode
from dialogs.table.modes import answer_by_letter, choose_mode
from tests.dialogs.seated import Seated

TODAY = date(2026, 11, 30)
PHONED = Spoken(position=Position.CONSENT, how=How.PHONE, day=TODAY, function="Head of unit")


@pytest.fixture
def table() -> Seated:
    return Seated()


def by_letter(table: Seated, code: str) -> None:
    end_holdings(table.work, table.seats[code], table.now)
    answer_by_letter(table.work, table.facilitator, table.seats[code].id, "Head of unit", table.now)


def enter(table: Seated, code: str, item: int, said: Spoken = PHONED) -> Answer:
    done = enter_answer(table.work, table.facilitator, item, table.seats[code].id, said, table.now)
    assert isinstance(done, AnswerEntered)
    return table.work.get(Answer, done.answer_id)


def opened(table: Seated, *by_letters: str) -> Item:
    for code in by_letters:
        by_letter(table, code)
    return table.items(table.open_round())[0]


def closed(table: Seated, item: Item) -> Item:
    close_round(table.work, item.round_id, "deadline", table.now + timedelta(days=14))
    table.now += timedelta(days=14)
    return table.work.get(Item, item.id)


def refusal(job: object) -> str:
    with pytest.raises(Refusal) as raised:
        job()  # type: ignore[operator]
    return raised.value.code


def test_a_seat_by_letter_has_a_voice_and_counts_for_the_quorum(table: Seated) -> None:
    item = opened(table, "JVA")
    assert board_view(table.work, item.round_id).rule.electorate == 10
    enter(table, "JVA", item.id)
    assert board_view(table.work, item.round_id).answered == 1


def test_a_confirmed_sheet_is_a_consent_at_the_close(table: Seated) -> None:
    item = opened(table, "JVA")
    table.all_say(item.id, but=("JVA",))
    enter(table, "JVA", item.id, replace(PHONED, by_sheet=True, how=How.LETTER))
    assert closed(table, item).outcome is Outcome.ADOPTED


def five_consents_and_a_phoned_one(table: Seated) -> Item:
    """Of ten: five consents are not enough, six are."""
    item = opened(table, "JVA")
    for code in [code for code in table.people if code != "JVA"][:5]:
        table.say(code, item.id, Position.CONSENT)
    for code in [code for code in table.people if code != "JVA"][5:7]:
        table.say(code, item.id, Position.STAND_ASIDE)
    enter(table, "JVA", item.id)
    return item


def agreed(table: Seated) -> Item:
    table.work.save(replace(table.table, pillar_rule=False))
    return closed(table, five_consents_and_a_phoned_one(table))


def test_an_unconfirmed_consent_waits_like_one_subject_to_approval(table: Seated) -> None:
    item = agreed(table)
    assert item.outcome is Outcome.CONDITIONALLY
    assert item.settle_by == table.now + timedelta(days=14)
    assert table.work.notices("sheet_wanted")


def test_a_sheet_filed_after_the_close_lets_it_take_effect(table: Seated) -> None:
    item = agreed(table)
    stored = table.work.find(Answer, item_id=item.id, how=How.PHONE)[0]
    file_sheet(table.work, table.facilitator, stored.id, table.now)
    assert table.work.get(Item, item.id).outcome is Outcome.WITH_RESERVATIONS
    assert not table.work.get(Answer, stored.id).confirmed  # as it was at the close: the recount holds
    assert table.work.find(Entered, answer_id=stored.id)[0].by_sheet


def test_without_a_word_in_fourteen_days_it_lapses(table: Seated) -> None:
    item = agreed(table)
    timer = table.work.find(Timer, kind=TimerKind.SETTLE_APPROVALS, subject=item.id)[0]
    fall_due(table.work, timer, timer.due_at)
    assert table.work.get(Item, item.id).outcome is Outcome.RETURNED


def test_an_entered_objection_counts_at_once(table: Seated) -> None:
    item = opened(table, "JVA")
    table.all_say(item.id, but=("JVA",))
    said = replace(PHONED, position=Position.OBJECT, ground=Ground.LAW, reason="Duty of care")
    enter(table, "JVA", item.id, said)
    assert closed(table, item).outcome is Outcome.RETURNED


def test_the_holders_confirm_what_was_entered_for_them(table: Seated) -> None:
    item = opened(table)
    stored = enter(table, "POL", item.id)
    told = table.work.notices("answer_entered")
    assert [one.person_id for one in told] == [table.people["POL"].id]
    assert (
        refusal(lambda: confirm_entered(table.work, table.people["SH"], stored.id, table.now))
        == "not_your_seat"
    )
    confirm_entered(table.work, table.people["POL"], stored.id, table.now)
    assert table.work.get(Answer, stored.id).confirmed
    again = lambda: confirm_entered(table.work, table.people["POL"], stored.id, table.now)  # noqa: E731
    assert refusal(again) == "nothing_to_confirm"


def test_pressing_the_same_position_confirms_it(table: Seated) -> None:
    item = opened(table)
    stored = enter(table, "POL", item.id)
    table.say("POL", item.id, Position.CONSENT)
    assert table.work.get(Answer, stored.id).confirmed


def test_after_the_close_a_holder_confirms_or_refuses(table: Seated) -> None:
    table.work.save(replace(table.table, pillar_rule=False))
    item = opened(table)
    codes = list(table.people)
    for code in codes[:5]:
        table.say(code, item.id, Position.CONSENT)
    for code in codes[5:7]:
        table.say(code, item.id, Position.NOTE)
    stored = enter(table, codes[7], item.id)
    done = closed(table, item)
    assert done.outcome is Outcome.WITH_RESERVATIONS  # enough without it: nothing waits
    late = lambda: settle_approval(  # noqa: E731
        table.work, table.people[codes[7]], item.id, SettlementKind.CONFIRMED, None, table.now
    )
    assert refusal(late) == "approval_settled"
    assert not table.work.get(Answer, stored.id).confirmed


def test_what_a_seat_answered_itself_is_not_entered_over(table: Seated) -> None:
    item = opened(table)
    table.say("POL", item.id, Position.OBJECT)
    assert refusal(lambda: enter(table, "POL", item.id)) == "answered_itself"
    enter(table, "SH", item.id)
    confirm_entered(table.work, table.people["SH"], table.work.find(Answer, how=How.PHONE)[0].id, table.now)
    assert refusal(lambda: enter(table, "SH", item.id)) == "answered_itself"


def test_a_slip_is_mended_before_it_is_confirmed(table: Seated) -> None:
    item = opened(table, "JVA")
    enter(table, "JVA", item.id)
    enter(table, "JVA", item.id, replace(PHONED, position=Position.NOTE, reason="Only by day"))
    standing = table.work.find(Answer, item_id=item.id, latest=True)
    assert [(one.position, one.revision) for one in standing] == [(Position.NOTE, 2)]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (replace(PHONED, how=How.TELEGRAM), "no_such_channel"),
        (replace(PHONED, day=date(2026, 11, 29)), "entered_day"),
        (replace(PHONED, day=date(2026, 12, 1)), "entered_day"),
        (replace(PHONED, function="  "), "text_empty"),
        (replace(PHONED, function="x" * 81), "text_too_long"),
        (replace(PHONED, position=Position.NOTE, reason="x" * 1001), "text_too_long"),
    ],
)
def test_what_cannot_be_entered(table: Seated, said: Spoken, code: str) -> None:
    item = opened(table, "JVA")
    assert refusal(lambda: enter(table, "JVA", item.id, said)) == code
    assert table.work.find(Answer) == []


def test_only_the_facilitator_enters_and_only_while_the_round_is_open(table: Seated) -> None:
    item = opened(table, "JVA")
    seat = table.seats["JVA"].id
    by_a_seat = lambda: enter_answer(table.work, table.people["POL"], item.id, seat, PHONED, table.now)  # noqa: E731
    assert refusal(by_a_seat) == "not_facilitator"
    table.all_say(item.id, but=("JVA",))
    closed(table, item)
    assert refusal(lambda: enter(table, "JVA", item.id)) == "round_closed"


def test_a_vacant_seat_has_no_voice_to_enter(table: Seated) -> None:
    end_holdings(table.work, table.seats["JVA"], table.now)
    item = opened(table)
    assert refusal(lambda: enter(table, "JVA", item.id)) == "not_in_electorate"


def test_the_board_counts_private_seats_and_names_the_others(table: Seated) -> None:
    choose_mode(table.work, table.people["SHG"], table.seats["SHG"].id, SeatMode.PRIVATE, table.now)
    item = opened(table, "JVA")
    enter(table, "JVA", item.id)
    view = board_view(table.work, item.round_id)
    assert (view.private_open, len(view.still_open)) == (1, 8)
    assert table.seats["SHG"].agency not in {one.agency for one in view.still_open}
    assert [(one.agency, one.how, one.confirmed) for one in view.entered] == [
        (table.seats["JVA"].agency, How.PHONE, False)
    ]


def test_the_mode_of_a_held_seat_is_its_representatives(table: Seated) -> None:
    seat = table.seats["SHG"].id
    by_facilitator = lambda: choose_mode(table.work, table.facilitator, seat, SeatMode.PRIVATE, table.now)  # noqa: E731
    assert refusal(by_facilitator) == "mode_is_theirs"
    letter = lambda: answer_by_letter(table.work, table.facilitator, seat, "Chair", table.now)  # noqa: E731
    assert refusal(letter) == "seat_held"
    by_another = lambda: choose_mode(table.work, table.people["POL"], seat, SeatMode.PRIVATE, table.now)  # noqa: E731
    assert refusal(by_another) == "not_facilitator"


def test_the_plan_says_how_each_answer_came(table: Seated) -> None:
    item = opened(table, "JVA", "STA")
    table.all_say(item.id, but=("JVA", "STA"))
    enter(table, "JVA", item.id)
    enter(table, "STA", item.id, replace(PHONED, how=How.LETTER, by_sheet=True))
    closed(table, item)
    ways = dict(fold(table.work.ledger).rounds[0].items[0].ways)
    assert ways == {"telegram": 8, "phone_unconfirmed": 1, "letter": 1}
