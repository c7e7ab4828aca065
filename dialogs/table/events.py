"""What happened at a table, in the past tense."""

from dataclasses import dataclass

from dialogs.table.model import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilitatorAppointed:
    table_id: int
    first_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableOpened:
    table_id: int
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatInvited:
    """Where the one-time link leads, and when it ends, is with the invitation."""

    invitation_id: int
    seat_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatClaimed:
    claim_id: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRefused:
    claim_id: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatTaken:
    table_id: int
    seat_id: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyChanged:
    seat_id: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatVacated:
    table_id: int
    seat_id: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatRemoved:
    table_id: int
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonForgotten:
    """How much went: seats left vacant, tables no longer facilitated, texts blanked."""

    seats: int
    tables: int
    texts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeInvited:
    invitation_id: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTaken:
    table_id: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeEnded:
    table_id: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTaken:
    table_id: int
    added: int
    changed: int
