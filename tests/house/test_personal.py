"""Every record that carries a person's number is known to /export and /forget, text by text."""

from dataclasses import fields
from typing import get_type_hints

import pytest

from dialogs.personal import FLEETING, LASTING, OF_A_PERSON, WRITTEN
from dialogs.table.model import Person
from storage.schema import RECORDS

CODES = {
    "Round": {"method", "deadline_zone", "deadline_region", "warnings"},
    "Entered": {"day"},
    "Invitation": {"token_hash"},
    "Meeting": {"place", "cancel_reason"},
    "Task": {"text"},
    "Version": {"text", "line"},
}
"""Fields of lasting records that hold codes, or words that are the table's as its register is."""


@pytest.mark.parametrize("kind", [one for one in RECORDS if one is not Person], ids=lambda one: one.__name__)
def test_a_record_of_a_person_is_listed(kind: type) -> None:
    """Mend: name the record in dialogs/personal.py, with the free texts it holds."""
    has_person = "person_id" in {field.name for field in fields(kind)}
    assert has_person == (kind in OF_A_PERSON)


@pytest.mark.parametrize("kind", [*WRITTEN, *LASTING], ids=lambda one: one.__name__)
def test_every_text_of_a_lasting_record_is_listed(kind: type) -> None:
    """Mend: add the field to WRITTEN in dialogs/personal.py, or to CODES here if no person writes it."""
    texts = {name for name, type_ in get_type_hints(kind).items() if type_ is str}
    assert texts == set(WRITTEN.get(kind, {})) | CODES.get(kind.__name__, set())


def test_each_record_is_listed_once() -> None:
    assert len(set(OF_A_PERSON)) == len(OF_A_PERSON) == len(WRITTEN) + len(FLEETING) + len(LASTING)
