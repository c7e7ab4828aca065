"""The last choice among equals: for each action in turn the first lead by id, then the first responsibles."""

from dataclasses import dataclass

from dialogs.roles.deadline import Deadline
from dialogs.roles.model import Model
from dialogs.roles.programme import Goal, Values, Verdict
from dialogs.roles.search import search

AT_ONCE = 12  # columns weighed as the digits of one number; more would not fit the solver's tolerance


@dataclass(frozen=True, slots=True)
class First:
    values: Values | None
    is_done: bool


def first_by_id(model: Model, deadline: Deadline, share: float) -> First:
    """Agencies and actions stand in the order of their ids in the model's case."""
    columns = _in_order(model)
    held: dict[int, tuple[float, float]] = {}
    values = model.programme.start
    for begin in range(0, len(columns), AT_ONCE):
        digits = columns[begin : begin + AT_ONCE]
        terms = [(column, float(2 ** (len(digits) - place))) for place, column in enumerate(digits)]
        with model.programme.limited(held):
            answer = search(model.programme, terms, Goal.MOST, deadline.left(share))
        if answer.values is None or answer.verdict is Verdict.CUT:
            return First(values, False)
        values = answer.values
        held |= {column: (float(bit),) * 2 for column in digits if (bit := round(values[column])) in (0, 1)}
    return First(values, True)


def _in_order(model: Model) -> list[int]:
    actions = [action.id for action in model.case.actions]
    agencies = [agency.id for agency in model.case.agencies]
    return [
        columns[agency, action]
        for columns in (model.leads, model.parts)
        for action in actions
        for agency in agencies
        if (agency, action) in columns
    ]
