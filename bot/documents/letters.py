"""The letter that invites an agency to its seat: one page with the link as a QR code, data and law below."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import segno

from bot.documents.file_name import spelled
from bot.documents.file_spec import FileSpec
from bot.documents.plan_paper import rehearsal_mark
from bot.documents.typeset import typeset
from bot.documents.wording import table_title
from bot.texts import moments
from bot.texts.words import Words
from dialogs.table.model import Seat, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Worded, in the table's language. `about`: headings with their paragraphs, small below."""

    language: str
    written_in: str
    issuer: str
    title: str
    footer: str
    page: str
    rehearsal: str
    made_at: datetime
    to: str
    day: str
    opening: tuple[str, ...]
    steps_title: str
    steps: tuple[str, ...]
    closing: tuple[str, ...]
    caption: str
    picture: str  # what the code says, in words
    about_title: str
    about: tuple[tuple[str, str], ...]
    link: str
    file_name: str


def letter(
    table: Table, seat: Seat, link: str, until: datetime, now: datetime, words: Words, *, rehearsal: bool
) -> Letter:
    say, body = words, table.data_owner
    last_day = moments.long_day(until, table.zone, words.language)
    kind = spelled(say._("letter"))
    name = f"{now:%Y-%m-%d}_{kind}_{spelled(table.name)}_{spelled(seat.agency)}.pdf"
    return Letter(
        language=words.language,
        written_in=table.language,
        issuer=body,
        title=say._("Invitation: %(table)s", table=table_title(table.name, words)),
        footer=body,
        page=say._("Page {page} of {pages}"),
        rehearsal=rehearsal_mark() if rehearsal else "",
        made_at=now,
        to=seat.agency,
        day=moments.long_day(now, table.zone, words.language),
        opening=_opening(table, seat, words),
        steps_title=say._("How to take the seat"),
        steps=(
            say._("Decide who speaks for your agency. One person holds the seat; two deputies may join."),
            say._("With Telegram on the phone: scan the code, or type the link into a browser."),
            say._("Press “Start”, then “Take the seat”. That is all; what is asked comes to you by itself."),
        ),
        closing=(
            say._("The link works once, until %(day)s. Please give it to nobody else.", day=last_day),
            say._(
                "Without Telegram: tell us. Every question then comes on paper, and you answer by letter "
                "or phone, with the same voice. A seat in the private chat only, outside the group, is "
                "possible too."
            ),
            _questions(table, words),
        ),
        caption=say._("Your link"),
        picture=say._("QR code of the link printed beside it"),
        about_title=say._("Data, law, retention"),
        about=_about(table, words),
        link=link,
        file_name=name,
    )


def letter_pdf(letter: Letter) -> bytes:
    """Runs in a worker process."""
    code = BytesIO()
    segno.make(letter.link, error="m", micro=False).save(code, kind="svg", border=0, scale=8)
    verbatim = {"link": letter.link, "code": code.getvalue().decode()}
    return typeset("letter.typ", asdict(letter), letter.made_at, verbatim)


def letters_zip(letters: Sequence[Letter]) -> bytes:
    """Runs in a worker process."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for each in letters:
            entry = ZipInfo(each.file_name, each.made_at.timetuple()[:6])
            archive.writestr(entry, letter_pdf(each), ZIP_DEFLATED)
    return packed.getvalue()


def letter_file(letter: Letter) -> FileSpec:
    return FileSpec(letter.file_name, partial(letter_pdf, letter))


def letters_file(letters: Sequence[Letter], table: Table, now: datetime, words: Words) -> FileSpec:
    kind = spelled(words._("letters"))
    return FileSpec(f"{now:%Y-%m-%d}_{kind}_{spelled(table.name)}.zip", partial(letters_zip, tuple(letters)))


def _questions(table: Table, words: Words) -> str:
    if not table.contact:
        return words._("Questions: %(body)s", body=table.data_owner)
    return words._("Questions: %(body)s. Contact: %(contact)s", body=table.data_owner, contact=table.contact)


def _opening(table: Table, seat: Seat, words: Words) -> tuple[str, ...]:
    return (
        words._(
            "A seat at the table “%(name)s” is kept for your agency. There the agencies of the city agree "
            "on common goals: in rounds with a fixed question, a fixed rule and a deadline. Each agency has "
            "one voice; silence is never taken for consent.",
            name=table.name,
        ),
        words._(
            "An answer takes a few minutes and can be changed until the deadline. Until then nobody sees "
            "it, the facilitator included. What is agreed stands in a shared plan; agreements are "
            "voluntary, and your legal duties, instructions and budget rights stay untouched."
        ),
    )


def _about(table: Table, words: Words) -> tuple[tuple[str, str], ...]:
    say, body = words, table.data_owner
    return (
        (say._("Responsible for the data"), body),
        (
            say._("What is stored"),
            say._(
                "Of the agency: its answers with reasons, proposals, reminders and separate opinions. Of "
                "the person who holds the seat: the number and name of the Telegram account, the "
                "language, and since when. Names of persons stand in no document. Telegram carries the "
                "messages and could see them."
            ),
        ),
        (
            say._("What must not be written"),
            say._(
                "Nothing about clients, cases, or where someone uses or deals. Police and prosecutors at "
                "the table must act on offences they learn of."
            ),
        ),
        (
            say._("How long"),
            say._(
                "What is stored about persons is kept for at most %(days)s days after it is no longer "
                "needed. Agreements stay in the register.",
                days=table.retention_days,
            ),
        ),
        (
            say._("Your rights"),
            say._(
                "Access, correction, erasure and restriction (General Data Protection Regulation, "
                "Articles 15 to 18), and complaint to the supervisory authority (Article 77). In the "
                "private chat /export sends all that is kept of you, and /forget blanks it. Otherwise "
                "write to the body named above, which also names the legal basis."
            ),
        ),
        (
            say._("What an agreement binds to"),
            say._(
                "This is a voluntary agreement of the participating bodies. Legal responsibilities, "
                "rights of instruction and the council's budget right remain untouched; measures with "
                "costs are subject to funding."
            ),
        ),
    )
