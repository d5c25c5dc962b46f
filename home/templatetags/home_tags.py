"""What templates ask of pages: navigation, languages, pictures, the stream of blocks."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Comment, CommentReply, Page

from core import request_cache
from core.mail import outbox
from core.public_forms import notice, token
from core.tables.faceted_list import FinderForm
from core.text import calendars, languages
from home import i18n
from home.blocks import choosers
from home.blocks.stream import anchors_of, is_section, sections_of
from home.content import legal, navigation, related_content
from home.machines import seo
from home.pictures import renditions
from home.translation import deletion, follow_source

register = template.Library()

CONTENTS_FROM = 4  # sections: with fewer a page is hardly longer than three screens


@register.simple_tag
def localized(text):
    """The text, wrapped in a span with its language where that is not the page's."""
    return conditional_escape(text) if text else ""


@register.inclusion_tag("home/components/link.html", takes_context=True)
def page_link(context, page, current=False):
    """A link to the page, marked where its words are not in the reader's language."""
    link = i18n.link(page, context.get("request"))
    return {"title": link.title, "url": link.url, "lang": link.lang, "current": current}


@register.inclusion_tag("home/components/calendar.html", takes_context=True)
def calendar_links(context, address, label=""):
    """To subscribe to a calendar, to copy its address, or to load it once; the label says which one it is."""
    request = context["request"]
    return {
        "address": request.build_absolute_uri(address),
        "webcal": calendars.webcal(request, address),
        "label": label,
    }


@register.simple_tag(takes_context=True)
def signed_path(context):
    """The address of what is shown, for a form below it that asks about it."""
    return token.signed(context["request"].path)


@register.inclusion_tag("public_forms/mails_are_late.html")
def mails_are_late():
    """A sentence for whoever now waits for a mail, while the mail server is away."""
    return {"are_late": outbox.are_late()}


@register.inclusion_tag("home/admin/translations_that_follow.html")
def translations_that_follow(page):
    """The versions in the other languages to which happens whatever an editor is about to do with a German page."""
    return {"page": page, "versions": follow_source.translations_of(page).select_related("locale").order_by("locale")}


@register.inclusion_tag("home/admin/aliases_that_follow.html")
def aliases_that_follow(page):
    """Where else in its tree a page is shown that an editor is about to unpublish."""
    return {"page": page, "aliases": follow_source.aliases_of(page)}


@register.inclusion_tag("home/admin/comments_that_go.html")
def comments_that_go(user):
    """What an account has written on pages: Wagtail keeps no comment whose author is gone."""
    number = Comment.objects.filter(user=user).count() + CommentReply.objects.filter(user=user).count()
    return {"person": get_user_display_name(user), "number": number}


@register.inclusion_tag("home/admin/leaves_its_place.html")
def leaves_its_place(page):
    """What becomes of the place of a translation that an editor is about to delete."""
    return {"page": page, "german": deletion.german_of(page)}


@register.simple_tag(takes_context=True)
def main_navigation(context):
    return navigation.Menu(context["request"], context.get("page"))


@register.simple_tag(takes_context=True)
def breadcrumb(context):
    return navigation.breadcrumb(context["request"], context.get("page"))


@register.simple_tag(takes_context=True)
def report_form(context):
    return navigation.report_form(context["request"])


@register.simple_tag
def processing():
    """What the privacy notice says of forms and program."""
    return notice.all_processing()


@register.simple_tag
def privacy_notice():
    return legal.privacy_notice()


@register.simple_tag(takes_context=True)
def footer_links(context):
    return navigation.Footer(context["request"], context["site_settings"])


@register.simple_tag(takes_context=True)
def language_switch(context):
    """The languages, each with its address; what a list was narrowed down by goes along."""
    page, request, form = context.get("page"), context["request"], context.get("form")
    if not hasattr(page, "languages"):
        return i18n.switch_for_view(request)
    query = form.query() if request.GET and isinstance(form, FinderForm) else ""
    suffix = f"?{query}" if query else ""
    return [entry | {"url": entry["url"] + suffix} for entry in page.languages.switch(request)]


