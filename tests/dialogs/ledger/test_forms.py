"""Written and read through the same class, exactly; what a reader may not see leaves the chain as it is."""

from dataclasses import make_dataclass, replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.ledger.chain import Opened, entry_hash
from dialogs.ledger.kinds import KINDS
from dialogs.ledger.meetings import MeetingHeld, TaskDone, TaskGiven
from dialogs.ledger.reading import is_known, name_of, said_by, seals_in, with_only
from dialogs.ledger.sealed import Sealed
from dialogs.ledger.shapes import shape_of
from dialogs.ledger.writing import entry_of
from tests.dialogs.ledger.examples import NOON, anything, bare, example, written

ANY_KIND = pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.kind)


@settings(max_examples=150)
@given(st.one_of([anything(kind) for kind in KINDS]))
def test_what_is_written_is_read(said) -> None:
    entry = entry_of(said, 1, NOON)
    found: Any = said_by(entry)
    assert type(found) is type(said)
    assert bare(found) == bare(said)
    again = entry_of(found, 1, NOON)
    assert (again.body, again.opened, again.hash) == (entry.body, entry.opened, entry.hash)


@given(st.one_of([anything(kind) for kind in KINDS]), st.data())
def test_an_edition_that_shows_less_proves_the_same_chain(said, data) -> None:
    entry = entry_of(said, 1, NOON)
    shown = data.draw(st.frozensets(st.sampled_from(sorted(entry.opened)))) if entry.opened else frozenset()
    less = with_only(entry, shown)
    assert (less.body, entry_hash(less)) == (entry.body, entry.hash)
    seals = [one for _, one in seals_in(said_by(less))]
    assert {one.digest for one in seals if one.value is not None} <= shown
    assert entry_of(said_by(less), 1, NOON).hash == entry.hash  # type: ignore[arg-type]


@ANY_KIND
def test_nothing_sealed_can_be_read_off_the_body(kind) -> None:
    """Digests alone: no value of a sealed field, and not the same digest for the same value."""
    first, second = entry_of(example(kind), 1, NOON), entry_of(example(kind), 1, NOON)
    assert first.opened.keys() & second.opened.keys() == set()
    for one in first.opened.values():
        assert len(bytes.fromhex(one.salt)) == 16
        assert (one.value or "").strip('"') not in first.body or len(one.value or "") < 6


@ANY_KIND
def test_a_blanked_text_leaves_the_chain_and_nothing_else_is_blanked(kind) -> None:
    entry = written(example(kind))
    for path, sealed in seals_in(said_by(entry)):
        blanked = replace(entry, opened={**entry.opened, sealed.digest: Opened("", None)})
        assert entry_hash(blanked) == entry.hash
        if isinstance(sealed.value, str):
            values = {one.digest: one.value for _, one in seals_in(said_by(blanked))}
            assert values[sealed.digest] is None, path
        else:
            with pytest.raises(ValueError, match="no text"):
                said_by(blanked)


@ANY_KIND
def test_a_body_with_a_field_more_less_or_other_is_not_read(kind) -> None:
    entry = written(example(kind))
    first = entry.body.index('"')
    more = entry.body[:first] + '"a":1,' + entry.body[first:]
    other = '{"x' + entry.body[first + 1 :]
    for body in (more, other, "{}", "[]", "null", "7", "", "{"):
        with pytest.raises(ValueError, match=r"."):
            said_by(replace(entry, body=body))


def test_a_kind_not_known_says_nothing() -> None:
    entry = replace(written(example(TaskDone)), kind="something_new")
    assert said_by(entry) is None and not is_known(entry)


@pytest.mark.parametrize("wrong", [True, 1.0, "1", None])
def test_a_value_of_a_near_type_is_refused(wrong) -> None:
    with pytest.raises(ValueError, match="no int"):
        entry_of(TaskDone(task=wrong, number=1), 1, NOON)


def test_a_withheld_value_without_its_digest_is_not_written() -> None:
    with pytest.raises(ValueError, match="withheld"):
        entry_of(replace(example(TaskGiven), text=Sealed(None)), 1, NOON)
    with pytest.raises(ValueError, match="withheld"):
        _ = Sealed(None).known


def test_sealed_values_stand_in_the_order_of_their_digests() -> None:
    seats = tuple(Sealed(seat) for seat in range(1, 9))
    made = replace(example(MeetingHeld), present=seats)
    found: Any = said_by(entry_of(made, 1, NOON))
    digests = [one.digest for one in found.present]
    assert digests == sorted(digests) and {one.value for one in found.present} == set(range(1, 9))


def test_texts_alone_have_an_author() -> None:
    given = Sealed("Bring the keys", by=3)
    entry = written(replace(example(TaskGiven), text=given))
    assert {name_of(entry, digest): one.by for digest, one in entry.opened.items()} == {
        "seat": 0, "taken_on": 0, "text": 3,
    }  # fmt: skip
    assert next(one.by for one in written(example(TaskGiven)).opened.values() if one.by) == 4711
    empty = written(replace(example(TaskGiven), text=Sealed("")))
    assert not any(one.by for one in empty.opened.values())


@pytest.mark.parametrize("kind", [float, bytes, dict[str, int], list[int], tuple[int, str], Any, object])
def test_no_entry_may_hold_anything_else(kind) -> None:
    with pytest.raises(TypeError, match="no entry may hold"):
        shape_of(make_dataclass("Wrong", [("field", kind)], frozen=True))


@pytest.mark.parametrize("moment", ["2026-12-17T11:00:00Z", "2026-12-17", "", 7, None])
def test_a_moment_is_read_only_as_the_chain_writes_it(moment) -> None:
    with pytest.raises(ValueError, match=r"."):
        shape_of(datetime).read(moment, {})
