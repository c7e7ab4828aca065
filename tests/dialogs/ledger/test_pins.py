"""The form of every kind is final: its bytes, digests and hash, and the codes that stand in it."""

import json

import pytest
import rfc8785

from dialogs.ledger.kinds import KINDS
from dialogs.ledger.reading import said_by
from tests.dialogs.ledger.examples import bare, example, written
from tests.dialogs.ledger.pins import codes, pin, pinned


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.kind)
def test_the_form_of_a_kind_never_changes(kind) -> None:
    """Never mend this by changing a pin: a ledger written today must verify in ten years. A new kind gets its
    pin by `python -m tests.dialogs.ledger.pins`."""
    assert pin(kind) == pinned()["kinds"][kind.kind]


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.kind)
def test_what_is_pinned_is_read(kind) -> None:
    entry = written(example(kind))
    assert entry.body == pinned()["kinds"][kind.kind]["full"]["body"]
    assert bare(said_by(entry)) == bare(example(kind))


def test_no_kind_was_dropped_and_no_name_is_given_twice() -> None:
    names = [one.kind for one in KINDS]
    assert sorted(names) == sorted(set(names)) == sorted(pinned()["kinds"])


def test_no_code_was_renamed_or_dropped() -> None:
    found = codes()
    assert {name: sorted(each) for name, each in found.items()} == pinned()["codes"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.kind)
def test_a_body_is_canonical_and_holds_no_float(kind) -> None:
    def refuse(written: str) -> None:
        raise AssertionError(written)

    body = written(example(kind)).body
    assert rfc8785.dumps(json.loads(body, parse_float=refuse, parse_constant=refuse)).decode() == body
