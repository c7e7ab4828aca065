"""What a notice says once its question is settled: the answer, without a button."""

from bot.screens.scene import Scene
from bot.screens.screen import Screen
from dialogs.owed import Notice
from dialogs.rounds.amending import Confirmation
from dialogs.rounds.codes import Agreed
from dialogs.rounds.mine_view import round_for
from dialogs.rounds.model import Proposal, Round, RoundState
from dialogs.table.model import Claim, ClaimState, Person, Seat


def answered(scene: Scene, notice: Notice) -> Screen:
    facts = _claim(scene, notice) or _version(scene, notice) or _reminder(scene, notice) or {"said": ""}
    return Screen(scene.words.render("notices/answered", **facts))


def _claim(scene: Scene, notice: Notice) -> dict[str, str]:
    made = scene.reader.first(Claim, id=notice.facts["claim"]) if notice.code == "claim" else None
    if made is None or made.state is ClaimState.WAITING:
        return {}
    agency, name = scene.reader.get(Seat, made.seat_id).agency, scene.reader.get(Person, made.person_id).name
    return {"said": made.state.value, "agency": agency, "name": name}


def _reminder(scene: Scene, notice: Notice) -> dict[str, str]:
    if notice.code != "reminder":
        return {}
    held = scene.reader.get(Round, notice.facts["round"])
    one = round_for(scene.reader, held, notice.facts["seat"])
    is_open = held.state is RoundState.OPEN  # afterwards no item is open, and none would seem to be missing
    said = "given" if is_open and one.given == one.items else "over"
    return {"said": said, "number": str(held.number)}


def _version(scene: Scene, notice: Notice) -> dict[str, str]:
    asked_id = notice.facts.get("confirmation", 0)
    asked = scene.reader.first(Confirmation, id=asked_id) if asked_id else None
    if asked is None or asked.agreed is Agreed.WAITING:
        return {}
    return {"said": asked.agreed.value, "label": scene.reader.get(Proposal, asked.proposal_id).label}
