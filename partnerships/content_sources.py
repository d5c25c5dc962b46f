"""What this app gives to pages that gather: partnerships with a map around the country, best practices, funding."""

from django.db.models import Q
from django.utils import timezone

from core.text import languages
from home import i18n
from home.content import navigation, related_content, teasers
from partnerships import deadlines, places
from partnerships.models import (
    BestPracticeIndexPage,
    BestPracticePage,
    FundingIndexPage,
    FundingProgrammePage,
    PartnerSearchNotice,
    PartnerSearchPage,
    Partnership,
    PartnershipIndexPage,
    PartnershipPage,
)


def partnerships_of(countries, topics, limit):
    found = Partnership.objects.public()
    if countries:
        found = found.filter(memberships__municipality__country__in=countries, memberships__role="partner")
    if topics:
        found = found.filter(topics__in=topics)
    shown = list(Partnership.objects.filter(pk__in=found.values("pk")).with_members()[: limit * 4])
    directory = _directory() if shown else None
    if directory is None:
        return related_content.Content()
    atlas, entries = places.map_of_country(shown, countries[0]) if countries else (None, [(each, []) for each in shown])
    context = {"entries": entries, "page": directory, "atlas": atlas}
    return related_content.Content([], "partnerships/components/related_content.html", context, directory.get_url())


def _directory():
    pages = navigation.of_type(PartnershipIndexPage)
    return pages[0].specific_deferred if pages else None


def newest_notices(countries, topics, limit):
    """What municipalities of the country look for, or others in it; the page for it leads on to one's own notice."""
    shown = PartnerSearchNotice.objects.shown()
    if countries:
        shown = shown.filter(Q(own_country__in=countries) | Q(country__in=countries))
    if topics:
        shown = shown.filter(topics__in=topics)
    pages = navigation.of_type(PartnerSearchPage)
    if not pages:
        return related_content.Content()
    search = pages[0].specific_deferred
    found = [_teaser(notice, search) for notice in shown.distinct().order_by("-published_at", "-pk")[:limit]]
    return related_content.Content(found, more_url=search.get_url() if found else "")


def _teaser(notice, search):
    """In the reader's language where the office has summed the notice up in it, else in the notice's own."""
    gist = getattr(notice, f"gist_{languages.active()}") if notice.foreign_language else ""
    return {
        "title": notice.title_abroad if gist else notice.title,
        "url": search.get_url() + search.reverse_subpage("notice", [notice.pk]),
        "lang": "" if gist else notice.foreign_language,
        "summary": gist,
        "image": None,
        "meta": notice.own_country_name,
    }


def newest_practices(countries, topics, limit):
    pages = related_content.about(i18n.in_language(BestPracticePage.objects.all()), countries, topics)
    newest = teasers.columns_of(pages).order_by("-first_published_at", "-pk")[:limit]
    return related_content.content_of(newest, BestPracticeIndexPage)


def funding(countries, topics, limit):
    """What one can apply for, what closes first on top."""
    programmes = related_content.about(i18n.in_language(FundingProgrammePage.objects.all()), countries, topics)
    today = timezone.localdate()
    open_ones = [page for page in teasers.columns_of(programmes) if page.status != deadlines.Status.CLOSED]
    pages = sorted(open_ones, key=lambda page: (*deadlines.urgency(page.deadlines, page.is_rolling, today), page.pk))
    return related_content.content_of(pages[:limit], FundingIndexPage)


def partnerships_told_of(page):
    """Links to the partnerships of which the page tells, in the reader's language."""
    mentions = PartnershipPage.objects.filter(page__translation_key=page.translation_key)
    told = Q(pk__in=mentions.values("partnership")) | Q(practices=page.pk)
    found = list(Partnership.objects.public().filter(told).distinct().with_members())
    directory = _directory() if found else None
    if directory is None:
        return []
    lang = i18n.link(directory).lang
    return [i18n.Link(each.title, f"{directory.get_url()}{each.address}/", lang) for each in found]
