"""What can be pressed: approvals, late objections, separate opinions."""

from bot.panel.buttons import button
from dialogs.methods.positions import Ground


@button("afg")
class RefuseOnGround:
    item_id: int
    ground: Ground


@button("afk")
class LateGround:
    item_id: int
    ground: Ground


@button("afn")
class WithoutReason:
    """The late objection, without a reason."""

    item_id: int
    ground: Ground


@button("afp")
class PublishOpinion:
    """In the public edition as well, or in the internal one only."""

    item_id: int
    public: bool
