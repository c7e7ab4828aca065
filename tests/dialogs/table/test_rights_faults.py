"""The machine of rights catches what it is there for: each rule taken out in turn, it finds somebody in."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.table import claiming, departing, leaving, links, modes, offices, seating, taking
from dialogs.table.model import Invitation, Seat
from tests.dialogs.table.test_rights_machine import PHASES, Rights

Patch = tuple[Any, str, Callable[..., Any]]


def nothing(*_: Any, **__: Any) -> None:
    """Asks nothing and ends nothing."""


def none_ended(*_: Any) -> int:
    return 0


def whatever_the_mode(reader: Reader, link: Invitation) -> None:
    seat = reader.get(Seat, link.seat_id)
    if links.ended_holdings(reader, seat.id) != link.ended:
        raise Refusal("link_seat_changed", agency=seat.agency)


FAULTS: dict[str, tuple[Patch, ...]] = {
    "whoever made the link": ((links, "_issuer_still_may", lambda *_: True),),
    "holdings that ended since": (
        (links, "ended_holdings", none_ended),
        (taking, "ended_holdings", none_ended),
    ),
    "offices that ended since": (
        (links, "ended_offices", none_ended),
        (offices, "ended_offices", none_ended),
    ),
    "the mode": ((links, "_require_same_seat", whatever_the_mode),),
    "a newer link": ((links, "_is_replaced", lambda *_: False),),
    "a seat that is held": ((taking, "require_place", nothing),),
    "who holds a seat already": ((taking, "require_free", nothing),),
    "room in an office": ((offices, "_require_room", nothing),),
    "complaints and facilitating": ((offices, "_require_eligible", nothing),),
    "claims to a seat taken": ((taking, "refuse_claims", nothing),),
    "claims to a seat of another mode": ((modes, "refuse_claims", nothing),),
    "claims to a seat removed": ((seating, "refuse_claims", nothing),),
    "claims of who left the group": ((departing, "refuse_waiting", nothing),),
    "who confirms a claim": ((claiming, "require_facilitator", nothing),),
    "who frees a seat": ((leaving, "require_facilitator", nothing),),
    "what was handed over": ((taking, "end_hand_overs", nothing),),
}


@pytest.mark.parametrize("patches", FAULTS.values(), ids=FAULTS)
def test_the_machine_finds_it(patches: tuple[Patch, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name, instead in patches:
        monkeypatch.setattr(module, name, instead)
    tried = settings(
        max_examples=300,
        phases=PHASES,
        stateful_step_count=40,
        deadline=None,
        derandomize=True,
        database=None,
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Rights, settings=tried)
