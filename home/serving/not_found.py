"""What readers are offered where there is no page."""

from django.http import HttpRequest
from wagtail.models import Page, Site

from core.text import languages
from home import i18n


def suggestions(request: HttpRequest) -> list[dict[str, str]]:
    """
    What a reader who met a 404 may have meant.

    Pages at the same path in other languages, the other versions of a page that was withdrawn, their translations; last
    the nearest page above that still exists.
    """
    site = Site.find_for_request(request)
    prefix, _, path = request.path_info.strip("/").partition("/")
    if site is None or prefix not in languages.CODES or not path:
        return []
    homes = Page.objects.filter(translation_key=site.root_page.translation_key).select_related("locale")
    roots = {home.locale.language_code: home.url_path for home in homes}
    own = roots.pop(prefix, "")
    pages = Page.objects.select_related("locale")
    same_path = pages.filter(url_path__in=[f"{root}{path}/" for root in roots.values()])
    found = {page.id: page for page in i18n.listed(same_path).filter(i18n.translated())}
    withdrawn = pages.filter(url_path=f"{own}{path}/")
    found |= {page.id: page for page in i18n.localize_pages([*found.values(), *withdrawn]).values()}
    steps = path.split("/")
    above = [f"{own}{'/'.join(steps[:depth])}/" for depth in range(1, len(steps))]
    found |= {page.id: page for page in i18n.readable(pages.filter(url_path__in=above)).order_by("-depth")[:1]}
    return [
        {
            "title": page.title,
            "url": page.get_url(request),
            "lang": i18n.content_language(page),
            "language_name": languages.OWN_NAMES[i18n.content_language(page)],
        }
        for page in found.values()
    ]
