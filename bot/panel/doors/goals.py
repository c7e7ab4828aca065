"""Where one conversation leads into another: everything about goals."""

from typing import Annotated

from bot.panel.buttons import button
from dialogs.rounds.after_closing import SettlementKind


@button("dp")
class OpenPropose:
    table_id: int = 0


@button("ps")
class SkipLine:
    """No plain-language line."""


@button("pc")
class ConfirmProposal:
    """What is typed so far is proposed."""


WHICH_TABLE = "which_table"


@button("xas")
class AskOwner:
    item_id: int
    place: int


@button("xlc")
class NameCheck:
    proposal_id: int


@button("xlr")
class CheckResult:
    check_id: int


@button("xob")
class OpenObjections:
    """Every objection of a table and what became of it."""

    table_id: int


VERSION = "version"


@button("vl")
class LookAtVersion:
    proposal_id: int


@button("afa")
class SettleApproval:
    item_id: int
    kind: Annotated[SettlementKind, (SettlementKind.CONFIRMED, SettlementKind.STAND_ASIDE)]


@button("afr")
class RefuseObjecting:
    """The approval was refused and the seat objects: on what ground?"""

    item_id: int


@button("afl")
class ObjectLate:
    item_id: int


@button("afo")
class WriteOpinion:
    item_id: int
