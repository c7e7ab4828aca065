"""The conditions of adoption and of the fallback, each checked and answered with a reason."""

from collections import Counter
from collections.abc import Iterator

from dialogs.methods.count import Count
from dialogs.methods.positions import Fallback, Ground, Pillar
from dialogs.methods.quorum import Missing, QuorumState
from dialogs.methods.reasons import Code, Reason, because
from dialogs.methods.rule import Rule


def quorum_reason(state: QuorumState, electorate: int) -> Reason:
    short = state.needed - state.heard
    if short > 0:
        return because(
            Code.QUORUM_MISSED, heard=state.heard, needed=state.needed, electorate=electorate, short=short
        )
    return because(Code.QUORUM_MET, heard=state.heard, needed=state.needed, electorate=electorate)


def pillar_reasons(missing: tuple[Missing, ...], rule: Rule) -> Iterator[Reason]:
    if rule.pillar_rule and not missing:
        yield because(Code.PILLARS_HEARD)
    for gap in missing:
        if gap.pillar:
            yield because(Code.PILLAR_MISSING, pillar=gap.pillar.value, seats=len(gap.seats))
        else:
            yield because(Code.LIVED_EXPERIENCE_MISSING, seats=len(gap.seats))


def adoption(count: Count, rule: Rule) -> Iterator[Reason]:
    """Every condition of adoption but the quorum, held or failed; deliberation.md, "Consent"."""
    yield from _objections(count)
    yield from _consents(count)
    yield _stand_asides(count, rule)
    yield from _pillars_aside(count)
    yield from _leads(count, rule)
    if count.noted or count.aside:
        yield because(Code.RESERVATIONS, notes=count.noted, stand_asides=len(count.aside))
    else:
        yield because(Code.NO_RESERVATION)


def consents_needed(electorate_size: int) -> int:
    """More than half of the electorate."""
    return electorate_size // 2 + 1


def stand_asides_allowed(electorate_size: int, rule: Rule) -> int:
    """The floor of the rule's share of the electorate."""
    return rule.stand_aside_limit.numerator * electorate_size // rule.stand_aside_limit.denominator


def _objections(count: Count) -> Iterator[Reason]:
    grounds = Counter(ground for _, ground in count.objections)
    if not grounds:
        yield because(Code.NO_OBJECTION)
    for ground in (*Ground, None):
        if grounds[ground]:
            yield because(
                Code.OBJECTION_STANDS, ground=ground.value if ground else "none", count=grounds[ground]
            )


def _consents(count: Count) -> Iterator[Reason]:
    consents, approvals, needed = count.consents, len(count.pending), consents_needed(count.size)
    if consents >= needed:
        yield because(Code.CONSENTS_ENOUGH, consents=consents, needed=needed, electorate=count.size)
        return
    short = needed - consents
    yield because(Code.CONSENTS_SHORT, consents=consents, needed=needed, electorate=count.size, short=short)
    if approvals >= short:
        yield because(Code.APPROVALS_ENOUGH, consents=consents, approvals=approvals, needed=needed)
    elif approvals:
        yield because(
            Code.APPROVALS_SHORT,
            consents=consents,
            approvals=approvals,
            needed=needed,
            short=short - approvals,
        )


def _stand_asides(count: Count, rule: Rule) -> Reason:
    limit = stand_asides_allowed(count.size, rule)
    over = len(count.aside) - limit
    if over > 0:
        return because(Code.STAND_ASIDES_OVER, count=len(count.aside), limit=limit, over=over)
    return because(Code.STAND_ASIDES_WITHIN, count=len(count.aside), limit=limit)


def _pillars_aside(count: Count) -> Iterator[Reason]:
    heard = Counter(voter.pillar for voter in count.heard)
    aside = Counter(voter.pillar for voter in count.aside)
    gone = [pillar for pillar in Pillar if 2 <= heard[pillar] == aside[pillar]]
    if not gone:
        yield because(Code.PILLARS_TAKE_PART)
    for pillar in gone:
        yield because(Code.PILLAR_STANDS_ASIDE, pillar=pillar.value, count=aside[pillar])


def _leads(count: Count, rule: Rule) -> Iterator[Reason]:
    if not rule.named_leads:
        return
    aside = sum(voter.seat in rule.named_leads for voter in count.aside)
    if aside:
        yield because(Code.LEAD_STANDS_ASIDE, count=aside)
    else:
        yield because(Code.LEADS_TAKE_PART, leads=len(rule.named_leads))
    silent = len(rule.named_leads.intersection(count.no_answer))
    if silent:
        yield because(Code.LEAD_WITHOUT_ANSWER, count=silent)


def fallback(count: Count, rule: Rule) -> Iterator[Reason]:
    """The fallback after the last version: whether "two thirds" was chosen, is reached, and is not barred."""
    if rule.fallback is not Fallback.TWO_THIRDS:
        yield because(Code.RECORDED_AS_OPEN)
        return
    consents, needed = count.consents, -(-2 * count.size // 3)
    if consents >= needed:
        yield because(Code.FALLBACK_REACHED, consents=consents, needed=needed, electorate=count.size)
    else:
        yield because(
            Code.FALLBACK_SHORT,
            consents=consents,
            needed=needed,
            electorate=count.size,
            short=needed - consents,
        )
    yield from _bars(count, rule)


def _bars(count: Count, rule: Rule) -> Iterator[Reason]:
    for ground in (Ground.LAW, Ground.MANDATE):
        raised = sum(stated is ground for _, stated in count.objections)
        if raised:
            yield because(Code.FALLBACK_BARRED_GROUND, ground=ground.value, count=raised)
    touched = rule.named_seats | rule.named_leads
    harmed = sum(
        stated is Ground.HARM and (voter.lived_experience or voter.seat in touched)
        for voter, stated in count.objections
    )
    if harmed:
        yield because(Code.FALLBACK_BARRED_HARM, count=harmed)
    # Work never falls on a dissenter, and a proposal without its lead is not the one that was put.
    dissenters = {voter.seat for voter, _ in count.objections} | {voter.seat for voter in count.aside}
    unwilling = len(rule.named_leads & dissenters)
    if unwilling:
        yield because(Code.FALLBACK_BARRED_LEAD, count=unwilling)
