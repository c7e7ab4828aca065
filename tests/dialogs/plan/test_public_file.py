"""A file of what the public edition shows, digests else: it makes that edition and proves the chain."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from dialogs.ledger.chain import Entry
from dialogs.ledger.decisions import ItemDecided
from dialogs.ledger.objections import OpinionReleased, SeparateOpinion
from dialogs.ledger.reading import said_by, seals_in, with_only
from dialogs.ledger.rounds import RoundOpened, SecondConfirmed
from dialogs.ledger.sealed import Sealed
from dialogs.ledger.tables import SeatsChanged, TableOpened
from dialogs.methods.positions import Position
from dialogs.plan.editions import TELLS_WHO, public
from dialogs.plan.fold import fold
from dialogs.plan.links import chain_flaws
from dialogs.plan.model import Plan
from dialogs.rounds.entering import Spoken, confirm_entered, enter_answer
from dialogs.rounds.model import Answer, How
from tests.bot.documents.withheld import SECRETS, told
from tests.dialogs.plan.story import Story
from tests.dialogs.plan.tampering import long_story
from tests.dialogs.plan.test_withheld import SEATS, played


def public_file(entries: list[Entry]) -> list[Entry]:
    said = [said_by(entry) for entry in entries]
    released = {(one.item, one.number) for one in said if isinstance(one, OpinionReleased)}
    return [
        with_only(entry, frozenset(one.digest for one in _shown(what, released)))
        for entry, what in zip(entries, said, strict=True)
    ]


def _shown(said: Any, released: set[tuple[int, int]]) -> Iterator[Sealed[Any]]:
    if isinstance(said, TableOpened | SeatsChanged | RoundOpened | SecondConfirmed):
        yield from (sealed for _, sealed in seals_in(said))
    elif isinstance(said, ItemDecided):
        yield from (one for one in said.reasons if one.known.code not in TELLS_WHO)
    elif isinstance(said, SeparateOpinion) and (said.item, said.number) in released:
        yield said.text
        if said.owner.known.named:
            yield said.owner


def as_told(plan: Plan) -> Plan:
    """The public edition; whether something was left out the file tells by its digests."""
    edition = public(plan)
    rounds = (
        replace(
            held, is_shortened=False, items=tuple(replace(item, is_shortened=False) for item in held.items)
        )
        for held in edition.rounds
    )
    return replace(edition, rounds=tuple(rounds))


def entered() -> Story:
    """Two consents entered by phone, one of them confirmed once the round has closed."""
    story = Story()
    (item,) = story.put("A calmer station area")
    phoned = Spoken(position=Position.CONSENT, how=How.PHONE, day=story.now.date(), function="head of unit")
    for code in ("KL", "GA"):
        enter_answer(story.work, story.facilitator, item, story.seat(code).id, phoned, story.now)
    story.all_say(item, but=("KL", "GA"))
    story.close()
    stored = story.work.first(Answer, item_id=item, seat_id=story.seat("KL").id, latest=True)
    assert stored is not None
    confirm_entered(story.work, story.people["KL"], stored.id, story.now)
    assert story.plan.register[0].unconfirmed == 1
    return story


@pytest.mark.parametrize(
    "make", [lambda: told().story, long_story, lambda: played(*SEATS), entered],
    ids=["told", "long", "dissent", "entered"],
)  # fmt: skip
def test_the_public_file_makes_the_public_edition_and_proves_the_chain(make: Any) -> None:
    story = make()
    file = public_file(story.entries)
    assert story.verdict.flaw is None
    assert as_told(fold(file)) == as_told(story.plan)
    assert list(chain_flaws(file)) == [] and file[-1].hash == story.entries[-1].hash
    assert [name for name, secret in SECRETS.items() if secret in repr(file)] == []
