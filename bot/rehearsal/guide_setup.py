"""The guide from an empty group to held seats."""

from bot.panel.doors.table import (
    AddAgency,
    AskForSeat,
    ClaimSeat,
    ConfirmClaim,
    GivePillar,
    OpenTable,
    SeatStarters,
    SetUpTable,
    ShareAsItIs,
    TakeList,
    TurnTo,
    UseThese,
)
from bot.panel.table_pages import TablePage
from bot.rehearsal.guidance import Choice, Control, Guidance, Press, be
from bot.rehearsal.standing import Standing
from bot.texts.words import Words

SECOND_LOOK = Press("phone", ShareAsItIs)
_WAYS: dict[str, tuple[Press | Control, ...]] = {
    TablePage.SETUP.value: (Press("phone", UseThese),),
    TablePage.STARTER.value: (Press("phone", SeatStarters),),
    TablePage.SEATS.value: (Press("phone", OpenTable),),
    TablePage.AGENCY_NAME.value: (Control("phone", "text"),),
    TablePage.AGENCY_PILLAR.value: (Press("phone", GivePillar),),
    TablePage.AGENCY_LIVED.value: (Press("phone", AddAgency),),
    "agency_sheet": (Control("phone", "attach"),),
    "agency_preview": (Press("phone", TakeList),),
    "second_look": (SECOND_LOOK,),
}


def set_up(now: Standing, words: Words) -> Guidance:
    everybody = Choice(words._("Seat everybody"), "seat")
    if not now.has_facilitator:
        text = words._(
            "An empty group, and the bot has just been added. You are its administrator: "
            "press “Set up this table” and follow the private chat."
        )
        if now.plays != "facilitator":
            return be(text, words, words._("Facilitator"), now.facilitator_id, everybody)
        return Guidance(text, (everybody,), (Press("group", SetUpTable),))
    text = _set_up_sentence(now.page, words)
    if now.plays != "facilitator":
        return be(text, words, words._("Facilitator"), now.facilitator_id, everybody)
    if now.page == TablePage.DATA_OWNER.value:
        body = words._("Rehearsal office")
        write = Choice(words._("“%(said)s”", said=body), "write", {"text": body}, glow=True)
        return Guidance(text, (write, everybody))
    back = Choice(words._("Back to the set-up"), "set_up", glow=True)
    return Guidance(
        text, (everybody,), _WAYS.get(now.page, (Press("phone", TurnTo, {"page": TablePage.SETUP}),)), back
    )


def _set_up_sentence(page: str, words: Words) -> str:
    sentences = {
        TablePage.SETUP.value: words._("You facilitate now. These are the usual settings: keep them."),
        TablePage.DATA_OWNER.value: words._(
            "Which body is responsible for the data? Write it, or let it be written:"
        ),
        TablePage.STARTER.value: words._(
            "Choose the agencies: these ten, your own one by one, or from a spreadsheet."
        ),
        TablePage.SEATS.value: words._("The agencies are listed. Open the table."),
        TablePage.AGENCY_NAME.value: words._("Write the agency's name in the private chat."),
        "second_look": words._("Look at what was written once more, then send it."),
        "agency_sheet": words._(
            "Take the empty spreadsheet, fill it in, and attach it in the private chat with the paper clip."
        ),
        "agency_preview": words._("Look at what was read, then take the list over."),
    }
    return sentences.get(page, words._("Go on in the private chat."))


def take_seats(now: Standing, words: Words) -> Guidance:
    by_hand = _by_hand(now, words)
    if by_hand:
        return by_hand
    text = words.ngettext(
        "The table is open; %(num)s seat is vacant. Let it be taken, or try by hand how a seat is taken.",
        "The table is open; %(num)s seats are vacant. Let them be taken, or try by hand how a seat is taken.",
        now.vacant,
    )
    choices = [Choice(words._("Seat everybody"), "seat", glow=True)]
    if now.try_id:
        choices.append(Choice(words._("Be: %(agency)s", agency=now.try_name), "be", {"person": now.try_id}))
    if now.seats:
        label = words.ngettext("Go on with %(num)s seat", "Go on with %(num)s seats", now.seats)
        choices.append(Choice(label, "go_on"))
    return Guidance(text, tuple(choices))


def _by_hand(now: Standing, words: Words) -> Guidance | None:
    """The player is in the middle of taking a seat, or of confirming it."""
    everybody = Choice(words._("Seat everybody"), "seat")
    if now.claim_waits:
        text = words._("Somebody says a seat is theirs. The facilitator calls back, then confirms.")
        if now.plays != "facilitator":
            return be(text, words, words._("Facilitator"), now.facilitator_id, everybody)
        return Guidance(text, (everybody,), (Press("phone", ConfirmClaim),))
    if not now.is_seatless:
        return None
    text = words._(
        "You play: %(agency)s, without a seat yet. Ask for it in the group.", agency=now.plays_name
    )
    if now.is_choosing_seat:
        chosen = (Press("phone", ClaimSeat, {"seat_id": now.own_seat}), Press("phone", ClaimSeat))
        return Guidance(words._("Which seat is yours? Choose it in the private chat."), (everybody,), chosen)
    ask = Choice(words._("Write /who"), "say", {"text": "/who"}, glow=True)
    return Guidance(text, (everybody,), (Press("group", AskForSeat),), ask)
