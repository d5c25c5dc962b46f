"""The topics by which pages and records gather."""

from demo.text import T

TOPICS = {
    "verwaltungsstrukturen": T(
        "dezentrale Verwaltungsstrukturen", "structures administratives décentralisées", "децентралізоване управління"
    ),
    "daseinsvorsorge": T("kommunale Daseinsvorsorge", "services publics locaux", "комунальні послуги населенню"),
    "klima": T("Klima", "climat", "клімат"),
    "energie": T("Energie", "énergie", "енергетика"),
    "digitalisierung": T("Digitalisierung", "numérique", "цифровізація"),
    "gesundheit": T("Gesundheit", "santé", "охорона здоров’я"),
    "jugend": T("Jugend", "jeunesse", "молодь"),
    "kultur": T("Kultur", "culture", "культура"),
    "versoehnung": T("Versöhnung", "réconciliation", "примирення"),
    "wiederaufbau": T("Wiederaufbau", "reconstruction", "відбудова"),
    "generationswechsel": T("Generationswechsel", "passage de relais", "зміна поколінь"),
    "beteiligung": T("Beteiligung", "participation citoyenne", "участь громадян"),
}
