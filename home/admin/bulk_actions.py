"""Wagtail's actions on several things: for those who see them, and with what one by one is asked or refused."""

from django.apps import apps
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction, MoveBulkAction, UnpublishBulkAction
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction as DeleteSnippets

from home.models import CustomDocument, CustomImage, User
from home.review import before_publishing
from home.translation import deletion, follow_source, review

POLICIES = {CustomDocument: document_policy, CustomImage: image_policy, User: ModelPermissionPolicy(User)}


class OnWhatOneSees:
    """Before one of Wagtail's actions, which names whatever is asked for to everybody in the admin."""

    def get_actionable_objects(self):
        objects, others = super().get_actionable_objects()
        refused = others["items_with_no_access"]
        seen = _seen(self.request.user, self.model).filter(pk__in=[each.pk for each in refused])
        keys = set(seen.values_list("pk", flat=True))
        shown = [each for each in refused if each.pk in keys]
        if refused and not objects and not shown:
            raise Http404
        return objects, others | {"items_with_no_access": shown}


def _seen(user, model):
    """What lists of the admin show of a model."""
    if model is Page:
        return page_permission_policy.explorable_instances(user)
    policy = POLICIES.get(model) or model.snippet_viewset.permission_policy
    return policy.instances_user_has_any_permission_for(user, {"view", "add", "change", "delete"})


def answer(request, app_label, model_name, action):
    """Wagtail's view of an action on several things, of those that one sees."""
    action_class = bulk_action_registry.get_bulk_action_class(app_label, model_name, action)
    if action_class is None:
        raise Http404
    view_class = type(action_class.__name__, (OnWhatOneSees, action_class), {})
    return view_class(request, apps.get_model(app_label, model_name)).dispatch(request)


class DeleteRecords(DeleteSnippets):
    def check_perm(self, snippet):
        """As one by one: Wagtail asks the user, and not the policy by which some records stay."""
        policy = self.model.snippet_viewset.permission_policy
        return policy.user_has_permission_for_instance(self.request.user, "delete", snippet)


class AsksOwnType:
    """What may be done with a page, its own type says; Wagtail asks the base type, for which no page must stay."""

    def check_perm(self, page):
        return super().check_perm(page.specific_deferred)


class Delete(AsksOwnType, DeleteBulkAction):
    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Leave out what has just gone along with another of the pages, as its translation or from below it."""
        translations = {page: german for page in objects if (german := deletion.german_of(page))}
        for page, german in translations.items():
            deletion.give_place_back(page, german, kwargs.get("user"))
        others = (page for page in objects if page not in translations and Page.objects.filter(pk=page.pk).exists())
        pages, below = super().execute_action(others, **kwargs)
        return pages + len(translations), below


class Unpublish(AsksOwnType, UnpublishBulkAction):
    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Leave out what has just gone along with another of the pages."""
        return super().execute_action(
            # Private ones are withdrawn too.
            (page for page in objects if Page.objects.live().filter(pk=page.pk).exists()),
            **kwargs,
        )


class Move(AsksOwnType, MoveBulkAction):
    pass


def have_doubtful_pages_published_singly(request, action_type, objects, action):
    """Publishing many at once has no form that could ask what `PageForm` asks."""
    if action_type != "publish":
        return None
    pages = {page.pk: page for page in objects}
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages |= {page.pk: page for chosen in objects for page in chosen.get_descendants().not_live()}
    for is_doubtful, words in DOUBTS:
        if titles := [page.get_admin_display_title() for page in pages.values() if is_doubtful(page)]:
            messages.error(request, words % {"titles": ", ".join(titles)})
            return redirect(action.next_url)
    return None


DOUBTS = (
    (
        before_publishing.is_on_ukraine,
        _("Nothing was published. These pages are on Ukraine, please check and publish each by itself: %(titles)s"),
    ),
    (
        review.has_gaps,
        _("Nothing was published. Translations with words that are not translated yet: %(titles)s"),
    ),
    (
        lambda page: not follow_source.may_be_public(page),
        _("Nothing was published. Translations whose German page is not published: %(titles)s"),
    ),
    (
        before_publishing.placeholders_of,
        _("Nothing was published. In these pages something is still to be filled in: %(titles)s"),
    ),
)
