"""A second facilitator's word acts on the round as it was when it was asked for, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dialogs.methods.positions import Position
from dialogs.owed import Notice, NoticeState
from dialogs.refusals import Refusal
from dialogs.rounds.answering import answer
from dialogs.rounds.closing import close_round
from dialogs.rounds.closing_early import close_early, stop_early_close
from dialogs.rounds.entered import Entered
from dialogs.rounds.entering import Spoken, confirm_entered, enter_answer, file_sheet
from dialogs.rounds.extending import extend_round
from dialogs.rounds.model import Answer, How, Round, RoundState, Shown
from dialogs.rounds.second import SecondWord, still_asked
from dialogs.rounds.seconding import second
from dialogs.rounds.withdrawing import withdraw_item
from dialogs.table.model import Facilitator, Person, Reach
from tests.dialogs.seated import Seated


class Two(Seated):
    """The police facilitate too, and so need a second word; `other` is a third facilitator without a seat."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.police = self.people["POL"]
        self.other = self.work.add(Person(user_id=900, name="O", reach=Reach.STARTED, met_at=self.now))
        for one in (self.police, self.other):
            self.work.add(Facilitator(table_id=self.table.id, person_id=one.id, since=self.now))
        self.held = self.open_round(2)

    def word(self) -> SecondWord:
        found = self.work.first(SecondWord, order="-id")
        assert found is not None
        return found

    def spoken(self, position: Position) -> Spoken:
        return Spoken(
            position=position, ground=None, reason="", shown=Shown.WITH_NAME, how=How.PHONE,
            day=date(2026, 11, 30), function="Head",
        )  # fmt: skip

    def says(self, agrees: bool = True) -> str:
        """ "" or why the word is not taken."""
        try:
            second(self.work, self.other, self.word().id, agrees, self.now + timedelta(hours=2))
        except Refusal as refusal:
            return refusal.code
        return ""


@pytest.fixture
def table() -> Two:
    return Two()


def announced(table: Two) -> int:
    return len([one for one in table.work.notices("early_close_announced") if not one.person_id])


def stopped(table: Two) -> None:
    close_early(table.work, table.facilitator, table.held, table.now + timedelta(minutes=1))
    stop_early_close(table.work, table.people["SHG"], table.held, table.now + timedelta(minutes=2))


def closed(table: Two) -> None:
    close_round(table.work, table.held, "deadline", table.now + timedelta(hours=1))


def extended(table: Two) -> None:
    extend_round(table.work, table.facilitator, table.held, 3, "holidays", table.now + timedelta(hours=1))


def withdrawn(table: Two) -> None:
    for item in table.items(table.held):
        withdraw_item(table.work, table.facilitator, item.id, "no", table.now + timedelta(hours=1))


@pytest.mark.parametrize("happened", [stopped, closed, extended, withdrawn])
def test_a_close_asked_for_before_is_not_announced_anew(table: Two, happened: Callable[[Two], None]) -> None:
    close_early(table.work, table.police, table.held, table.now)
    assert still_asked(table.work, table.word())
    table.work.deliver()
    happened(table)
    before, state = announced(table), table.work.get(Round, table.held).state
    assert not still_asked(table.work, table.word())
    assert all(one.outdated for one in table.work.notices("second_asked") if one.state is NoticeState.SENT)
    assert table.says() == "second_settled"
    held = table.work.get(Round, table.held)
    assert (held.early_close_at, held.state, announced(table)) == (None, state, before)


def test_nothing_is_asked_for_that_stands_announced_already(table: Two) -> None:
    """Else [Not yet] would stop the one, and the second word announce the other."""
    close_early(table.work, table.facilitator, table.held, table.now)
    with pytest.raises(Refusal, match="early_close_waits"):
        close_early(table.work, table.police, table.held, table.now)
    assert table.work.find(SecondWord) == []


def test_a_word_that_still_stands_announces_it_once(table: Two) -> None:
    for _ in range(2):
        close_early(table.work, table.police, table.held, table.now)
    assert len(table.work.find(SecondWord)) == 1 and len(table.work.notices("second_asked")) == 2
    assert table.says() == "" and announced(table) == 1
    assert table.says() == "second_settled" and announced(table) == 1


