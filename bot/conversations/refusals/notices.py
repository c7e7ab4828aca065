"""The notice that says why a command or a typed text was not taken."""

from bot.panel.scene import Scene, words_notice
from bot.panel.screen import Screen
from dialogs.owed import Notice


@words_notice("refused")
def refused(scene: Scene, notice: Notice) -> Screen:
    sentence = scene.words.refusal(notice.facts["code"], **notice.facts["facts"])
    return Screen(scene.words.render("notices/refused", sentence=sentence))
