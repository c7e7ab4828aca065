"""What changed since the last version, the history of versions, and the register of all decided items."""

from bot.documents.paper import Facts, Grid, Para, Points, Section, Style
from bot.documents.wording import Wording, capital, short_hash
from bot.texts.glossary import marked
from dialogs.plan.model import Change, ChangeKind, Edition, Plan, PlanItem, PlanVersion
from dialogs.plan.objections import objection_lines


def changes(plan: Plan, version: PlanVersion, say: Wording) -> Section:
    """One page: what this version changed, then every version so far."""
    if version.number == 1:
        intro = say._("This is the first version.")
    else:
        intro = say._("Since version %(number)s:", number=version.number - 1)
    listed = Points(tuple(_change(one, say) for one in version.changes))
    heading = say._("What changed in version %(number)s", number=version.number)
    return Section(heading, (Para(intro), listed, _history(plan, say)), new_page=True)


def register(plan: Plan, say: Wording) -> Section:
    head = (
        say._("Item"),
        say._("Wording"),
        say._("Result"),
        say._("Agreement"),
        say._("Round"),
        say._("Decided"),
    )
    grid = Grid(
        title=say._("All decided items"),
        head=head,
        rows=tuple(_row(item, say) for item in plan.register),
        widths=(13, 37, 21, 16, 9, 15),
    )
    intro = say._(
        "Every item decided so far, also those returned, left open, without quorum or withdrawn. "
        "An agreement that was suspended or lapsed is no longer among the goals; "
        "it stays here with its number."
    )
    return Section(say._("Register of agreements and decisions"), (Para(intro), grid))


def seal(plan: Plan, version: PlanVersion, say: Wording) -> Section:
    """The hashes in full."""
    rows = (
        (say._("Version"), str(version.number)),
        (say._("Fixed by entry"), str(version.fixed_by.seq)),
        (say._("Hash of that entry"), version.fixed_by.hash),
        (say._("Last entry of the register"), str(plan.last.seq)),
        (say._("Hash of the last entry"), plan.last.hash),
        (say._("Written at"), say.moment(plan.last.at)),
    )
    how = say._(
        "The register is append-only: each entry holds the SHA-256 hash of the one before it. Names, free "
        "texts and what single seats said enter the hash as salted digests, so a text can be removed on "
        "request, or left out of an edition, while the chain still holds. "
        "Entries after the one that fixes the version (open rounds, returned items, separate opinions) "
        "change no agreement."
    )
    return Section(say._("Proof of integrity"), (Para(how, Style.SMALL), Facts(rows)))


def _change(change: Change, say: Wording) -> str:
    return say._(
        _CHANGES[change.kind],
        label=change.proposal,
        number=change.agreement,
        wording=say.written(change.text),
    )


_CHANGES = {
    ChangeKind.ADOPTED: marked("New: %(label)s (agreement %(number)s): %(wording)s"),
    ChangeKind.CONFIRMED: marked("Confirmed: %(label)s (agreement %(number)s): %(wording)s"),
    ChangeKind.SUSPENDED: marked(
        "Suspended after an objection: %(label)s (agreement %(number)s): %(wording)s"
    ),
    ChangeKind.LAPSED: marked("Lapsed without approval: %(label)s (agreement %(number)s): %(wording)s"),
}


def _history(plan: Plan, say: Wording) -> Grid:
    return Grid(
        title=say._("Versions so far"),
        head=(say._("Version"), say._("Date"), say._("Changes"), say._("Entry"), say._("Hash")),
        rows=tuple(
            (
                str(one.number),
                say.date(one.fixed_by.at),
                ", ".join(dict.fromkeys(change.proposal for change in one.changes)),
                str(one.fixed_by.seq),
                short_hash(one.fixed_by.hash),
            )
            for one in reversed(plan.versions)
        ),
        widths=(12, 18, 42, 10, 18),
    )


def _row(item: PlanItem, say: Wording) -> tuple[str, ...]:
    return (
        say._("%(label)s, wording %(version)s", label=item.proposal, version=item.version),
        say.written(item.text),
        capital(say.outcome(item)),
        str(item.agreement) if item.agreement else "–",
        str(item.round_number),
        say.date(item.decided_at) if item.decided_at else "–",
    )


FATES = {
    "waits": marked("waits for a new wording"),
    "answered": marked("answered by the next wording, confirmed by its seat"),
    "not_answered": marked("its seat says the next wording does not answer it"),
    "unsaid": marked("the next wording was put; its seat did not say"),
    "open": marked("recorded as open"),
    "adopted_anyway": marked("adopted by the fallback agreed beforehand, dissent named"),
}


def objection_section(plan: Plan, say: Wording) -> list[Section]:
    """The objection ledger: none disappears. Without any there is no section; the public edition has none."""
    lines = objection_lines(plan) if plan.edition is Edition.INTERNAL else ()
    if not lines:
        return []
    grid = Grid(
        title=say._("Every objection, in the order of goals and wordings"),
        head=(say._("Goal"), say._("By"), say._("Ground"), say._("What became of it")),
        rows=tuple(
            (
                say._("%(label)s, wording %(version)s", label=one.proposal, version=one.version),
                say.author(one.agency),
                say.words.term(one.ground) if one.ground else say._("ground not stated"),
                say._(FATES[one.fate]),
            )
            for one in lines
        ),
        widths=(18, 30, 20, 40),
    )
    return [Section(say._("Objections"), (grid,))]
