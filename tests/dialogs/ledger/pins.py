"""The pinned form of every kind: `python -m tests.dialogs.ledger.pins` adds the missing, changes nothing."""

import json
from pathlib import Path
from typing import Any

from dialogs.ledger.kinds import KINDS, Said
from tests.dialogs.ledger.examples import codes_in, example, written

PINS = Path(__file__).with_name("pins.json")


def pinned() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PINS.read_text(encoding="utf-8"))
    return found


def pin(kind: type[Said]) -> dict[str, dict[str, str]]:
    return {"full": _form(example(kind)), "empty": _form(example(kind, full=False))}


def _form(said: Said) -> dict[str, str]:
    entry = written(said)
    values = {digest: f"{one.salt} {one.value}" for digest, one in sorted(entry.opened.items())}
    return {"body": entry.body, "hash": entry.hash, **values}


def codes() -> dict[str, list[str]]:
    """By enum, the codes that stand in entries."""
    found = {one for kind in KINDS for one in codes_in(kind)}
    return {one.__name__: [code.value for code in one] for one in sorted(found, key=lambda one: one.__name__)}


def main() -> None:
    before = pinned() if PINS.exists() else {"kinds": {}, "codes": {}}
    kinds = {one.kind: pin(one) for one in KINDS} | before["kinds"]
    told = {name: sorted({*now, *before["codes"].get(name, [])}) for name, now in codes().items()}
    text = json.dumps({"kinds": kinds, "codes": told}, ensure_ascii=False, indent=1)
    PINS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