@register.inclusion_tag("home/components/head_meta.html", takes_context=True)
def seo_head(context):
    return {"seo": seo.describe(context["request"], context.get("page"), context["site_settings"])}


@register.simple_tag(takes_context=True)
def render_stream(context, stream, heading_level=2, anchor_prefix=""):
    """
    The blocks one after another, each told the level that a heading inside it must have.

    After a heading block of level n that is n + 1, so that no combination of blocks skips a level; a block that is a
    section of its own (`Meta.is_section`) belongs to none before it, and ends it. Where the stream stands deeper in a
    page than level 2 its headings move down with it; `anchor_prefix` tells several streams apart.
    """
    first_level, heading_shift = heading_level, heading_level - 2
    read = choosers.read_ahead(stream)
    i18n.localize_pages(read.get(Page, {}).values())
    rendered = []
    for child, anchor in zip(stream, anchors_of(stream), strict=True):
        if child.block_type == "heading":
            heading_level = child.value.level + heading_shift + 1
        elif is_section(child):
            heading_level = first_level
        block_context = context.flatten() | {
            "heading_level": heading_level,
            "heading_shift": heading_shift,
            "heading_anchor": f"{anchor_prefix}{anchor}",
            "block_id": f"block-{child.id}",
        }
        rendered.append(child.render(context=block_context))
    return mark_safe("".join(rendered))  # each part was escaped by its own template


@register.inclusion_tag("home/components/contents.html")
def page_contents(page, related=()):
    """The sections of a page, to jump to: those of its stream, and those of `home.content.related_content`."""
    choosers.read_ahead(page.body)  # or the blocks would be read one kind after the other
    entries = sections_of(page.body) + [(section.anchor, section.heading) for section in related]
    return {"entries": entries if len(entries) >= CONTENTS_FROM else [], "names_contact": page.contacts is not None}


@register.inclusion_tag("home/components/related_links.html")
def related_links(page):
    """What records the page tells of."""
    return {"groups": related_content.links_of(page)}


@register.filter
def breakable(text):
    """The text, in which a line may end after a slash: `Governance/Kommunales` is wider than a phone."""
    return mark_safe(conditional_escape(text).replace("/", "/<wbr>"))  # escaped before


@register.simple_tag
def responsive_image(image, alt=None, sizes="100vw", once=False, **attributes):
    """
    <picture> with AVIF and WebP in up to four widths, width and height, lazy unless told otherwise.

    `alt=""` marks decoration; without `alt` the picture's own text in the reader's language is used. `once` leaves
    out what the page has shown already.
    """
    if not image or (once and image.pk in _shown()):
        return ""
    _shown()[image.pk] = image
    alt = image.alt if alt is None else alt
    avif, webp = (image.in_widths(image_format) for image_format in renditions.FORMATS)
    largest = webp[-1]
    attributes = {"loading": "lazy", "decoding": "async"} | attributes
    if lang := getattr(alt, "lang", ""):
        attributes["lang"] = lang
    return format_html(
        '<picture><source type="image/avif" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}></picture>',
        _srcset(avif),
        sizes,
        webp[0].url,
        _srcset(webp),
        sizes,
        largest.width,
        largest.height,
        str.__str__(alt) if isinstance(alt, languages.Localized) else alt,
        mark_safe("".join(format_html(' {}="{}"', name, value) for name, value in attributes.items())),  # each escaped
    )


@register.simple_tag
def film_poster(image):
    """Of a film, the picture that stands there until it is played."""
    if not image:
        return None
    _shown()[image.pk] = image
    return image.get_rendition(renditions.POSTER)


@register.inclusion_tag("home/components/picture_credits.html")
def picture_credits():
    """Of all pictures that were shown before this in a request."""
    return {"images": _shown().values()}


def _shown():
    return request_cache.get_or_set("pictures shown", dict)


def _srcset(sizes):
    return ", ".join(f"{size.url} {size.width}w" for size in sizes)
