"""Statistics against published examples, each with its source, and the edges computed by hand."""

from collections import Counter
from fractions import Fraction

import pytest

from dialogs.methods.rating import concordance, fleiss_kappa, zone_agreement
from dialogs.methods.statistics import (
    Agreement,
    Description,
    agreement,
    describe,
    figure,
    kendall_w,
    percentile,
)
from tests.dialogs.methods.rating_shorthand import table

NAG = "4.9 7.0 3.9 9.5 1.3 3.1 9.7 0.3 8.5 0.6 6.2"
PERCENTILES = [
    ("NAG Library, G01AMF, example", NAG, "0.25", "2.2"),
    ("NAG Library, G01AMF, example", NAG, "0.5", "4.9"),
    ("NAG Library, G01AMF, example", NAG, "1", "9.7"),
    ("Microsoft, PERCENTILE.INC, example", "1 3 2 4", "0.3", "1.9"),
    ("Wikipedia, Percentile, linear interpolation, C = 1", "15 20 35 40 50", "0.4", "29"),
    ("Wikipedia, Percentile, linear interpolation, C = 1", "1 2 3 4", "0.75", "3.25"),
    ("by hand: the place falls on a value", "1 2 3 4 5 6 7 8 9", "0.5", "5"),
    ("by hand: an exact tie of two halves", "3 4", "0.5", "3.5"),
    ("by hand: one value", "7", "0.3", "7"),
    ("by hand: the lowest", "2 2 9", "0", "2"),
]


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [c[1:] for c in PERCENTILES],
    ids=[f"{c[0]}, {c[2]}" for c in PERCENTILES],
)
def test_percentiles_of_type_7(values: str, share: str, expected: str):
    counts = Counter(Fraction(value) for value in values.split())
    assert percentile(counts, Fraction(share)) == Fraction(expected)


def test_no_value_has_no_percentile():
    with pytest.raises(ValueError, match="no value"):
        percentile(Counter[int](), Fraction(1, 2))


def test_a_description_by_figures():
    """Source: Wikipedia, Standard deviation, the marks of eight students; its quartiles by hand."""
    found = describe([2, 4, 4, 4, 5, 5, 7, 9])
    assert found == Description(
        n=8,
        mean=Fraction(5),
        variance=Fraction(32, 7),
        lowest=Fraction(2),
        lower_quartile=Fraction(4),
        median=Fraction("4.5"),
        upper_quartile=Fraction("5.5"),
        highest=Fraction(9),
    )


def test_a_single_value_has_no_variance():
    assert describe([3]).variance is None


WINGS = "10.4 10.8 11.1 10.2 10.3 10.2 10.7 10.5 10.8 11.2 10.6 11.4"
TAILS = "7.4 7.6 7.9 7.2 7.4 7.1 7.4 7.2 7.8 7.7 7.8 8.3"
BILLS = "17 17 20 14.5 15.5 13 19.5 16 21 20 18 22"
ANXIETY = (
    "3 3 3 4 5 5 2 3 5 2 2 6 1 5 2 2 1 2 4 3",
    "3 6 4 6 2 4 2 4 3 3 2 3 3 3 2 2 1 3 3 4",
    "2 1 4 4 3 2 1 6 1 1 1 2 3 3 1 1 3 3 2 2",
)
X, Y, Z = "1 4.5 2 4.5 3 7.5 6 9 7.5 10", "2.5 1 2.5 4.5 4.5 8 9 6.5 10 6.5", "2 1 4.5 4.5 4.5 4.5 8 8 8 10"

CONCORDANCES = [
    (
        "Siegel, Nonparametric Statistics (1956), three executives rank six applicants",
        ("1 6 3 2 5 4", "1 5 6 4 2 3", "6 3 2 5 4 1"),
        "0.162",
    ),
    ("Siegel (1956) after Kendall (1948), three rankings with ties", (X, Y, Z), "0.828"),
    ("Zar, Biostatistical Analysis, example 20.5, with ties", (WINGS, TAILS, BILLS), "0.924"),
    ("R package irr, kendall(anxiety, TRUE), three raters, ties", ANXIETY, "0.540"),
    ("ProofWiki, four judges of three competitors", ("1 3 2", "1 2 3", "2 3 1", "3 1 2"), "0.062"),
    ("by hand: the same order", ("1 2 3", "4 6 9"), "1.000"),
    ("by hand: opposite orders", ("1 2 3", "3 2 1"), "0.000"),
    ("by hand: one of two rates everything the same", ("1 2 3", "5 5 5"), "0.500"),
]


