"""The PDF: accessible and archivable as it says of itself, marked, readable, whatever people wrote."""

import pickle
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from bot.documents.paper import Facts, Goal, Grid, Paper, Para, Points, Quote, Section, Style, Tone
from bot.documents.plan_files import Format, plan_file
from bot.documents.plan_paper import plan_paper
from bot.documents.plan_pdf import plan_pdf
from dialogs.methods.positions import Position
from dialogs.plan.editions import public
from dialogs.plan.model import Plan
from tests.dialogs.plan.story import Story, auenfurt_story

LANGUAGES = ("en", "de")
MARKUP = '#panic("no") *bold* _it_ $x$ @ref <tag> \\ // /* ` = - + 1. "quote" [a](b) {x} %s %(y)s'


@pytest.fixture(scope="module")
def plan() -> Plan:
    return auenfurt_story().plan


@pytest.fixture(scope="module", params=LANGUAGES)
def read(request: pytest.FixtureRequest, plan: Plan) -> PdfReader:
    return PdfReader(BytesIO(plan_pdf(plan_paper(plan, request.param))))


def pages(paper: Paper) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(plan_pdf(paper))).pages]


def whole(paper: Paper) -> str:
    return " ".join(" ".join(pages(paper)).split())


def tags(node: Any, depth: int = 0) -> Iterator[tuple[str, DictionaryObject]]:
    """The structure elements below `node`, in reading order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for each in node:
            yield from tags(each, depth)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"]), node
        if "/K" in node:
            yield from tags(node["/K"], depth + 1)


def test_it_is_tagged_in_reading_order(read: PdfReader) -> None:
    root = read.root_object
    assert root["/MarkInfo"]["/Marked"].value  # type: ignore[index]
    found = [name for name, _ in tags(root["/StructTreeRoot"])]
    assert found.count("/Title") == 1 or found.count("/H1") >= 1
    for wanted in ("/H1", "/H2", "/Table", "/TH", "/TD", "/L", "/LI", "/P"):
        assert wanted in found, wanted


def test_its_metadata_name_both_standards_title_and_language(read: PdfReader) -> None:
    metadata = read.root_object["/Metadata"].get_data().decode()  # type: ignore[attr-defined]
    for said in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert said in metadata
    assert read.root_object["/ViewerPreferences"]["/DisplayDocTitle"].value  # type: ignore[index]
    language = str(read.root_object["/Lang"])
    title = {"en": "Agreed goals · Round table Auenfurt", "de": "Vereinbarte Ziele · Runder Tisch Auenfurt"}
    assert read.metadata is not None and read.metadata.title == title[language]


def test_only_the_bundled_family_is_in_it(read: PdfReader) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in read.pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts and all("SourceSans3" in name for name in fonts)


def test_the_first_page_tells_what_officials_look_for(plan: Plan) -> None:
    first = " ".join(pages(plan_paper(plan, "en"))[0].split())
    for said in (
        "Version 1, adopted 14 December 2026", "File number", "Internal edition", "Page 1 of 5",
        "voluntary agreement of the participating bodies", "G5", "Adopted with reservations",
        "Lead: not yet agreed", "Nothing: every agreement listed is in effect.", plan.last.hash[:8],
        "Self-organisation of people who use drugs · stand aside: fear of checks",
    ):  # fmt: skip
        assert said in first


def test_the_annex_has_rule_electorate_tally_reasons_and_the_full_hash(plan: Plan) -> None:
    text = whole(plan_paper(plan, "en"))
    for said in (
        "at least 7 of 10 seats are heard (2/3)", "Public prosecutor law enforcement", "in Telegram: 10",
        "Quorum met: 10 of 10 seats heard, 7 needed.", "nuisance must be counted", plan.last.hash,
    ):  # fmt: skip
        assert said in text


def test_the_cases_first_page_is_one_page_in_german_too() -> None:
    plan = auenfurt_story("de").plan
    assert plan.last.hash[:8] in pages(plan_paper(plan, "de"))[0]


def test_german_is_german_throughout() -> None:
    text = whole(plan_paper(auenfurt_story("de").plan, "de"))
    assert "Fassung 1, angenommen am 14. Dezember 2026" in text and "Selbstorganisation" in text
    for english in ("Version 1", "Round", "Adopted", "Agency", "seats", "Decem­ber"):
        assert english not in text


def test_the_public_edition_keeps_figures_and_drops_words(plan: Plan) -> None:
    text = whole(plan_paper(public(plan), "en"))
    assert "Public edition" in text and "G3 · 1 seat: stand aside" in text
    assert "fear of checks" not in text and "nuisance" not in text
    assert "stand aside: fear" not in text


def test_a_rehearsal_is_marked_across_each_page_and_a_real_one_is_not(plan: Plan) -> None:
    for text in pages(plan_paper(plan, "en", rehearsal=True)):
        assert text.count("REHEARSAL – not an agreement") == 2  # across, and readable at the top
        assert text.count("PROBE – keine Vereinbarung") == 2
    assert "REHEARSAL" not in whole(plan_paper(plan, "en"))


def test_the_same_plan_makes_the_same_bytes(plan: Plan) -> None:
    assert plan_pdf(plan_paper(plan, "de")) == plan_pdf(plan_paper(plan, "de"))


def test_the_file_can_be_made_in_another_process(plan: Plan) -> None:
    file = plan_file(plan, "de", Format.PDF)
    assert file.name == "2026-12-14_massnahmenplan_Auenfurt_V01.pdf"
    assert pickle.loads(pickle.dumps(file.make))().startswith(b"%PDF-1.7")  # noqa: S301


def test_no_version_no_document() -> None:
    story = Story()
    story.put("A goal")
    with pytest.raises(ValueError, match="no agreement yet"):
        plan_paper(story.plan, "en")


def test_markup_is_text_and_what_the_font_lacks_is_said() -> None:
    story = Story()
    (item,) = story.put(MARKUP, line="Plain 🙂 words")
    story.explain("OA", item, Position.NOTE, "x" * 900 + "\n\nsecond ﷽")
    story.all_say(item, but=("OA",))
    story.close()
    text = whole(plan_paper(story.plan, "en"))
    assert '#panic("no") *bold* _it_ $x$ @ref <tag>' in text and "%(y)s" in text
    assert "Plain □ words" in text and "does not have are shown as □" in text


def paper_of(text: str) -> Paper:
    """The text in every place a text can stand."""
    blocks = (
        Para(text), Para(text, Style.BOXED), Facts(((text, text),)),
        Grid(text, (text, "b"), ((text, text),), (1, 2)),
        Points((text,), text), Quote(text, text, text), Goal("G1", text, text, text, Tone.WAITS, (text,)),
    )  # fmt: skip
    return Paper(
        language="de", written_in="en", issuer=text or "x", title="Plan", subtitle=text, footer=text,
        page="{page} {pages}", unprintable="□", rehearsal=text, made_at=Story().now, facts=((text, text),),
        sections=(Section("Heading", blocks), Section(text or "x", (), level=2)),
    )  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_nothing_anybody_writes_breaks_the_document(text: str) -> None:
    """Both standards refuse a document with a character its font lacks."""
    assert plan_pdf(paper_of(text)).startswith(b"%PDF")
