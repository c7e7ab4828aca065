"""The page of one's own seat, and what its holders learn of each other's answers."""

from bot.forms.own_seat import (
    OWN_SEAT,
    UNDO,
    EndDeputy,
    InviteDeputy,
    LeaveAnswer,
    LetDeputy,
    OpenSeat,
    PassOn,
    UndoAnswer,
)
from bot.forms.panel import page
from bot.forms.people import MayAlone
from bot.forms.readers import co_holders, holders
from bot.forms.sitting_down import ChooseMode
from bot.forms.table_pages import TablePage, TurnTo
from bot.screens.answered import said_by
from bot.screens.keys import Rows, key
from bot.screens.scene import Scene, words_notice
from bot.screens.screen import Key, Screen
from dialogs.owed import Form, Notice
from dialogs.rounds.ballot_view import named_table
from dialogs.rounds.model import Answer, Item, Proposal, Round, RoundState
from dialogs.table.agreeing_alone import Alone, agrees_alone_to
from dialogs.table.authority import has_voice
from dialogs.table.model import Answering, Holding, Person, Role, Seat, SeatMode
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
    return Screen(words.render("panel/undo_answer", label=_label(scene, stored)), keys)


@words_notice("holder_answered")
def holder_answered(scene: Scene, notice: Notice) -> Screen | None:
    """Nothing once the answer was changed again: the newer notice says it."""
    stored, words = scene.reader.get(Answer, notice.facts["answer"]), scene.words
    if not stored.latest:
        return None
    keys: Rows = ()
    is_open = scene.reader.get(Round, stored.round_id).state is RoundState.OPEN
    may_undo = has_voice(scene.reader, scene.reader.get(Person, notice.person_id), stored.table_id)
    left = notice.settled.get("said") == "left"
    if is_open and may_undo and not left:
        undo, fine = UndoAnswer(stored.id), LeaveAnswer(stored.id)
        keys = ((key(words._("Undo"), undo), key(words._("Fine"), fine)),)
    before = scene.reader.get(Answer, stored.replaced) if stored.replaced else None
    facts = {"before": before, "asks": bool(keys), "by": said_by(scene, notice) if left else ""}
    return Screen(_about_answer(scene, notice, stored, **facts), keys)


@words_notice("answer_undone")
def answer_undone(scene: Scene, notice: Notice) -> Screen:
    undone = scene.reader.get(Answer, notice.facts["answer"])
    again = scene.reader.first(Answer, replaced=undone.id, item_id=undone.item_id)
    return Screen(_about_answer(scene, notice, undone, again=again))


@words_notice("deputy_joined")
@words_notice("deputy_ended")
@words_notice("deputy_always")
@words_notice("deputy_waits")
@words_notice("deputy_handed_over")
@words_notice("seat_passed_on")
def about_deputy(scene: Scene, notice: Notice) -> Screen:
    return Screen(scene.words.render(f"notices/{notice.code}", **scene.facts_of(notice)))


def _about_answer(scene: Scene, notice: Notice, stored: Answer, **facts: object) -> str:
    person = scene.reader.get(Person, notice.person_id)
    return scene.words.render(
        f"notices/{notice.code}",
        table=named_table(scene.reader, person, stored.table_id),
        agency=scene.reader.get(Seat, stored.seat_id).agency,
        label=_label(scene, stored),
        number=scene.reader.get(Round, stored.round_id).number,
        stored=stored,
        **facts,
    )


def _label(scene: Scene, stored: Answer) -> str:
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
    name = words.account(person.name, person.username)[:SHORT]
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
