from collections.abc import Callable
from http import HTTPMethod
from typing import Any
from uuid import UUID

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from core.public_forms.form import FORMS
from core.public_forms.handling import handle_form


class TakesForms(models.Model):
    """A page at or below whose address forms of `core.public_forms` may be sent; goes before the page's other bases."""

    # Every page has these.
    translation_key: UUID
    get_context: Callable[..., dict[str, Any]]
    get_template: Callable[..., str]

    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS, HTTPMethod.POST]

    class Meta:
        abstract = True

    @property
    def form_target(self) -> str:
        """What a form that is sent belongs to: the same in every language, so that one may change it meanwhile."""
        return str(self.translation_key)

    def handle_form(
        self,
        request: HttpRequest,
        name: str,
        *,
        template: str = "",
        context: dict[str, Any] | None = None,
        target: str = "",
        page_url: str = "",
        **form_kwargs: Any,
    ) -> HttpResponse:
        """
        Show the page with the form of that name, or take what was sent of it.

        `context` is for the template beside what page and form give; for the rest see `public_forms.handle_form`.
        """
        request.is_preview = getattr(request, "is_preview", False)  # type: ignore[attr-defined]  # Wagtail's mark

        def render(form_context: dict[str, Any]) -> TemplateResponse:
            values = self.get_context(request) | (context or {}) | form_context
            return TemplateResponse(request, template or self.get_template(request), values)

        return handle_form(
            request,
            FORMS[name],
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

    def get_form_kwargs(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.handle_form(request, self.form_name, **self.get_form_kwargs(request))
