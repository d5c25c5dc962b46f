"""What a subscriber does by the link in a mail."""

from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from core.public_forms.link_views import for_holder
from newsletter import subscriptions
from newsletter.form import PreferencesForm


def _unknown(request):
    return TemplateResponse(request, "newsletter/gone.html", {"unknown": True}, status=404)


@for_holder(subscriptions.SCOPE, unknown=_unknown)
def subscription(request, subscriber):
    if request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click":
        subscriptions.unsubscribe(subscriber)  # RFC 8058: a mail program asks, nobody reads the answer
        return HttpResponse()
    action = request.POST.get("action", "") if request.method == "POST" else ""
    if action == "unsubscribe":
        subscriptions.unsubscribe(subscriber)
        return TemplateResponse(request, "newsletter/gone.html")
    if action == "confirm":
        subscriptions.confirm(subscriber)
        return HttpResponseRedirect(f"{request.path}?confirmed=1")
    initial = {"language": subscriber.language, "topics": subscriber.topics.all()}
    form = PreferencesForm(request.POST if action == "change" else None, initial=initial)
    if form.is_valid():
        subscriptions.change(subscriber, language=form.cleaned_data["language"], topics=form.cleaned_data["topics"])
        return HttpResponseRedirect(f"{request.path}?saved=1")
    context = {
        "subscriber": subscriber,
        "form": form,
        "saved": "saved" in request.GET,
        "confirmed": "confirmed" in request.GET,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "newsletter/subscription.html", context, status=status)
