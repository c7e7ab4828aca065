"""The panel's pages of a table's set-up: one screen of defaults, and one for each of them."""

from fractions import Fraction

from bot.conversations.setup.buttons import (
    KeepHolidays,
    RemindAt,
    SpeakLanguage,
    UsePillarRule,
    UseQuorum,
    UseZone,
)
from bot.panel.doors.table import TurnTo, UseThese
from bot.panel.keys import Rows, key, rows
from bot.panel.led_table import back, led_table
from bot.panel.pages import page
from bot.panel.readers import facilitators
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from bot.panel.starter import starter_set
from bot.panel.table_pages import TablePage
from bot.texts.glossary import LANGUAGES
from bot.texts.regions import region_name
from bot.texts.words import Words
from bot.texts.zones import city, region_of
from dialogs.holidays import is_known_region, parts_of
from dialogs.methods.quorum import quorum_needed
from dialogs.owed import Form
from dialogs.ports import Reader
from dialogs.table.model import Person, Seat, Table, TableState
from dialogs.table.settings import BODY_LIMIT, CONTACT_LIMIT, NAME_LIMIT, QUORUMS, REMINDER_HOURS

ZONES = (
    "Europe/Berlin",
    "Europe/Vienna",
    "Europe/Zurich",
    "Europe/Brussels",
    "Europe/London",
    "Europe/Lisbon",
)

MOST_PARTS = 60
"""As buttons; the Italian provinces are more, and are named instead."""


@page(TablePage.SETUP.value, to=facilitators)
def draw_setup(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    facts = _facts(scene, table)
    change = key(words._("Change…"), TurnTo(TablePage.CHANGE, table.id))
    if table.state is TableState.OPEN:
        return Screen(words.render("panel/settings", **facts), ((change, _to_seats(words, table)),))
    return Screen(
        words.render("panel/setup", **facts), ((key(words._("Use these"), UseThese(table.id)), change),)
    )


@page(TablePage.CHANGE.value, to=facilitators)
def draw_change(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    named = {
        TablePage.QUORUM: words._("Quorum"),
        TablePage.HOUR: words._("Reminders"),
        TablePage.HOLIDAYS: words._("Holidays"),
        TablePage.CONTACT: words._("Contact"),
    }
    if table.state is TableState.GREETED:
        named |= {
            TablePage.NAME: words._("Name"),
            TablePage.TABLE_LANGUAGE: words._("Language"),
            TablePage.ZONE: words._("Time zone"),
            TablePage.DATA_OWNER: words._("Responsible body"),
        }
    keys = [key(label, TurnTo(turned, table.id)) for turned, label in named.items()]
    text = words.render("panel/setup_change", **_facts(scene, table))
    return Screen(text, (*rows(keys), (back(words, TablePage.SETUP, table),)))


@page(TablePage.NAME.value, to=facilitators)
def draw_name(scene: Scene, person: Person, form: Form) -> Screen:
    return _question(scene, person, form, "panel/setup_name", limit=NAME_LIMIT)


@page(TablePage.DATA_OWNER.value, to=facilitators)
def draw_data_owner(scene: Scene, person: Person, form: Form) -> Screen:
    return _question(scene, person, form, "panel/setup_owner", limit=BODY_LIMIT)


@page(TablePage.CONTACT.value, to=facilitators)
def draw_contact(scene: Scene, person: Person, form: Form) -> Screen:
    return _question(scene, person, form, "panel/setup_contact", limit=CONTACT_LIMIT)


@page(TablePage.TABLE_LANGUAGE.value, to=facilitators)
def draw_language(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    keys = [key(name, SpeakLanguage(table.id, code)) for code, name in LANGUAGES.items()]
    return _choice(scene, table, "panel/setup_language", rows(keys))


@page(TablePage.ZONE.value, to=facilitators)
def draw_zone(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    keys = [key(city(zone, scene.words.language), UseZone(table.id, zone)) for zone in ZONES]
    return _choice(scene, table, "panel/setup_zone", rows(keys, 3))


@page(TablePage.QUORUM.value, to=facilitators)
def draw_quorum(scene: Scene, person: Person, form: Form) -> Screen:
    table, words = led_table(scene, person, form), scene.words
    seats = seats_expected(scene.reader, table)
    shares = [key(quorum_in_words(words, share, seats), UseQuorum(table.id, str(share))) for share in QUORUMS]
    if table.pillar_rule:
        rule = key(words._("Do not require every pillar"), UsePillarRule(table.id, False))
    else:
        rule = key(words._("Require every pillar"), UsePillarRule(table.id, True))
    return _choice(scene, table, "panel/setup_quorum", (*rows(shares), (rule,)))


@page(TablePage.HOUR.value, to=facilitators)
def draw_hour(scene: Scene, person: Person, form: Form) -> Screen:
    table = led_table(scene, person, form)
    keys = [key(f"{hour}:00", RemindAt(table.id, hour)) for hour in REMINDER_HOURS]
    return _choice(scene, table, "panel/setup_hour", rows(keys, 3))


@page(TablePage.HOLIDAYS.value, to=facilitators)
def draw_holidays(scene: Scene, person: Person, form: Form) -> Screen:
    """The parts of the zone's country as buttons; every other region by its name."""
    table, words = led_table(scene, person, form), scene.words
    country = region_of(table.zone)
    parts = [(f"{country}-{code}", name) for code, name in parts_of(country).items()][:MOST_PARTS]
    whole = [(country, words._("Whole country"))] if is_known_region(country) else []
    none = [("", words._("No holidays"))]
    keys = [key(name, KeepHolidays(table.id, region)) for region, name in whole + none]
    named = [key(name, KeepHolidays(table.id, region)) for region, name in parts]
    return _choice(scene, table, "panel/setup_holidays", (*rows(keys), *rows(named)))


def seats_expected(reader: Reader, table: Table) -> int:
    """The seats there are; before there are any, those of the starter set."""
    return len(reader.find(Seat, table_id=table.id, removed_at=None)) or len(starter_set(table.language))


def quorum_in_words(words: Words, share: Fraction, seats: int) -> str:
    return words._("%(heard)s of %(seats)s", heard=quorum_needed(seats, share), seats=seats)


def _facts(scene: Scene, table: Table) -> dict[str, object]:
    words = scene.words
    return {
        "table": table,
        "language": LANGUAGES[table.language],
        "zone": city(table.zone, words.language),
        "holidays": region_name(table.region, words.language) if table.region else "",
        "quorum": quorum_in_words(words, table.quorum, seats_expected(scene.reader, table)),
    }


def _question(scene: Scene, person: Person, form: Form, template: str, **facts: object) -> Screen:
    table = led_table(scene, person, form)
    text = scene.words.render(template, table=table, **facts)
    return Screen(text, ((back(scene.words, TablePage.CHANGE, table),),))


def _choice(scene: Scene, table: Table, template: str, keys: Rows) -> Screen:
    text = scene.words.render(template, **_facts(scene, table))
    return Screen(text, (*keys, (back(scene.words, TablePage.CHANGE, table),)))


def _to_seats(words: Words, table: Table) -> Key:
    return key(words._("Seats"), TurnTo(TablePage.SEATS, table.id))
