"""The objections of a returned goal, and what the facilitator may still ask about them."""

from bot.panel.doors.goals import AskOwner, CheckResult, NameCheck
from bot.panel.keys import Rows, key
from bot.panel.scene import Scene
from dialogs.rounds.amending import returned_item
from dialogs.rounds.exploring import (
    MOST_QUESTIONS,
    Objection,
    needs_law,
    objections,
)
from dialogs.rounds.legal import LegalCheck
from dialogs.rounds.model import Proposal


def objection_keys(scene: Scene, proposal: Proposal) -> tuple[tuple[Objection, ...], LegalCheck | None, Rows]:
    """For the facilitator's page of a returned goal: its objections, its legal check, what can be asked."""
    item = returned_item(scene.reader, proposal)
    if item is None:
        return (), None, ()
    words, found = scene.words, objections(scene.reader, item)
    keys: Rows = tuple(
        (key(words._("Ask the owner of objection %(place)s", place=one.place), AskOwner(item.id, one.place)),)
        for one in found
        if len(one.questions) < MOST_QUESTIONS
    )
    check = scene.reader.first(LegalCheck, item_id=item.id)
    if check is None and needs_law(scene.reader, item):
        keys += ((key(words._("Name a legal check"), NameCheck(proposal.id)),),)
    elif check and not check.result:
        keys += ((key(words._("Enter the result"), CheckResult(check.id)),),)
    return found, check, keys
