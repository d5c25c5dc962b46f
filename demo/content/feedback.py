"""The page on which readers report barriers and mistakes."""

from demo.text import T

PAGES = [
    {
        "key": "feedback",
        "type": "feedback.FeedbackPage",
        "parent": "home",
        "title": T(
            de="Barriere oder Fehler melden",
            fr="Signaler un obstacle ou une erreur",
            uk="Повідомити про перешкоду чи помилку",
        ),
        "slug": T(de="melden", fr="signaler", uk="povidomyty"),
        "summary": T(
            de="Etwas auf dieser Website lässt sich nicht nutzen oder stimmt nicht? Sagen Sie es uns.",
            fr="Un élément de ce site est inutilisable ou inexact ? Dites-le-nous.",
            uk="Щось на цьому сайті недоступне або неправильне? Напишіть нам.",
        ),
        "search_description": T(
            de="Formular, um eine Barriere oder einen Fehler auf dieser Website zu melden, auch ohne Angabe einer Adresse.",
            fr="Formulaire pour signaler un obstacle ou une erreur sur ce site, même sans indiquer d’adresse.",
            uk="Форма, щоб повідомити про перешкоду чи помилку на цьому сайті, навіть не вказуючи адреси.",
        ),
        "as_of_days_ago": 7,
        "in_menu": False,
        "share_image": "hands",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Wenn Sie auf dieser Website auf eine Barriere stoßen oder einen Fehler finden, schreiben Sie es "
                        "uns hier. Ihren Namen brauchen wir nicht, und eine E-Mail-Adresse nur, wenn Sie eine Antwort "
                        "möchten.</p>"
                        "<p><b>Wann Sie von uns hören:</b> Auf die Meldung einer Barriere antworten wir innerhalb von vier "
                        "Wochen. Alle anderen Meldungen lesen wir auch, können aber keine Antwort bis zu einem bestimmten "
                        "Tag versprechen.</p>"
                        '<p>Antworten wir nicht oder nicht ausreichend, steht in der <a linktype="page" '
                        'id="accessibility">Erklärung zur Barrierefreiheit</a>, an wen Sie sich dann wenden können.</p>'
                    ),
                    fr=(
                        "<p>Si vous rencontrez un obstacle à l’accessibilité ou une erreur sur ce site, écrivez-nous ici. "
                        "Nous n’avons pas besoin de votre nom ; une adresse électronique n’est nécessaire que si vous souhaitez une réponse.</p>"
                        "<p><b>Quand aurez-vous de nos nouvelles ?</b> Lorsqu’un obstacle est signalé, nous répondons dans "
                        "un délai de quatre semaines. Nous lisons aussi tous les autres signalements, mais sans pouvoir "
                        "promettre de réponse dans un délai précis.</p>"
                        "<p>Si nous ne répondons pas, ou pas suffisamment, la "
                        '<a linktype="page" id="accessibility">déclaration d’accessibilité</a> indique à qui vous '
                        "adresser.</p>"
                    ),
                    uk=(
                        "<p>Якщо ви натрапили на цьому сайті на перешкоду або помилку, напишіть нам тут. Ваше ім’я нам не "
                        "потрібне, а електронна адреса — лише тоді, коли ви бажаєте отримати відповідь.</p>"
                        "<p><b>Коли чекати на відповідь:</b> на повідомлення про перешкоду ми відповідаємо протягом "
                        "чотирьох тижнів. Усі інші повідомлення ми теж читаємо, але не можемо обіцяти відповіді до певного "
                        "дня.</p>"
                        "<p>Якщо ми не відповіли або відповідь недостатня, у "
                        '<a linktype="page" id="accessibility">заяві про доступність</a> зазначено, куди звернутися '
                        "далі.</p>"
                    ),
                ),
            )
        ],
    },
]
