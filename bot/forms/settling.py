"""After the close: approvals, late objections, separate opinions; pages and buttons."""

from typing import Annotated

from bot.buttons import button
from dialogs.methods.positions import Ground
from dialogs.rounds.after_closing import SettlementKind

APPROVAL_GROUND, LATE_GROUND, LATE_REASON, OPINION, SETTLED = (
    "approval_ground", "late_ground", "late_reason", "opinion", "settled",
)  # fmt: skip


@button("afa")
class SettleApproval:
    item_id: int
    kind: Annotated[SettlementKind, (SettlementKind.CONFIRMED, SettlementKind.STAND_ASIDE)]


@button("afr")
class RefuseObjecting:
    """The approval was refused and the seat objects: on what ground?"""

    item_id: int


@button("afg")
class RefuseOnGround:
    item_id: int
    ground: Ground


@button("afl")
class ObjectLate:
    item_id: int


@button("afk")
class LateGround:
    item_id: int
    ground: Ground


@button("afn")
class WithoutReason:
    """The late objection, without a reason."""

    item_id: int
    ground: Ground


@button("afo")
class WriteOpinion:
    item_id: int


@button("afp")
class PublishOpinion:
    """In the public edition as well, or in the internal one only."""

    item_id: int
    public: bool
