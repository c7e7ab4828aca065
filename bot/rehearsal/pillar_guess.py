"""Which pillar an agency belongs to, guessed from its name in English or German: a suggestion, never more."""

import re
import unicodedata

from dialogs.methods.positions import Pillar

# Parts of words, tried in this order: a youth court is a court; medicine in custody is treatment.
_LIVED = (
    "self-help",
    "selfhelp",
    "self-organis",
    "self-organiz",
    "selbsthilfe",
    "selbstorganisation",
    "peer",
    "jes",
    "people who use",
    "drug user",
    "users' union",
    "user union",
    "betroffene",
    "menschen, die drogen",
    "lived experience",
    "erfahrungs",
    "angehörige",
    "parents of",
    "elternkreis",
)
_HARM = (
    "harm",
    "schadensminderung",
    "drug consumption",
    "consumption room",
    "konsumraum",
    "drogenkonsum",
    "needle",
    "syringe",
    "spritzen",
    "naloxon",
    "drug checking",
    "drugchecking",
    "low-threshold",
    "low threshold",
    "niedrigschwellig",
    "outreach",
    "street work",
    "streetwork",
    "straßensozial",
    "strassensozial",
    "drop-in",
    "kontaktladen",
    "kontaktstelle",
    "kontaktcafé",
    "tagestreff",
    "shelter",
    "notschlaf",
    "obdach",
    "homeless",
    "wohnungslos",
    "aidshilfe",
    "aids-hilfe",
    "aids ",
    "hiv",
    "housing",
    "wohnungsamt",
    "wohnungshilfe",
)
_CURE = (
    "hospital",
    "clinic",
    "klinik",
    "krankenhaus",
    "treatment",
    "therap",
    "rehab",
    "substitut",
    "methadon",
    "addiction",
    "sucht",
    "counsel",
    "beratung",
    "health",
    "gesundheit",
    "psychiatr",
    "medic",
    "medizin",
    "physician",
    "doctor",
    "arzt",
    "ärzt",
    "pharma",
    "apothek",
    "ambulan",
    "nursing",
    "pflege",
    "detox",
    "entgift",
    "recovery",
    "drogenhilfe",
    "welfare",
    "sozialamt",
    "social service",
    "sozialdienst",
    "krankenkasse",
    "rettungsdienst",
    "caritas",
    "diakonie",
)
_LAW = (
    "police",
    "polizei",
    "prosecut",
    "staatsanwalt",
    "court",
    "gericht",
    "customs",
    "zollamt",
    "zoll",
    "prison",
    "gefängnis",
    "justiz",
    "justice",
    "haftanstalt",
    "vollzug",
    "jva",
    "jail",
    "corrections",
    "probation",
    "bewährung",
    "public order",
    "ordnungsamt",
    "ordnungs",
    "law enforcement",
    "strafverfolgung",
    "regulatory",
    "border",
    "sheriff",
    "constab",
    "security",
    "sicherheit",
    "kriminal",
)
_PREVENT = (
    "prevent",
    "prävention",
    "school",
    "schul",
    "youth",
    "jugend",
    "educat",
    "bildung",
    "kindergarten",
    "kita",
    "family",
    "familie",
    "children",
    "kinder",
    "university",
    "universität",
    "hochschule",
    "sport",
    "culture",
    "kultur",
    "parent",
    "eltern",
    "neighbo",
    "quartier",
    "integration",
    "teacher",
    "lehrer",
    "library",
    "bücherei",
)
_CUSTODY, _MEDICINE = ("prison", "vollzug", "haft", "jail"), ("health", "medi", "gesundheit", "arzt", "ärzt")
_ORDER: tuple[tuple[tuple[str, ...], Pillar], ...] = (
    (_LIVED, Pillar.HARM_REDUCTION),
    (_HARM, Pillar.HARM_REDUCTION),
    (_LAW, Pillar.LAW_ENFORCEMENT),
    (("präventi", "prevent"), Pillar.PREVENTION),
    (_CURE, Pillar.TREATMENT),
    (_PREVENT, Pillar.PREVENTION),
)


def guess_pillar(name: str) -> Pillar | None:
    """None where the name tells nothing."""
    plain = _plain(name)
    if any(_says(plain, word) for word in _CUSTODY) and any(_says(plain, word) for word in _MEDICINE):
        return Pillar.TREATMENT
    return next((pillar for words, pillar in _ORDER if any(_says(plain, word) for word in words)), None)


def guess_lived_experience(name: str) -> bool:
    plain = _plain(name)
    return any(_says(plain, word) for word in _LIVED)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split()) + " "


def _says(plain: str, word: str) -> bool:
    """Short words must begin a word: "hiv" is no part of "archive"."""
    if len(word) > 4:
        return word.casefold() in plain
    return re.search(rf"\b{re.escape(word.casefold())}", plain) is not None
