import secrets
from http import HTTPMethod
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.http import Http404
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField

from core.public_forms.models import attachment_storage
from core.public_forms.pages import TakesForms
from core.text import languages
from core.text.fields import InEachLanguage
from core.uploads import checker, kinds
from home.models.addresses import TranslatedRoutesMixin
from partnerships.models.contributions import Contribution
from partnerships.models.focuses import LeadPageMixin, Pin


class WorkingGroupPage(TakesForms, TranslatedRoutesMixin, LeadPageMixin):
    """What a group of municipalities works on together, who may join, and the way in for its members."""

    template = "partnerships/working_group_page.html"
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = []
    content_panels = [*LeadPageMixin.content_panels, LeadPageMixin.pins_panel]

    class Meta:
        verbose_name = gettext_lazy("working group")
        verbose_name_plural = gettext_lazy("working groups")

    @property
    def original(self):
        """The German page, on which members and notes hang."""
        pages = WorkingGroupPage.objects.filter(translation_key=self.translation_key)
        return pages.get(locale__language_code=languages.SOURCE)

    @path("")
    def show(self, request):
        if request.method == HTTPMethod.POST:
            raise Http404
        return self.render(request)

    @path(pgettext_lazy("address", "join/"), name="join")
    def join(self, request):
        self.sub_page = self.sub_page_at("join", _("Join the working group"))
        return self._handle_form(request, "join-group")

    @path(pgettext_lazy("address", "members/"), name="members")
    def members(self, request):
        self.sub_page = self.sub_page_at("members", _("For members of the working group"), is_indexed=False)
        return self._handle_form(request, "group-link")

    def _handle_form(self, request, name):
        return self.handle_form(
            request,
            name,
            template="partnerships/working_group_form.html",
            target=f"{name} {self.translation_key}",
            group=self.original,
        )


class WorkingGroupPin(Pin):
    owner = ParentalKey(WorkingGroupPage, on_delete=models.CASCADE, related_name="pins")


class GroupMember(Contribution):
    """Somebody who asked to join a working group; a member once accepted, until the end."""

    case_kind = "groupmember"

    group = models.ForeignKey(
        WorkingGroupPage, verbose_name=gettext_lazy("working group"), on_delete=models.CASCADE, related_name="requests"
    )
    municipality = models.CharField(gettext_lazy("municipality or organisation"), max_length=200)
    role = models.CharField(gettext_lazy("role there"), max_length=200, blank=True)
    text = models.TextField(gettext_lazy("message"), blank=True)

    class Meta(Contribution.Meta):
        verbose_name = gettext_lazy("member of a working group")
        verbose_name_plural = gettext_lazy("members of working groups")
        constraints = [
            models.UniqueConstraint(
                "group",
                Lower("email"),
                condition=models.Q(state__in=[Contribution.State.WAITING, Contribution.State.ACCEPTED]),
                name="one_membership_an_address",
            )
        ]

    def __str__(self):
        return self.group.title

    @property
    def is_member(self):
        return self.state == self.State.ACCEPTED

    @property
    def end_url(self):
        return self.decision_url("end")


def note_path(note, filename):
    """A place that tells nothing; the ending is what the file is."""
    return f"working-groups/{secrets.token_hex(16)}{Path(filename).suffix.lower()}"


class GroupNote(models.Model):
    """
    Something for the members of a working group only: minutes, an invitation, a file.

    Not part of the page, so that whatever shows, searches or exports pages cannot show it.
    """

    MAX_MEGABYTES = 20

    group = models.ForeignKey(
        WorkingGroupPage, verbose_name=gettext_lazy("working group"), on_delete=models.CASCADE, related_name="notes"
    )
    date = models.DateField(gettext_lazy("date"), default=timezone.localdate)
    title = InEachLanguage(models.CharField, gettext_lazy("title"), max_length=200)
    text = InEachLanguage(RichTextField, gettext_lazy("text"), blank=True)
    file = models.FileField(
        gettext_lazy("file"),
        upload_to=note_path,
        storage=attachment_storage,
        blank=True,
        help_text=gettext_lazy("PDF or an office document, at most 20 MB. Only members can open it."),
    )
    file_language = models.CharField(
        gettext_lazy("language of the file"), max_length=2, choices=languages.choices, default=languages.SOURCE
    )

    class Meta:
        verbose_name = gettext_lazy("note for members")
        verbose_name_plural = gettext_lazy("notes for members")
        ordering = ["-date", "-pk"]

    def __str__(self):
        return self.title_de

    def clean(self):
        super().clean()
        stored = GroupNote.objects.filter(pk=self.pk).values_list("file", flat=True).first()
        if self.file and self.file.name != stored:
            try:
                checker.check(self.file.file, kinds.READ_INSIDE, self.MAX_MEGABYTES)
            except ValidationError as error:
                raise ValidationError({"file": error}) from None

    @property
    def file_extension(self):
        return Path(self.file.name).suffix.removeprefix(".")

    @property
    def file_name(self):
        """What the file is called when a member saves it."""
        return f"{slugify(self.title_de)[:80] or 'file'}.{self.file_extension}"
