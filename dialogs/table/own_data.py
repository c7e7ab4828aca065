"""Everything kept of one person, for themselves: their account, seats, answers, texts."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from enum import Enum
from fractions import Fraction
from typing import Any

from dialogs.personal import OF_A_PERSON
from dialogs.ports import Reader
from dialogs.rounds.model import Item, Proposal, Version
from dialogs.table.model import Person, Seat, Table
from dialogs.table.own_texts import own_texts

OwnData = Mapping[str, Any]


def own_data(reader: Reader, person: Person, now: datetime) -> OwnData:
    """As JSON values: the person, then by record all that carries their number, named by table and seat;
    their texts, wherever they stand, as /forget finds them."""
    records = {
        kind.__name__.lower(): [_plain(one) for one in found]
        for kind in OF_A_PERSON
        if (found := reader.find(kind, person_id=person.id))
    }
    return {
        "made_at": now.isoformat(),
        "person": _plain(person),
        "tables": _named(reader, records, "table_id", Table, "name"),
        "seats": _named(reader, records, "seat_id", Seat, "agency"),
        "goals": _goals(reader, records),
        "records": records,
        "texts": [{"where": one.where, "text": one.text} for one in own_texts(reader, person)],
    }


def _named(
    reader: Reader, records: Mapping[str, list[Any]], key: str, kind: type[Table | Seat], name: str
) -> dict[str, str]:
    ids = {one[key] for found in records.values() for one in found if one.get(key)}
    return {str(each): getattr(reader.get(kind, each), name) for each in sorted(ids)}


def _goals(reader: Reader, records: Mapping[str, list[Any]]) -> dict[str, str]:
    """By item what was answered to: the goal's number and wording."""
    ids = {one["item_id"] for found in records.values() for one in found if one.get("item_id")}
    return {str(each): _wording(reader, reader.get(Item, each)) for each in sorted(ids)}


def _wording(reader: Reader, item: Item) -> str:
    label = reader.get(Proposal, item.proposal_id).label
    return f"{label}: {reader.get(Version, item.version_id).text}"


def _plain(record: Any) -> dict[str, Any]:
    return {
        field.name: _value(getattr(record, field.name)) for field in fields(record) if _is_own(field.name)
    }


def _is_own(field: str) -> bool:
    """What a notice says may tell of somebody else; that it was sent, and when, is one's own."""
    return field != "facts"


def _value(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Fraction) else value
