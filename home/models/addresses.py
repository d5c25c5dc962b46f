from contextlib import suppress

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import Resolver404
from django.utils import translation
from wagtail.contrib.routable_page.models import RoutablePageMixin

from core.text import languages
from home import i18n

UNTRANSLATED = "en"  # in which the routes are written; no language of the site


class TranslatedRoutesMixin(RoutablePageMixin):
    """
    Addresses below a page's own, in words of the reader's language: routes are given as `pgettext_lazy("address", …)`.

    One in the words of another language, or untranslated, leads on to the reader's.
    """

    def sub_page_at(self, name, title, summary="", is_indexed=True, lang="", **kwargs):
        """What is shown at the route of this name; `kwargs` may be callables, which are called in each language."""
        paths = {}
        for code in languages.CODES:
            with translation.override(code):
                values = {key: value() if callable(value) else value for key, value in kwargs.items()}
                paths[code] = self.reverse_subpage(name, kwargs=values)
        return i18n.SubPage(name, paths, title, summary, is_indexed, lang)

    def resolve_subpage(self, path):
        try:
            return super().resolve_subpage(path)
        except Resolver404:
            match = self._match_of_another_language(path)
            if match is None:
                raise
            match.func, match.args, match.kwargs = self.redirect_from_another_language, (), {"path": path}
            return match

    def redirect_from_another_language(self, request, path):
        """To the same route in the reader's language; for views whose route takes any word, once theirs is unknown."""
        match = self._match_of_another_language(path)
        if match is None:
            raise Http404
        return redirect_permanently(
            request, self.get_url(request) + self.reverse_subpage(match.url_name, match.args, match.kwargs)
        )

    def _match_of_another_language(self, path):
        own = self.get_resolver()
        for code in (*languages.CODES, UNTRANSLATED):
            with translation.override(code), suppress(Resolver404):
                match = own.resolve(path)
                if not match.route.removeprefix("^/").startswith("<"):  # one that takes any word says nothing
                    return match
        return None


def redirect_permanently(request, address):
    """To the address, with the query string of the request, and with what was sent."""
    query = request.META["QUERY_STRING"]
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address, preserve_request=True)
