"""The columns of the role programme and where to find them: leads, parts, hours, gaps, burden."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from dialogs.methods.reasons import Reason
from dialogs.roles.case import Action, Agency, Case
from dialogs.roles.fit import fit
from dialogs.roles.programme import Programme, Values
from dialogs.roles.shares import least_lead, least_part

Arc = tuple[str, str]  # agency id, action id


class Form(Enum):
    ROLES = "roles"  # leads and parts alone: a relaxation that is small and nearly always tight
    FULL = "full"
    LOOSE = "loose"  # every rule a row of its own, so that one can be let go


@dataclass(frozen=True, slots=True)
class Roles:
    """Who leads and who takes part, the lead among them; agencies in the order of the case."""

    leads: dict[str, str]
    parts: dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Model:
    """`extra` are the hours above the least ones a role brings; `facts` the rows that state each fact."""

    case: Case
    form: Form
    programme: Programme = field(default_factory=Programme)
    leads: dict[Arc, int] = field(default_factory=dict)
    parts: dict[Arc, int] = field(default_factory=dict)
    extra: dict[Arc, int] = field(default_factory=dict)
    gaps: dict[tuple[str, str], int] = field(default_factory=dict)
    together: list[tuple[int, Fraction]] = field(default_factory=list)
    burden: int = -1
    facts: dict[Reason, list[int]] = field(default_factory=lambda: defaultdict(list))

    def takers(self, action: Action) -> Iterator[Agency]:
        return (agency for agency in self.case.agencies if (agency.id, action.id) in self.parts)

    def tasks(self, agency: Agency) -> Iterator[Action]:
        return (action for action in self.case.actions if (agency.id, action.id) in self.parts)

    def hours(
        self, agency: Agency, action: Action, weight: Fraction | int = 1
    ) -> Iterator[tuple[int, float]]:
        """The terms of the hours an agency gives to an action, each multiplied by `weight`."""
        arc, limits = (agency.id, action.id), self.case.limits
        part = least_part(action, limits)
        yield self.parts[arc], float(weight * part)
        if arc in self.leads:
            yield self.leads[arc], float(weight * (least_lead(action, limits) - part))
        if arc in self.extra:
            yield self.extra[arc], float(weight)

    def read(self, values: Values) -> Roles:
        leads = {action: agency for (agency, action), column in self.leads.items() if values[column] > 0.5}
        parts: dict[str, tuple[str, ...]] = {action.id: () for action in self.case.actions}
        for (agency, action), column in self.parts.items():
            if values[column] > 0.5:
                parts[action] += (agency,)
        return Roles(leads, parts)

    def held(self, roles: Roles) -> dict[int, tuple[float, float]]:
        """Bounds that hold every lead and part as in `roles`."""
        bounds = self.held_leads(roles)
        for (agency, action), column in self.parts.items():
            bounds[column] = (1.0, 1.0) if agency in roles.parts[action] else (0.0, 0.0)
        return bounds

    def held_leads(self, roles: Roles) -> dict[int, tuple[float, float]]:
        return {
            column: (1.0, 1.0) if roles.leads[action] == agency else (0.0, 0.0)
            for (agency, action), column in self.leads.items()
        }

    def differences(self, roles: Roles, actions: Collection[str]) -> tuple[list[tuple[int, float]], int]:
        """Terms and constant that count the leads and parts of these actions that differ from `roles`."""
        terms: list[tuple[int, float]] = []
        same = 0
        for columns, was in (
            (self.leads, lambda agency, action: roles.leads.get(action) == agency),
            (self.parts, lambda agency, action: agency in roles.parts[action]),
        ):
            for (agency, action), column in columns.items():
                if action in actions:
                    had = was(agency, action)
                    same += had
                    terms.append((column, -1.0 if had else 1.0))
        return terms, same


def fits(case: Case) -> dict[Arc, Fraction]:
    return {
        (agency.id, action.id): fit(agency, action) for agency in case.agencies for action in case.actions
    }


def summed(columns: Iterable[int]) -> list[tuple[int, float]]:
    return [(column, 1.0) for column in columns]
