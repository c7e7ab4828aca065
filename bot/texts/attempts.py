"""How often a silent seat was reminded or called, and how much of it got through."""

from bot.texts.words import Words
from dialogs.rounds.codes import SilenceKind
from dialogs.rounds.silence import Silence


def attempts_told(words: Words, silence: Silence) -> str:
    """Plain text, empty if nothing was tried. "Not reached" says already that nothing got through."""
    tried, reached = silence.attempts, silence.reached
    if not tried:
        return ""
    if reached:
        return words.ngettext(
            "%(num)s attempt, %(reached)s got through",
            "%(num)s attempts, %(reached)s got through",
            tried,
            reached=reached,
        )
    if silence.kind is SilenceKind.NOT_REACHED:
        return words.ngettext("%(num)s attempt", "%(num)s attempts", tried)
    return words.ngettext("%(num)s attempt, in vain", "%(num)s attempts, all in vain", tried)
