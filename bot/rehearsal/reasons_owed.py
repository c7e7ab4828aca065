"""How the guide leads through what a position still owes: ground, reason, how it is named, until when."""

from bot.panel.doors.rounds import ApprovalWithin, ChooseShown, StateGround, TurnBallot
from bot.rehearsal.guidance import Choice, Guidance, Press
from bot.texts.words import Words
from dialogs.methods.positions import Ground
from dialogs.rounds.model import Shown, Step

OWING = frozenset({Step.GROUND, Step.REASON, Step.APPROVAL_DATE, Step.PREVIEW})


def owed_reason(step: Step | None, said: str, words: Words) -> Guidance:
    """`said`: the reason that may be written for the player."""
    match step:
        case Step.GROUND:
            text = words._("An objection needs a ground. Choose one in the private chat.")
            return Guidance(text, glows=(Press("phone", StateGround, {"ground": Ground.HARM}),))
        case Step.PREVIEW:
            text = words._("This is how it will stand in the plan. Choose how your agency is named.")
            return Guidance(text, glows=(Press("phone", ChooseShown, {"shown": Shown.WITH_NAME}),))
        case Step.APPROVAL_DATE:
            text = words._("Until when will the approval be there? Choose in the private chat.")
            return Guidance(text, glows=(Press("phone", ApprovalWithin),))
    text = words._("The tap already counts. Write the reason in the private chat, or let it be written:")
    choice = Choice(words._("“%(said)s”", said=said), "write", {"text": said}, glow=True)
    return Guidance(
        text, (choice,), (Press("phone", TurnBallot, {"step": Step.REASON}),) if step is None else ()
    )
