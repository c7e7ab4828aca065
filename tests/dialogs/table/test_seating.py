"""Seats added, renamed, removed; the table opened; what the ledger keeps of it."""

from fractions import Fraction

import pytest

from dialogs.methods.positions import Pillar
from dialogs.owed import Board, BoardKind
from dialogs.refusals import Refusal
from dialogs.rounds.model import Elector, Round, RoundState
from dialogs.table.model import Holding, Seat, TableState
from dialogs.table.seating import (
    AGENCY_LIMIT,
    MOST_SEATS,
    Agency,
    open_table,
    remove_seat,
    rename_seat,
    seat_agencies,
)
from dialogs.table.settings import name_data_owner
from dialogs.table.taking import hold
from tests.dialogs.table.greeted import NOW, Greeted, refused


def test_opening_begins_the_ledger_and_owes_the_card() -> None:
    greeted = Greeted()
    seats = greeted.open()
    assert greeted.table.state is TableState.OPEN
    opened, changed = greeted.work.said()
    assert (opened.kind, changed.kind) == ("table_opened", "seats_changed")
    assert (opened.name.value, opened.data_owner.value) == ("Auenfurt", "City of Auenfurt")
    assert (opened.language, opened.zone, opened.quorum, opened.pillar_rule) == (
        "en", "Europe/Berlin", Fraction(2, 3), True,
    )  # fmt: skip
    assert [one.seat for one in changed.seats] == [seat.id for seat in seats]
    assert changed.seats[1].agency.value == "Police"
    assert greeted.work.first(Board, kind=BoardKind.CARD, subject=greeted.table_id)


def test_a_table_opens_once_with_a_body_and_an_agency() -> None:
    greeted = Greeted()
    with pytest.raises(Refusal, match=refused("no_data_owner")):
        open_table(greeted.work, greeted.facilitator, greeted.table_id, NOW)
    name_data_owner(greeted.work, greeted.facilitator, greeted.table_id, "City")
    with pytest.raises(Refusal, match=refused("no_agencies")):
        open_table(greeted.work, greeted.facilitator, greeted.table_id, NOW)
    greeted.seat()
    open_table(greeted.work, greeted.facilitator, greeted.table_id, NOW)
    with pytest.raises(Refusal, match=refused("table_is_open")):
        open_table(greeted.work, greeted.facilitator, greeted.table_id, NOW)


def test_before_opening_nothing_is_recorded() -> None:
    greeted = Greeted()
    greeted.seat()
    assert greeted.work.ledger == []


def test_every_change_of_an_open_table_is_recorded_whole() -> None:
    greeted = Greeted()
    seats = greeted.open()
    rename_seat(greeted.work, greeted.facilitator, seats[0].id, "Youth welfare", NOW)
    remove_seat(greeted.work, greeted.facilitator, seats[1].id, NOW)
    last = greeted.work.said()[-1]
    assert {one.seat: one.agency.value for one in last.seats} == {
        seats[0].id: "Youth welfare", seats[2].id: "Self-organisation",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "text_empty"), (" \u200b ", "text_empty"), ("x" * (AGENCY_LIMIT + 1), "text_too_long"),
     ("police", "agency_twice"), ("Pol\u202eice", "agency_twice")],
)  # fmt: skip
def test_names_are_clean_short_and_unique(name: str, code: str) -> None:
    greeted = Greeted()
    greeted.seat()
    with pytest.raises(Refusal, match=refused(code)):
        seat_agencies(
            greeted.work, greeted.facilitator, greeted.table_id, [Agency(name, Pillar.TREATMENT)], NOW
        )


def test_a_seat_keeps_its_own_name_when_renamed_to_it() -> None:
    greeted = Greeted()
    seat = greeted.seat()[1]
    assert rename_seat(greeted.work, greeted.facilitator, seat.id, "POLICE", NOW).agency == "POLICE"


def test_there_is_a_most_of_seats() -> None:
    greeted = Greeted()
    many = [Agency(f"Agency {at}", Pillar.TREATMENT) for at in range(MOST_SEATS + 1)]
    with pytest.raises(Refusal, match=refused("too_many_seats")):
        seat_agencies(greeted.work, greeted.facilitator, greeted.table_id, many, NOW)


def test_a_seat_with_a_voice_in_an_open_round_stays() -> None:
    greeted = Greeted()
    seat = greeted.open()[1]
    held = greeted.work.add(
        Round(
            table_id=greeted.table_id, number=1, state=RoundState.OPEN, person_id=greeted.facilitator.id,
            opens_at=NOW, deadline=NOW, deadline_zone="Europe/Berlin",
        )
    )  # fmt: skip
    elector = greeted.work.add(
        Elector(round_id=held.id, seat_id=seat.id, agency=seat.agency, pillar=seat.pillar)
    )
    with pytest.raises(Refusal, match=refused("seat_in_round")):
        remove_seat(greeted.work, greeted.facilitator, seat.id, NOW)
    greeted.work.change(Elector, elector.id, {}, vacant=True)
    remove_seat(greeted.work, greeted.facilitator, seat.id, NOW)
    assert greeted.work.get(Seat, seat.id).removed_at == NOW


def test_whoever_held_a_removed_seat_is_told() -> None:
    greeted = Greeted()
    seat, person = greeted.open()[1], greeted.person("Paul")
    hold(greeted.work, person, seat, NOW)
    remove_seat(greeted.work, greeted.facilitator, seat.id, NOW)
    assert greeted.work.find(Holding, until=None) == []
    assert [one.person_id for one in greeted.work.notices("seat_left")] == [person.id]


def test_only_the_facilitator_changes_seats() -> None:
    greeted = Greeted()
    seat, other = greeted.seat()[0], greeted.person("Paul")
    for attempt in (
        lambda: seat_agencies(greeted.work, other, greeted.table_id, [], NOW),
        lambda: rename_seat(greeted.work, other, seat.id, "Mine", NOW),
        lambda: remove_seat(greeted.work, other, seat.id, NOW),
        lambda: open_table(greeted.work, other, greeted.table_id, NOW),
    ):
        with pytest.raises(Refusal, match=refused("not_facilitator")):
            attempt()