@pytest.mark.parametrize("itself", [True, False])
def test_an_answer_given_since_is_not_replaced_by_the_one_asked_for(table: Two, itself: bool) -> None:
    item, seat = table.items(table.held)[0].id, table.seats["JVA"].id
    enter_answer(table.work, table.police, item, seat, table.spoken(Position.STAND_ASIDE), table.now)
    later = table.now + timedelta(hours=1)
    if itself:
        answer(table.work, table.people["JVA"], item, Position.CONSENT, later)
    else:
        enter_answer(table.work, table.facilitator, item, seat, table.spoken(Position.CONSENT), later)
    assert table.says() == "second_overtaken"
    stands = table.work.first(Answer, item_id=item, seat_id=seat, latest=True)
    assert stands is not None and stands.position is Position.CONSENT
    assert table.says(agrees=False) == ""


def test_a_round_withdrawn_asks_for_nothing_any_more(table: Two) -> None:
    close_early(table.work, table.facilitator, table.held, table.now)
    table.work.deliver()
    withdrawn(table)
    assert table.work.get(Round, table.held).state is RoundState.WITHDRAWN
    asked = table.work.find(Notice, code="early_close_announced")
    assert asked and all(one.outdated for one in asked)


def entered(table: Two) -> Answer:
    """A consent on the first item that the facilitator without a seat entered for the prison."""
    item, seat = table.items(table.held)[0], table.seats["JVA"]
    enter_answer(table.work, table.facilitator, item.id, seat.id, table.spoken(Position.CONSENT), table.now)
    return table.work.find(Answer, item_id=item.id, seat_id=seat.id)[0]


def is_confirmed(table: Two, stored: Answer) -> bool:
    noted = table.work.first(Entered, answer_id=stored.id)
    return noted is not None and noted.by_sheet and noted.confirmed_at is not None


@pytest.mark.parametrize("agrees", [True, False])
def test_who_holds_a_seat_files_a_sheet_only_with_a_second(table: Two, agrees: bool) -> None:
    """What may not be entered alone may not be made to count alone either."""
    stored = entered(table)
    for _ in range(2):
        file_sheet(table.work, table.police, stored.id, table.now)
    assert not is_confirmed(table, stored) and len(table.work.find(SecondWord)) == 1
    assert table.says(agrees) == "" and is_confirmed(table, stored) == agrees


def test_who_holds_no_seat_files_it_at_once(table: Two) -> None:
    stored = entered(table)
    file_sheet(table.work, table.facilitator, stored.id, table.now)
    assert is_confirmed(table, stored) and table.work.find(SecondWord) == []


def test_a_sheet_asked_for_before_the_close_may_be_seconded_after_it(table: Two) -> None:
    table.work.save(replace(table.table, pillar_rule=False))
    stored = entered(table)
    table.all_say(stored.item_id, but=("JVA",))
    file_sheet(table.work, table.police, stored.id, table.now)
    closed(table)
    assert still_asked(table.work, table.word())
    assert table.says() == "" and is_confirmed(table, stored)


def test_a_sheet_the_seat_has_overtaken_is_not_filed(table: Two) -> None:
    stored = entered(table)
    file_sheet(table.work, table.police, stored.id, table.now)
    confirm_entered(table.work, table.people["JVA"], stored.id, table.now + timedelta(hours=1))
    assert not still_asked(table.work, table.word()) and table.says() == "second_overtaken"
    with pytest.raises(Refusal, match="nothing_to_confirm"):
        file_sheet(table.work, table.police, stored.id, table.now)


def test_without_another_facilitator_no_sheet_is_filed(table: Two) -> None:
    stored = entered(table)
    for one in table.work.find(Facilitator):
        if one.person_id != table.police.id:
            table.work.save(replace(one, until=table.now))
    with pytest.raises(Refusal, match="second_wanted"):
        file_sheet(table.work, table.police, stored.id, table.now)
