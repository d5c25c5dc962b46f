"""What a subscriber does by the link in a mail. GET shows, POST does: mail scanners open links."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from home import links
from home.public_forms import origin
from newsletter import subscriptions
from newsletter.form import PreferencesForm


@csrf_exempt  # the token in the address is what allows it, and no cookie goes along
@require_http_methods(["GET", "HEAD", "POST"])
@links.private
def subscription(request, token):
    subscriber = links.resolve(token, subscriptions.SCOPE)
    if subscriber is None:
        return TemplateResponse(request, "newsletter/gone.html", {"unknown": True}, status=404)
    if request.method == "POST" and request.POST.get("List-Unsubscribe") == "One-Click":
        subscriptions.unsubscribe(subscriber)  # RFC 8058: a mail program asks, nobody reads the answer
        return HttpResponse()
    if request.method == "POST" and origin.is_cross_site(request):
        raise PermissionDenied("a subscriber's form was sent by another site")
    return _answer(request, subscriber)


def _answer(request, subscriber):
    action = request.POST.get("action", "") if request.method == "POST" else ""
    if action == "unsubscribe":
        subscriptions.unsubscribe(subscriber)
        return TemplateResponse(request, "newsletter/gone.html")
    if action == "confirm":
        subscriptions.confirm(subscriber)
        return HttpResponseRedirect(request.path)
    initial = {"language": subscriber.language, "topics": subscriber.topics.all()}
    form = PreferencesForm(request.POST if action == "change" else None, initial=initial)
    if form.is_valid():
        subscriptions.change(subscriber, language=form.cleaned_data["language"], topics=form.cleaned_data["topics"])
        return HttpResponseRedirect(f"{request.path}?saved=1")
    context = {"subscriber": subscriber, "form": form, "saved": "saved" in request.GET}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "newsletter/subscription.html", context, status=status)
