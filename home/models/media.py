from functools import lru_cache

from django.contrib.postgres.fields import ArrayField
from django.core.files.storage import storages
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.utils.file import hash_filelike

from core import pdf
from core.text import languages
from core.text.fields import InEachLanguage
from home.pictures import renditions

# Those of files whose name follows from what is asked for.
EXTENSIONS = {"avif": "avif", "jpeg": "jpg", "png": "png", "webp": "webp"}
SHOWN_IN_SIZES = {"file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"}


class CustomImage(AbstractImage):
    """A picture with all that the law and a screen reader ask for: credit, licence, consent, alternative texts."""

    class Licence(models.TextChoices):
        OWN = "own", _("All rights with the project office")
        PERMISSION = "permission", _("Used with written permission")
        CC0 = "CC0-1.0", "CC0 1.0"
        CC_BY = "CC-BY-4.0", "CC BY 4.0"
        CC_BY_SA = "CC-BY-SA-4.0", "CC BY-SA 4.0"

    class Consent(models.TextChoices):
        NONE_SHOWN = "none_shown", _("No person can be recognised")
        GIVEN = "given", _("All persons shown have agreed in writing")
        PUBLIC_EVENT = "public_event", _("Overview of a public event")

    credit = models.CharField(_("credit"), max_length=200, help_text=_("Who made the picture; shown beside it."))
    licence = models.CharField(_("licence"), max_length=20, choices=Licence)
    source = models.CharField(
        _("source"),
        max_length=500,
        blank=True,
        help_text=_("Where the picture comes from: an address or a file number."),
    )
    is_symbolic = models.BooleanField(
        _("symbolic picture"),
        default=False,
        db_default=False,
        help_text=_("It shows something else than the place or the people that are told of: readers are told so."),
    )
    persons_consent = models.CharField(_("persons shown"), max_length=20, choices=Consent)
    alt = InEachLanguage(
        models.CharField,
        _("alternative text"),
        max_length=300,
        blank=True,
        source={
            "help_text": _(
                "What someone who cannot see the picture needs to know. Empty only if it is always decoration."
            )
        },
    )

    # When the files of its sizes are to be made, by home/pictures/rendition_files.py; nothing once they are.
    renditions_due = models.DateTimeField(
        null=True, default=timezone.now, db_default=Now(), editable=False, db_index=True
    )

    admin_form_fields = (
        "title",
        "file",
        *languages.columns("alt"),
        "credit",
        "licence",
        "source",
        "is_symbolic",
        "persons_consent",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args, update_fields=None, **kwargs):
        if self.file and not self.file._committed:  # noqa: SLF001 (Django has no other sign of a new file)
            self._set_image_file_metadata()  # names of sizes are made of the hash
        if update_fields is not None and SHOWN_IN_SIZES.isdisjoint(update_fields):
            super().save(*args, update_fields=update_fields, **kwargs)
            return
        self.renditions_due = timezone.now()
        update_fields = update_fields and {*update_fields, "file_hash", "file_size", "renditions_due"}
        super().save(*args, update_fields=update_fields, **kwargs)
        self.name_renditions()

    def name_renditions(self):
        """From now on no reader's request makes anything of a size: it has a name, its measures, and soon a file."""
        self.get_renditions(*renditions.wanted(self.width))

    def in_widths(self, image_format):
        """Its sizes for `srcset`, from the smallest on. No row is read: a size follows from its picture."""
        facts = _facts_of_widths(self.pk, self.file.name, self.file_hash, self.width, self.height, image_format)
        return [CustomRendition(image=self, **each) for each in facts]

    def rendition_name(self, size, extension=""):
        """
        Where the file of a size lies. The same picture in the same size always has the same name.

        So what a process remembers of it stays right, and a file that is missing can be made anew from its address.
        """
        version = self.file_hash[:12] + size.get_cache_key(self)
        extension = extension or EXTENSIONS[_format_of(size)]
        return f"images/{self.pk}.{version}.{size.spec.replace('|', '.')}.{extension}"

    def create_rendition(self, filter):
        if not _format_of(filter):
            return super().create_rendition(filter)
        key = {"filter_spec": filter.spec, "focal_point_key": filter.get_cache_key(self)}
        return self.renditions.get_or_create(**key, defaults=self.facts_of(filter))[0]

    def create_renditions(self, *filters):
        """Without their files, unless only the file would tell of which format it is."""
        named = {
            size: CustomRendition(
                image=self,
                filter_spec=size.spec,
                focal_point_key=size.get_cache_key(self),
                **self.facts_of(size),
            )
            for size in filters
            if _format_of(size)
        }
        CustomRendition.objects.bulk_create(named.values(), ignore_conflicts=True)
        return named | super().create_renditions(*(size for size in filters if size not in named))

    def facts_of(self, size):
        width, height = size.get_transform(self).size
        return {"file": self.rendition_name(size), "width": width, "height": height}

    @property
    def default_alt_text(self):
        return self.alt

    @property
    def licence_url(self):
        return {
            self.Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
            self.Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
            self.Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
        }.get(self.licence, "")


@lru_cache(maxsize=10_000)
def _facts_of_widths(key, file, file_hash, width, height, image_format):
    """Of the picture with these; where its focal point lies makes no difference to a width."""
    image = CustomImage(pk=key, file=file, file_hash=file_hash, width=width, height=height)
    return [image.facts_of(Filter(spec)) for spec in renditions.responsive(width, image_format)]


def _format_of(size):
    return next((part.removeprefix("format-") for part in size.spec.split("|") if part.startswith("format-")), "")


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]

    def get_upload_to(self, filename):
        return self.image.rendition_name(self.filter, filename.rpartition(".")[2])


def document_storage():
    return storages["documents"]


class CustomDocument(AbstractDocument):
    """A file for download, or a video with its captions; kept where only the permission-checking view reaches it."""

    file = models.FileField(_("file"), upload_to="%Y", storage=document_storage)
    language = models.CharField(_("language"), max_length=2, choices=languages.choices, default=languages.SOURCE)
    accessibility_checked_on = models.DateField(
        _("checked for accessibility on"),
        null=True,
        blank=True,
        help_text=_("Files that are published must be accessible; leave empty until someone has checked it."),
    )

    faults = ArrayField(
        models.CharField(max_length=20, choices=pdf.Fault), default=list, db_default=[], blank=True, editable=False
    )
    earlier_names = ArrayField(
        models.CharField(max_length=100), default=list, db_default=[], blank=True, editable=False
    )

    admin_form_fields = ("title", "file", "language", "accessibility_checked_on", "collection", "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:  # noqa: SLF001 (Django has no other sign of a new file)
            self.file_hash = hash_filelike(self.file)
            self.faults = pdf.faults_of(self.file) if self.file_extension.lower() == "pdf" else []
            self._note_name_until_now()
        super().save(*args, **kwargs)

    def _note_name_until_now(self):
        """A new file has another name, and so the document another address; mails that were sent have the old one."""
        if stored := type(self).objects.filter(pk=self.pk).only("file").first():
            self.earlier_names = [*dict.fromkeys([*self.earlier_names, stored.filename])]

    @property
    def faults_in_words(self):
        return [pdf.Fault(fault).label for fault in self.faults]

    @property
    def is_barrier(self):
        """Whether people who depend on a screen reader cannot use it."""
        return not pdf.BARRIERS.isdisjoint(self.faults)

    def clean(self):
        """Wagtail judges the file's name, also in the second step of a multiple upload, where there is no file yet."""
        if self.file:
            super().clean()
