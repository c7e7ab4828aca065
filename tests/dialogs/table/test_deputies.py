"""Deputies: one seat, one voice; who may answer, who is told, what can be undone."""

from dataclasses import dataclass, field

import pytest

from dialogs.events import AnswerUndone, WithdrawalAsked
from dialogs.methods.positions import Position
from dialogs.refusals import Refusal
from dialogs.rounds.answering import answer
from dialogs.rounds.model import Answer, Attempt
from dialogs.rounds.reminding import remind
from dialogs.rounds.undoing import undo_answer
from dialogs.table.authority import holders
from dialogs.table.deputies import end_deputy, let_answer
from dialogs.table.leaving import vacate_seat
from dialogs.table.model import Answering, Holding, Person, Reach, Role
from dialogs.table.own_seat import history_of
from dialogs.table.taking import invite, take_seat
from tests.dialogs.seated import Seated


@dataclass
class Pair:
    """The police's representative and a deputy."""

    held: Seated = field(default_factory=Seated)
    deputy: Person = field(init=False)

    def __post_init__(self) -> None:
        self.deputy = self.join(Role.DEPUTY)

    @property
    def seat_id(self) -> int:
        return self.held.seats["POL"].id

    @property
    def representative(self) -> Person:
        return self.held.people["POL"]

    def join(self, role: Role, by: Person | None = None) -> Person:
        work, now = self.held.work, self.held.now
        count = len(work.find(Person))
        person = work.add(Person(user_id=900 + count, name=f"D{count}", reach=Reach.STARTED, met_at=now))
        made = invite(work, by or self.representative, self.seat_id, lambda one: f"h{one}", now, role=role)
        take_seat(work, person, made.invitation_id, now)
        return person

    def holding(self, person: Person) -> Holding:
        return self.held.work.find(Holding, person_id=person.id, until=None)[0]

    def says(self, person: Person, item: int, position: Position, *, sure: bool = False) -> None:
        answer(self.held.work, person, item, position, self.held.now, sure=sure)

    def standing(self, item: int) -> list[Answer]:
        return self.held.work.find(Answer, item_id=item, seat_id=self.seat_id, latest=True)


@pytest.fixture
def pair() -> Pair:
    return Pair()


@pytest.fixture
def item(pair: Pair) -> int:
    return pair.held.items(pair.held.open_round())[0].id


def refused(code: str) -> "pytest.RaisesExc[Refusal]":
    return pytest.raises(Refusal, match=f"^{code}$")


def test_two_holders_have_one_voice_and_the_last_answer_counts(pair: Pair, item: int) -> None:
    pair.says(pair.representative, item, Position.CONSENT)
    pair.says(pair.deputy, item, Position.STAND_ASIDE)
    assert [one.position for one in pair.standing(item)] == [Position.STAND_ASIDE]


def test_a_deputys_answer_is_told_to_the_representative_alone(pair: Pair, item: int) -> None:
    pair.says(pair.deputy, item, Position.CONSENT)
    told = pair.held.work.notices("holder_answered")
    assert [one.person_id for one in told] == [pair.representative.id]


def test_the_representatives_own_answer_is_nobodys_news(pair: Pair, item: int) -> None:
    pair.says(pair.representative, item, Position.CONSENT)
    assert not pair.held.work.notices("holder_answered")


def test_undo_restores_the_earlier_revision_as_a_new_one(pair: Pair, item: int) -> None:
    pair.says(pair.representative, item, Position.NOTE)
    pair.says(pair.deputy, item, Position.CONSENT)
    undone = undo_answer(pair.held.work, pair.representative, pair.standing(item)[0].id, pair.held.now)
    assert isinstance(undone, AnswerUndone)
    stands = pair.standing(item)[0]
    assert (stands.position, stands.revision) == (Position.NOTE, 3)
    assert [one.person_id for one in pair.held.work.notices("answer_undone")] == [pair.deputy.id]


def test_a_first_answer_undone_leaves_none_and_the_seat_may_answer_again(pair: Pair, item: int) -> None:
    pair.says(pair.deputy, item, Position.CONSENT)
    undo_answer(pair.held.work, pair.representative, pair.standing(item)[0].id, pair.held.now)
    assert pair.standing(item) == []
    pair.says(pair.representative, item, Position.STAND_ASIDE)
    assert [one.revision for one in pair.standing(item)] == [2]


def test_an_objection_is_undone_by_a_second_press_only(pair: Pair, item: int) -> None:
    pair.says(pair.deputy, item, Position.OBJECT)
    objection = pair.standing(item)[0]
    asked = undo_answer(pair.held.work, pair.representative, objection.id, pair.held.now)
    assert isinstance(asked, WithdrawalAsked) and pair.standing(item) == [objection]
    undo_answer(pair.held.work, pair.representative, objection.id, pair.held.now, sure=True)
    assert pair.standing(item) == []


def test_a_withdrawn_objection_is_told_to_the_others_whoever_withdraws(pair: Pair, item: int) -> None:
    pair.says(pair.representative, item, Position.OBJECT)
    pair.says(pair.representative, item, Position.CONSENT, sure=True)
    assert [one.person_id for one in pair.held.work.notices("holder_answered")] == [pair.deputy.id]


