"""The strip under the chats: how many agreements, every decided goal in one line, the plan's files."""

from typing import Any

from bot.rehearsal.facts import Facts
from bot.rehearsal.viewer import Viewer
from dialogs.methods.positions import Position
from dialogs.ports import Reader
from dialogs.rounds.model import Item, Proposal
from dialogs.rounds.settling import standing


def strip(reader: Reader, viewer: Viewer, facts: Facts) -> dict[str, Any]:
    """Of a goal decided more than once, the newest decision; files once there is a plan."""
    words = viewer.words
    newest = {item.proposal_id: item for item in facts.decided}
    agreed = sum(bool(item.outcome and item.outcome.is_adopted) for item in newest.values())
    has_plan = any(item.agreement for item in facts.decided)
    files = [{"format": "pdf", "name": "PDF"}, {"format": "md", "name": "Markdown"}] if has_plan else []
    goals = sorted(newest.values(), key=lambda item: reader.get(Proposal, item.proposal_id).number)
    counted = words.ngettext("%(num)s agreement", "%(num)s agreements", agreed)
    return {
        "text": counted if agreed else words._("No agreement yet"),
        "goals": [_decided(reader, viewer, item) for item in goals],
        "files": files,
    }


def _decided(reader: Reader, viewer: Viewer, item: Item) -> str:
    """G1 adopted with reservations (8 consent, 1 consent with a note). A consent entered for a seat that has
    not confirmed it is counted as what it is."""
    words, tally = viewer.words, standing(reader, item).tally
    counts = ", ".join(words.tally({position: tally[position] for position in Position}, tally.unconfirmed))
    label = reader.get(Proposal, item.proposal_id).label
    outcome = words.term(item.outcome) if item.outcome else ""
    return f"{label} {outcome} ({counts})" if counts else f"{label} {outcome}"
