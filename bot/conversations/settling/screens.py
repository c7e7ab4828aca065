"""The panel's pages after a close: grounds, late reasons, separate opinions."""

from bot.conversations.settling.buttons import LateGround, PublishOpinion, RefuseOnGround, WithoutReason
from bot.conversations.settling.forms import APPROVAL_GROUND, LATE_GROUND, LATE_REASON, OPINION, SETTLED
from bot.panel.doors.goals import ObjectLate, SettleApproval
from bot.panel.doors.rounds import OpenMine
from bot.panel.keys import key, rows
from bot.panel.pages import page
from bot.panel.readers import holders, voices
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from dialogs.methods.positions import Ground
from dialogs.methods.settlement import DECISIVE
from dialogs.owed import Form
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.late_objection import LATE_REASON_LIMIT
from dialogs.rounds.model import Answer, Item, Shown
from dialogs.rounds.opinions import OPINION_LIMIT
from dialogs.rounds.put_view import put_view
from dialogs.table.authority import voice_of
from dialogs.table.model import Person


@page(APPROVAL_GROUND, to=voices)
def draw_approval_ground(scene: Scene, person: Person, form: Form) -> Screen:
    item, words = form.data["item"], scene.words
    keys = rows(key(_ground(scene, one), RefuseOnGround(item, one)) for one in Ground)
    aside = (key(words._("Refused: stand aside"), SettleApproval(item, SettlementKind.STAND_ASIDE)),)
    return _screen(scene, person, form, "panel/approval_ground", (*keys, aside, _back(scene)))


@page(LATE_GROUND, to=voices)
def draw_late_ground(scene: Scene, person: Person, form: Form) -> Screen:
    item = form.data["item"]
    keys = rows(key(_ground(scene, one), LateGround(item, one)) for one in Ground if one in DECISIVE)
    return _screen(scene, person, form, "panel/late_ground", (*keys, _back(scene)))


@page(LATE_REASON, to=voices)
def draw_late_reason(scene: Scene, person: Person, form: Form) -> Screen:
    item, ground = form.data["item"], Ground(form.data["ground"])
    without = (key(scene.words._("Object without a reason"), WithoutReason(item, ground)),)
    back = (key(scene.words._("Back"), ObjectLate(item)),)
    facts = {"ground": ground, "limit": LATE_REASON_LIMIT}
    return _screen(scene, person, form, "panel/late_reason", (without, back), **facts)


@page(OPINION, to=voices)
def draw_opinion(scene: Scene, person: Person, form: Form) -> Screen:
    item = scene.reader.get(Item, form.data["item"])
    seat = voice_of(scene.reader, person, item.table_id)
    said = scene.reader.first(Answer, item_id=item.id, seat_id=seat.id, latest=True)
    named = said is not None and said.shown is Shown.WITH_NAME
    facts = {"limit": OPINION_LIMIT, "agency": seat.agency if named else ""}
    return _screen(scene, person, form, "panel/opinion", (_back(scene),), **facts)


@page(SETTLED, to=holders)
def draw_settled(scene: Scene, person: Person, form: Form) -> Screen:
    words, what, item = scene.words, form.data["what"], form.data["item"]
    keys: tuple[tuple[Key, ...], ...] = ((key(words._("My rounds"), OpenMine()),),)
    if what == "opinion":
        wider = key(words._("Public as well"), PublishOpinion(item, True))
        keys = ((wider, key(words._("Internal only"), PublishOpinion(item, False))), *keys)
    return _screen(scene, person, form, "panel/settled", keys, what=what)


def _screen(
    scene: Scene,
    person: Person,
    form: Form,
    template: str,
    keys: tuple[tuple[Key, ...], ...],
    **facts: object,
) -> Screen:
    put = put_view(scene.reader, form.data["item"], person)
    return Screen(scene.words.render(template, put=put, **facts), keys)


def _ground(scene: Scene, ground: Ground) -> str:
    term = scene.words.term(ground)
    return term[:1].upper() + term[1:]


def _back(scene: Scene) -> tuple[Key, ...]:
    return (key(scene.words._("Back"), OpenMine()),)
