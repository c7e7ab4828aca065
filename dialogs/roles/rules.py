"""The rules of deliberation.md, "Roles", 1 to 6, as rows of a programme."""

from dialogs.methods.reasons import because
from dialogs.roles.allocation import ConflictCode
from dialogs.roles.case import LAW_ENFORCEMENT, Action, Agency, Case
from dialogs.roles.model import Form, Model, summed
from dialogs.roles.programme import INFINITY
from dialogs.roles.shares import least_lead, least_part, most_parts


def build(case: Case, form: Form) -> Model:
    """The model without an objective; bans and pins are bounds, in the loose form rows."""
    model = Model(case, form)
    _columns(model)
    for action in case.actions:
        _lead_rows(model, action)
        _cover_rows(model, action)
        _company_rows(model, action)
        if form is not Form.ROLES:
            _hour_rows(model, action)
    for agency in case.agencies:
        _agency_rows(model, agency)
    _firewall_rows(model)
    if form is Form.FULL:
        _partnership_rows(model)
    _choices(model)
    return model


def _columns(model: Model) -> None:
    programme, case = model.programme, model.case
    banned = {(choice.agency, choice.action) for choice in case.bans}
    for agency in case.agencies:
        for action in case.actions:
            arc = (agency.id, action.id)
            if not agency.may_help(action.id) or (arc in banned and model.form is not Form.LOOSE):
                continue
            model.parts[arc] = programme.column(whole=True)
            if agency.may_lead(action.id):
                model.leads[arc] = programme.column(whole=True)
            if model.form is not Form.ROLES:
                model.extra[arc] = programme.column(upper=float(action.hours))
    for action in case.actions:
        for need in sorted(action.needs):
            model.gaps[action.id, need] = programme.column(whole=True)
    model.burden = programme.column()


def _lead_rows(model: Model, action: Action) -> None:
    programme = model.programme
    owners = [agency.id for agency in model.takers(action) if (agency.id, action.id) in model.leads]
    row = programme.row(1, 1, summed(model.leads[owner, action.id] for owner in owners))
    fact = because(ConflictCode.LEAD_NEEDED, action=action.id, agencies=", ".join(owners), count=len(owners))
    model.facts[fact].append(row)
    for owner in owners:
        arc = (owner, action.id)
        programme.row(-INFINITY, 0, [(model.leads[arc], 1), (model.parts[arc], -1)])


def _cover_rows(model: Model, action: Action) -> None:
    for need in sorted(action.needs):
        holders = [agency for agency in model.takers(action) if need in agency.competencies]
        columns = [model.parts[holder.id, action.id] for holder in holders]
        model.programme.row(1, INFINITY, summed([*columns, model.gaps[action.id, need]]))


def _company_rows(model: Model, action: Action) -> None:
    """How many take part, and for a joint action of which pillars."""
    programme, limits = model.programme, model.case.limits
    takers = list(model.takers(action))
    most = limits.max_responsible if model.form is Form.LOOSE else most_parts(action, limits)
    row = programme.row(1, most, summed(model.parts[taker.id, action.id] for taker in takers))
    fact = because(ConflictCode.MOST_RESPONSIBLE, action=action.id, most=limits.max_responsible)
    model.facts[fact].append(row)
    if not action.joint:
        return
    for is_police in (True, False):
        side = [taker for taker in takers if (taker.pillar == LAW_ENFORCEMENT) is is_police]
        row = programme.row(1, INFINITY, summed(model.parts[taker.id, action.id] for taker in side))
        model.facts[because(ConflictCode.JOINT, action=action.id)].append(row)


def _hour_rows(model: Model, action: Action) -> None:
    """The hours add up; above its least ones an agency gives none without a part."""
    programme, limits, hours = model.programme, model.case.limits, action.hours
    takers = list(model.takers(action))
    terms = [term for taker in takers for term in model.hours(taker, action)]
    row = programme.row(float(hours), float(hours), terms)
    names = ", ".join(taker.id for taker in takers)
    fact = because(
        ConflictCode.HOURS_NEEDED, action=action.id, hours=str(hours), agencies=names, count=len(takers)
    )
    model.facts[fact].append(row)
    part = least_part(action, limits)
    for taker in takers:
        arc = (taker.id, action.id)
        if model.form is Form.LOOSE:
            programme.row(-INFINITY, 0, [(model.extra[arc], 1), (model.parts[arc], -float(hours))])
            continue
        room = float(hours - least_lead(action, limits) - part)  # of one who does not lead
        terms = [(model.extra[arc], 1), (model.parts[arc], -room)]
        if arc in model.leads:
            terms.append((model.leads[arc], -float(part)))
        programme.row(-INFINITY, 0, terms)


def _agency_rows(model: Model, agency: Agency) -> None:
    programme, limit = model.programme, model.case.lead_limit
    tasks = list(model.tasks(agency))
    terms = [term for action in tasks for term in model.hours(agency, action)]
    row = programme.row(-INFINITY, -float(agency.history), [*terms, (model.burden, -float(agency.capacity))])
    fact = because(
        ConflictCode.CAPACITY,
        agency=agency.id,
        capacity=str(agency.capacity),
        history=str(agency.history),
    )
    model.facts[fact].append(row)
    owned = [action.id for action in tasks if (agency.id, action.id) in model.leads]
    row = programme.row(0, limit, summed(model.leads[agency.id, action] for action in owned))
    model.facts[because(ConflictCode.LEAD_LIMIT, agency=agency.id, limit=limit)].append(row)


def _firewall_rows(model: Model) -> None:
    for wall in model.case.firewall:
        first, second = (wall.first, wall.action), (wall.second, wall.action)
        if first in model.parts and second in model.parts:
            row = model.programme.row(0, 1, summed([model.parts[first], model.parts[second]]))
            fact = because(ConflictCode.FIREWALL, action=wall.action, first=wall.first, second=wall.second)
            model.facts[fact].append(row)


def _partnership_rows(model: Model) -> None:
    for pair in model.case.partnerships:
        for action in model.case.actions:
            arcs = [(pair.first, action.id), (pair.second, action.id)]
            if all(arc in model.parts for arc in arcs):
                column = model.programme.column()
                model.together.append((column, pair.gain))
                for arc in arcs:
                    model.programme.row(-INFINITY, 0, [(column, 1), (model.parts[arc], -1)])


def _choices(model: Model) -> None:
    programme = model.programme
    for pin in model.case.pins:
        column = model.leads[pin.agency, pin.action]
        if model.form is not Form.LOOSE:
            programme.limit(column, 1, 1)
            continue
        fact = because(ConflictCode.PIN, action=pin.action, agency=pin.agency)
        model.facts[fact].append(programme.row(1, 1, [(column, 1)]))
    for ban in model.case.bans:
        arc = (ban.agency, ban.action)
        if model.form is Form.LOOSE and arc in model.parts:
            fact = because(ConflictCode.BAN, action=ban.action, agency=ban.agency)
            model.facts[fact].append(programme.row(0, 0, [(model.parts[arc], 1)]))
