"""Where the rehearsed table stands, for the guide: plain values; facts.py reads them."""

from dataclasses import dataclass

from dialogs.rounds.model import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`first` and `second` are the agencies the guide plays, `objector` the one that tries objecting."""

    is_open: bool
    has_facilitator: bool
    page: str  # of the facilitator's panel
    seats: int  # held
    vacant: int
    goes_on: bool  # with the seats that are held
    has_round: bool  # a round was ever opened
    is_running: bool
    is_scheduled: bool
    queued: int  # a goal that waits for a round
    first_answered: bool
    second_answered: bool
    second_step: Step | None
    all_answered: bool
    others_answered: bool
    has_objected: bool
    is_objector_owing: bool
    objector_step: Step | None
    early_announced: bool
    early_stopped: bool
    is_adopted: bool  # a goal ever was
    plan_opened: bool
    outcome: str  # of the last round
    plays: str  # "facilitator", "first", "second", "outsider", "other"
    plays_id: int
    plays_name: str
    is_seatless: bool  # the player's agency has a vacant seat
    own_seat: int  # that seat
    is_choosing_seat: bool
    claim_waits: bool
    goal: str
    first: str
    second: str
    objector: str
    open_name: str
    try_name: str  # an agency whose seat is vacant
    facilitator_id: int
    first_id: int
    second_id: int
    objector_id: int
    outsider_id: int
    try_id: int
    open_people: tuple[int, ...]
