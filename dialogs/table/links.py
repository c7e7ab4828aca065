"""Whether a one-time link still opens: decided on every use, from the issuer's present authority and the
state of the seat or office the link was made in. Nobody has to end a link; it ends with what it lives on."""

from datetime import datetime

from dialogs.ports import Reader
from dialogs.refusals import Refusal
from dialogs.table.model import Associate, Facilitator, Holding, Invitation, Role, Seat


def invitation_for(reader: Reader, token_hash: str, now: datetime) -> Invitation:
    """The invitation this token opens; Refusal if it was used, has ended or never was."""
    found = reader.first(Invitation, token_hash=token_hash) if token_hash else None
    if found is None:
        raise Refusal("unknown_link")
    return require_open(reader, found, now)


def require_open(reader: Reader, link: Invitation, now: datetime) -> Invitation:
    """Refusal with the reason where it opens nothing any more."""
    if link.used_at:
        raise Refusal("link_used")
    if now >= link.expires_at:
        raise Refusal("link_ended")
    if not _issuer_still_may(reader, link):
        raise Refusal("link_issuer_left")
    if link.seat_id:
        _require_same_seat(reader, link)
    elif ended_offices(reader, link.table_id, link.role) != link.ended:
        raise Refusal("link_office_changed")
    if _is_replaced(reader, link):
        raise Refusal("link_ended")
    return link


def is_open(reader: Reader, link: Invitation, now: datetime) -> bool:
    try:
        require_open(reader, link, now)
    except Refusal:
        return False
    return True


def ended_holdings(reader: Reader, seat_id: int) -> int:
    """How many holdings of this seat have ended; it only ever grows."""
    return sum(one.until is not None for one in reader.find(Holding, seat_id=seat_id))


def ended_offices(reader: Reader, table_id: int, role: Role) -> int:
    """How many terms of this office have ended; it only ever grows."""
    if role is Role.FACILITATOR:
        return sum(one.until is not None for one in reader.find(Facilitator, table_id=table_id))
    return sum(one.until is not None for one in reader.find(Associate, table_id=table_id, role=role))


def _is_replaced(reader: Reader, link: Invitation) -> bool:
    """A newer link for the same place ends the ones before."""
    newest = reader.first(
        Invitation, table_id=link.table_id, seat_id=link.seat_id, role=link.role, order="-id"
    )
    return newest is not None and newest.id != link.id


def _issuer_still_may(reader: Reader, link: Invitation) -> bool:
    """The very holding or office by which it was made has lasted since; one given anew is another."""
    if link.holding_id:
        held = reader.get(Holding, link.holding_id)
        return held.until is None and held.role is Role.REPRESENTATIVE
    return reader.get(Facilitator, link.facilitator_id).until is None


def _require_same_seat(reader: Reader, link: Invitation) -> None:
    seat = reader.get(Seat, link.seat_id)
    if seat.removed_at:
        raise Refusal("seat_removed", agency=seat.agency)
    if ended_holdings(reader, seat.id) != link.ended:
        raise Refusal("link_seat_changed", agency=seat.agency)
    if seat.mode_changes != link.mode_changes:
        raise Refusal("link_mode_changed", agency=seat.agency)
