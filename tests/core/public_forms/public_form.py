"""A public form for tests, served at an address of its own; `urlpatterns` takes the place of the site's."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from config.urls import urlpatterns as site_urlpatterns
from core.privacy import links, retention
from core.public_forms.form import Consent, PublicForm, personal
from core.public_forms.handling import handle_form
from core.public_forms.models import Submission
from core.public_forms.uploads import UploadField

ADDRESS = "/test-form/"


class SampleForm(PublicForm):
    name = "sample"
    heading = "Sample"
    email = personal(forms.EmailField(label="E-mail"), purpose="To answer you.", retention="sample")
    text = personal(forms.CharField(label="Text", widget=forms.Textarea), purpose="To help.", retention="sample")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, required=False)
    files = personal(UploadField(label="Files", required=False), purpose="To help.", retention="sample")
    consent = Consent(_("Send"))
    saved = []

    def save(self, submission):
        if self.cleaned_data["text"] == "booked out":
            raise ValidationError("There is no seat left.")
        self.saved.append(self.cleaned_data)
        return {"number": f"S-{submission.pk}"}


retention.period("sample", 10, "10 days")


@csrf_exempt
def view(request):
    def show(context):
        return render(request, "public_forms/form.html", context | {"heading_level": 1})

    def show_or_thank(context):
        return HttpResponse(f"thanks {context['receipt']['number']}") if context["receipt"] else show(context)

    return handle_form(request, SampleForm, target="page", render=show_or_thank)


@links.private
def by_link(request, token):
    submission = links.resolve(token, "see")
    return HttpResponse("known" if submission else "unknown", status=200 if submission else 404)


urlpatterns = [path("test-form/", view), path("by-link/<str:token>/", by_link), *site_urlpatterns]


def valid(client, **changes):
    """What a browser would send: the fields and the token of a form that was just loaded."""
    from tests.html import soup_of

    token = soup_of(client.get(ADDRESS)).find("input", attrs={"name": "form_token"})["value"]
    return {
        "form_token": token,
        "homepage": "",
        "email": "amina@example.org",
        "text": "Guten Tag",
        "consent": "on",
    } | changes


def count():
    return Submission.objects.filter(form="sample").count()
