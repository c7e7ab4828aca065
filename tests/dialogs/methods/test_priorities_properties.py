"""What holds for every profile of ballots."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dialogs.methods.priorities import Ballot, Ranking, rank
from tests.dialogs.methods.ballot_shorthand import profiles

Profile = tuple[list[Ballot], str]
BEFORE = ("priorities_before", "priorities_before_by_chain")


def figures(ranking: Ranking) -> tuple[object, ...]:
    """The ranking without the order in which equal options are listed."""
    pairs = {frozenset(pair) for pair in ranking.ties}
    return [set(layer) for layer in ranking.order], pairs, ranking.strengths, ranking.pairwise, ranking.borda


def place(ranking: Ranking) -> dict[str, int]:
    return {option: i for i, layer in enumerate(ranking.order) for option in layer}


@given(profiles(), st.randoms())
def test_permuting_ballots_changes_nothing(profile: Profile, random: Random):
    ballots, options = profile
    shuffled = random.sample(ballots, len(ballots))
    assert rank(shuffled, options) == rank(ballots, options)


@given(profiles())
def test_a_ballot_cast_n_times_is_n_ballots(profile: Profile):
    ballots, options = profile
    single = [Ballot(1, ballot.tiers) for ballot in ballots for _ in range(ballot.count)]
    assert figures(rank(single, options)) == figures(rank(ballots, options))


@given(profiles())
def test_renaming_options_renames_results(profile: Profile):
    ballots, options = profile
    names = {option: f"x{option}" for option in options}
    renamed = [
        Ballot(ballot.count, tuple(tuple(names[option] for option in tier) for tier in ballot.tiers))
        for ballot in ballots
    ]
    ranking, other = rank(ballots, options), rank(renamed, list(names.values()))
    assert other.order == tuple(tuple(names[option] for option in layer) for layer in ranking.order)
    assert other.ties == tuple((names[one], names[two]) for one, two in ranking.ties)
    assert other.borda == {names[option]: points for option, points in ranking.borda.items()}
    assert [reason.code for reason in other.reasons] == [reason.code for reason in ranking.reasons]


@given(profiles(), st.randoms())
def test_the_order_options_are_listed_in_favours_none(profile: Profile, random: Random):
    ballots, options = profile
    shuffled = random.sample(options, len(options))
    assert figures(rank(ballots, shuffled)) == figures(rank(ballots, options))


@given(profiles())
def test_a_condorcet_winner_leads_alone(profile: Profile):
    ranking = rank(*profile)
    table = ranking.pairwise
    winners = [a for a in table if all(table[a][b] > table[b][a] for b in table if b != a)]
    if winners:
        assert ranking.order[0] == tuple(winners)
    wins = any(reason.code == "priorities_wins_each" for reason in ranking.reasons)
    assert wins == bool(winners and len(table) > 1)


@given(profiles())
def test_a_condorcet_loser_never_leads_alone_and_stands_last(profile: Profile):
    ranking = rank(*profile)
    table = ranking.pairwise
    losers = [a for a in table if all(table[a][b] < table[b][a] for b in table if b != a)]
    if losers and len(table) > 1:
        assert ranking.order[-1] == tuple(losers)


@given(profiles())
def test_layers_follow_the_strengths(profile: Profile):
    ranking = rank(*profile)
    chains, at = ranking.strengths, place(ranking)
    for a, row in chains.items():
        above = [b for b in row if at[b] == at[a] - 1]
        assert at[a] == 0 or any(chains[b][a] > chains[a][b] for b in above)
        for b, strength in row.items():
            assert strength <= chains[b][a] or at[a] < at[b]
            assert (strength == chains[b][a]) == ((a, b) in ranking.ties or (b, a) in ranking.ties)


@given(profiles(), st.integers(0, 5))
def test_raising_an_option_never_lowers_it(profile: Profile, which: int):
    """Monotonicity among the leaders: one more ballot with it alone on top keeps a leader in the lead."""
    ballots, options = profile
    leader = rank(ballots, options).order[0]
    raised = [*ballots, Ballot(1, ((leader[which % len(leader)],),))]
    assert leader[which % len(leader)] in rank(raised, options).order[0]


@given(profiles(), st.integers(1, 9))
def test_silence_changes_no_order(profile: Profile, silent: int):
    ballots, options = profile
    ranking, more = rank(ballots, options), rank([*ballots, Ballot(silent, ())], options)
    assert (more.order, more.ties, more.pairwise) == (ranking.order, ranking.ties, ranking.pairwise)
    points = Fraction(silent * (len(options) - 1), 2)
    assert more.borda == {option: before + points for option, before in ranking.borda.items()}


@given(profiles())
def test_borda_gives_away_the_same_sum_per_ballot(profile: Profile):
    ballots, options = profile
    per_ballot = Fraction(len(options) * (len(options) - 1), 2)
    assert sum(rank(ballots, options).borda.values()) == per_ballot * sum(each.count for each in ballots)


@given(profiles())
def test_the_reasons_always_explain_the_outcome(profile: Profile):
    ranking = rank(*profile)
    head = next(
        dict(reason.facts)
        for reason in ranking.reasons
        if reason.code.endswith(("only_option", "wins_each", "leads", "lead_together"))
    )
    told = dict.fromkeys(str(head.get("options", head.get("option"))).split(", "), 0)
    for reason in ranking.reasons:
        facts = dict(reason.facts)
        if reason.code in BEFORE:
            told[str(facts["below"])] = told[str(facts["above"])] + 1
            assert int(facts["strength"]) > int(facts["back"])
            assert (int(facts["votes"]) > int(facts["against"])) == (reason.code == "priorities_before")
    assert told == place(ranking)