@pytest.mark.parametrize(
    ("rows", "expected"), [c[1:] for c in CONCORDANCES], ids=[c[0] for c in CONCORDANCES]
)
def test_kendalls_w(rows: tuple[str, ...], expected: str):
    found = kendall_w([[Fraction(value) for value in row.split()] for row in rows])
    assert found is not None
    assert f"{float(found):.3f}" == expected


def test_kendalls_w_is_exact():
    assert kendall_w([[1, 3, 2], [1, 2, 3], [2, 3, 1], [3, 1, 2]]) == Fraction(1, 16)


@pytest.mark.parametrize(
    "rows",
    [[], ["123"], ["123", "1.3"], ["5", "6"], ["777", "222"], ["", ""]],
    ids=["nobody", "one seat", "one complete row", "one item", "all the same", "no item"],
)
def test_kendalls_w_is_not_defined(rows: list[str]):
    assert kendall_w(table(*rows)) is None


def test_rows_with_gaps_are_left_out():
    assert kendall_w(table("123", "3.1", "123")) == 1
    assert concordance(table("123", "3.1", "123")).seats == 2


def test_rows_of_different_lengths_are_an_error():
    with pytest.raises(ValueError, match="argument"):
        kendall_w([[1, 2], [1, 2, 3]])


PATIENTS = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)
DIAGNOSES = [[int(count) for count in patient] for patient in PATIENTS.split()]
WIKIPEDIA = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]


def apart(category: int) -> list[list[int]]:
    """One diagnosis against all others: Fleiss' kappa of that category."""
    return [[row[category], sum(row) - row[category]] for row in DIAGNOSES]


AGREEMENTS = [
    ("Wikipedia, Fleiss' kappa, ten subjects, fourteen raters", WIKIPEDIA, "0.378", "0.210"),
    ("Fleiss (1971), six psychiatrists on thirty patients", DIAGNOSES, "0.556", "0.430"),
    ("Fleiss (1971), depression", apart(0), "0.813", "0.245"),
    ("Fleiss (1971), personality disorder", apart(1), "0.813", "0.245"),
    ("Fleiss (1971), schizophrenia", apart(2), "0.867", "0.520"),
    ("Fleiss (1971), neurosis", apart(3), "0.776", "0.471"),
    ("Fleiss (1971), other", apart(4), "0.842", "0.566"),
    ("by hand: two raters, one subject, apart", [[1, 1]], "0.000", "-1.000"),
    ("by hand: full agreement on two subjects", [[2, 0], [0, 2]], "1.000", "1.000"),
]


@pytest.mark.parametrize(
    ("counts", "percent", "kappa"), [c[1:] for c in AGREEMENTS], ids=[c[0] for c in AGREEMENTS]
)
def test_fleiss_kappa(counts: list[list[int]], percent: str, kappa: str):
    found = agreement(counts)
    assert found is not None
    assert found.kappa is not None
    assert (f"{float(found.percent):.3f}", f"{float(found.kappa):.3f}") == (percent, kappa)


@pytest.mark.parametrize("counts", [[], [[1, 0], [0, 1]], [[0, 0]]], ids=["no subject", "one rater", "none"])
def test_fleiss_kappa_is_not_defined(counts: list[list[int]]):
    assert agreement(counts) is None


def test_one_category_alone_leaves_percent_agreement():
    assert agreement([[0, 3], [0, 3]]) == Agreement(percent=Fraction(1), kappa=None)


def test_subjects_need_the_same_number_of_raters():
    with pytest.raises(ValueError, match="different numbers"):
        agreement([[2, 0], [1, 2]])


def test_kappa_looks_at_the_three_zones():
    rows = table("17", "29", "38", "5.")
    assert fleiss_kappa(rows) == 1
    zones = zone_agreement(table("17", "27", "47"))
    assert zones is not None
    assert zones.percent == Fraction(2, 3)
    assert fleiss_kappa(table("777", "899")) is None
    assert fleiss_kappa(table("777")) is None


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("7", 4, "7"),
        ("70", 0, "70"),
        ("7.50", 4, "7.5"),
        ("-1/24", 4, "-0.0417"),
        ("1/3", 1, "0.3"),
        ("0", 4, "0"),
    ],
)
def test_figures_are_written_short(value: str, decimals: int, text: str):
    assert figure(Fraction(value), decimals) == text
