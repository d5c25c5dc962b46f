"""Pictures that the project drew itself (`images/`), and files (`media/` and `documents/`)."""

from pathlib import Path

from demo.text import T

HERE = Path(__file__).parent
DRAWN_HERE = {"credit": "Koordination Kommunale Partnerschaften", "licence": "CC0-1.0", "source": "Eigene Illustration"}

IMAGES = [
    {
        "key": "map-lines",
        "title": "Landkarte mit Verbindungen",
        "alt": T(
            de="Stilisierte Landkarte im blauen Meer: Von einer grünen Insel in der Mitte führen Bögen zu Orten in der Ferne.",
            fr="Carte stylisée sur une mer bleue : des arcs relient une île verte, au centre, à des lieux éloignés.",
            uk="Стилізована мапа посеред синього моря: від зеленого острова в центрі дуги ведуть до далеких місць.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "hills-burundi",
        "title": "Terrassenhügel am See",
        "alt": T(
            de="Grüne Terrassenhügel über einem See, kleine Häuser und Bananenstauden; auf einem roten Weg gehen drei Menschen mit einem Fahrrad.",
            fr="Collines en terrasses au-dessus d’un lac, petites maisons et bananiers ; trois personnes marchent avec un vélo sur un chemin rouge.",
            uk="Зелені тераси пагорбів над озером, невеликі будинки й банани; червоною стежкою йдуть троє людей із велосипедом.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "wheat-ukraine",
        "title": "Weizenfeld vor der Stadt",
        "alt": T(
            de="Weizenfeld unter weitem Himmel, dahinter eine Stadt mit grünen Kuppeln, Wohnblöcken und einem Kran; zwei Menschen gehen aufeinander zu.",
            fr="Champ de blé sous un vaste ciel, au fond une ville avec des coupoles vertes, des immeubles et une grue ; deux personnes vont l’une vers l’autre.",
            uk="Пшеничне поле під широким небом, на обрії місто із зеленими банями, багатоповерхівками й краном; двоє людей ідуть назустріч одне одному.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "bridge",
        "title": "Brücke aus Stein und Stahl",
        "alt": T(
            de="Eine Brücke, halb aus Stein, halb aus Stahl, über einem Fluss; in ihrer Mitte geben sich Menschen von beiden Ufern die Hand.",
            fr="Un pont, moitié pierre, moitié acier, au-dessus d’un fleuve ; au milieu, des personnes venues des deux rives se serrent la main.",
            uk="Міст над річкою, наполовину кам’яний, наполовину сталевий; посередині люди з обох берегів тиснуть одне одному руки.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "rings",
        "title": "Zwei Städte, zwei Ringe",
        "alt": T(
            de="Eine Fachwerkstadt und eine Stadt mit Kuppeln am selben Ufer, darüber zwei verschlungene Ringe; davor zwei Menschen in einem Boot.",
            fr="Une ville à colombages et une ville à coupoles sur la même rive, surmontées de deux anneaux entrelacés ; devant, deux personnes dans une barque.",
            uk="Фахверкове місто й місто з банями на одному березі, над ними два сплетені кільця; попереду двоє людей у човні.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "town-hall",
        "title": "Rathaus am Marktplatz",
        "alt": T(
            de="Ein Fachwerkrathaus mit Uhr an einem Marktplatz mit Linde, Brunnen, Marktstand und Menschen.",
            fr="Une mairie à colombages avec son horloge, sur la place du marché, avec un tilleul, une fontaine, un étal et des passants.",
            uk="Фахверкова ратуша з годинником на ринковій площі; липа, фонтан, ятка й люди.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "river",
        "title": "Flusstal mit Weinbergen",
        "alt": T(
            de="Ein Flusstal mit Weinbergen, Dorf und Burg; auf dem Wasser ein Boot, im Weinberg wird geerntet.",
            fr="Une vallée fluviale avec des vignobles, un village et un château ; un bateau sur l’eau, une personne vendange.",
            uk="Долина річки з виноградниками, селом і замком; на воді човен, у винограднику збирають урожай.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "hands",
        "title": "Handschlag über dem Plan",
        "alt": T(
            de="Eine Frau und ein Mann geben sich über einem Tisch mit Plan und Unterlagen die Hand; im Fenster sind ihre beiden Städte zu sehen.",
            fr="Une femme et un homme se serrent la main au-dessus d’une table couverte d’un plan et de documents ; par la fenêtre, on voit leurs deux villes.",
            uk="Жінка й чоловік тиснуть одне одному руки над столом із планом і паперами; у вікні видно обидва їхні міста.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "books",
        "title": "Gedächtnis einer Partnerschaft",
        "alt": T(
            de="Zwischen Archivregalen lesen ein älterer und ein jüngerer Mensch in einem offenen Buch; daneben Briefe und eine Lampe.",
            fr="Entre des rayonnages d’archives, une personne âgée et une plus jeune lisent ensemble un livre ouvert ; à côté, des lettres et une lampe.",
            uk="Між архівними полицями двоє людей, старша й молодша, читають розгорнуту книгу; поруч листи й лампа.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "bulbs",
        "title": "Ideenwerkstatt",
        "alt": T(
            de="Fünf Menschen, eine Person im Rollstuhl, arbeiten an einem Tisch; über ihnen leuchtet eine Glühbirne.",
            fr="Cinq personnes, dont une en fauteuil roulant, travaillent autour d’une table ; une ampoule brille au-dessus d’elles.",
            uk="П’ятеро людей, одна з них на кріслі колісному, працюють за столом; над ними світиться лампочка.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "youth",
        "title": "Jugendcamp am See",
        "alt": T(
            de="Junge Menschen sitzen an einem See um ein Lagerfeuer; dahinter Zelte und Fahrräder, jemand spielt Gitarre.",
            fr="Des jeunes sont assis autour d’un feu de camp au bord d’un lac ; derrière, des tentes et des vélos, quelqu’un joue de la guitare.",
            uk="Молодь сидить біля багаття на березі озера; позаду намети й велосипеди, хтось грає на гітарі.",
        ),
        **DRAWN_HERE,
    },
    {
        "key": "heat-pump",
        "title": "Gemeindehaus im Winter",
        "alt": T(
            de="Ein Gemeindehaus im Schnee mit Solarmodulen auf dem Dach und einer Wärmepumpe; davor Menschen und ein Schneemann.",
            fr="Un foyer communal sous la neige, avec des panneaux solaires sur le toit et une pompe à chaleur ; devant, des habitants et un bonhomme de neige.",
            uk="Громадський будинок у снігу із сонячними панелями на даху й тепловим насосом; перед ним люди та сніговик.",
        ),
        **DRAWN_HERE,
    },
]

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
        "key": "delegation-checklist",
        "title": "Demo – Checkliste für den ersten Delegationsbesuch",
        "language": "de",
        "file": "leitfaden-demo.pdf",
    },
    {
        "key": "demo-video",
        "title": "Wie aus Punkten ein Netz wird (Demo-Film ohne Ton)",
        "language": "de",
        "file": "demo-clip.mp4",
    },
    {
        "key": "demo-captions",
        "title": "Untertitel zum Demo-Film",
        "language": "de",
        "file": "demo-clip.de.vtt",
    },
]
