"""Real ledgers, and how somebody with the database would tamper with them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from dialogs.ledger.chain import Entry, Opened
from dialogs.ledger.reading import said_by, seals_in
from dialogs.ledger.writing import entry_of
from dialogs.methods.positions import Ground, Position
from dialogs.owed import TimerKind
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
    """Change what one entry says and hash everything after it again, as somebody with the database could."""
    rewrite(story, {seq: lambda said: replace(said, **changed)})


def rewrite(story: Story, how: dict[int, Callable[[Any], Any]], drop: int = 0) -> None:
    kept: list[Entry] = []
    for entry in story.entries:
        if entry.seq != drop:
            said = how.get(entry.seq, lambda same: same)(said_by(entry))
            kept.append(entry_of(said, entry.table_id, entry.at, kept[-1] if kept else None))
    story.work.ledger[:] = kept


def open_again(entry: Entry, name: str, opened: Opened | None) -> Entry:
    """The entry with another value beside the digest of this field, or with none."""
    digest = next(sealed.digest for path, sealed in seals_in(said_by(entry)) if path == name)
    others = {key: one for key, one in entry.opened.items() if key != digest}
    return replace(entry, opened=others | ({digest: opened} if opened else {}))


def blanked(entry: Entry) -> Entry:
    """All its free texts blanked."""
    texts = {sealed.digest for _, sealed in seals_in(said_by(entry)) if isinstance(sealed.value, str)}
    return replace(
        entry,
        opened={key: Opened("", None) if key in texts else one for key, one in entry.opened.items()},
    )


def answer_of(story: Story, code: str, item: int) -> Answer:
    stored = story.work.first(Answer, item_id=item, seat_id=story.seat(code).id, latest=True)
    assert stored is not None
    return stored


def at(story: Story, kind: str) -> Entry:
    return next(entry for entry in story.entries if entry.kind == kind)
