"""In which language somebody is answered, and in which zone they read the clock."""

from dataclasses import dataclass

from bot.panel.actor import Actor
from dialogs.ports import Reader
from dialogs.table.authority import facilitated_by, seated_at
from dialogs.table.model import Person, Table
from dialogs.table.moving import table_in

UTC_ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class Place:
    language: str
    zone: str


def place_of(reader: Reader, actor: Actor) -> Place:
    """The language a person chose; else, in a group, its table's; else the one of their Telegram."""
    person = actor.person if actor.person.id else reader.first(Person, user_id=actor.user_id)
    table = _table(reader, actor, person)
    zone = table.zone if table else UTC_ZONE
    if person and (person.language_chosen or actor.private):
        return Place(person.language, zone)
    return Place(table.language if table else "en", zone)


def _table(reader: Reader, actor: Actor, person: Person | None) -> Table | None:
    if not actor.private:
        return table_in(reader, actor.chat_id)
    if person is None:
        return None
    ids = [one.table_id for one in seated_at(reader, person)] or facilitated_by(reader, person)
    return reader.get(Table, ids[0]) if ids else None
