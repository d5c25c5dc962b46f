"""
What the office exists for, thought by thought: each stands on its page in every language, and nothing larger does.

The phrases are the hinges of each thought: whoever rewords a page keeps them, or changes this table with the office.
"""

import json
import re

import pytest

from core.text import languages
from demo import reader

THOUGHTS = {
    "a lasting hold for exchange and encounter": (
        "home",
        {
            "de": ["Austausch und der Begegnung in Europa und weltweit", "Halt"],
            "fr": ["pilier des échanges et des rencontres, en Europe et dans le monde"],
            "uk": ["опорою обміну й зустрічей у Європі та в усьому світі"],
        },
    ),
    "understanding between peoples is needed more than ever": (
        "home",
        {
            "de": ["Globale Trends und akute Entwicklungen", "heute mehr denn je", "Völkerverständigung"],
            "fr": ["Tendances mondiales et crises actuelles", "plus que jamais", "entente entre les peuples"],
            "uk": ["Глобальні тенденції та гострі події", "як ніколи", "порозуміння між народами"],
        },
    ),
    "set up by the Städtetag with the Land’s money": (
        "office",
        {
            "de": ["Mit Mitteln des Landtags und des Staatsministeriums", "eingerichtet"],
            "fr": ["fonds du Landtag", "ministère d’État", "a créé"],
            "uk": ["створив", "коштом ландтагу", "Державного міністерства"],
        },
    ),
    "support and networking for staff and volunteers": (
        "office",
        {
            "de": ["unterstützt und vernetzt Haupt- und Ehrenamtliche"],
            "fr": ["épaule et met en réseau les professionnels et les bénévoles"],
            "uk": ["підтримує й поєднує посадовців і волонтерів"],
        },
    ),
    "co-ordination of the working group together with others": (
        "working-group",
        {
            "de": ["koordiniert die AG mit", "Internationale Seite"],
            "fr": ["participe à sa coordination", "Volet international"],
            "uk": ["бере участь у її координації", "Міжнародний вимір"],
        },
    ),
    "friendly bonds with Burundi since the eighties": (
        "burundi",
        {
            "de": ["Seit den 1980er-Jahren", "freundschaftliche und partnerschaftliche Verbindungen gewachsen"],
            "fr": ["Depuis les années 1980", "liens d’amitié et de partenariat"],
            "uk": ["З 1980-х років", "дружні й партнерські зв’язки"],
        },
    ),
    "the office looks after its cluster": (
        "burundi",
        {
            "de": ["betreut die Projektstelle das Cluster", "insbesondere", "dezentrale Verwaltungsstrukturen"],
            "fr": ["bureau de coordination suit le pôle", "en particulier", "structures administratives"],
            "uk": ["проєктний офіс опікується кластером", "насамперед", "децентралізовані управлінські структури"],
        },
    ),
    "services of general interest": (
        "burundi-cluster",
        {
            "de": ["das die Projektstelle in der Landespartnerschaft betreut", "Daseinsvorsorge"],
            "fr": ["que le bureau de coordination suit au sein du partenariat", "services publics essentiels"],
            "uk": ["яким у межах партнерства землі опікується проєктний офіс", "базові послуги"],
        },
    ),
    "new partnerships in consequence of the war of aggression": (
        "ukraine",
        {
            "de": ["Infolge des russischen Angriffskrieges", "seit Februar 2022 immer neue Partnerschaften"],
            "fr": ["en conséquence de la guerre d’agression russe", "Depuis février 2022"],
            "uk": ["Унаслідок російської агресивної війни", "з лютого 2022 року"],
        },
    ),
    "a range from aid to reconstruction": (
        "ukraine",
        {
            "de": ["Das Spektrum ist breit: Hilfslieferungen", "Delegationsbesuche", "Projekte des Wiederaufbaus"],
            "fr": ["L’éventail est large", "visites de délégations", "projets communs de reconstruction"],
            "uk": ["Спектр широкий", "взаємні візити делегацій", "спільні проєкти відбудови"],
        },
    ),
    "advice to new and old, networks of all levels": (
        "ukraine",
        {
            "de": ["berät Partnerschaften, die gerade entstehen, ebenso wie bestehende", "vernetzt sie Bund, Land"],
            "fr": ["conseille les partenariats naissants comme les partenariats existants", "met aussi en réseau"],
            "uk": ["консультує і партнерства, що тільки народжуються, і наявні", "поєднує федерацію, землю"],
        },
    ),
    "partnerships change": (
        "partnerships",
        {
            "de": ["ausgewählte Zukunftsthemen", "Generationswechsel", "Bürgerschaft und Verwaltung", "Zusammenspiel"],
            "fr": ["thèmes d’avenir choisis", "passage de relais", "formes innovantes d’engagement citoyen"],
            "uk": ["обраних темах майбутнього", "зміна поколінь", "інноваційні форми громадянської участі"],
        },
    ),
    "practice of participation and of money is collected": (
        "office",
        {
            "de": ["neue Formen der Beteiligung", "Wege der Finanzierung", "Beteiligten darüber ins Gespräch"],
            "fr": ["nouvelles formes de participation", "sources de financement"],
            "uk": ["нових форматів участі", "можливості фінансування"],
        },
    ),
    "the Städtetag’s channels and individual advice": (
        "advice",
        {
            "de": ["Einzelberatung", "Kanäle des Städtetags"],
            "fr": ["conseil individuel", "canaux du Städtetag"],
            "uk": ["ндивідуальна консультація", "канали Städtetag"],
        },
    ),
    "at hand for Europe and the world": (
        "europe-world",
        {
            "de": ["für alle internationalen Partnerschaften baden-württembergischer Kommunen da"],
            "fr": ["tous les partenariats internationaux des communes du Bade-Wurtemberg"],
            "uk": ["всі міжнародні партнерства громад Баден-Вюртембергу"],
        },
    ),
}
# What the office has not said of itself.
LARGER = {
    "de": r"leitet (die Projektstelle|das Cluster)|Projektstelle[^.]*\bleitet\b|Federführung|[Ww]ir moderieren",
    "fr": r"pilot(e|é|age)\b|Nous animons",
    "uk": r"очолює|модеруватимемо",
}


def text_of(page, code):
    return re.sub(r"(?:[\s\u00a0\u202f]|\\n)+", " ", json.dumps(page.words[code], ensure_ascii=False, default=str))


PAGES = {page.key: page for page in reader.pages()}


@pytest.mark.parametrize("code", languages.CODES)
@pytest.mark.parametrize("thought", THOUGHTS)
def test_each_thought_stands_on_its_page(thought, code):
    key, phrases = THOUGHTS[thought]
    text = text_of(PAGES[key], code)
    assert [phrase for phrase in phrases[code] if phrase not in text] == []


@pytest.mark.parametrize("code", languages.CODES)
def test_no_page_makes_the_office_larger_than_it_is(code):
    texts = {key: text_of(page, code) for key, page in PAGES.items() if code in page.words}
    assert {key: found.group() for key, text in texts.items() if (found := re.search(LARGER[code], text))} == {}
