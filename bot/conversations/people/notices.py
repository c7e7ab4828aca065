"""What is told: offices, second words, complaints."""

from bot.conversations.people.buttons import SaySecond
from bot.panel.doors.rounds import LookAtRound
from bot.panel.doors.table import SetUpTable, TurnTo
from bot.panel.keys import key
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from bot.panel.table_pages import TablePage
from bot.texts.glossary import CAME_BY, STEPS
from dialogs.methods.positions import Position
from dialogs.owed import Notice
from dialogs.rounds.codes import Act, Questionable
from dialogs.rounds.model import Answer, How, Item, Proposal, Round
from dialogs.rounds.second import SecondWord, still_asked
from dialogs.table.links import is_open
from dialogs.table.model import Facilitator, Invitation, Role, Seat, Table


@words_notice("office_invitation")
def office_invitation(scene: Scene, notice: Notice) -> Screen | None:
    invitation = scene.reader.get(Invitation, notice.facts["invitation"])
    if not is_open(scene.reader, invitation, scene.now):
        return None
    table = scene.reader.get(Table, invitation.table_id)
    link = scene.link(f"office_{scene.seal.token('office', invitation.id)}")
    facts = {"table": table, "role": invitation.role, "link": link, "until": invitation.expires_at}
    return Screen(scene.words.render("notices/office_invitation", **facts))


@words_notice("office_taken")
@words_notice("office_ended")
def about_office(scene: Scene, notice: Notice) -> Screen:
    facts = {**scene.facts_of(notice), "role": Role(notice.facts["role"])}
    return Screen(scene.words.render(f"notices/{notice.code}", **facts))


@words_notice("facilitator_wanted")
def facilitator_wanted(scene: Scene, notice: Notice) -> Screen | None:
    table = scene.reader.get(Table, notice.facts["table"])
    if scene.reader.first(Facilitator, table_id=table.id, until=None):
        return None
    keys = ((key(scene.words._("Facilitate this table"), SetUpTable(table.id)),),)
    is_private = bool(notice.person_id)
    text = scene.words.render("notices/facilitator_wanted", table=table, is_private=is_private)
    return Screen(text, () if is_private else keys)


@words_notice("holder_left_group")
@words_notice("seat_is_vacant")
@words_notice("seat_not_reached")
@words_notice("too_much")
def about_seat(scene: Scene, notice: Notice) -> Screen:
    look = TurnTo(TablePage.SEAT, notice.facts["table"], notice.facts["seat"])
    keys = ((key(scene.words._("Look at the seat"), look),),)
    return Screen(scene.words.render(f"notices/{notice.code}", **scene.facts_of(notice)), keys)


@words_notice("facilitator_left")
@words_notice("facilitator_left_group")
def about_facilitator(scene: Scene, notice: Notice) -> Screen:
    return Screen(scene.words.render(f"notices/{notice.code}", **scene.facts_of(notice)))


@words_notice("second_asked")
def second_asked(scene: Scene, notice: Notice) -> Screen | None:
    """What is to be done, in full: the second one answers for it as well."""
    asked = scene.reader.get(SecondWord, notice.facts["second"])
    if not still_asked(scene.reader, asked):
        return None
    words = scene.words
    keys = (
        (
            key(words._("Confirm"), SaySecond(asked.id, True)),
            key(words._("Refuse"), SaySecond(asked.id, False)),
        ),
    )
    return Screen(words.render("notices/second_asked", **_second(scene, asked)), keys)


@words_notice("second_said")
def second_said(scene: Scene, notice: Notice) -> Screen:
    asked = scene.reader.get(SecondWord, notice.facts["second"])
    keys = ((key(scene.words._("Look at the round"), LookAtRound(asked.round_id)),),)
    facts = {**_second(scene, asked), "agreed": notice.facts["agreed"]}
    return Screen(scene.words.render("notices/second_said", **facts), keys)


@words_notice("step_questioned")
def step_questioned(scene: Scene, notice: Notice) -> Screen:
    facts = notice.facts
    held = scene.reader.get(Round, facts["round"])
    step = scene.words._(STEPS[Questionable(facts["step"])])
    told = {"number": held.number, "agency": facts["agency"], "step": step, "text": facts["text"]}
    return Screen(scene.words.render("notices/step_questioned", **told))


@words_notice("complaint")
def complaint(scene: Scene, notice: Notice) -> Screen:
    table = scene.reader.get(Table, notice.facts["table"])
    facts = {"agency": notice.facts["agency"], "text": notice.facts["text"], "table": table}
    return Screen(scene.words.render("notices/complaint", **facts))


def _second(scene: Scene, asked: SecondWord) -> dict[str, object]:
    reader, words, facts = scene.reader, scene.words, asked.facts
    held = reader.get(Round, asked.round_id)
    told: dict[str, object] = {"number": held.number, "act": asked.act.value, "reason": "", "label": ""}
    if asked.act is not Act.CLOSE:
        item = reader.get(Item, facts["item"])
        told["label"] = reader.get(Proposal, item.proposal_id).label
    if asked.act is Act.SHEET:
        stored = reader.get(Answer, facts["answer"])
        told["agency"] = reader.get(Seat, stored.seat_id).agency
        told["position"] = words.label(stored.position)
    if asked.act is Act.WITHDRAW:
        told["reason"] = facts["reason"]
    if asked.act is Act.ENTER:
        said = facts["said"]
        told |= {
            "agency": reader.get(Seat, facts["seat"]).agency,
            "position": words.label(Position(said["position"])),
            "by": words._(CAME_BY[How(said["how"])]),
            "function": said["function"],
            "reason": said["reason"],
        }
    return told
