"""Which records tell of a person: what they wrote, and what goes when they are forgotten."""

from collections.abc import Mapping
from typing import Any

from dialogs.ledger.meetings import MeetingHeld, TaskGiven
from dialogs.ledger.rounds import RoundOpened
from dialogs.ledger.tables import SeatsChanged, TableOpened
from dialogs.meetings.model import Meeting, Task
from dialogs.owed import Board, Form, Notice
from dialogs.rounds.after_closing import Opinion, Settlement
from dialogs.rounds.amending import Confirmation
from dialogs.rounds.entered import Entered
from dialogs.rounds.exploring import Exploration, WrittenQuestion
from dialogs.rounds.legal import LegalCheck
from dialogs.rounds.model import Answer, Ballot, Proposal, Round, Version
from dialogs.rounds.second import SecondWord
from dialogs.table.model import Associate, Claim, Facilitator, Holding, Invitation

WRITTEN: Mapping[type[Any], Mapping[str, str]] = {
    Answer: {"reason": "person_id", "approval_by": "person_id"},
    Settlement: {"reason": "person_id"},
    Opinion: {"text": "person_id"},
    Entered: {"function": "person_id"},
    Exploration: {"harm": "person_id", "change": "person_id"},
    WrittenQuestion: {"text": "asked_by", "answer": "person_id"},
    LegalCheck: {"by_whom": "person_id", "result": "entered_by"},
}
"""Free texts a person wrote, by record: each with the field that says whose it is."""

FLEETING: tuple[type[Any], ...] = (Form, Ballot, Board, Notice, Claim, SecondWord)
"""Records that serve one person only and are removed with them."""

LASTING: tuple[type[Any], ...] = (
    Holding,
    Facilitator,
    Associate,
    Invitation,
    Proposal,
    Version,
    Round,
    Confirmation,
    Meeting,
    Task,
)
"""Records of what happened at a table; they keep a number that leads to nobody any more."""

OF_A_PERSON: tuple[type[Any], ...] = (*WRITTEN, *FLEETING, *LASTING)

TABLES_OWN = frozenset(one.kind for one in (TableOpened, SeatsChanged, RoundOpened, MeetingHeld, TaskGiven))
"""Ledger entries whose texts are the table's: its name, its agencies, wordings put to it, agendas, tasks."""
