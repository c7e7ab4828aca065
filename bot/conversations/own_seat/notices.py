"""What is told: a seat's own page."""

from bot.conversations.own_seat.buttons import LeaveAnswer, UndoAnswer
from bot.conversations.own_seat.screens import proposal_label
from bot.panel.answered import said_by
from bot.panel.keys import Rows, key
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.owed import Notice
from dialogs.rounds.ballot_view import named_table
from dialogs.rounds.model import Answer, Round, RoundState
from dialogs.table.authority import has_voice
from dialogs.table.model import Person, Seat


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
        label=proposal_label(scene, stored),
        number=scene.reader.get(Round, stored.round_id).number,
        stored=stored,
        **facts,
    )
