"""What a facilitator may set, and what stays fixed once the table is open."""

from fractions import Fraction

import pytest

from dialogs.refusals import Refusal
from dialogs.table import settings
from dialogs.table.appointing import appoint_facilitator
from dialogs.table.greeting import greet, record_rights
from dialogs.table.model import Facilitator
from dialogs.table.people import choose_language, clean_name, meet
from tests.dialogs.table.greeted import NOW, Greeted, refused


@pytest.mark.parametrize(
    ("wanted", "zone"),
    [("Europe/Berlin", "Europe/Berlin"), ("europe/vienna", "Europe/Vienna"),
     ("america/new york", "America/New_York")],
)  # fmt: skip
def test_a_zone_is_found_by_name(wanted: str, zone: str) -> None:
    assert settings.zone_named(wanted) == zone


@pytest.mark.parametrize("wanted", ["", "Auenfurt", "Europe", "Vienna", "../etc/passwd"])
def test_an_unknown_zone_is_refused(wanted: str) -> None:
    with pytest.raises(Refusal, match=refused("unknown_zone")):
        settings.zone_named(wanted)


def test_settings_change_and_some_stay_once_open() -> None:
    greeted = Greeted()
    work, by, table_id = greeted.work, greeted.facilitator, greeted.table_id
    settings.set_language(work, by, table_id, "de")
    settings.set_zone(work, by, table_id, "Europe/Vienna")
    settings.name_table(work, by, table_id, "Runder\n Tisch")
    greeted.open()
    settings.set_quorum(work, by, table_id, Fraction(3, 4))
    settings.set_pillar_rule(work, by, table_id, False)
    settings.set_reminder_hour(work, by, table_id, 16)
    settings.set_contact(work, by, table_id, " Coordination,\n0123 4567-89 ")
    table = greeted.table
    assert table.contact == "Coordination, 0123 4567-89"
    assert (table.name, table.language, table.zone) == ("Runder Tisch", "de", "Europe/Vienna")
    assert (table.quorum, table.pillar_rule, table.reminder_hour) == (Fraction(3, 4), False, 16)
    for attempt in (
        lambda: settings.set_language(work, by, table_id, "en"),
        lambda: settings.set_zone(work, by, table_id, "Berlin"),
        lambda: settings.name_table(work, by, table_id, "Other"),
        lambda: settings.name_data_owner(work, by, table_id, "Other"),
    ):
        with pytest.raises(Refusal, match=refused("fixed_when_opened")):
            attempt()


@pytest.mark.parametrize("hour", [7, 17])
def test_reminders_stay_within_office_hours(hour: int) -> None:
    greeted = Greeted()
    with pytest.raises(Refusal, match=refused("reminder_hour")):
        settings.set_reminder_hour(greeted.work, greeted.facilitator, greeted.table_id, hour)


def test_only_quorums_offered_are_taken() -> None:
    greeted = Greeted()
    with pytest.raises(Refusal, match=refused("unknown_quorum")):
        settings.set_quorum(greeted.work, greeted.facilitator, greeted.table_id, Fraction(1, 10))


def test_one_administrator_becomes_the_facilitator() -> None:
    greeted = Greeted()
    other = greeted.person("Paul")
    with pytest.raises(Refusal, match=refused("not_administrator")):
        appoint_facilitator(greeted.work, other, greeted.table_id, False, NOW)
    with pytest.raises(Refusal, match=refused("has_facilitator")):
        appoint_facilitator(greeted.work, other, greeted.table_id, True, NOW)
    again = appoint_facilitator(greeted.work, greeted.facilitator, greeted.table_id, False, NOW)
    assert not again.first_time
    for one in greeted.work.find(Facilitator, until=None):
        greeted.work.change(Facilitator, one.id, {}, until=NOW)
    assert appoint_facilitator(greeted.work, other, greeted.table_id, True, NOW).first_time


def test_a_greeted_group_keeps_its_table() -> None:
    greeted = Greeted()
    again = greet(greeted.work, -100, "Renamed", ("no_pin",), NOW, language="de", zone="Europe/Vienna")
    assert (again.id, again.name, again.rights) == (greeted.table_id, "Auenfurt", "no_pin")
    assert record_rights(greeted.work, again.id, (), 14).members == 14
    assert record_rights(greeted.work, again.id, ("removed",)).members == 14


def test_names_lose_what_cannot_be_seen() -> None:
    assert clean_name("  Ada\u202e \u200bLove\nlace\u2066 ") == "Ada Love lace"
    assert len(clean_name("x" * 200)) == 64


def test_a_chosen_language_outlives_the_phones() -> None:
    greeted = Greeted()
    person = meet(greeted.work, 5, "Ada", "de-AT", False, NOW)
    assert person.language == "de"
    assert meet(greeted.work, 5, "Ada", "fr", False, NOW).language == "en"
    choose_language(greeted.work, person, "de")
    assert meet(greeted.work, 5, "Ada", "en", False, NOW).language == "de"
