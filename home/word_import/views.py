"""In the admin: a new page from a file of Word, and the blocks of what was pasted into a page's text."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponseBadRequest, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.models import Page

from core.uploads import checker
from home.admin.page_form_view import DraftFormView
from home.blocks import BodyBlock
from home.word_import import body, docx

MOST_PASTED = 2 * checker.MEGABYTE  # characters


def page_types(parent):
    """What may stand below the page, has blocks, and can begin with words alone."""
    return list(_page_types(parent))


def has_page_types(parent):
    """Stops at the first, as each asks the database."""
    return any(_page_types(parent))


def _page_types(parent):
    return (model for model in parent.specific_class.creatable_subpage_models() if _takes_words(model, parent))


def _takes_words(model, parent):
    fields = {field.name: field for field in model._meta.concrete_fields}
    has_body = isinstance(getattr(fields.get("body"), "stream_block", None), BodyBlock)
    own = [field for field in fields.values() if field.model._meta.app_label != Page._meta.app_label]
    is_complete = all(
        field.null or field.has_default() or field.empty_strings_allowed or field.primary_key for field in own
    )
    return has_body and is_complete and model.can_create_at(parent)


class WordFileForm(forms.Form):
    page_type = forms.ChoiceField(label=gettext_lazy("kind of page"))
    file = forms.FileField(
        label=gettext_lazy("Word document (.docx)"),
        help_text=gettext_lazy(
            "Headings, lists, tables and links become blocks. Pictures are uploaded one by one, as each needs a "
            "description and a credit."
        ),
        widget=forms.FileInput({"accept": ".docx"}),
    )

    def __init__(self, *args, types, **kwargs):
        super().__init__(*args, **kwargs)
        self.types = {model._meta.label: model for model in types}
        self.fields["page_type"].choices = [(label, model.get_verbose_name()) for label, model in self.types.items()]

    def clean_file(self):
        file = self.cleaned_data["file"]
        checker.check(file, ["docx"])
        try:
            self.document = docx.read(file)
        except docx.UnreadableError:
            words = _("This is no Word document (.docx), or it is broken. Save it in Word as .docx once more.")
            raise ValidationError(words) from None
        if not self.document.body.blocks:
            raise ValidationError(_("This document has no text."))
        return file

    def page(self):
        document, name = self.document, self.cleaned_data["file"].name.rpartition(".")[0]
        model = self.types[self.cleaned_data["page_type"]]
        longest = model._meta.get_field("title").max_length
        return model(title=(document.title or name)[:longest], body=document.body.blocks)


class WordImportView(DraftFormView):
    page_model = Page
    form_class = WordFileForm
    page_title = gettext_lazy("Page from a Word document")
    header_icon = "doc-full"

    def is_allowed(self, permissions):
        return super().is_allowed(permissions) and bool(page_types(self.page))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"types": page_types(self.page)}

    def draft_of(self, form):
        return form.page(), form.document.body.left_out_in_words


@require_POST
def blocks_of_pasted(request):
    """For `word_paste.js`: the blocks in the form that the editor's fields take, and what to say of them."""
    html = request.POST.get("html", "")
    if len(html) > MOST_PASTED:
        return HttpResponseBadRequest("too long")
    found, stream = body.read(html), BodyBlock()
    blocks = stream.get_form_state(stream.to_python(found.blocks))
    said = _("What you pasted now stands above, in blocks: headings, lists and tables kept their form.")
    if left_out := found.left_out_in_words:
        said = f"{said} {_('Not taken over: %(things)s.') % {'things': '; '.join(left_out)}}"
    return JsonResponse({"blocks": blocks, "message": said, "isWhole": not found.left_out})


def script():
    return format_html(
        '<script src="{}" data-url="{}" data-failed="{}" data-nothing="{}" data-only-words="{}"></script>',
        static("home/js/word_paste.js"),
        reverse("home_admin:pasted"),
        _("What you pasted could not be turned into blocks. Nothing has changed; please paste it again."),
        _("What you pasted has no text."),
        _("This field takes words only: headings, tables and pictures of what you pasted are not among them."),
    )
