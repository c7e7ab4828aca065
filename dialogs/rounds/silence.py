"""Why a seat gave no answer, told apart: not reached, reached, announced. It is never consent."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.ports import Reader
from dialogs.rounds.codes import SilenceKind
from dialogs.rounds.model import Announcement, Attempt, How
from dialogs.table.authority import reachable


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """`attempts` reminders were tried, `reached` of them could be delivered."""

    seat_id: int
    kind: SilenceKind
    until: datetime | None
    attempts: int
    reached: int


def silence_of(reader: Reader, round_id: int, seat_id: int) -> Silence:
    announced = reader.first(Announcement, round_id=round_id, seat_id=seat_id)
    attempts = reader.find(Attempt, round_id=round_id, seat_id=seat_id)
    return Silence(
        seat_id=seat_id,
        kind=_kind(announced, bool(reachable(reader, seat_id)) or _was_reached_otherwise(attempts)),
        until=announced.until if announced else None,
        attempts=len(attempts),
        reached=sum(one.reached for one in attempts),
    )


def _was_reached_otherwise(attempts: list[Attempt]) -> bool:
    return any(one.reached and one.how is not How.TELEGRAM for one in attempts)


def _kind(announced: Announcement | None, was_reached: bool) -> SilenceKind:
    if announced:
        return SilenceKind.ANNOUNCED
    return SilenceKind.NO_ANSWER if was_reached else SilenceKind.NOT_REACHED
