"""What is told: the next version of a goal."""

from bot.conversations.amending.buttons import AnswerVersion
from bot.conversations.amending.screens import amend_key
from bot.panel.doors.goals import LookAtVersion
from bot.panel.keys import Rows, key
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.owed import Notice
from dialogs.rounds.amending import Confirmation
from dialogs.rounds.ballot_view import named_table
from dialogs.rounds.codes import Agreed
from dialogs.rounds.model import Proposal, ProposalState
from dialogs.rounds.version_view import version_view
from dialogs.table.model import Person


@words_notice("goal_returned")
def goal_returned(scene: Scene, notice: Notice) -> Screen | None:
    proposal = scene.reader.get(Proposal, notice.facts["proposal"])
    if proposal.state is not ProposalState.DECIDED:
        return None
    return _told(scene, notice, proposal, (amend_key(scene, _recipient(scene, notice), proposal),))


@words_notice("version_ready")
def version_ready(scene: Scene, notice: Notice) -> Screen:
    proposal = scene.reader.get(Proposal, notice.facts["proposal"])
    look = (key(scene.words._("Look at the wording"), LookAtVersion(proposal.id)),)
    return _told(scene, notice, proposal, (look,))


@words_notice("version_dropped")
def version_dropped(scene: Scene, notice: Notice) -> Screen | None:
    proposal = scene.reader.get(Proposal, notice.facts["proposal"])
    if proposal.state is not ProposalState.DECIDED:
        return None
    anew = amend_key(scene, _recipient(scene, notice), proposal)
    return _told(scene, notice, proposal, (anew,), dropped=notice.facts["text"])


@words_notice("version_asked")
def version_asked(scene: Scene, notice: Notice) -> Screen | None:
    asked = scene.reader.get(Confirmation, notice.facts["confirmation"])
    words, proposal = scene.words, scene.reader.get(Proposal, asked.proposal_id)
    if asked.agreed is not Agreed.WAITING or proposal.state is not ProposalState.AMENDED:
        return None
    yes, no = (words._("It answers it"), words._("It does not"))
    if not asked.objected:
        yes, no = (words._("Agree"), words._("Do not agree"))
    keys = (key(yes, AnswerVersion(asked.id, True)), key(no, AnswerVersion(asked.id, False)))
    return _told(scene, notice, proposal, (keys,), objected=asked.objected)


def _recipient(scene: Scene, notice: Notice) -> Person:
    return scene.reader.get(Person, notice.person_id)


def _told(scene: Scene, notice: Notice, proposal: Proposal, keys: Rows, **facts: object) -> Screen:
    table = named_table(scene.reader, _recipient(scene, notice), proposal.table_id)
    view = version_view(scene.reader, proposal)
    text = scene.words.render(
        f"notices/{notice.code}", table=table, view=view, changes=view.changes, **facts
    )  # fmt: skip
    return Screen(text, tuple(row for row in keys if row))
