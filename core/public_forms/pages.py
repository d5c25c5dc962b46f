from http import HTTPMethod

from django.db import models
from django.template.response import TemplateResponse

from core.public_forms.form import form_named
from core.public_forms.handling import handle_form


class TakesForms(models.Model):
    """A page at or below whose address forms of `core.public_forms` may be sent; goes before the page's other bases."""

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS, HTTPMethod.POST]

    class Meta:
        abstract = True

    @property
    def form_target(self):
        """What a form that is sent belongs to: the same in every language, so that one may change it meanwhile."""
        return str(self.translation_key)

    def handle_form(self, request, name, *, template="", context=None, target="", page_url="", **form_kwargs):
        """
        Show the page with the form of that name, or take what was sent of it.

        `context` is for the template beside what page and form give; for the rest see `public_forms.handle_form`.
        """
        request.is_preview = getattr(request, "is_preview", False)

        def render(form_context):
            values = self.get_context(request) | (context or {}) | form_context
            return TemplateResponse(request, template or self.get_template(request), values)

        return handle_form(
            request,
            form_named(name),
            target=target or self.form_target,
            render=render,
            page_url=page_url,
            **form_kwargs,
        )


class FormPageMixin(TakesForms):
    """
    A page with one form on it, which it names; goes before the page's other bases.

    Templates extend `home/layouts/form_page.html`, which shows the form below the content.
    """

    form_name = ""

    class Meta:
        abstract = True

    def get_form_kwargs(self, request):
        return {}

    def serve(self, request, *args, **kwargs):
        return self.handle_form(request, self.form_name, **self.get_form_kwargs(request))
