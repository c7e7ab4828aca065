"""What the facilitator sets for a table. Once it is open, name, language, zone and body are fixed: the ledger
has them."""

from dataclasses import replace
from fractions import Fraction
from zoneinfo import available_timezones

from dialogs.holidays import is_known_region
from dialogs.ports import Work
from dialogs.refusals import Refusal
from dialogs.table.authority import require_facilitator
from dialogs.table.model import Person, Table, TableState
from dialogs.table.people import clean_name
from dialogs.wording import folded, plain_text

QUORUMS = (Fraction(1, 2), Fraction(2, 3), Fraction(3, 4), Fraction(1))
REMINDER_HOURS = range(8, 17)
NAME_LIMIT = 100
BODY_LIMIT = 150
CONTACT_LIMIT = 120


def name_table(work: Work, by: Person, table_id: int, name: str) -> Table:
    table = _unopened(work, by, table_id)
    return work.save(replace(table, name=_line(name, NAME_LIMIT, "table_name")))


def name_data_owner(work: Work, by: Person, table_id: int, body: str) -> Table:
    """The body responsible for the data; a table is not opened without one."""
    table = _unopened(work, by, table_id)
    return work.save(replace(table, data_owner=_line(body, BODY_LIMIT, "data_owner")))


def set_language(work: Work, by: Person, table_id: int, language: str) -> Table:
    table = _unopened(work, by, table_id)
    if language not in ("en", "de"):
        raise Refusal("unknown_language")
    return work.save(replace(table, language=language))


def set_zone(work: Work, by: Person, table_id: int, wanted: str) -> Table:
    """`wanted`: an IANA name; cities are told apart by whoever asks (bot/texts/zones.py)."""
    table = _unopened(work, by, table_id)
    return work.save(replace(table, zone=zone_named(wanted)))


def set_contact(work: Work, by: Person, table_id: int, contact: str) -> Table:
    """An office's telephone or address, for whoever got a letter; not in the register, so it may change."""
    return work.save(replace(_led(work, by, table_id), contact=_line(contact, CONTACT_LIMIT, "contact")))


def set_holidays(work: Work, by: Person, table_id: int, region: str) -> Table:
    """Whose public holidays are no working days here: "DE", "DE-BW", "" for none; for what is reckoned from
    now on."""
    table = _led(work, by, table_id)
    if not is_known_region(region):
        raise Refusal("unknown_region", wanted=region[:40])
    return work.save(replace(table, region=region))


def set_quorum(work: Work, by: Person, table_id: int, quorum: Fraction) -> Table:
    """For rounds opened from now on, like the pillar rule and the reminder hour."""
    table = _led(work, by, table_id)
    if quorum not in QUORUMS:
        raise Refusal("unknown_quorum")
    return work.save(replace(table, quorum=quorum))


def set_pillar_rule(work: Work, by: Person, table_id: int, pillar_rule: bool) -> Table:
    return work.save(replace(_led(work, by, table_id), pillar_rule=pillar_rule))


def set_reminder_hour(work: Work, by: Person, table_id: int, hour: int) -> Table:
    """Local hour, 8 to 16."""
    table = _led(work, by, table_id)
    if hour not in REMINDER_HOURS:
        raise Refusal("reminder_hour", first=REMINDER_HOURS[0], last=REMINDER_HOURS[-1])
    return work.save(replace(table, reminder_hour=hour))


def zone_named(wanted: str) -> str:
    """The IANA zone of this name, however it is capitalised; Refusal("unknown_zone") if there is none."""
    sought = folded(wanted).replace(" ", "_")
    found = next((zone for zone in available_timezones() if folded(zone) == sought), None)
    if found is None:
        raise Refusal("unknown_zone", wanted=wanted[:40])
    return found


def _led(work: Work, by: Person, table_id: int) -> Table:
    require_facilitator(work, by, table_id)
    return work.get(Table, table_id)


def _unopened(work: Work, by: Person, table_id: int) -> Table:
    table = _led(work, by, table_id)
    if table.state is not TableState.GREETED:
        raise Refusal("fixed_when_opened")
    return table


def _line(text: str, limit: int, field: str) -> str:
    return clean_name(plain_text(text, limit, field), limit)
