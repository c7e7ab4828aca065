"""The chain: canonical JSON as RFC 8785 gives it, digests, hashes that notice everything."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.plan.chain import BEGINNING, canonical, digest, entry_hash, sealed, stamp
from dialogs.ports import Entry

NOON = datetime(2026, 12, 17, 11, 0, tzinfo=UTC)
ENTRY = Entry(
    table_id=1, seq=1, kind="item_withdrawn", at=NOON, body={"item": 7}, texts={"reason": "Zurück"},
    salts={"reason": "00ff"}, previous=BEGINNING, hash="",
)  # fmt: skip


def test_keys_are_sorted_by_utf_16_and_only_what_must_be_is_escaped() -> None:
    """RFC 8785, section 3.2.3, its example of property sorting."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    written = canonical(dict.fromkeys(keys, 0)).decode()
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


def test_the_format_is_fixed() -> None:
    """A ledger written today must verify in ten years: this hash may never change."""
    assert sealed(ENTRY).hash == "69f480a3900d3d70ddbc9a9433164905fb967a2bf43a8d46049a8b7a4cd583ec"


@pytest.mark.parametrize(
    "changed",
    [
        {"table_id": 2}, {"seq": 2}, {"kind": "item_decided"}, {"at": NOON + timedelta(microseconds=1)},
        {"body": {"item": 8}}, {"previous": "1" * 64}, {"texts": {"reason": "Zurueck"}},
        {"salts": {"reason": "00fe"}},
    ],
)  # fmt: skip
def test_the_hash_notices_every_field(changed: dict[str, object]) -> None:
    assert sealed(replace(ENTRY, **changed)).hash != sealed(ENTRY).hash  # type: ignore[arg-type]


def test_a_blanked_text_leaves_the_hash() -> None:
    whole = sealed(ENTRY)
    assert entry_hash(replace(whole, texts={"reason": None}, salts={"reason": ""})) == whole.hash


def test_a_text_needs_its_salt_and_the_chains_name_is_taken() -> None:
    with pytest.raises(ValueError, match="salt"):
        sealed(replace(ENTRY, salts={}))
    with pytest.raises(ValueError, match="texts"):
        sealed(replace(ENTRY, body={"texts": {}}))


@given(st.text(st.characters(codec="utf-8")), st.text("0123456789abcdef", min_size=1))
def test_salt_and_text_cannot_be_shifted_into_each_other(text: str, salt: str) -> None:
    assert digest(text, salt) != digest(salt + text, "")
