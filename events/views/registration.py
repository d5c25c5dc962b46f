"""Where the form of registration is sent."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail import views as wagtail_views

from events.models import EventPage


@csrf_exempt  # the form's own token protects it
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request, pk):
    """Past the tree of pages, for finding a page in it costs a crowd a quarter of the time."""
    # Who may read it is asked where it is served.
    event = get_object_or_404(EventPage.objects.live().select_related("locale"), pk=pk)
    if request.method != "POST":  # somebody came back to a form with errors
        return HttpResponseRedirect(event.registration_url)
    return _serve(request, *event.route(request, event.reverse_subpage("registration").strip("/").split("/")))


def _serve(request, page, args, kwargs):
    """As Wagtail serves a page that it has found, so that all its rules hold, such as who may read it."""
    serve = wagtail_views.serve_chain
    for wrap in reversed(hooks.get_hooks("on_serve_page")):
        serve = wrap(serve)
    for hook in hooks.get_hooks("before_serve_page"):
        if isinstance(response := hook(page, request, args, kwargs), HttpResponse):
            return response
    return serve(page, request, args, kwargs)
