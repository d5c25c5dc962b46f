"""Questions of responsibility, answered from public sources; the contacts are made up and say so in their roles."""

from demo.text import T

STAEDTETAG = "Städtetag Baden-Württemberg"
SKEW = "Servicestelle Kommunen in der Einen Welt (SKEW)"
LEAD = "johanna.beispiel@example.org"
UKRAINE = "taras.muster@example.org"

CONCERNS = [
    {
        "question": T(
            "Wer entscheidet über eine neue Partnerschaft?",
            "Qui décide d’un nouveau partenariat ?",
            "Хто вирішує, чи буде нове партнерство?",
        ),
        "answer": T(
            "Die Kommune selbst, in der Regel der Gemeinderat. Bund und Land setzen den Rahmen, schreiben aber keine "
            "Partnerschaft vor. Die Projektstelle berät vorab.",
            "La commune elle-même, en règle générale le conseil municipal. L’État fédéral et le Land fixent le cadre, mais "
            "n’imposent aucun partenariat. Le bureau de coordination conseille en amont.",
            "Сама громада, зазвичай її рада. Федерація та земля створюють рамкові умови, але партнерств не нав’язують. "
            "Проєктний офіс консультує заздалегідь.",
        ),
        "level": "municipal",
        "organisations": [STAEDTETAG],
        "contact": LEAD,
    },
    {
        "question": T(
            "Unser Partnerschaftsverein findet keinen Nachwuchs. Wer hilft?",
            "Notre association de jumelage ne trouve pas de relève. Qui peut aider ?",
            "Наше товариство партнерства не знаходить молодих людей. Хто допоможе?",
        ),
        "answer": T(
            "Die Projektstelle kennt Beispiele für gelungene Übergaben und bringt Vereine miteinander ins Gespräch.",
            "Le bureau de coordination connaît des exemples de passages de relais réussis et met les associations en contact.",
            "Проєктний офіс знає приклади вдалого передання справ і знайомить товариства між собою.",
        ),
        "level": "municipal",
        "organisations": [STAEDTETAG],
        "contact": LEAD,
        "topics": ["generationswechsel"],
    },
    {
        "question": T(
            "Wir möchten eine Partnerschaft mit der Ukraine beginnen. Wer berät uns?",
            "Nous souhaitons nouer un partenariat avec l’Ukraine. Qui nous conseille ?",
            "Ми хочемо започаткувати партнерство з Україною. Хто нас проконсультує?",
        ),
        "answer": T(
            "Die Projektstelle berät neue und bestehende Partnerschaften und vermittelt zwischen Bund, Land und Kommunen.",
            "Le bureau de coordination conseille les partenariats, nouveaux ou établis, et fait le lien entre l’État fédéral, "
            "le Land et les communes.",
            "Проєктний офіс консультує нові й наявні партнерства та поєднує федерацію, землю і громади.",
        ),
        "level": "municipal",
        "organisations": [STAEDTETAG],
        "contact": UKRAINE,
        "countries": ["UA"],
        "topics": ["wiederaufbau"],
    },
    {
        "question": T(
            "Wer verantwortet die Landespartnerschaft mit Burundi?",
            "Qui est responsable du partenariat du Land avec le Burundi ?",
            "Хто відповідає за партнерство землі з Бурунді?",
        ),
        "answer": T(
            "Das Land, vertreten durch das Staatsministerium. Das Cluster Governance/Kommunales leitet die Projektstelle.",
            "Le Land, représenté par le ministère d’État. Le pôle Gouvernance et collectivités locales est piloté par le "
            "bureau de coordination.",
            "Земля, яку представляє Державне міністерство. Кластер «Урядування та місцеве самоврядування» очолює проєктний "
            "офіс.",
        ),
        "level": "state",
        "organisations": ["Staatsministerium Baden-Württemberg"],
        "countries": ["BI"],
        "topics": ["verwaltungsstrukturen", "daseinsvorsorge"],
    },
    {
        "question": T(
            "Wer fördert Projekte gemeinnütziger Träger in Burundi?",
            "Qui soutient les projets d’organismes d’utilité publique au Burundi ?",
            "Хто підтримує проєкти неприбуткових організацій у Бурунді?",
        ),
        "answer": T(
            "Die SEZ mit ihrem Programm bwirkt! Bitte prüfen Sie dort die aktuelle Frist.",
            "La SEZ, avec son programme bwirkt! Veuillez y vérifier l’échéance en vigueur.",
            "Фонд SEZ через програму bwirkt! Чинний строк подання перевіряйте, будь ласка, на його сайті.",
        ),
        "level": "state",
        "organisations": ["Stiftung Entwicklungs-Zusammenarbeit Baden-Württemberg (SEZ)"],
        "countries": ["BI"],
    },
    {
        "question": T(
            "Wo gibt es Geld für ein kleines Vorhaben der Entwicklungspolitik?",
            "Où trouver un financement pour un petit projet de politique de développement ?",
            "Де отримати кошти на невеликий проєкт у сфері розвитку?",
        ),
        "answer": T(
            "Beim Kleinprojektefonds der SKEW. Sie berät Kommunen auch zum Programm Nakopa.",
            "Auprès du fonds pour petits projets de la SKEW, qui conseille aussi les communes sur le programme Nakopa.",
            "У фонді малих проєктів SKEW. Центр консультує громади також щодо програми Nakopa.",
        ),
        "level": "federal",
        "organisations": [SKEW],
    },
    {
        "question": T(
            "Wer fördert Begegnungen mit Partnerstädten in der Europäischen Union?",
            "Qui soutient les rencontres avec des villes jumelées dans l’Union européenne ?",
            "Хто підтримує зустрічі з містами-побратимами в Європейському Союзі?",
        ),
        "answer": T(
            "Die EU mit dem Programm CERV. Die Kontaktstelle CERV berät Antragstellende in Deutschland.",
            "L’UE, avec le programme CERV. Le point de contact CERV conseille les porteurs de projet en Allemagne.",
            "ЄС через програму CERV. Контактний пункт CERV консультує заявників у Німеччині.",
        ),
        "level": "eu",
        "organisations": ["Kontaktstelle CERV"],
        "topics": ["beteiligung"],
    },
    {
        "question": T(
            "Eine öffentliche Stelle beseitigt eine gemeldete Barriere nicht. An wen kann ich mich wenden?",
            "Un organisme public ne supprime pas un obstacle signalé. À qui s’adresser ?",
            "Публічна установа не усуває перешкоди, про яку повідомили. До кого звернутися?",
        ),
        "answer": T(
            "An die Schlichtungsstelle. Zuvor müssen Sie die Barriere bei der Stelle selbst gemeldet haben.",
            "À l’organe de médiation. Vous devez d’abord avoir signalé l’obstacle à l’organisme concerné.",
            "До органу примирення. Спершу слід повідомити про перешкоду саму установу.",
        ),
        "level": "state",
        "organisations": ["Schlichtungsstelle beim Landeszentrum Barrierefreiheit"],
    },
]
