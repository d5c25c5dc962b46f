"""Pictures, which the project draws itself (`draw` names the drawing, `brief` says what it shows), and files."""

from pathlib import Path

from home.demo.text import T

HERE = Path(__file__).parent

IMAGES = [
    {
        "key": "map-lines",
        "title": "Landkarte mit Verbindungen",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de="Vereinfachte Landkarte mit Punkten, die durch geschwungene Linien verbunden sind.",
            fr="Carte simplifiée dont les points sont reliés par des lignes courbes.",
            uk="Спрощена мапа з точками, сполученими плавними лініями.",
        ),
        "draw": "map-lines",
        "brief": (
            "Pale abstract land shapes on a light ground, eight round markers joined by thin curved lines, one "
            "marker larger than the others in the lower centre."
        ),
    },
    {
        "key": "hills-burundi",
        "title": "Hügellandschaft",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de=(
                "Grüne Hügel hintereinander, mit Terrassenfeldern und kleinen Häusern, darüber eine tief stehende "
                "Sonne."
            ),
            fr="Collines vertes en enfilade, avec des champs en terrasses et de petites maisons sous un soleil bas.",
            uk="Зелені пагорби один за одним із терасами полів і маленькими будиночками, над ними низьке сонце.",
        ),
        "draw": "hills-burundi",
        "brief": (
            "Four layers of overlapping rounded hills from dark to pale green, terrace lines across two of them, "
            "three tiny houses, a low warm sun."
        ),
    },
    {
        "key": "wheat-ukraine",
        "title": "Weizenfeld unter blauem Himmel",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de="Gelbes Weizenfeld mit großen Ähren im Vordergrund unter blauem Himmel.",
            fr="Champ de blé jaune, de grands épis au premier plan, sous un ciel bleu.",
            uk="Жовте пшеничне поле з великими колосками на передньому плані під блакитним небом.",
        ),
        "draw": "wheat-ukraine",
        "brief": (
            "Upper half plain sky blue, lower half golden field with slanted furrows, seven stylised ears of "
            "wheat in the foreground."
        ),
    },
    {
        "key": "bridge",
        "title": "Bogenbrücke",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de="Steinerne Bogenbrücke über einen Fluss, an beiden Ufern Häuser einer Stadt.",
            fr="Pont de pierre à arches sur une rivière, des maisons de ville sur les deux rives.",
            uk="Кам’яний арковий міст через річку, на обох берегах — міські будинки.",
        ),
        "draw": "bridge",
        "brief": (
            "A three-arched bridge across calm water, simple gabled houses on the left bank, flat-roofed and "
            "domed houses on the right bank, soft morning colours."
        ),
    },
    {
        "key": "rings",
        "title": "Verbundene Ringe",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de="Drei ineinandergreifende Ringe in verschiedenen Farben.",
            fr="Trois anneaux entrelacés de couleurs différentes.",
            uk="Три переплетені кільця різних кольорів.",
        ),
        "draw": "rings",
        "brief": (
            "Three interlocking thick rings in blue, ochre and green on a pale ground, with visible "
            "over-and-under crossings."
        ),
    },
    {
        "key": "town-hall",
        "title": "Rathaus",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de="Rathaus mit Giebel, Uhr und Treppe, davor ein leerer Platz.",
            fr="Hôtel de ville à pignon, avec une horloge et un escalier, devant une place vide.",
            uk="Ратуша з фронтоном, годинником і сходами, перед нею порожня площа.",
        ),
        "draw": "town-hall",
        "brief": (
            "Front view of a gabled town hall with a clock, arched windows, five steps and a ramp beside them, "
            "an empty square with paving lines."
        ),
    },
    {
        "key": "river",
        "title": "Fluss in der Ebene",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de="Ein Fluss schlängelt sich durch Felder bis zum Horizont.",
            fr="Une rivière serpente à travers champs jusqu’à l’horizon.",
            uk="Річка звивається поміж полів аж до обрію.",
        ),
        "draw": "river",
        "brief": (
            "A blue river winding in three bends from the lower edge to the horizon, patchwork fields on both "
            "sides, two rows of round trees."
        ),
    },
    {
        "key": "hands",
        "title": "Hände, die zusammenkommen",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de="Vier Hände verschiedener Hautfarben legen sich übereinander.",
            fr="Quatre mains de différentes couleurs de peau posées l’une sur l’autre.",
            uk="Чотири долоні з різним кольором шкіри складено одна на одну.",
        ),
        "draw": "hands",
        "brief": (
            "Four stylised flat hands with different skin tones reaching in from the four sides and overlapping "
            "in the centre, coloured sleeves."
        ),
    },
    {
        "key": "books",
        "title": "Aufgeschlagenes Buch",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de="Aufgeschlagenes Buch, daneben ein Stapel Bücher und ein Stift.",
            fr="Livre ouvert, à côté d’une pile de livres et d’un crayon.",
            uk="Розгорнута книжка, поруч стос книжок і олівець.",
        ),
        "draw": "books",
        "brief": (
            "An open book with text lines as plain bars, to the right a stack of three coloured books and a "
            "pencil lying across."
        ),
    },
    {
        "key": "bulbs",
        "title": "Glühlampen",
        "credit": "Koordination Kommunale Partnerschaften",
        "licence": "CC0-1.0",
        "source": "Eigene Illustration",
        "alt": T(
            de="Fünf hängende Glühlampen, eine davon leuchtet.",
            fr="Cinq ampoules suspendues, dont une allumée.",
            uk="П’ять лампочок на дротах, одна з них світиться.",
        ),
        "draw": "bulbs",
        "brief": (
            "Five light bulbs hanging from thin cords at different heights, one of them glowing yellow with "
            "short rays, the others in outline."
        ),
    },
]

# Handouts lie beside this module, films among the media.
DOCUMENTS = [
    {
        "key": "first-meeting-de",
        "title": "Fragen für das erste Treffen (Deutsch)",
        "language": "de",
        "file": HERE / "documents" / "fragen-erstes-treffen.pdf",
    },
    {
        "key": "first-meeting-fr",
        "title": "Questions pour la première rencontre (français)",
        "language": "fr",
        "file": HERE / "documents" / "questions-premiere-rencontre.pdf",
    },
    {
        "key": "first-meeting-uk",
        "title": "Запитання для першої зустрічі (українською)",
        "language": "uk",
        "file": HERE / "documents" / "zapytannia-persha-zustrich.pdf",
    },
    {
        "key": "demo-video",
        "title": "Wie aus Punkten ein Netz wird (Demo-Film ohne Ton)",
        "language": "de",
        "file": "demo-clip.mp4",
    },
]
