"""What the page may ask of a room: be somebody, press, write, seat, propose, let others answer, try."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.panel.doors.goals import ConfirmProposal, SkipLine
from bot.panel.doors.rounds import DraftRound, LookAtGoal, OpenNow
from bot.rehearsal.asked import chosen, text, whole
from bot.rehearsal.crowd import let_others_answer, waiting_seats
from bot.rehearsal.facts import Facts, read_facts
from bot.rehearsal.others import Mood
from bot.rehearsal.passing import next_day, to_deadline, to_meeting
from bot.rehearsal.plots import Misplayed
from bot.rehearsal.room import Room
from bot.rehearsal.trials import Trial, TrialKind
from bot.rehearsal.viewer import Viewer
from dialogs.rounds.model import Item, ItemState
from dialogs.table.model import Table

LOOKING = frozenset({"be", "opened"})
"""Acts that change nothing at the table."""


async def play(room: Room, viewer: Viewer, kind: str, facts: dict[str, Any]) -> None:
    """One act of the page. Misplayed, NotPossible or Refusal say why it is not possible."""
    act = _ACTS.get(kind)
    if act is None:
        raise Misplayed("act")
    room.is_touched = room.is_touched or kind not in LOOKING
    room.at_work += kind != "others"
    try:
        await act(room, viewer, facts)
        await room.stage.settle()
    finally:
        room.at_work -= kind != "others"
        room.turn += 1


async def _be(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    person = room.find(whole(facts, "person"))
    viewer.be(person, "phone" if person == room.facilitator else "group")


async def _press(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    world, person = room.stage.world, viewer.person
    message = world.chat(whole(facts, "chat")).message(whole(facts, "message"))
    button = message.button(text(facts, "button"))
    query = world.press(person, message, button.data or button.text)
    await room.stage.settle()
    toast = world.query(query).toast if query else None
    if world.phone(person).start_payload is not None or not world.private(person).is_started:
        viewer.pane = "phone"
    if toast and toast.text:
        viewer.toast = toast.text
        room.note(f"{room.name_of(person)}: {toast.text}")
        if room.trial and room.trial.kind is TrialKind.OUTSIDER and person == room.outsider:
            room.trial.told = toast.text


async def _write(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    world, said = room.stage.world, text(facts, "text")
    if not world.private(viewer.person).is_started:
        world.start(viewer.person)
        await room.stage.settle()
    world.write(viewer.person, world.private(viewer.person), said)
    viewer.pane = "phone"


async def _say(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    room.stage.world.write(viewer.person, room.group, text(facts, "text"))
    viewer.pane = "group"


async def _start(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    room.stage.world.start(viewer.person)


async def _link(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    phone = room.stage.world.open_link(viewer.person, text(facts, "url"))
    viewer.pane = "phone" if phone.chat_id == viewer.person.id else "group"


async def _others(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    mood = Mood(chosen(facts, "mood", [one.value for one in Mood]))
    viewer.pane = "group"
    await let_others_answer(room, mood)
    round_id, _ = await room.read(lambda reader: waiting_seats(reader, room.group.id))
    room.let_answer.add(round_id)


async def _propose(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    """The facilitator writes the goal and goes on to the round's preview."""
    viewer.be(room.facilitator, "phone")
    player, chat = room.stage.player, room.stage.world.private(room.facilitator)
    await player.write(room.facilitator, f"/propose {text(facts, 'text')}")
    await player.press(room.facilitator, chat, SkipLine)
    await player.press(room.facilitator, chat, ConfirmProposal)


async def _own_goal(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    viewer.be(room.facilitator, "phone")
    await room.stage.player.write(room.facilitator, "/propose")


async def _draft(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    """A goal that waits is put in a round, by the way over the facilitator's desk."""
    viewer.be(room.facilitator, "phone")
    proposal, player = whole(facts, "proposal"), room.stage.player
    chat = room.stage.world.private(room.facilitator)
    await player.write(room.facilitator, "/facilitate")
    await player.press(room.facilitator, chat, LookAtGoal, proposal_id=proposal)
    await player.press(room.facilitator, chat, DraftRound, proposal_id=proposal)


async def _set_up(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    table = await room.read(lambda reader: reader.first(Table, chat_id=room.group.id))
    viewer.be(room.facilitator, "phone")
    await room.stage.player.write(room.facilitator, f"/start table_{table.id if table else 0}")


async def _seat_all(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    await room.seat_everybody()
    viewer.be(room.facilitator)


async def _go_on(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    room.goes_on = True
    viewer.be(room.facilitator)


async def _opened(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    """The plan was opened as it stands now: the guide asks for it again after the next decision."""
    room.plan_opened_at = await room.read(lambda reader: len(reader.find(Item, state=ItemState.DECIDED)))


async def _card(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    """The guide leads through it from here, in a round that the visitor opens."""
    kind = TrialKind(chosen(facts, "card", [one.value for one in TrialKind]))
    found = await _facts(room, viewer)
    if found.running:
        raise Misplayed("round_first")
    room.trial = Trial(kind)
    viewer.pane = "group"


async def _trial_round(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    if room.trial is None:
        raise Misplayed("act")
    found = await _facts(room, viewer)
    if not found.running:
        await _propose(room, viewer, {"text": found.standing.goal})
        await room.stage.player.press(room.facilitator, room.stage.world.private(room.facilitator), OpenNow)
        found = await _facts(room, viewer)
    room.trial.round_id = found.running.id if found.running else 0


async def _end_trial(room: Room, viewer: Viewer, facts: dict[str, Any]) -> None:
    room.trial = None


async def _facts(room: Room, viewer: Viewer) -> Facts:
    return await room.read(lambda reader: read_facts(reader, room, viewer))


Act = Callable[[Room, Viewer, dict[str, Any]], Awaitable[None]]
_ACTS: dict[str, Act] = {
    "be": _be, "press": _press, "write": _write, "say": _say, "start": _start, "link": _link,
    "day": next_day, "deadline": to_deadline, "meeting": to_meeting, "others": _others, "propose": _propose,
    "own_goal": _own_goal, "draft": _draft, "set_up": _set_up, "seat": _seat_all, "go_on": _go_on,
    "opened": _opened, "card": _card, "trial_round": _trial_round, "end_trial": _end_trial,
}  # fmt: skip
