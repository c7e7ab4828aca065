"""The chain: canonical JSON as RFC 8785 gives it, digests, hashes that notice everything."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from dialogs.ledger.chain import BEGINNING, Entry, Opened, canonical, digest_of, entry_hash, stamp

NOON = datetime(2026, 12, 17, 11, 0, tzinfo=UTC)
ENTRY = Entry(
    table_id=1, seq=1, kind="task_done", at=NOON, body='{"number":2,"task":7}', opened={},
    previous=BEGINNING, hash="",
)  # fmt: skip


def test_keys_are_sorted_by_utf_16_and_only_what_must_be_is_escaped() -> None:
    """RFC 8785, section 3.2.3, its example of property sorting."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    written = canonical(dict.fromkeys(keys, 0))
    assert written == "{" + ",".join(f'"{key}":0'.replace("\r", "\\r") for key in ordered) + "}"


@pytest.mark.parametrize("value", [2**53, float("nan"), {1: 2}, object(), "\ud800"])
def test_what_json_cannot_hold_exactly_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical(value)


def test_a_moment_is_written_in_utc_to_the_microsecond() -> None:
    berlin = timezone(timedelta(hours=1))
    assert stamp(datetime(2026, 12, 17, 12, 0, tzinfo=berlin)) == "2026-12-17T11:00:00.000000Z"
    with pytest.raises(ValueError, match="without a zone"):
        stamp(NOON.replace(tzinfo=None))


def test_the_hash_is_that_of_the_whole_entry_as_canonical_json() -> None:
    """So anybody with RFC 8785 and SHA-256 can check it."""
    whole: dict[str, Any] = {
        "table": 1, "seq": 1, "kind": "task_done", "at": "2026-12-17T11:00:00.000000Z",
        "body": {"task": 7, "number": 2}, "previous": BEGINNING,
    }  # fmt: skip
    assert entry_hash(ENTRY) == sha256(rfc8785.dumps(whole)).hexdigest()


def test_the_format_is_fixed() -> None:
    """A ledger written today must verify in ten years: this hash may never change."""
    assert entry_hash(ENTRY) == "9eb8edb9e6b32681bd8fa8ffc1e0798a3379e5f6a9b2c54a8ea8198c7b9163c0"


@pytest.mark.parametrize(
    "changed",
    [
        {"table_id": 2}, {"seq": 2}, {"kind": "item_decided"}, {"at": NOON + timedelta(microseconds=1)},
        {"body": '{"number":2,"task":8}'}, {"body": '{"number": 2,"task":7}'}, {"previous": "1" * 64},
    ],
)  # fmt: skip
def test_the_hash_notices_every_field(changed: dict[str, object]) -> None:
    assert entry_hash(replace(ENTRY, **changed)) != entry_hash(ENTRY)  # type: ignore[arg-type]


@given(st.text(st.characters(codec="utf-8")), st.text("0123456789abcdef", min_size=1))
def test_salt_and_value_cannot_be_shifted_into_each_other(text: str, salt: str) -> None:
    assert digest_of(canonical(text), salt) != digest_of(canonical(salt + text), "")


def test_a_digest_is_that_of_salt_and_value_as_canonical_json() -> None:
    value: dict[str, Any] = {"seat": 3, "position": "object"}
    salt = "00ff" * 8
    assert digest_of(canonical(value), salt) == sha256(rfc8785.dumps([salt, value])).hexdigest()


def test_only_a_text_is_read_as_a_text() -> None:
    assert Opened("00", json.dumps("Zurück")).text == "Zurück"
    assert Opened("", None).text is None
    with pytest.raises(ValueError, match="no text"):
        _ = Opened("00", "7").text
