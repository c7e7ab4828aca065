"""How well an agency fits an action: the value v of the lead and score stages."""

from fractions import Fraction

from dialogs.roles.case import Action, Agency


def competency_share(agency: Agency, action: Action) -> Fraction:
    """q: the share of needed competencies the agency holds, 1 where nothing is needed."""
    if not action.needs:
        return Fraction(1)
    return Fraction(len(agency.competencies & action.needs), len(action.needs))


def fit(agency: Agency, action: Action) -> Fraction:
    """v = ½·w/3 + 3/10·q + 2/10·u/2, in [0, 1]; deliberation.md, "Roles"."""
    willingness = Fraction(agency.willingness.get(action.id, 0), 6)
    mandate = Fraction(agency.mandate.get(action.id, 0), 10)
    return willingness + Fraction(3, 10) * competency_share(agency, action) + mandate
