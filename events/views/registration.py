"""The page on which one registers."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.registration import service
from events.registration.form import RegistrationForm
from home import i18n
from home.public_forms import answer

TEMPLATE = "events/registration_page.html"


def register(request, event):
    event.sub_page = i18n.SubPage("registration/", _("Registration: %(event)s") % {"event": event.title})
    try:
        service.refuse_outside_window(event.source)
    except ValidationError as error:
        response = event.render(request, template=TEMPLATE, context_overrides={"closed": error.messages[0]})
        response.status_code = 422 if request.method == "POST" else 200
        return response

    def render(exchange):
        return event.render(request, template=TEMPLATE, context_overrides=exchange)

    return answer(request, RegistrationForm, target=str(event.translation_key), render=render, event=event)
