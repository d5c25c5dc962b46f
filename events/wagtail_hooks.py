from django.db.models import Count
from django.http import Http404
from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from core.text import languages
from events import copying, documents, series
from events.models import EventIndexPage, EventPage, Registration
from events.participants import access, selection
from events.participants.statistics import EventStatistics, ManagedEvents
from events.views.acts import ACTS
from events.viewsets import PagesMenuItem, RegistrarsMenuItem, events
from home.staff.pending_work import Waiting


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("", include("events.admin_urls")),
        path("events/<int:event_id>/participants/", include("events.participants.urls")),
        path("events/<int:event_id>/check-in/", include("events.check_in.urls")),
    ]


@hooks.register("register_admin_viewset")
def list_of_events():
    return events


@hooks.register("register_admin_menu_item")
def participants_menu_item():
    return RegistrarsMenuItem(
        ManagedEvents.page_title, reverse("events_admin:managed"), name="participants", icon_name="group", order=256
    )


@hooks.register("register_reports_menu_item")
def statistics_menu_item():
    return PagesMenuItem(
        EventStatistics.page_title,
        reverse("events_admin:statistics"),
        name="event-statistics",
        icon_name="group",
        order=910,
    )


@hooks.register("register_page_header_buttons")
def lead_to_participants(page, user, next_url=None, view_name=None):
    yield from _participants_button(page, user)


@hooks.register("register_page_listing_more_buttons")
def lead_to_participants_from_lists(page, user, next_url=None):
    yield from _participants_button(page, user)


def _participants_button(page, user):
    event = page.specific_deferred
    if isinstance(event, EventPage) and event.is_source and access.may_manage(user, page):
        url = reverse("participants:list", args=[page.pk])
        yield Button(_("Participants"), url, icon_name="group", priority=15)


@hooks.register("register_page_header_buttons")
def lead_to_acts(page, user, next_url=None, view_name=None):
    event = page.specific_deferred
    is_public = isinstance(event, EventPage) and event.is_source and event.live
    if is_public and page.permissions_for_user(user).can_publish():
        for act in ACTS:
            url = reverse(act.route, args=[page.pk])
            yield Button(act.title, url, icon_name=act.icon, priority=17)


@hooks.register("after_create_page", order=100)
def let_dates_speak(request, page):
    """Once wagtail-localize has held their places in the other languages."""
    if isinstance(page, EventPage):
        series.speak(page)


@hooks.register("register_page_header_buttons")
def lead_to_further_dates(page, user, next_url=None, view_name=None):
    event = page.specific_deferred
    is_date = isinstance(event, EventPage) and event.is_source and event.live and event.series
    if is_date and page.permissions_for_user(user).can_publish():
        url = reverse("events_admin:repeat", args=[page.pk])
        yield Button(_("Add further dates"), url, icon_name="calendar-alt", priority=16)


@hooks.register("after_copy_page", order=10)
def settle_copy(request, page, new_page):
    """Once the words in the other languages have been copied."""
    if isinstance(new_page, EventPage):
        copying.settle(request, new_page)


@hooks.register("register_page_header_buttons")
def lead_to_calendar_import(page, user, next_url=None, view_name=None):
    index = page.specific_deferred
    is_german = page.locale.language_code == languages.SOURCE
    if isinstance(index, EventIndexPage) and is_german and page.permissions_for_user(user).can_add_subpage():
        url = reverse("events_admin:calendar_import", args=[page.pk])
        yield Button(_("Event from a calendar file"), url, icon_name="calendar-alt", priority=16)


@hooks.register("after_edit_page")
def warn_of_too_few_places(request, page):
    """Nobody is thrown out when the capacity is lowered; the editor should know what happens instead."""
    if not isinstance(page, EventPage) or not page.is_source:
        return
    for row in selection.overbooked(page):
        words = _(
            "%(way)s: %(held)s places are held, but there are only %(capacity)s. Nobody loses a place; nobody moves "
            "up until enough have cancelled."
        )
        messages.warning(request, words % {"way": row["label"], "held": row["held"], "capacity": row["capacity"]})


@hooks.register("before_delete_page")
def keep_events_with_registrations(request, page):
    """People rely on it, also when the overview goes; the sentence says what to do instead."""
    going = page.get_descendants(inclusive=True).values("translation_key")
    event = EventPage.objects.filter(translation_key__in=going, registrations__isnull=False).first()
    if event is None:
        return None
    messages.error(request, event.reason_to_keep())
    return redirect("wagtailadmin_pages:edit", event.pk)


@hooks.register("before_bulk_action")
def keep_events_with_registrations_in_bulk(request, action_type, objects, action_class_instance):
    if action_type != "delete" or not issubclass(action_class_instance.model, Page):
        return None
    for page in objects:
        if response := keep_events_with_registrations(request, page):
            return response
    return None


@hooks.register("register_log_actions")
def note_what_leaves_the_list(actions):
    actions.register_action("events.export", gettext_lazy("Export participants"), gettext_lazy("Participants exported"))
    actions.register_action(
        "events.registrars",
        gettext_lazy("Name who sees to the participants"),
        gettext_lazy("Persons for participants changed"),
    )
    actions.register_action(
        "events.devices",
        gettext_lazy("Admit a device to the check-in"),
        gettext_lazy("Devices for the check-in changed"),
    )
    actions.register_action("events.mail", gettext_lazy("Write to participants"), gettext_lazy("Mail to participants"))


@hooks.register("before_serve_document", order=-2)  # before anybody is led to the log-in
def keep_from_strangers(document, request):
    """Who is registered gets it by their own page; its public address does not even say that it is there."""
    if not request.user.is_authenticated and documents.is_private(document):
        raise Http404


@hooks.register("register_waiting")
def registrations_that_wait_for_approval(request):
    """On the first page of those who see to the participants: a line for each event."""
    waiting = Registration.objects.filter(event__in=access.managed_by(request.user), state=Registration.State.PENDING)
    events = waiting.order_by("event__starts_at").values_list("event", "event__title").annotate(number=Count("pk"))
    return [
        Waiting(
            ngettext(
                "%(number)s registration for “%(event)s” waits for approval",
                "%(number)s registrations for “%(event)s” wait for approval",
                number,
            )
            % {"number": number, "event": title},
            number,
            f"{reverse('participants:list', args=[key])}?state={Registration.State.PENDING}",
        )
        for key, title, number in events
    ]
