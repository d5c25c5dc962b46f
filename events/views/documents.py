"""The documents that only those registered get, chosen beside the event's page."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.forms.models import inlineformset_factory
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.documents.permissions import permission_policy
from wagtail.documents.widgets import AdminDocumentChooser
from wagtail.models import ReferenceIndex

from core import request_cache
from core.text import languages
from events import documents
from events.models import EventDocument, EventPage
from home.admin.page_form_view import PageFormView
from home.forms import chosen_files
from home.models import CustomDocument


class DocumentChooser(AdminDocumentChooser):
    """Wagtail’s, which asks the database in each row."""

    def get_instance(self, value):
        return super().get_instance(request_cache.in_bulk(CustomDocument, [value]).get(value, value))


class EventDocumentForm(forms.ModelForm):
    class Meta:
        model = EventDocument
        fields = ["document", *languages.columns("own_title"), "when", "hours", "position"]
        widgets = {"document": DocumentChooser}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        own = chosen_files.open_to(user, CustomDocument)
        # What is chosen already stays: it is kept where those who have one collection alone may not choose it.
        self.fields["document"].queryset = CustomDocument.objects.filter(
            Q(pk__in=own.values("pk")) | Q(pk=self.instance.document_id)
        )

    def clean_document(self):
        document = self.cleaned_data["document"]
        if "document" not in self.changed_data:
            return document
        if ReferenceIndex.get_references_to(document).exists():
            words = _("This document stands on a page already. Upload it once more, for those registered alone.")
            raise ValidationError(words)
        if not documents.is_private(document) and not self._may_change(document):
            words = _("It would be closed to others, which you may not do. Upload it once more, for those registered.")
            raise ValidationError(words)
        return document

    def _may_change(self, document):
        return permission_policy.user_has_permission_for_instance(self.user, "change", document)


EventDocuments = inlineformset_factory(EventPage, EventDocument, form=EventDocumentForm, extra=2)


class DocumentsView(PageFormView):
    """For those who may edit the German page; what they save here holds at once."""

    template_name = "events/admin/documents.html"
    page_model = EventPage
    form_class = EventDocuments
    page_title = gettext_lazy("Documents for those registered")
    header_icon = "doc-full"

    def is_allowed(self, permissions):
        return permissions.can_edit()

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.page, "form_kwargs": {"user": self.request.user}}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        request_cache.in_bulk(CustomDocument, [row.instance.document_id for row in context["form"].initial_forms])
        return context | {"media": context["form"].media}

    def form_valid(self, form):
        with transaction.atomic():
            form.save()
            for each in documents.of(self.page):
                documents.make_private(each.document)
        messages.success(self.request, _("The documents are saved. Nobody opens them by their public address."))
        return redirect(self.request.path)
