from collections import defaultdict

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Func, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.text import countries, languages
from core.text.correction import nearest
from core.text.fields import InEachLanguage

ON_THE_MAP = {"null": _("The map needs it.")}


class MunicipalityQuerySet(models.QuerySet):
    def named(self, text):
        """Those of which a name begins like the text, or has a word that does, in whatever script."""
        folded = languages.fold(text)
        return self.filter(search_text__contains=folded) if folded else self.none()

    def and_predecessors(self):
        """These, and what they have taken over, at one time or at several."""
        keys = found = set(self.values_list("pk", flat=True))
        while found := set(self.model.objects.filter(successor__in=found).values_list("pk", flat=True)) - keys:
            keys = keys | found
        return self.model.objects.filter(pk__in=keys)

    def within(self, area):
        return self.filter(
            latitude__gte=area.south, latitude__lt=area.north, longitude__gte=area.west, longitude__lt=area.east
        )

    def spelt_like(self, text):
        """Those of whose names, or words of a name, the text is a misspelling."""
        spellings = defaultdict(list)
        for key, names in self.values_list("pk", "search_text"):
            for name in names.split("\n"):
                for spelling in (name.replace(" ", ""), *name.split()):
                    spellings[spelling].append(key)
        typed = languages.fold(text).replace(" ", "")
        keys = list(dict.fromkeys(key for spelling in nearest(typed, list(spellings)) for key in spellings[spelling]))
        found = self.in_bulk(keys)
        return [found[key] for key in keys]

    def called(self, names):
        """Those of which a whole name reads like one of these, in whatever script."""
        lines = Func(
            "search_text", Value("\n"), function="string_to_array", output_field=ArrayField(models.TextField())
        )
        return self.alias(lines=lines).filter(lines__overlap=[languages.fold(name) for name in names])

    def local_name(self, name, country, language):
        """What a town, named in any of our languages, is called in one of them; "" where it is not known."""
        is_named = models.Q.create([(column, name) for column in languages.columns("name")], connector=models.Q.OR)
        names = self.filter(is_named, country=country).values_list(f"name_{language}", flat=True)
        return names.first() or ""

    def existing(self, day=None):
        day = day or timezone.localdate()
        return self.filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day))


class Municipality(index.Indexed, models.Model):
    """A town, commune, hromada or district, named in three languages."""

    class Kind(models.TextChoices):
        CITY = "city", _("city or town")
        MUNICIPALITY = "municipality", _("municipality")
        HROMADA = "hromada", _("hromada")
        COMMUNE = "commune", _("commune")
        DISTRICT = "district", _("district")

    name = InEachLanguage(models.CharField, _("name"), max_length=120)
    search_names = ArrayField(
        models.CharField(max_length=120),
        verbose_name=_("further spellings"),
        default=list,
        blank=True,
        help_text=_("Other names that people may type, separated by commas: Lemberg, Lwów. They are not shown."),
    )
    country = countries.CountryField(_("country"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.CITY)
    key = models.CharField(
        _("official key"),
        max_length=20,
        blank=True,
        help_text=_("In Germany the AGS: eight digits, of a Landkreis five; elsewhere the key that the country uses."),
    )
    latitude = models.FloatField(
        _("latitude"), validators=[MinValueValidator(-90), MaxValueValidator(90)], error_messages=ON_THE_MAP
    )
    longitude = models.FloatField(
        _("longitude"), validators=[MinValueValidator(-180), MaxValueValidator(180)], error_messages=ON_THE_MAP
    )
    valid_to = models.DateField(
        _("existed until"), null=True, blank=True, help_text=_("The last day of a municipality that was dissolved.")
    )
    successor = models.ForeignKey(
        "self",
        verbose_name=_("successor"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    search_text = models.TextField(editable=False)

    objects = MunicipalityQuerySet.as_manager()

    search_fields = [
        index.SearchField("spellings"),
        index.AutocompleteField("spellings"),
        index.FilterField("country"),
    ]

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name_de"]
        constraints = [
            models.UniqueConstraint(
                fields=["country", "key"],
                condition=~models.Q(key=""),
                name="one_municipality_a_key",
                violation_error_message=_("Another municipality of this country has this key already."),
            )
        ]

    def __str__(self):
        return self.name_de

    @property
    def structured_data(self):
        """What schema.org says of a place."""
        return {
            "@type": "City" if self.kind == self.Kind.CITY else "AdministrativeArea",
            "name": self.name,
            "address": {"@type": "PostalAddress", "addressCountry": self.country},
            "geo": {"@type": "GeoCoordinates", "latitude": self.latitude, "longitude": self.longitude},
        }

    def save(self, *args, **kwargs):
        self.search_text = "\n".join(dict.fromkeys(languages.fold(name) for name in self._names()))
        super().save(*args, **kwargs)

    def clean(self):
        digits = 5 if self.kind == self.Kind.DISTRICT else 8
        if self.country == "DE" and self.key and not (len(self.key) == digits and self.key.isdecimal()):
            raise ValidationError(
                {"key": _("The AGS of a German municipality has eight digits, the key of a Landkreis five.")}
            )
        if self.successor and not self.valid_to:
            raise ValidationError({"valid_to": _("A municipality with a successor needs the day on which it ended.")})
        self._refuse_circle()

    def _refuse_circle(self):
        chain = [self]
        while successor := chain[-1].successor:
            if successor in chain or (successor.pk and successor.pk == self.pk):
                names = " → ".join(place.name_de for place in [*chain, successor])
                message = _("The successors form a circle: %(names)s. Choose one that exists today.")
                raise ValidationError({"successor": ValidationError(message, params={"names": names})})
            chain.append(successor)

    def _names(self):
        written = (getattr(self, column) for column in languages.columns("name"))
        return [name for name in (*written, *self.search_names) if name]

    @property
    def succession(self):
        """Itself, its successor, and so on to the one that exists today."""
        places = [self]
        while (successor := places[-1].successor) and successor not in places:
            places.append(successor)
        return places

    @property
    def spellings(self):
        """What the admin's search finds it by."""
        names = self._names()
        latin = [languages.transliterate(name, languages.SOURCE) for name in names]
        return " ".join(dict.fromkeys([*names, *latin, *self.search_text.split()]))

    @property
    def own_name(self):
        """What its people call it, where that is another word than the one shown and known here; or ""."""
        language = countries.LANGUAGES.get(self.country)
        own = languages.localized_field(self, "name", language) if language else ""
        return own if own and own.language == language and own != self.name else ""

    @property
    def country_name(self):
        return countries.name(self.country)
