"""Newsletters and their readers in the admin."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, PageChooserPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.mail import outbox
from core.tables.viewsets import RecordViewSet, in_each_language
from core.text import languages
from home.models import Topic
from newsletter import sending
from newsletter.models import Issue, Subscriber


def _issue(request, pk):
    if not request.user.has_perm("newsletter.change_issue"):
        raise PermissionDenied
    return get_object_or_404(Issue, pk=pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def send(request, pk):
    """See the mail in each language, have it sent to oneself, and send it."""
    issue = _issue(request, pk)
    if request.method == "POST":
        return _act(request, issue)
    context = {
        "issue": issue,
        "languages": languages.OWN_NAMES.items(),
        "number": Subscriber.objects.for_issue(issue).count(),
        "figures": sending.figures(issue).items() if issue.released_at else [],
    }
    return TemplateResponse(request, "newsletter/admin/send.html", context)


def _act(request, issue):
    if request.POST.get("action") == "trial":
        _send_trial(request, issue)
    elif request.POST.get("action") == "send" and request.POST.get("sure") == "on":
        if sending.release(issue):
            messages.success(request, _("The newsletter is being sent."))
        else:
            messages.warning(request, _("This newsletter was sent before; nobody gets it a second time."))
    else:
        messages.error(request, _("Tick the box if you really want to send it."))
    return redirect(request.path)


def _send_trial(request, issue):
    try:
        for code in languages.CODES:
            sending.send_trial(issue, request.user, code)
    except ValidationError:
        words = _("No mail was written: your account has no valid e-mail address. You can enter one in your account.")
        messages.error(request, words)
    else:
        messages.success(request, _("Three mails to you are in the outbox."))


@never_cache
@require_safe
@xframe_options_sameorigin
def preview(request, pk, language):
    if language not in languages.CODES:
        raise Http404
    words = sending.content(_issue(request, pk), language) | {"link": "#"}
    _subject, _text, html = outbox.render(sending.KIND, language, words)
    return HttpResponse(html)


class IssueViewSet(RecordViewSet):
    model = Issue
    icon = "mail"
    menu_label = gettext_lazy("Newsletters")
    list_display = [
        "__str__",
        Column("state", label=gettext_lazy("State")),
        Column("mails", label=gettext_lazy("Mails")),
        DateColumn("released_at", label=gettext_lazy("Released"), sort_key="released_at"),
    ]
    panels = [
        HelpPanel(template="newsletter/admin/to_send.html", heading=gettext_lazy("Look at it and send it")),
        in_each_language("subject", gettext_lazy("Subject")),
        in_each_language("introduction", gettext_lazy("Introduction")),
        InlinePanel(
            "pages", [PageChooserPanel("page")], heading=gettext_lazy("Pages and events"), label=gettext_lazy("Page")
        ),
        FieldPanel("topics"),
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("send/<int:pk>/", send, name="send"),
            path("preview/<int:pk>/<slug:language>/", preview, name="preview_mail"),
        ]


class SubscriberPolicy(ModelPermissionPolicy):
    """People subscribe by themselves; they may be removed when they ask for it by telephone."""

    def user_has_permission(self, user, action):
        return action not in {"add", "change"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class SubscriberViewSet(RecordViewSet):
    model = Subscriber
    icon = "group"
    menu_label = gettext_lazy("Subscribers")
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["email", "language", "topics", "created_at", "confirmed_at"]
    list_display = [
        "email",
        "language",
        DateColumn("created_at", label=gettext_lazy("Asked for on"), sort_key="created_at"),
        DateColumn("confirmed_at", label=gettext_lazy("Confirmed on"), sort_key="confirmed_at"),
    ]
    list_filter = ["language"]
    search_fields = ["email"]

    @property
    def permission_policy(self):
        return SubscriberPolicy(self.model)


class NewsletterGroup(SnippetViewSetGroup):
    items = [IssueViewSet, SubscriberViewSet]
    menu_label = gettext_lazy("Newsletter")
    menu_icon = "mail"
    menu_order = 265


register_snippet(NewsletterGroup)


@hooks.register("before_delete_snippet")
def keep_topics_that_are_named(request, instances):
    """Whatever names no topic is for all, or wants all: without its only one it would mean the contrary."""
    for topic in instances:
        if not isinstance(topic, Topic):
            return None
        issues = Issue.objects.filter(topics=topic, finished_at=None).count()
        subscribers = Subscriber.objects.filter(topics=topic).count()
        if issues or subscribers:
            words = _(
                "“%(topic)s” is still used, so it was not deleted. Newsletters not sent yet: %(issues)s; subscribers: "
                "%(subscribers)s."
            )
            messages.error(request, words % {"topic": topic, "issues": issues, "subscribers": subscribers})
            return redirect(Topic.snippet_viewset.get_url_name("list"))
    return None


@hooks.register("before_delete_snippet")
def keep_what_is_being_sent(request, instances):
    """Some would have got it, and nobody could say who."""
    for issue in instances:
        if isinstance(issue, Issue) and issue.released_at and not issue.finished_at:
            words = _("“%(issue)s” is being sent, so it was not deleted. It can be once all mails are written.")
            messages.error(request, words % {"issue": issue})
            return redirect(Issue.snippet_viewset.get_url_name("list"))
    return None
