"""What is told: what a round came to."""

from dataclasses import replace

from bot.conversations.result.screens import result_screen
from bot.panel.questioning import question_rows
from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.owed import Notice
from dialogs.rounds.codes import Questionable
from dialogs.rounds.result_view import result_view


@words_notice("round_closed")
def round_closed(scene: Scene, notice: Notice) -> Screen:
    shown = result_screen(scene.words, result_view(scene.reader, notice.facts["round"]))
    keys = question_rows(scene, notice, notice.facts["round"], Questionable.CLOSED)
    return replace(shown, buttons=keys)
