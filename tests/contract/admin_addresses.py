"""Every address of the admin as the URLconf writes it, and how to fill in what it asks for."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.contrib.auth.models import Group
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.models import EditingSession
from wagtail.models import Collection, Locale, Page, Site, Task, TaskState, Workflow, WorkflowState
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from home.models import ContentPage, CustomDocument, CustomImage, HomePage, User

BELOW = "admin/"
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
COMPARE = r"^(\d+)/revisions/compare/(live|earliest|\d+)\.\.\.(live|latest|\d+)/$"  # the one that is no plain path


def patterns() -> list[str]:
    """Without “admin/”; each once, though a view of ours may stand before one of Wagtail's of the same address."""
    return sorted({whole.removeprefix(BELOW) for whole in _patterns(get_resolver()) if whole.startswith(BELOW)})


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        whole = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield whole
        else:
            yield from _patterns(pattern, whole.replace("^", ""))


def latest(model: str) -> int | str:
    row = apps.get_model(model)._base_manager.order_by("-pk").first()
    return row.pk if row else 0


# What arguments mean below an address; the first that fits.
MEANINGS = {
    "api/main/pages/": {"pk": ContentPage},
    "api/main/documents/": {"pk": CustomDocument},
    "api/main/images/": {"pk": CustomImage},
    "collections/": {"pk": Collection, "collection_id": Collection},
    "workflows/tasks/": {"pk": Task, "app_label": "wagtailcore", "model_name": "groupapprovaltask"},
    "workflows/task_chooser/": {"task_id": Task},
    "workflows/": {"pk": Workflow, "workflow_pk": Workflow},
    "editing-sessions/": {
        "app_label": "home",
        "model_name": "contentpage",
        "session_id": EditingSession,
    },
    "localize/submit/snippet/": {"app_label": "home", "model_name": "person", "pk": "home.Person"},
    "localize/api/snippets/": {"app_label": "partnerships", "model_name": "proposal", "pk": "partnerships.Proposal"},
    "handbook/pictures/": {"name": "bausteine.png"},
    "handbook/": {"name": "README"},
    "snippets/partnerships/correction/decide/": {"pk": "partnerships.CorrectedFact"},
    "attachments/": {"pk": "public_forms.Attachment"},
    "events/": {"pk": "events.Registration", "event_id": "events.Registration.event", "page_id": "events.EventPage"},
    "translation/bulk/": {"pk": "translation.BulkTranslation"},
    "translation/jobs/": {"pk": "translation.ExternalJob"},
    "translation/": {"key": "title", "override_id": OverridableSegment},
    "log-in/": {"pk": User},
    "locales/": {"pk": Locale},
    "users/": {"pk": User},
    "groups/": {"pk": Group},
    "sites/": {"pk": Site},
    "settings/": {"app_name": "home", "model_name": "sitesettings", "pk": Site},
    "redirects/": {"redirect_id": "wagtailredirects.Redirect"},
    "documents/chooser/": {"pk": CustomDocument},
    "images/chooser/": {"pk": CustomImage},
    "tag-autocomplete/": {"app_name": "taggit", "model_name": "tag"},
}
EVERYWHERE = {
    "page_id": ContentPage,
    "parent_page_id": HomePage,
    "page_to_move_id": ContentPage,
    "destination_id": HomePage,
    "page_pk": ContentPage,
    "object_id": ContentPage,
    "content_type_app_name": "home",
    "content_type_model_name": "contentpage",
    "app_label": "home",
    "model_name": "contentpage",
    "action": "publish",
    "action_name": "approve",
    "task_state_id": TaskState,
    "task_id": Task,
    "workflow_state_id": WorkflowState,
    "revision_id": "wagtailcore.Revision",
    "translation_id": Translation,
    "translation_source_id": TranslationSource,
    "string_segment_id": StringSegment,
    "overridable_segment_id": OverridableSegment,
    "document_id": CustomDocument,
    "doc_id": CustomDocument,
    "image_id": CustomImage,
    "uploaded_file_id": "wagtailcore.UploadedFile",
    "filter_spec": "width-100",
    "decision": "refuse",
    "language": "fr",
    "mode": "",
    "uidb64": "x",
    "token": "x",
}


def address(pattern: str) -> str:
    """Where it leads, about the sample of what it is about: the latest of its kind."""
    if pattern.endswith(COMPARE):
        return f"/{BELOW}pages/{_row(ContentPage)}/revisions/compare/live...latest/"
    return f"/{BELOW}" + ARGUMENT.sub(lambda found: str(_value(pattern, found[1])), pattern)


def _value(pattern: str, name: str) -> int | str:
    meanings = next((known for start, known in MEANINGS.items() if pattern.startswith(start)), {})
    if not meanings and (record := re.match(r"snippets/(?:choose/)?(\w+)/(\w+)/", pattern)):
        meanings = {"pk": ".".join(record.groups())}
    return _row((EVERYWHERE | meanings)[name])


def _row(meaning: type | str) -> int | str:
    if meaning == "events.Registration.event":
        return apps.get_model("events.Registration").objects.latest("pk").event_id
    if isinstance(meaning, str):
        return latest(meaning) if "." in meaning and meaning != "bausteine.png" else meaning
    rows = meaning._base_manager.order_by("-pk")
    if issubclass(meaning, Page):
        rows = rows.filter(locale__language_code="de")
    row = rows.first()
    return row.pk if row else 0
