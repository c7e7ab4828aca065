"""What verify found not to hold, as a sentence for whoever runs the bot."""

from dialogs.plan.flaw import Flaw

_SENTENCES = {
    "ledger_empty": "the table is open but its register is empty",
    "entry_missing": "an entry is missing here; the next one found is {found}",
    "link_broken": "the entry does not name the hash of the one before it",
    "entry_changed": "the entry ({kind}) was changed: its hash is another",
    "value_changed": "the value “{name}” was changed",
    "value_missing": "the value “{name}” is gone without having been blanked",
    "value_added": "the value “{name}” does not belong to the entry",
    "entry_unreadable": "the entry ({kind}) does not fit what is stored",
    "fold_fails": "the entries make no plan",
    "item_never_put": "the entry ({kind}) speaks of an item no round put",
    "decided_twice": "{item} is decided or withdrawn a second time",
    "rules_unknown": "round {round} names version {rules} of the rules, which this program does not know",
    "rule_differs": "round {round}: the stored rule is not the one it opened with",
    "electorate_differs": "round {round}: the stored electorate is not the one it opened with",
    "wording_differs": "{item}: the stored wording is not the one that was put",
    "answer_differs": "{item}: the answer of seat {seat} is stored otherwise than recorded",
    "reason_differs": "{item}: the reason of seat {seat} is stored otherwise than recorded",
    "answers_impossible": "{item}: the stored answers cannot be those of its electorate",
    "outcome_differs": "{item}: recorded as {written}, but the stored answers give {found}",
    "figures_differ": "{item}: the recorded figures are not those of the stored answers",
    "reasons_differ": "{item}: the recorded explanation is not what the stored answers give",
    "silence_differs": "{item}: the seats recorded as silent are not those without a stored answer",
    "unheard_differ": "{item}: the pillars recorded as not heard are not those the stored answers give",
    "agreement_number": "{item}: recorded as agreement {written}, but its number is {found}",
    "settlement_differs": "{item}: what seat {seat} said after the close is stored otherwise than recorded",
    "opinion_differs": "the separate opinion of seat {seat} is stored otherwise than recorded",
    "round_without_entry": "round {round} is stored as opened, but the register does not know it",
    "item_without_entry": "{item} is decided in the stored state or in the register, but not in both",
    "item_differs": "{item}: the stored outcome is not the one in the register",
    "agreements_differ": "the table counts other agreements than the {found} in its register",
}


def flaw_sentence(flaw: Flaw) -> str:
    """Entry 5: G3: recorded as adopted, but the stored answers give returned."""
    told = _SENTENCES[flaw.code].format(**dict(flaw.facts))
    where = f"entry {flaw.seq}" if flaw.seq else "stored state"
    return f"{where}: {told}"
