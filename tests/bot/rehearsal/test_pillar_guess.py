"""Which pillar an agency's name suggests, in English and German."""

import pytest

from bot.rehearsal.pillar_guess import guess_lived_experience, guess_pillar
from dialogs.methods.positions import Pillar

P, T, H, L = Pillar.PREVENTION, Pillar.TREATMENT, Pillar.HARM_REDUCTION, Pillar.LAW_ENFORCEMENT
NAMES = {
    "Police": L,
    "Polizeipräsidium Neustadt": L,
    "BUNDESPOLIZEI": L,
    "Public prosecutor": L,
    "Staatsanwaltschaft": L,
    "Ordnungsamt": L,
    "Customs": L,
    "Hauptzollamt": L,
    "Jugendgericht": L,
    "Justizvollzugsanstalt": L,
    "Bewährungshilfe": L,
    "Prison health": T,
    "Justizvollzug: Medizin": T,
    "Gesundheitsamt": T,
    "Public health office": T,
    "Klinikum": T,
    "Drogenberatung e. V.": T,
    "Addiction services": T,
    "Ärztekammer": T,
    "Jugendamt": P,
    "Youth office": P,
    "Schulamt": P,
    "Suchtprävention": P,
    "Prevention office": P,
    "Aidshilfe": H,
    "Streetwork": H,
    "Drug consumption room": H,
    "Konsumraum": H,
    "Spritzentausch": H,
    "Homeless shelter": H,
    "Selbsthilfe JES": H,
    "People who use drugs": H,
    "Mayor": None,
    "Stadtarchiv": None,
    "Fire brigade": None,
    "Kontrollstelle": None,
    "Stadtwerke": None,
}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_suggests_the_pillar(name: str) -> None:
    assert guess_pillar(name) is NAMES[name]


def test_decomposed_letters_are_read_alike() -> None:
    assert guess_pillar("Bewa\u0308hrungshilfe") is L


def test_lived_experience_is_suggested_only_for_those_who_have_it() -> None:
    assert guess_lived_experience("Selbstorganisation drogengebrauchender Menschen")
    assert not guess_lived_experience("Polizei")
