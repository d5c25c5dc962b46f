from http import HTTPMethod

from django.db import models
from django.template.response import TemplateResponse

from home.public_forms.exchange import answer


class FormPageMixin(models.Model):
    """
    A page with one form on it; goes before the page's other bases.

    Templates extend `home/layouts/form_page.html`, which shows the form below the content.
    """

    form_class = None
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS, HTTPMethod.POST]

    class Meta:
        abstract = True

    def get_form_class(self):
        return self.form_class

    def get_form_kwargs(self, request):
        return {}

    @property
    def form_target(self):
        """The same in every language, so that one may change the language with a form open."""
        return str(self.translation_key)

    def serve(self, request, *args, **kwargs):
        request.is_preview = getattr(request, "is_preview", False)

        def render(exchange):
            context = self.get_context(request, *args, **kwargs) | exchange
            return TemplateResponse(request, self.get_template(request), context)

        form_kwargs = self.get_form_kwargs(request)
        return answer(request, self.get_form_class(), target=self.form_target, render=render, **form_kwargs)
