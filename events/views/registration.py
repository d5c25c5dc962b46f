"""Where the form of registration is sent."""

from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from wagtail import views as wagtail_views

from events.models import EventPage


@csrf_exempt  # the form's own token protects it
@require_http_methods(["GET", "HEAD", "POST"])
def take(request, pk):
    """Past the tree of pages, for finding a page in it costs a crowd a quarter of the time."""
    event = get_object_or_404(EventPage.objects.live().select_related("locale"), pk=pk)
    if request.method != "POST":  # somebody came back to a form with errors
        return HttpResponseRedirect(event.registration_url)
    # As if Wagtail had found the page, so that all its rules hold, such as who may read it.
    request._wagtail_route_for_request = event.route(request, ["registration"])
    return wagtail_views.serve(request, "")
