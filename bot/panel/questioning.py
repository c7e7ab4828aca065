"""[Question this] below what a facilitator did: in the group for every seat, in private for who may press."""

from bot.panel.doors.table import QuestionStep
from bot.panel.keys import Rows, key
from bot.panel.scene import Scene
from dialogs.owed import Notice
from dialogs.refusals import Refusal
from dialogs.rounds.codes import Questionable
from dialogs.rounds.model import Round
from dialogs.rounds.questioning import POSSIBLE_FOR, may_question
from dialogs.table.model import Person


def question_rows(scene: Scene, notice: Notice, round_id: int, step: Questionable) -> Rows:
    held = scene.reader.get(Round, round_id)
    if held.closed_at and scene.now > held.closed_at + POSSIBLE_FOR:
        return ()
    if notice.person_id:
        person = scene.reader.get(Person, notice.person_id)
        try:
            may_question(scene.reader, person, held, scene.now)
        except Refusal:
            return ()
    return ((key(scene.words._("Question this"), QuestionStep(round_id, step)),),)
