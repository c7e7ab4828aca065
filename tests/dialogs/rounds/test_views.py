"""What the group may see: counts while a round runs, words as chosen once it is closed."""

import pytest

from dialogs.methods.positions import Outcome, Pillar, Position
from dialogs.refusals import Refusal
from dialogs.rounds.board_view import board_view
from dialogs.rounds.closing import close_round
from dialogs.rounds.model import Elector, Shown
from dialogs.rounds.reasons import choose_shown, state_reason
from dialogs.rounds.result_view import result_view, settled_view
from dialogs.rounds.withdrawing import withdraw_item
from tests.dialogs.seated import Seated


@pytest.fixture
def seated() -> Seated:
    return Seated()


def test_a_seat_has_answered_with_a_position_on_every_open_goal(seated: Seated) -> None:
    held = seated.open_round(goals=2)
    first, second = seated.items(held)
    seated.all_say(first.id)
    assert board_view(seated.work, held).answered == 0
    seated.say("POL", second.id, Position.OBJECT)
    assert board_view(seated.work, held).answered == 1
    withdraw_item(seated.work, seated.facilitator, second.id, "not yet ripe", seated.now)
    view = board_view(seated.work, held)
    assert (view.answered, view.still_open, view.quorum_met) == (10, (), True)


def test_the_quorum_is_met_only_if_it_is_on_every_goal(seated: Seated) -> None:
    held = seated.open_round(goals=2)
    first, second = seated.items(held)
    seated.all_say(first.id)
    seated.all_say(second.id, but=("JA", "SHG", "POL", "STA"))
    view = board_view(seated.work, held)
    assert not view.quorum_met and view.rule.heard_needed == 7
    assert view.missing == (Pillar.PREVENTION, None)
    assert [one.agency for one in view.still_open] == [
        seated.seats[code].agency for code in ("POL", "STA", "JA", "SHG")
    ]


def test_vacant_seats_are_named_and_not_counted(seated: Seated) -> None:
    held = seated.open_round()
    elector = seated.work.first(Elector, seat_id=seated.seats["JVA"].id)
    assert elector is not None
    seated.work.change(Elector, elector.id, {}, vacant=True)
    view = board_view(seated.work, held)
    assert view.vacant == (elector.agency,)
    assert view.rule.electorate == 9
    assert elector.agency not in [one.agency for one in view.still_open]


def test_no_result_is_read_before_the_close(seated: Seated) -> None:
    held = seated.open_round()
    seated.all_say(seated.items(held)[0].id)
    with pytest.raises(Refusal, match="not_closed"):
        result_view(seated.work, held)
    with pytest.raises(Refusal, match="not_closed"):
        settled_view(seated.work, seated.items(held)[0].id)
    close_round(seated.work, held, "all_answered", seated.now)
    assert result_view(seated.work, held).results[0].outcome is Outcome.ADOPTED


def test_one_seat_hides_the_agency_and_where_it_stands_in_the_list(seated: Seated) -> None:
    held = seated.open_round()
    item = seated.items(held)[0].id
    seated.all_say(item, but=("GA", "OA", "SHG"))
    for code in ("GA", "OA", "SHG"):
        seated.say(code, item, Position.NOTE)
        state_reason(seated.work, seated.people[code], item, f"word of {code}", seated.now)
    choose_shown(seated.work, seated.people["GA"], item, Shown.ONE_SEAT, seated.now)
    close_round(seated.work, held, "all_answered", seated.now)
    said = result_view(seated.work, held).results[0].said
    assert [(bool(one.agency), one.reason) for one in said] == [
        (True, "word of OA"),
        (True, "word of SHG"),
        (False, "word of GA"),
    ]
