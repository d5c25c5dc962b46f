"""What the search reads: one row for each thing that a reader can open, in each language; words; promotions."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.text import languages
from core.text.fields import InEachLanguage
from search import places
from search.analysis import folded_words


class SearchDocument(models.Model):
    """
    One thing that readers can open, in one language: words to show, normalised words to find it by, and facets.

    `page` is where it is shown, at its address with `suffix` behind; a file has a `document` instead.
    """

    key = models.CharField(max_length=100, unique=True)
    language = models.CharField(max_length=2, choices=languages.choices)
    kind = models.CharField(max_length=20)
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey("home.CustomDocument", null=True, on_delete=models.CASCADE, related_name="+")
    suffix = models.TextField(blank=True)
    title = models.CharField(max_length=400)
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    topics = ArrayField(models.CharField(max_length=50), default=list)
    forms = ArrayField(models.CharField(max_length=50), default=list)
    audiences = ArrayField(models.CharField(max_length=50), default=list)
    date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    vector = SearchVectorField()
    title_vector = SearchVectorField()
    checksum = models.CharField(max_length=64)
    analyser_version = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        indexes = [
            GinIndex(fields=["vector"], name="search_document_vector"),
            GinIndex(fields=["title_vector"], name="search_document_titles"),
            models.Index(fields=["language"], name="search_document_language"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class FileText(models.Model):
    """The words of a file, as they were read of the content with this hash; empty if they cannot be read."""

    document = models.OneToOneField("home.CustomDocument", on_delete=models.CASCADE, related_name="text_of_file")
    file_hash = models.CharField(max_length=40)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.document_id)


class Word(models.Model):
    """
    A spelling on the site and a term that it leads to; rows are added and deleted, never changed.

    So a process that keeps the words in memory only has to ask for those that are new.
    """

    language = models.CharField(max_length=2)
    folded = models.CharField(max_length=80)
    term = models.CharField(max_length=80)
    original = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "folded", "term"], name="one_word_a_term")]

    def __str__(self) -> str:
        return self.original or self.folded


class PendingIndexWrite(models.Model):
    """A search document that changed since it was sent to the other search engine, one row a change; no names."""

    document = models.BigIntegerField()

    def __str__(self) -> str:
        return str(self.document)


class Promotion(models.Model):
    """A page that stands above the results of certain searches."""

    language = models.CharField(_("language"), max_length=2, choices=languages.choices, default=languages.SOURCE)
    searches = models.TextField(
        _("searches"), help_text=_("What readers search for: one search a line, capital letters do not matter.")
    )
    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")
    text = models.CharField(
        _("text"), max_length=200, blank=True, help_text=_("Shown below the title; empty for the page’s summary.")
    )

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["language", "searches"]

    def __str__(self) -> str:
        return self.searches.splitlines()[0] if self.searches.strip() else str(self.page)

    def clean(self) -> None:
        super().clean()
        if self.searches and not any(map(folded_words, self.searches.splitlines())):
            raise ValidationError({"searches": _("Name at least one search: signs alone lead to nothing.")})

    def is_for(self, query: str) -> bool:
        wanted = folded_words(query)
        return bool(wanted) and any(folded_words(line) == wanted for line in self.searches.splitlines())


class Concept(models.Model):
    """A notion and the words that readers have for it; who searches by one finds what is written with another."""

    labels = InEachLanguage(
        models.TextField,
        _("words"),
        blank=True,
        help_text=_("One word or a few words a line, the usual one first; each finds what the others find."),
    )
    place = models.CharField(
        _("what one does"),
        max_length=20,
        blank=True,
        choices=places.choices,
        help_text=_("The page where one does it stands above the results."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands above the results in each language; choose the German page."),
    )

    class Meta:
        verbose_name = _("search word")
        verbose_name_plural = _("search words")
        ordering = languages.columns("labels")

    def __str__(self) -> str:
        return next((line for line in str.__str__(self.labels).splitlines() if line.strip()), f"{self.pk}")


class InstalledConcept(models.Model):
    """
    A concept of the first list that was added once; deleted by editors, it does not come again.

    `waiting` is the concept while the page that it is to lead to does not exist; editors decide from then on.
    """

    slug = models.SlugField(_("identifier"), unique=True)
    waiting = models.ForeignKey(Concept, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return self.slug


class EmptySearch(models.Model):
    """How often a search found nothing on a day; says nothing about who searched."""

    MOST_A_DAY = 1000

    language = models.CharField(_("language"), max_length=2, choices=languages.choices)
    words = models.CharField(_("search"), max_length=200)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("number"), default=1)

    class Meta:
        verbose_name = _("search without result")
        verbose_name_plural = _("searches without result")
        ordering = ["-day", "-count", "words"]
        constraints = [models.UniqueConstraint(fields=["language", "words", "day"], name="one_row_a_search_and_day")]

    def __str__(self) -> str:
        return self.words

    @classmethod
    def record(cls, query: str, language: str) -> None:
        """Count the search, unless its words could be somebody's address or number."""
        words = " ".join(folded_words(query))
        if not words or "@" in query or sum(letter.isdigit() for letter in query) >= 6:
            return
        today = timezone.localdate()
        if cls.objects.filter(day=today).count() < cls.MOST_A_DAY:
            row, created = cls.objects.get_or_create(language=language, words=words[:200], day=today)
            if not created:
                cls.objects.filter(pk=row.pk).update(count=F("count") + 1)
