"""The page of one's own seat, and what its holders learn of each other's answers."""

from bot.conversations.own_seat.buttons import LetDeputy, PassOn, UndoAnswer
from bot.conversations.own_seat.forms import UNDO
from bot.panel.doors.table import OWN_SEAT, ChooseMode, EndDeputy, InviteDeputy, MayAlone, OpenSeat, TurnTo
from bot.panel.fitting import shortened
from bot.panel.keys import Rows, key
from bot.panel.pages import page
from bot.panel.readers import co_holders, holders
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from bot.panel.table_pages import TablePage
from dialogs.owed import Form
from dialogs.rounds.model import Answer, Item, Proposal
from dialogs.table.agreeing_alone import Alone, agrees_alone_to
from dialogs.table.model import Answering, Holding, Person, Role, SeatMode
from dialogs.table.own_seat import OwnSeat, own_seat
from dialogs.table.taking import MOST_DEPUTIES

SHORT = 18


@page(OWN_SEAT, to=holders)
def draw_own_seat(scene: Scene, person: Person, form: Form) -> Screen:
    view, words = own_seat(scene.reader, person, form.table_id), scene.words
    keys: Rows = ()
    if view.own.role is Role.REPRESENTATIVE:
        keys = (*_mode_keys(scene, view), _alone_keys(scene, view), *_representative_keys(scene, view))
    leave = key(words._("Leave the seat…"), TurnTo(TablePage.LEAVE, view.table.id))
    back = key(words._("Back"), TurnTo(TablePage.HOME))
    facts = {
        "zone": view.table.zone,
        "offered": form.data.get("offered", False),
        "alone": agrees_alone_to(view.seat),
    }
    return Screen(words.render("panel/own_seat", view=view, **facts), (*keys, (leave, back)))


@page(UNDO, to=co_holders)
def draw_undo(scene: Scene, person: Person, form: Form) -> Screen:
    stored, words = scene.reader.get(Answer, form.data["answer"]), scene.words
    keys = (
        (key(words._("Withdraw objection"), UndoAnswer(stored.id, True)),),
        (key(words._("Keep objection"), OpenSeat(stored.table_id)),),
    )
    return Screen(words.render("panel/undo_answer", label=proposal_label(scene, stored)), keys)


def proposal_label(scene: Scene, stored: Answer) -> str:
    item = scene.reader.get(Item, stored.item_id)
    return scene.reader.get(Proposal, item.proposal_id).label


def _representative_keys(scene: Scene, view: OwnSeat) -> Rows:
    words = scene.words
    keys = tuple(row for holding, person in view.deputies for row in _deputy_keys(scene, holding, person))
    pass_on = key(words._("Pass the seat on"), PassOn(view.seat.id))
    if len(view.deputies) >= MOST_DEPUTIES:
        return (*keys, (pass_on,))
    return (*keys, (key(words._("Invite a deputy"), InviteDeputy(view.seat.id)), pass_on))


def _mode_keys(scene: Scene, view: OwnSeat) -> Rows:
    if view.seat.mode is SeatMode.PRIVATE:
        return ((key(scene.words._("Take part in the group"), ChooseMode(view.seat.id, SeatMode.GROUP)),),)
    return ((key(scene.words._("Private chat only"), ChooseMode(view.seat.id, SeatMode.PRIVATE)),),)


def _alone_keys(scene: Scene, view: OwnSeat) -> tuple[Key, ...]:
    may = agrees_alone_to(view.seat) or frozenset()
    return tuple(
        key(
            f"{'✓' if one in may else '✗'} {scene.words.term(one)}",
            MayAlone(view.seat.id, one, one not in may),
        )
        for one in Alone
    )


def _deputy_keys(scene: Scene, holding: Holding, person: Person) -> Rows:
    words = scene.words
    name = shortened(words.account(person.name, person.username), SHORT)
    labels = {
        Answering.ALWAYS: words._("%(name)s: may always answer", name=name),
        Answering.WAITS: words._("%(name)s: only on hand-over", name=name),
        Answering.HANDED_OVER: words._("%(name)s: hand over now", name=name),
    }
    turns = {
        Answering.ALWAYS: (Answering.WAITS,),
        Answering.WAITS: (Answering.HANDED_OVER, Answering.ALWAYS),
        Answering.HANDED_OVER: (Answering.WAITS, Answering.ALWAYS),
    }
    chosen = tuple((key(labels[one], LetDeputy(holding.id, one)),) for one in turns[holding.answers])
    end = key(words._("%(name)s: end as deputy", name=name), EndDeputy(holding.id))
    return (*chosen, (end,))
