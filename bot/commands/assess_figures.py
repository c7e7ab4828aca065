"""Ratings, rankings, ideas and opinions on a sheet."""

from collections import Counter
from typing import Any

from bot.commands.ballot_file import Cell, Sheet
from bot.commands.found import Found, Table, number, plain, reasons_in, sentences_of
from bot.commands.json_file import shown
from bot.texts.reasons import reason_text
from bot.texts.words import Words
from dialogs.methods.ideas import explain, rank_ideas
from dialogs.methods.priorities import rank
from dialogs.methods.ranking import Ballot
from dialogs.methods.rating import assess, concordance

MOST_BALLOTS = 1_000_000_000


def by_rating(sheet: Sheet, electorate: int | None, words: Words) -> Found:
    names = sheet.require_first("seat")
    sheet.distinct()
    rows = [[cell.whole(1, 9) if cell.text else None for cell in row[1:]] for row in sheet.rows]
    items = [assess(column) for column in zip(*rows, strict=True)]
    agreed = concordance(rows)
    values = [
        {
            "item": name,
            "n": one.n,
            **{key: number(getattr(one, key)) for key in ("median", "p30", "p70", "ipr", "ipras", "di")},
            "outside": one.outside,
            "low": one.low,
            "high": one.high,
            "zone": one.zone.value if one.zone else None,
            "state": one.state.value if one.state else None,
            "reasons": reasons_in(words, one.reasons),
        }
        for name, one in zip(names, items, strict=True)
    ]
    kept = ("item", "n", "median", "p30", "p70", "ipr", "ipras", "di", "outside", "low", "high")
    rows_shown = [
        [
            *(plain(value[key]) for key in kept),
            words.term(one.zone) if one.zone else "–",
            words.term(one.state) if one.state else "–",
        ]
        for value, one in zip(values, items, strict=True)
    ]
    w, kappa = number(agreed.kendall_w), number(agreed.fleiss_kappa)
    said = [
        f"{name}: {reason_text(words, one)}"
        for name, item in zip(names, items, strict=True)
        for one in item.reasons
    ]
    statistics = f"Kendall W: {plain(w)} · Fleiss κ: {plain(kappa)}"
    return Found(
        {"items": values, "kendall_w": w, "fleiss_kappa": kappa},
        (Table((*kept, "zone", "state"), rows_shown),),
        (*said, statistics),
    )


def by_priorities(sheet: Sheet, electorate: int | None, words: Words) -> Found:
    sheet.require("count", "ranking")
    ballots = [Ballot(row[0].whole(1, MOST_BALLOTS), _tiers(row[1])) for row in sheet.rows]
    options = list(dict.fromkeys(one for ballot in ballots for tier in ballot.tiers for one in tier))
    ranking = rank(ballots, sorted(options))
    borda = {option: number(points) for option, points in ranking.borda.items()}
    values = {
        "order": [list(layer) for layer in ranking.order],
        "ties": [list(pair) for pair in ranking.ties],
        "strengths": {one: dict(row) for one, row in ranking.strengths.items()},
        "pairwise": {one: dict(row) for one, row in ranking.pairwise.items()},
        "borda": borda,
        "reasons": reasons_in(words, ranking.reasons),
    }
    order = [option for layer in ranking.order for option in layer]
    place = {option: at for at, layer in enumerate(ranking.order, start=1) for option in layer}
    standing = Table(
        ("#", words._("option"), "Borda"), [(str(place[one]), one, plain(borda[one])) for one in order]
    )
    against = Table(
        (words._("over"), *order),
        [(one, *(str(ranking.pairwise[one].get(other, "–")) for other in order)) for one in order],
    )
    return Found(values, (standing, against), sentences_of(words, ranking.reasons))


def _tiers(cell: Cell) -> tuple[tuple[str, ...], ...]:
    tiers = tuple(tuple(one.strip() for one in tier.split("=")) for tier in cell.text.split(">"))
    listed = [one for tier in tiers for one in tier]
    if not all(listed):
        raise cell.wrong(f"a ranking like A>C=B>D is wanted, but here is {shown(cell.text)}")
    twice = [one for one, times in Counter(listed).items() if times > 1]
    if twice:
        raise cell.wrong(f"{shown(twice[0])} is ranked a second time")
    return tiers


def by_ideas(sheet: Sheet, electorate: int | None, words: Words) -> Found:
    sheet.require("voter", "1", "2", "3", "4", "5")
    sheet.distinct()
    for row in sheet.rows:
        chosen = [cell.text for cell in row[1:] if cell.text]
        for cell in row[2:]:
            if cell.text and [one.text for one in row[1:]].index(cell.text) != row.index(cell) - 1:
                raise cell.wrong(f"{shown(cell.text)} is picked a second time")
        if not chosen:
            raise row[1].wrong("no idea is picked")
    picks = [[cell.text or None for cell in row[1:]] for row in sheet.rows]
    ideas = rank_ideas(picks)
    values = [{"idea": one.idea, "sum": one.sum, "voters": one.voters} for one in ideas]
    table = Table(
        (words._("idea"), words._("points"), words._("voters")),
        [(one.idea, str(one.sum), str(one.voters)) for one in ideas],
    )
    reasons = explain(picks)
    return Found(
        {"ideas": values, "reasons": reasons_in(words, reasons)}, (table,), sentences_of(words, reasons)
    )


def by_opinions(sheet: Sheet, electorate: int | None, words: Words) -> Found:
    import numpy as np

    from dialogs.methods.opinions import group

    statements, people = sheet.require_first("participant"), sheet.distinct()
    votes = np.array(
        [[cell.whole(-1, 1) if cell.text else np.nan for cell in row[1:]] for row in sheet.rows], dtype=float
    )
    opinions = group(votes, statements)
    values: dict[str, Any] = {
        "counts": {
            name: {"agree": said.agree, "disagree": said.disagree, "pass": said.passed}
            for name, said in zip(statements, opinions.counts, strict=True)
        }
    }
    counted = Table(
        (words._("statement"), words._("agree"), words._("disagree"), words._("pass")),
        [
            (name, str(said.agree), str(said.disagree), str(said.passed))
            for name, said in zip(statements, opinions.counts, strict=True)
        ],
    )
    values |= {
        "groups": [[people[row] for row in one.members] for one in opinions.groups],
        "consensus": {
            name: number(share)
            for name, share in zip(statements, opinions.consensus or (), strict=bool(opinions.consensus))
        },
        "representative": {
            str(at): [statements[each.statement] for each in telling]
            for at, telling in enumerate(opinions.representative)
        },
    }
    values["reasons"] = reasons_in(words, opinions.reasons)
    return Found(values, (counted,), sentences_of(words, opinions.reasons))
