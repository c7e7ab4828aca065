"""Every text that is a person's own, found by whose it is: what /export hands out and /forget blanks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dialogs.ledger.reading import name_of
from dialogs.owed import AUTHOR, Form, Notice
from dialogs.personal import TABLES_OWN, WRITTEN
from dialogs.ports import Reader
from dialogs.rounds.model import Proposal, ProposalState, Version
from dialogs.rounds.second import SecondWord
from dialogs.table.model import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """`where`: the record or entry it stands in, and the field. `is_tables`: put to a table, it stays there.

    `is_shared`: others may have been told it; false for what is typed and waits.
    """

    where: str
    text: str
    is_tables: bool = False
    is_shared: bool = True


def own_texts(reader: Reader, person: Person) -> tuple[OwnText, ...]:
    """In no particular order; a text that stands in several places comes several times."""
    found = (
        *_name(person),
        *_written(reader, person),
        *_goals(reader, person),
        *_entries(reader, person),
        *_sent(reader, person),
        *_waiting(reader, person),
    )
    return tuple(one for one in found if one.text)


def is_waiting(reader: Reader, proposal: Proposal) -> bool:
    """No round put it yet: it is nobody's but the proposer's."""
    return (
        proposal.state is ProposalState.QUEUED
        and reader.first(Version, proposal_id=proposal.id, number=2) is None
    )


def _name(person: Person) -> Iterator[OwnText]:
    yield OwnText(where="person.name", text=person.name)


def written_by(reader: Reader, person: Person) -> Iterator[tuple[Any, str]]:
    """Each record that holds a text of this person, with the text's field."""
    for kind, authors in WRITTEN.items():
        for name, author in authors.items():
            its: dict[str, Any] = {author: person.id}
            yield from ((record, name) for record in reader.find(kind, **its))


def _written(reader: Reader, person: Person) -> Iterator[OwnText]:
    for record, name in written_by(reader, person):
        yield OwnText(where=f"{type(record).__name__.lower()}.{name}", text=getattr(record, name))


def _goals(reader: Reader, person: Person) -> Iterator[OwnText]:
    """A later wording was sent to whoever was asked about it, so it is the table's."""
    for version in reader.find(Version, person_id=person.id):
        is_tables = version.number > 1 or not is_waiting(reader, reader.get(Proposal, version.proposal_id))
        for name in ("text", "line"):
            yield OwnText(where=f"version.{name}", text=getattr(version, name), is_tables=is_tables)


def _entries(reader: Reader, person: Person) -> Iterator[OwnText]:
    places = reader.texts_by(person.id)
    for table_id in {place.table_id for place in places}:
        entries = {entry.seq: entry for entry in reader.entries(table_id)}
        for place in places:
            if place.table_id == table_id:
                entry, is_tables = entries[place.seq], place.kind in TABLES_OWN
                where = f"{place.kind}.{name_of(entry, place.digest)}"
                yield OwnText(where=where, text=entry.opened[place.digest].text or "", is_tables=is_tables)


def _sent(reader: Reader, person: Person) -> Iterator[OwnText]:
    """What the person wrote to others in messages, kept in no record."""
    for notice in reader.find(Notice):
        if notice.facts.get(AUTHOR) == person.id:
            yield OwnText(where=f"notice.{notice.code}", text=str(notice.facts.get("text", "")))


def _waiting(reader: Reader, person: Person) -> Iterator[OwnText]:
    """Typed, and not shared yet; asked of a second facilitator."""
    for form in reader.find(Form, person_id=person.id):
        yield from (OwnText(where="form", text=text, is_shared=False) for text in _strings(form.data))
    for asked in reader.find(SecondWord, person_id=person.id):
        yield from (
            OwnText(where="second_word", text=text, is_shared=False) for text in _strings(asked.facts)
        )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
