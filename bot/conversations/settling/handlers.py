"""After the close, in private: approvals settled, late objections, separate opinions."""

from datetime import datetime

from bot.conversations.settling.buttons import LateGround, PublishOpinion, RefuseOnGround, WithoutReason
from bot.conversations.settling.forms import APPROVAL_GROUND, LATE_GROUND, LATE_REASON, OPINION, SETTLED
from bot.panel.actor import Actor
from bot.panel.doors.goals import ObjectLate, RefuseObjecting, SettleApproval, WriteOpinion
from bot.panel.pages import form_of, go
from bot.panel.router import on_button, on_page_text
from bot.panel.toast import Toast
from dialogs.methods.positions import Ground
from dialogs.ports import Work
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.late_objection import LATE_REASON_LIMIT, late_objector, object_late
from dialogs.rounds.model import Item
from dialogs.rounds.opinions import OPINION_LIMIT, opinion_wanted, record_opinion, release_opinion
from dialogs.rounds.settling import approval_awaited, settle_approval
from dialogs.table.authority import seat_of


@on_button(SettleApproval)
def settle(work: Work, actor: Actor, pressed: SettleApproval, now: datetime) -> Toast | None:
    settle_approval(work, actor.person, pressed.item_id, pressed.kind, None, now)
    return _settled(work, actor, pressed.item_id, pressed.kind.value)


@on_button(RefuseObjecting)
def refuse_objecting(work: Work, actor: Actor, pressed: RefuseObjecting, now: datetime) -> Toast | None:
    approval_awaited(work, actor.person, work.get(Item, pressed.item_id))
    return _ask(work, actor, pressed.item_id, APPROVAL_GROUND)


@on_button(RefuseOnGround)
def refuse_on_ground(work: Work, actor: Actor, pressed: RefuseOnGround, now: datetime) -> Toast | None:
    settle_approval(work, actor.person, pressed.item_id, SettlementKind.OBJECT, pressed.ground, now)
    return _settled(work, actor, pressed.item_id, SettlementKind.OBJECT.value)


@on_button(ObjectLate)
def ask_late_ground(work: Work, actor: Actor, pressed: ObjectLate, now: datetime) -> Toast | None:
    late_objector(work, actor.person, work.get(Item, pressed.item_id), now)
    return _ask(work, actor, pressed.item_id, LATE_GROUND)


@on_button(LateGround)
def ask_late_reason(work: Work, actor: Actor, pressed: LateGround, now: datetime) -> Toast | None:
    late_objector(work, actor.person, work.get(Item, pressed.item_id), now)
    return _ask(work, actor, pressed.item_id, LATE_REASON, ground=pressed.ground.value)


@on_page_text(LATE_REASON, limit=LATE_REASON_LIMIT)
def object_with_reason(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    data = form_of(work, actor.person).data
    object_late(work, actor.person, data["item"], Ground(data["ground"]), text, now)
    return _settled(work, actor, data["item"], "late", repost=True)


@on_button(WithoutReason)
def object_without_reason(work: Work, actor: Actor, pressed: WithoutReason, now: datetime) -> Toast | None:
    object_late(work, actor.person, pressed.item_id, pressed.ground, "", now)
    return _settled(work, actor, pressed.item_id, "late")


@on_button(WriteOpinion)
def ask_for_opinion(work: Work, actor: Actor, pressed: WriteOpinion, now: datetime) -> Toast | None:
    opinion_wanted(work, actor.person, work.get(Item, pressed.item_id), now)
    return _ask(work, actor, pressed.item_id, OPINION)


@on_page_text(OPINION, limit=OPINION_LIMIT)
def take_opinion(work: Work, actor: Actor, text: str, now: datetime) -> Toast | None:
    item = form_of(work, actor.person).data["item"]
    record_opinion(work, actor.person, item, text, now)
    return _settled(work, actor, item, "opinion", repost=True)


@on_button(PublishOpinion)
def publish_opinion(work: Work, actor: Actor, pressed: PublishOpinion, now: datetime) -> Toast | None:
    if pressed.public:
        release_opinion(work, actor.person, pressed.item_id, now)
    return _settled(work, actor, pressed.item_id, "opinion_public" if pressed.public else "opinion_internal")


def _ask(work: Work, actor: Actor, item_id: int, page: str, **data: str) -> Toast | None:
    item = work.get(Item, item_id)
    seat_of(work, actor.person, item.table_id)
    go(work, actor.person, page, table_id=item.table_id, repost=True, item=item.id, **data)
    return None


def _settled(work: Work, actor: Actor, item_id: int, what: str, *, repost: bool = False) -> Toast:
    go(
        work,
        actor.person,
        SETTLED,
        table_id=work.get(Item, item_id).table_id,
        repost=repost,
        item=item_id,
        what=what,
    )
    return Toast("recorded")
