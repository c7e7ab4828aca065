"""What makes an allocation impossible at first sight: each finding does so alone."""

from collections.abc import Iterable, Iterator

from dialogs.methods.reasons import Reason, because
from dialogs.roles.allocation import ConflictCode
from dialogs.roles.case import LAW_ENFORCEMENT, OWNS, Action, Agency, Case


def findings(case: Case) -> tuple[Reason, ...]:
    """Nobody to lead an action, nobody of a side it needs, or a pin that cannot hold."""
    return (*_without_lead(case), *_without_side(case), *_bad_pins(case))


def _without_lead(case: Case) -> Iterator[Reason]:
    for action in case.actions:
        owners = [agency for agency in case.agencies if agency.mandate.get(action.id, 0) == OWNS]
        willing = [agency for agency in owners if agency.may_lead(action.id)]
        if not owners:
            yield because(ConflictCode.NO_OWNER, action=action.id)
        elif not willing and len(owners) == 1:
            yield because(ConflictCode.SOLE_OWNER_UNWILLING, action=action.id, agency=owners[0].id)
        elif not willing:
            yield _named(ConflictCode.OWNERS_UNWILLING, action, owners)
        elif not _free(case, action, willing):
            yield _named(ConflictCode.OWNERS_BANNED, action, willing)


def _without_side(case: Case) -> Iterator[Reason]:
    for action in case.actions:
        helpers = [agency for agency in case.agencies if agency.may_help(action.id)]
        sides = {agency.pillar == LAW_ENFORCEMENT for agency in _free(case, action, helpers)}
        if action.joint and sides and True not in sides:
            yield because(ConflictCode.NO_POLICE, action=action.id)
        if action.joint and sides and False not in sides:
            yield because(ConflictCode.NO_PARTNER, action=action.id)


def _bad_pins(case: Case) -> Iterator[Reason]:
    for action in case.actions:
        pinned = {pin.agency for pin in case.pins if pin.action == action.id}
        agencies = [agency for agency in case.agencies if agency.id in pinned]
        if len(agencies) > 1:
            yield _named(ConflictCode.PINS_DIFFER, action, agencies)
        for agency in agencies:
            facts = {"action": action.id, "agency": agency.id}
            if agency.mandate.get(action.id, 0) != OWNS:
                yield because(ConflictCode.PIN_NOT_OWNER, **facts)
            elif not agency.may_lead(action.id):
                yield because(ConflictCode.PIN_UNWILLING, **facts)
            elif not _free(case, action, [agency]):
                yield because(ConflictCode.PIN_BANNED, **facts)


def _free(case: Case, action: Action, agencies: Iterable[Agency]) -> list[Agency]:
    banned = {ban.agency for ban in case.bans if ban.action == action.id}
    return [agency for agency in agencies if agency.id not in banned]


def _named(code: ConflictCode, action: Action, agencies: list[Agency]) -> Reason:
    names = ", ".join(agency.id for agency in agencies)
    return because(code, action=action.id, agencies=names, count=len(agencies))
