"""Which partnerships match what a reader chose, and how many would with each other choice; no HTTP."""

from dataclasses import dataclass
from functools import cache, partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Value
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils.translation import gettext_lazy as _

from core.tables import faceted_list
from core.text import countries, languages
from home.models import Topic
from partnerships.models.municipalities import Municipality
from partnerships.models.partnerships import Membership, Partnership
from partnerships.models.taxonomies import CooperationForm

FACETS = [
    faceted_list.Facet("country", _("Partner country")),
    faceted_list.Facet("type", _("Legal type")),
    faceted_list.Facet("stage", _("Stage of the partnership"), in_order=True),  # of a partnership's life
    faceted_list.Facet("topic", _("Topic")),
    faceted_list.Facet("form", _("Form of co-operation")),
]


MOST_SPELLINGS = 3


@dataclass(frozen=True)
class Row(faceted_list.Row):
    """One partnership, reduced to what is filtered and sorted by."""

    since: str
    last_confirmed_on: object
    name_key: list


class Directory(faceted_list.Finder):
    """All public partnerships with their facets, read with three queries whatever their number."""

    def __init__(self):
        topics, forms = (model.objects.in_bulk() for model in (Topic, CooperationForm))
        rows = _rows(topics, forms)
        codes = dict.fromkeys(code for row in rows for code in row.values["country"])
        labels = {
            "country": {code: countries.name(code) for code in codes},
            "type": dict(Partnership.LegalType.choices),
            "stage": dict(Partnership.Stage.choices),
            "topic": {topic.slug: topic.name for topic in topics.values()},
            "form": {form.slug: form.name for form in forms.values()},
        }
        super().__init__(FACETS, rows, labels)

    spellings = ()  # the municipalities that a text may mean which names none

    def set_query(self, text, sort):
        """Keep the rows with a municipality of which a word begins like the text, in whatever script; sort them."""
        if text:
            members = Membership.objects.filter(municipality__in=Municipality.objects.named(text))
            named = set(members.values_list("partnership_id", flat=True))
            self.rows = [row for row in self.rows if row.key in named]
            if not self.rows:
                partners = Membership.objects.filter(partnership__in=Partnership.objects.public())
                places = Municipality.objects.filter(pk__in=partners.values("municipality"))
                self.spellings = places.spelt_like(text)[:MOST_SPELLINGS]
        self.rows = sorted(self.rows, key=SORTS[sort])


def by_name(row):
    return row.name_key


def by_start(row):
    return (not row.since, [-ord(letter) for letter in row.since], row.name_key)


def by_confirmation(row):
    day = row.last_confirmed_on
    return (day is None, -day.toordinal() if day else 0, row.name_key)


SORTS = {"name": by_name, "newest": by_start, "confirmed": by_confirmation}


def _rows(topics, forms):
    members = Membership.objects.filter(partnership=OuterRef("pk")).order_by("role", "sort_order")
    name = Coalesce(
        NullIf(F(f"municipality__name_{languages.active()}"), Value("")), F(f"municipality__name_{languages.SOURCE}")
    )
    partnerships = Partnership.objects.public().values_list(
        "pk",
        "since",
        "last_confirmed_on",
        "legal_type",
        "stage",
        ArraySubquery(members.values_list(Concat("municipality__country", name))),
        ArraySubquery(_of_partnership(Partnership.topics).values_list("topic_id")),
        ArraySubquery(_of_partnership(Partnership.forms).values_list("cooperationform_id")),
    )
    name_key = cache(partial(languages.sort_key, language=languages.active()))
    rows = []
    for key, since, confirmed, legal_type, stage, places, topic_keys, form_keys in partnerships:
        values = {
            "country": [place[:2] for place in places if place[:2] != "DE"],
            "type": [legal_type] if legal_type else [],
            "stage": [stage],
            "topic": [topics[term].slug for term in topic_keys],
            "form": [forms[term].slug for term in form_keys],
        }
        rows.append(Row(key, values, since, confirmed, [name_key(place[2:]) for place in places]))
    return rows


def _of_partnership(relation):
    """The rows of a relation that belong to a partnership: they alone, without a join, are read quickly."""
    return relation.through.objects.filter(partnership=OuterRef("pk"))
