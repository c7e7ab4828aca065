"""Real ledgers, and how somebody with the database would tamper with them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from dialogs.methods.positions import Ground, Position
from dialogs.owed import TimerKind
from dialogs.plan.chain import BEGINNING, sealed
from dialogs.ports import Entry
from dialogs.rounds.after_closing import SettlementKind
from dialogs.rounds.late_objection import object_late
from dialogs.rounds.model import Answer
from dialogs.rounds.opinions import record_opinion
from dialogs.rounds.settling import settle_approval
from dialogs.rounds.withdrawing import withdraw_item
from tests.dialogs.plan.story import Story, auenfurt_story

APPROVERS = ("GA", "SA", "SH", "POL", "STA")
OPENING, G1, G3 = 2, 3, 5  # places of the round's opening and of two decisions in the case's ledger


def long_story() -> Story:
    """The case; then a conditional, a withdrawn and a provisional item; an opinion; everything settled."""
    story = auenfurt_story()
    record_opinion(story.work, story.people["SHG"], 3, "We fear checks.", story.now)
    lapses, holds, withdrawn = story.put("Conditional", "Conditional too", "Withdrawn")
    for item in (lapses, holds):
        story.all_say(item, but=APPROVERS)
        for code in APPROVERS:
            story.explain(code, item, Position.APPROVAL, "the council")
    withdraw_item(story.work, story.facilitator, withdrawn, "double", story.now)
    story.close()
    settle_approval(
        story.work, story.people["GA"], holds, SettlementKind.CONFIRMED, None, story.now + timedelta(days=1)
    )
    story.fall(TimerKind.SETTLE_APPROVALS)
    for text in ("Provisional", "Provisional too"):
        (item,) = story.put(text)
        story.all_say(item, but=("JA",))
        story.close()
        story.close()
    object_late(story.work, story.people["JA"], item, Ground.HARM, "no youth asked", story.now)
    story.fall(TimerKind.END_PROVISIONAL)
    return story


def forge(story: Story, seq: int, **changed: Any) -> None:
    """Change one entry's body and hash everything after it again, as somebody with the database could."""
    rewrite(story, {seq: lambda entry: replace(entry, body={**entry.body, **changed})})


def rewrite(story: Story, how: dict[int, Callable[[Entry], Entry]], drop: int = 0) -> None:
    previous = BEGINNING
    kept: list[Entry] = []
    for entry in story.entries:
        if entry.seq == drop:
            continue
        changed = how.get(entry.seq, lambda same: same)(entry)
        body = {name: value for name, value in changed.body.items() if name != "texts"}
        entry = sealed(replace(changed, seq=len(kept) + 1, body=body, previous=previous))
        kept.append(entry)
        previous = entry.hash
    story.work.ledger[:] = kept


def answer_of(story: Story, code: str, item: int) -> Answer:
    stored = story.work.first(Answer, item_id=item, seat_id=story.seat(code).id, latest=True)
    assert stored is not None
    return stored


def at(story: Story, kind: str) -> Entry:
    return next(entry for entry in story.entries if entry.kind == kind)
