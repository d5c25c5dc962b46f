from django.shortcuts import redirect
from django.urls import path
from wagtail import hooks
from wagtail.admin import messages

from events.models import EventPage
from events.views.online import OnlineAccessView


@hooks.register("register_admin_urls")
def admin_urls():
    return [path("events/<int:page_id>/online-access/", OnlineAccessView.as_view(), name="events_online_access")]


@hooks.register("before_delete_page")
def keep_events_with_registrations(request, page):
    """People rely on it: the sentence says what to do instead."""
    event = page.specific
    if isinstance(event, EventPage) and (reason := event.source.reason_to_keep()):
        messages.error(request, reason)
        return redirect("wagtailadmin_pages:edit", event.pk)
    return None


@hooks.register("before_bulk_action")
def keep_events_with_registrations_in_bulk(request, action_type, objects, action_class_instance):
    if action_type != "delete":
        return None
    for page in objects:
        if response := keep_events_with_registrations(request, page):
            return response
    return None
