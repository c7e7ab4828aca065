"""Shorthand for electorates and answers, so that a case reads as one line of a table."""

from dialogs.methods.positions import Ground, Pillar, Position, Vote, Voter

PILLARS = {
    "p": Pillar.PREVENTION,
    "t": Pillar.TREATMENT,
    "h": Pillar.HARM_REDUCTION,
    "e": Pillar.LAW_ENFORCEMENT,
    "-": None,
    "x": None,  # the lived-experience seat beside the pillars
    "X": Pillar.HARM_REDUCTION,  # the lived-experience seat within a pillar, as in Auenfurt
}
ANSWERS = {
    "C": (Position.CONSENT, None),
    "N": (Position.NOTE, None),
    "A": (Position.APPROVAL, None),
    "S": (Position.STAND_ASIDE, None),
    "L": (Position.OBJECT, Ground.LAW),
    "M": (Position.OBJECT, Ground.MANDATE),
    "P": (Position.OBJECT, Ground.PRINCIPLE),
    "H": (Position.OBJECT, Ground.HARM),
    "U": (Position.OBJECT, Ground.UNWORKABLE),
    "?": (Position.OBJECT, None),
    "c": (Position.CONSENT, None),  # entered, not confirmed
    "n": (Position.NOTE, None),  # entered, not confirmed
    "l": (Position.APPROVAL, None),  # lapsed
    "k": (Position.CONSENT, None),  # entered, never confirmed: lapsed
}


def seated(pillars: str) -> list[Voter]:
    """One voter s0, s1, … per letter."""
    return [Voter(f"s{i}", PILLARS[kind], kind in "xX") for i, kind in enumerate(pillars)]


def said(answers: str) -> list[Vote]:
    """The answer of s0, s1, … per letter; a full stop is silence."""
    return [
        Vote(f"s{i}", *ANSWERS[letter], confirmed=letter not in "cnk", lapsed=letter in "lk")
        for i, letter in enumerate(answers)
        if letter != "."
    ]