def test_nothing_is_undone_when_a_newer_answer_stands_or_by_another_seat(pair: Pair, item: int) -> None:
    pair.says(pair.deputy, item, Position.CONSENT)
    first = pair.standing(item)[0]
    with refused("not_your_seat"):
        undo_answer(pair.held.work, pair.held.people["GA"], first.id, pair.held.now)
    pair.says(pair.representative, item, Position.NOTE)
    with refused("newer_answer_stands"):
        undo_answer(pair.held.work, pair.representative, first.id, pair.held.now)
    assert [one.position for one in pair.standing(item)] == [Position.NOTE]


def test_nothing_is_undone_after_the_close(pair: Pair, item: int) -> None:
    pair.says(pair.deputy, item, Position.CONSENT)
    stored = pair.standing(item)[0]
    late = pair.held.now.replace(year=2027)
    with refused("round_closed"):
        undo_answer(pair.held.work, pair.representative, stored.id, late)
    assert pair.standing(item) == [stored]


def test_a_deputy_who_waits_answers_only_when_handed_over_to(pair: Pair, item: int) -> None:
    work, now, holding = pair.held.work, pair.held.now, pair.holding(pair.deputy)
    let_answer(work, pair.representative, holding.id, Answering.WAITS, now)
    assert [one.id for one in holders(work, pair.seat_id)] == [pair.representative.id]
    with refused("deputy_waits"):
        pair.says(pair.deputy, item, Position.CONSENT)
    let_answer(work, pair.representative, holding.id, Answering.HANDED_OVER, now)
    pair.says(pair.deputy, item, Position.CONSENT)
    assert len(pair.standing(item)) == 1


def test_a_waiting_deputy_answers_once_no_representative_is_left(pair: Pair, item: int) -> None:
    work, now = pair.held.work, pair.held.now
    let_answer(work, pair.representative, pair.holding(pair.deputy).id, Answering.WAITS, now)
    vacate_seat(work, pair.representative, pair.seat_id, now)
    pair.says(pair.deputy, item, Position.CONSENT)
    assert len(pair.standing(item)) == 1


@pytest.mark.parametrize("who", ["deputy", "facilitator", "outsider"])
def test_only_the_representative_says_when_a_deputy_answers(pair: Pair, who: str) -> None:
    outsider = pair.held.people["GA"]
    people = {"deputy": pair.deputy, "facilitator": pair.held.facilitator, "outsider": outsider}
    with refused("not_representative"):
        let_answer(pair.held.work, people[who], pair.holding(pair.deputy).id, Answering.WAITS, pair.held.now)
    assert pair.deputy.id in [one.id for one in holders(pair.held.work, pair.seat_id)]


def test_a_seat_has_two_deputies_at_most_invited_by_its_own_or_the_facilitator(pair: Pair) -> None:
    pair.join(Role.DEPUTY, by=pair.held.facilitator)
    with refused("deputies_full"):
        pair.join(Role.DEPUTY)
    with refused("not_facilitator"):
        pair.join(Role.DEPUTY, by=pair.held.people["GA"])
    with refused("not_facilitator"):
        pair.join(Role.DEPUTY, by=pair.deputy)
    assert len(holders(pair.held.work, pair.seat_id)) == 3, "a representative and two deputies"


def test_a_deputy_ends_and_the_seat_stays_held(pair: Pair) -> None:
    end_deputy(pair.held.work, pair.deputy, pair.holding(pair.deputy).id, pair.held.now)
    assert [one.id for one in holders(pair.held.work, pair.seat_id)] == [pair.representative.id]


def test_reminders_go_to_all_who_may_answer_and_count_once(pair: Pair) -> None:
    work, now = pair.held.work, pair.held.now
    round_id = pair.held.open_round()
    remind(work, round_id, now)
    people = [one.person_id for one in work.notices("reminder")]
    assert {pair.representative.id, pair.deputy.id} <= set(people)
    assert len(work.find(Attempt, round_id=round_id, seat_id=pair.seat_id)) == 1


def test_a_seat_is_passed_on_with_its_answers_and_its_history(pair: Pair, item: int) -> None:
    before = pair.representative
    pair.says(before, item, Position.CONSENT)
    successor = pair.join(Role.REPRESENTATIVE)
    with refused("no_seat"):
        pair.says(before, item, Position.NOTE)
    pair.says(successor, item, Position.NOTE)
    assert [one.position for one in pair.standing(item)] == [Position.NOTE]
    assert [one.person_id for one in pair.held.work.notices("seat_passed_on")] == [before.id]
    ended = [one for one in history_of(pair.held.work, pair.seat_id) if one.until]
    assert [one.role for one in ended] == [Role.REPRESENTATIVE]


def test_a_held_seat_is_not_given_away_by_the_facilitator(pair: Pair) -> None:
    before = holders(pair.held.work, pair.seat_id)
    with refused("seat_held"):
        pair.join(Role.REPRESENTATIVE, by=pair.held.facilitator)
    assert holders(pair.held.work, pair.seat_id) == before


def test_the_facilitator_frees_a_seat_with_all_its_holders(pair: Pair) -> None:
    vacate_seat(pair.held.work, pair.held.facilitator, pair.seat_id, pair.held.now)
    assert holders(pair.held.work, pair.seat_id) == []
