"""What search engines and shared links are told of a page."""

import json

from django.templatetags.static import static
from django.utils.safestring import mark_safe

from core.text import languages
from home.content import navigation
from home.pictures.renditions import SHARE, SHARE_SIZE

# What could end or nest a script element, as in Django's json_script.
ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def describe(request, page, settings):
    """The values that `home/components/head_meta.html` prints."""
    if not hasattr(page, "languages"):
        return {
            "title": "",
            "robots": "noindex",
            "alternates": [],
            "feeds": [],
            "og_locale": languages.LANGUAGES[languages.active()].region,
        }
    canonical = page.original_url if page.is_fallback else page.get_url(request) + page.sub_path(languages.active())
    is_own = page.is_listed and not page.is_fallback
    is_indexed = settings.is_public and is_own and (page.sub_page is None or page.sub_page.is_indexed)
    alternates = page.languages.alternates(request) if is_indexed else []
    source = dict(alternates).get(languages.SOURCE)
    return {
        "title": page.sub_page.title if page.sub_page else page.seo_title or page.title,
        "description": page.share_text,
        "canonical": request.build_absolute_uri(canonical),
        "robots": "" if is_indexed else "noindex",
        "alternates": [{"hreflang": code, "url": url} for code, url in alternates]
        + ([{"hreflang": "x-default", "url": source}] if source else []),
        "og_image": _share_image(request, page),
        "og_type": "article" if page.structured_data(request) else "website",
        "og_locale": languages.LANGUAGES[page.content_language].region,
        "feeds": [*navigation.feeds(request), *page.feeds(request)],
        "json_ld": json_ld(_graph(request, page, settings)),
    }


def json_ld(graph):
    """JSON-LD for a script element: no text of an editor can end it."""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # what could end the element is escaped


def _share_image(request, page):
    width, height = SHARE_SIZE
    image = page.share_image or page.hero_image
    if image:
        rendition = image.get_rendition(SHARE)
        return {
            "url": request.build_absolute_uri(rendition.url),
            "width": width,
            "height": height,
            "alt": str(image.alt),
        }
    url = static(f"home/share-{page.content_language}.png")
    return {"url": request.build_absolute_uri(url), "width": width, "height": height, "alt": ""}


def _graph(request, page, settings):
    home = request.build_absolute_uri(f"/{languages.SOURCE}/")
    organisation = {
        "@type": "GovernmentOrganization",
        "@id": f"{home}#organization",
        "name": settings.office_name,
        "parentOrganization": {"@type": "Organization", "name": settings.organisation},
        "url": home,
        "logo": request.build_absolute_uri(static("home/icon-512.png")),
    }
    if settings.email:
        organisation["email"] = settings.email
    graph = [organisation]
    if crumbs := navigation.breadcrumb(request, page):
        graph.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": position,
                        "name": crumb.title,
                        "item": request.build_absolute_uri(crumb.url),
                    }
                    for position, crumb in enumerate(crumbs, start=1)
                ],
            }
        )
    publisher = {"publisher": {"@id": organisation["@id"]}}
    return graph + [publisher | data for data in page.structured_data(request)]
