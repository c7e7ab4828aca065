"""What was tried with a silent seat is said once: “not reached” and “0 got through” are the same."""

import pytest

from bot.texts.attempts import attempts_told
from bot.texts.words import words_for
from dialogs.rounds.codes import SilenceKind
from dialogs.rounds.silence import Silence

NO, NEVER = SilenceKind.NO_ANSWER, SilenceKind.NOT_REACHED
TABLE = [
    (NEVER, 0, 0, "", ""),
    (NEVER, 1, 0, "1 attempt", "1 Versuch"),
    (NEVER, 2, 0, "2 attempts", "2 Versuche"),
    (NEVER, 2, 1, "2 attempts, 1 got through", "2 Versuche, davon angekommen: 1"),
    (NO, 0, 0, "", ""),
    (NO, 1, 0, "1 attempt, in vain", "1 Versuch, vergeblich"),
    (NO, 2, 0, "2 attempts, all in vain", "2 Versuche, alle vergeblich"),
    (NO, 1, 1, "1 attempt, 1 got through", "1 Versuch, davon angekommen: 1"),
    (NO, 3, 2, "3 attempts, 2 got through", "3 Versuche, davon angekommen: 2"),
    (SilenceKind.ANNOUNCED, 2, 0, "2 attempts, all in vain", "2 Versuche, alle vergeblich"),
]


@pytest.mark.parametrize(("kind", "tried", "reached", "english", "german"), TABLE)
def test_what_was_tried(kind: SilenceKind, tried: int, reached: int, english: str, german: str) -> None:
    silence = Silence(seat_id=1, kind=kind, until=None, attempts=tried, reached=reached)
    assert [attempts_told(words_for(language), silence) for language in ("en", "de")] == [english, german]
