"""The panel's pages of what waits for a person and of the open rounds."""

from bot.panel.doors.goals import (
    ObjectLate,
    OpenObjections,
    OpenPropose,
    RefuseObjecting,
    SettleApproval,
    WriteOpinion,
)
from bot.panel.doors.meetings import AnswerTask
from bot.panel.doors.rounds import MINE, OpenDesk, TakeBallot
from bot.panel.doors.table import TooMuch
from bot.panel.fitting import fitted, shortened
from bot.panel.keys import Rows, key
from bot.panel.pages import page
from bot.panel.readers import anybody
from bot.panel.scene import Scene
from bot.panel.screen import Key, Screen
from dialogs.meetings.model import TaskState
from dialogs.owed import Form
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.mine_view import OpenRound, SeatView, mine_view, open_rounds
from dialogs.rounds.proposing import may_propose_at
from dialogs.table.authority import facilitated_by, has_voice
from dialogs.table.model import Person

ROUNDS = "rounds"

MOST_SHOWN = 12

MOST_KEYS = 40

ROOMS = (12, 5, 2, 1)


@page(MINE, to=anybody)
def draw_mine(scene: Scene, person: Person, form: Form) -> Screen:
    seats = mine_view(scene.reader, person, scene.now)
    facilitates = bool(facilitated_by(scene.reader, person))
    text = fitted(lambda room: _mine(scene, seats, facilitates, room), ROOMS)
    voiced = [seat for seat in seats if has_voice(scene.reader, person, seat.table_id)]
    keys = tuple(row for seat in voiced for row in _seat_keys(scene, seat, len(seats) > 1))[:MOST_KEYS]
    words = scene.words
    may_propose = may_propose_at(scene.reader, person)
    below = [key(words._("Propose a goal"), OpenPropose(0))] if may_propose else []
    below += [key(words._("Objections"), OpenObjections(seat.table_id)) for seat in seats[:3]]
    if facilitates:
        below.append(key(words._("Facilitator's desk"), OpenDesk(0)))
    return Screen(text, (*keys, tuple(below)) if below else keys)


@page(ROUNDS, to=anybody)
def draw_rounds(scene: Scene, person: Person, form: Form) -> Screen:
    rounds = open_rounds(scene.reader, person, scene.now)[:MOST_SHOWN]
    several = len({one.table for one in rounds}) > 1
    asked = [one for one in rounds if one.has_voice and has_voice(scene.reader, person, one.table_id)]
    keys = tuple((_answer_key(scene, one, several),) for one in asked)
    return Screen(scene.words.render("panel/rounds", rounds=rounds, several=several), keys)


def _mine(scene: Scene, seats: tuple[SeatView, ...], facilitates: bool, room: int) -> str:
    return scene.words.render("panel/mine", seats=seats, facilitates=facilitates, room=room)


def _seat_keys(scene: Scene, seat: SeatView, several: bool) -> Rows:
    words = scene.words
    name = f" · {shortened(seat.table, 24)}" if several else ""
    answers = [_answer_key(scene, one, several) for one in seat.rounds[:MOST_SHOWN] if one.has_voice]
    settled = [
        key(
            words._("%(label)s approved", label=one.label) + name,
            SettleApproval(one.item_id, SettlementKind.CONFIRMED),
        )
        for one in seat.approvals[:MOST_SHOWN]
    ]
    refused = [
        key(words._("%(label)s not approved …", label=one.label) + name,
            RefuseObjecting(one.item_id))
        for one in seat.approvals[:MOST_SHOWN]
    ]  # fmt: skip
    late = [
        key(words._("Object to %(label)s", label=one.label) + name, ObjectLate(one.item_id))
        for one in seat.late_objections[:MOST_SHOWN]
    ]
    opinions = [
        key(words._("Separate opinion on %(label)s", label=one.label) + name, WriteOpinion(one.item_id))
        for one in seat.opinions[:MOST_SHOWN]
    ]
    asked = [
        answer
        for one in seat.tasks[:MOST_SHOWN]
        if one.state is TaskState.ASKED
        for answer in (
            key(words._("T%(number)s: we take it on", number=one.number) + name, AnswerTask(one.id, True)),
            key(words._("T%(number)s: not possible", number=one.number) + name, AnswerTask(one.id, False)),
        )
    ]
    much = [key(words._("Too much") + name, TooMuch(seat.table_id))] if seat.asked else []
    return tuple((one,) for one in (*answers, *settled, *refused, *late, *opinions, *asked, *much))


def _answer_key(scene: Scene, one: OpenRound, several: bool) -> Key:
    words = scene.words
    done = one.given == one.items
    label = (
        words._("Round %(number)s: change", number=one.number)
        if done
        else words._("Round %(number)s: answer", number=one.number)
    )
    return key(f"{label} · {shortened(one.table, 24)}" if several else label, TakeBallot(one.round_id))
