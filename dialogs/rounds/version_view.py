"""Returned goals and the new versions under way, without naming a seat that objected."""

from dataclasses import dataclass

from dialogs.ports import Reader
from dialogs.rounds.amending import confirmations, objectors, returned_item
from dialogs.rounds.codes import Agreed
from dialogs.rounds.difference import Rewording, rewordings
from dialogs.rounds.model import Item, Proposal, ProposalState, Round, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """`asked` seats were asked about the difference, of whom `agreed` and `disagreed` answered.

    While nothing new is written `changes` is empty and `text` is the wording that was returned.
    """

    proposal_id: int
    label: str
    number: int
    version: int
    most: int
    text: str
    line: str
    changes: tuple[Rewording, ...]
    objections: int
    asked: int
    agreed: int
    disagreed: int
    is_waiting: bool


def versions_under_way(reader: Reader, table_id: int) -> tuple[VersionView, ...]:
    states = (ProposalState.DECIDED, ProposalState.AMENDED)
    found = reader.find(Proposal, table_id=table_id, state=states, order="number")
    return tuple(
        version_view(reader, one)
        for one in found
        if one.state is ProposalState.AMENDED or returned_item(reader, one)
    )


def version_view(reader: Reader, proposal: Proposal) -> VersionView:
    item = reader.find(Item, proposal_id=proposal.id, order="-id", limit=1)[0]
    held, before = reader.get(Round, item.round_id), reader.get(Version, item.version_id)
    latest = reader.find(Version, proposal_id=proposal.id, order="-number", limit=1)[0]
    asked = confirmations(reader, proposal) if latest.id != before.id else []
    return VersionView(
        proposal_id=proposal.id,
        label=proposal.label,
        number=held.number,
        version=latest.number,
        most=held.max_versions,
        text=latest.text,
        line=latest.line,
        changes=rewordings(before.text, latest.text),
        objections=len(objectors(reader, item)),
        asked=len(asked),
        agreed=sum(one.agreed is Agreed.YES for one in asked),
        disagreed=sum(one.agreed is Agreed.NO for one in asked),
        is_waiting=proposal.state is ProposalState.AMENDED,
    )


def changes_since(reader: Reader, version: Version) -> tuple[Rewording, ...]:
    """What this version changes in the one before it; empty for the first."""
    before = version_before(reader, version)
    return rewordings(before.text, version.text) if before else ()


def version_before(reader: Reader, version: Version) -> Version | None:
    return reader.first(Version, proposal_id=version.proposal_id, number=version.number - 1)
