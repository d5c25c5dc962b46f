"""Which partnerships match what a reader chose, and how many would with each other choice; no HTTP."""

from collections import Counter

from django.db.models import Case, Count, F, QuerySet, TextField, Value, When
from django.db.models.functions import Collate, Concat
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
SINGLE = {"type": "legal_type", "stage": "stage"}  # columns with one value
SEVERAL = {"country": "listed_countries", "topic": "listed_topics", "form": "listed_forms"}
SORTS = ("name", "newest", "confirmed")
MOST_SPELLINGS = 3


class Directory(faceted_list.Finder):
    """All public partnerships with their facets, counted by the database: no partnership is read to be counted."""

    spellings = ()  # the municipalities that a text may mean which names none

    def __init__(self):
        self.partnerships, self.sort = Partnership.objects.public(), SORTS[0]
        self.topics, self.forms = (model.objects.in_bulk() for model in (Topic, CooperationForm))
        self._counted = {}
        labels = {
            "type": dict(Partnership.LegalType.choices),
            "stage": dict(Partnership.Stage.choices),
            "topic": {topic.slug: topic.name for topic in self.topics.values()},
            "form": {form.slug: form.name for form in self.forms.values()},
        }
        labels["country"] = {code: countries.name(code) for code in self.counts(FACETS[0], {})}
        super().__init__(FACETS, [], labels)

    def set_query(self, text, sort, area=None):
        """
        Keep those with a municipality of which a word begins like the text, in whatever script, or which such a one has
        taken over; sort them.

        With an area (`partnerships.areas`), those that have a place there.
        """
        self.sort = sort
        if area:
            self._keep(Municipality.objects.within(area))
        if text:
            self._keep(Municipality.objects.named(text).and_predecessors())
            if not self.partnerships.exists():
                partners = Membership.objects.filter(partnership__in=Partnership.objects.public())
                places = Municipality.objects.filter(pk__in=partners.values("municipality"))
                self.spellings = places.spelt_like(text)[:MOST_SPELLINGS]

    def _keep(self, places):
        """Asked once for all facets; nested in each of their questions it has cost minutes after a large import."""
        members = Membership.objects.filter(municipality__in=places)
        self.partnerships = self.partnerships.filter(pk__in=set(members.values_list("partnership", flat=True)))
        self._counted.clear()

    def counts(self, facet, others):
        """Once for each question: what partners' countries there are is asked for the words, too."""
        asked = (facet.name, *sorted(others.items()))
        if asked not in self._counted:
            self._counted[asked] = self._count(facet.name, self._matching(others))
        return self._counted[asked]

    def _count(self, facet, partnerships):
        """The database counts each combination of values, of which there are few, and we what they have in common."""
        column = SINGLE.get(facet) or SEVERAL[facet]
        numbers, slugs = Counter(), self._slugs(facet)
        for stored, number in partnerships.order_by().values_list(column).annotate(number=Count("*")):
            for value in [stored] if facet in SINGLE else stored:
                numbers[slugs.get(value) if slugs else value] += number
        return numbers

    def _slugs(self, facet):
        """`{key: identifier}` of the facet's terms, if it has any."""
        terms = {"topic": self.topics, "form": self.forms}.get(facet, {})
        return {key: term.slug for key, term in terms.items()}

    def _matching(self, chosen) -> QuerySet[Partnership]:
        found = self.partnerships
        for facet, value in chosen.items():
            if facet in SINGLE:
                found = found.filter(**{SINGLE[facet]: value})
            else:
                stored = {slug: key for key, slug in self._slugs(facet).items()}.get(value, value)
                found = found.filter(**{f"{SEVERAL[facet]}__contains": [stored]})
        return found

    def found(self, chosen):
        return self._matching(chosen).order_by(*_order(self.sort), "slug").values_list("pk", flat=True)

    def number(self, found):
        return found.count()


def _order(sort):
    name = F(f"listed_name_{languages.active()}")
    if sort == "newest":  # a year before its months; what has no date goes last
        date = Concat("since", Value("~"))
        return Collate(Case(When(since="", then=Value("")), default=date, output_field=TextField()), "C").desc(), name
    if sort == "confirmed":
        return F("last_confirmed_on").desc(nulls_last=True), name
    return (name,)
