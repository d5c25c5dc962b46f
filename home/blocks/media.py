"""Pictures and films."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.text import languages
from home.blocks.choosers import DocumentChooserBlock, ImageChooserBlock
from home.blocks.text import CharBlock, TextBlock
from home.content import documents

MEDIA = _("Pictures and films")


class FigureValue(blocks.StructValue):
    @property
    def alt(self):
        image = self["image"]  # None in a draft
        return image.alt if image and not self["decorative"] else languages.Localized("", languages.active())


class FigureBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    decorative = blocks.BooleanBlock(
        label=_("Decoration only"),
        required=False,
        help_text=_("Here the picture says nothing that the text does not say; screen readers pass over it."),
    )
    caption = CharBlock(label=_("Image caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Image")
        group = MEDIA
        description = _("A picture with credit and caption.")
        template = "home/blocks/image.html"
        value_class = FigureValue
        preview_template = "home/blocks/preview_of_media.html"

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["image"] and not cleaned["decorative"] and not cleaned["image"].alt_de:
            message = _("This picture has no alternative text: add one to the picture, or mark it here as decoration.")
            raise StructBlockValidationError(block_errors={"image": ValidationError(message)})
        return cleaned


class GalleryBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), required=False, max_length=120)
    images = blocks.ListBlock(FigureBlock(), label=_("Images"), min_num=2, max_num=12)

    class Meta:
        icon = "image"
        label = _("Gallery")
        group = MEDIA
        description = _("Two to twelve pictures side by side.")
        template = "home/blocks/gallery.html"
        preview_template = "home/blocks/preview_of_media.html"

    def get_context(self, value, parent_context=None):
        items = [item for item in value["images"] if item["image"]]
        return super().get_context(value, parent_context) | {"items": items}


class VideoBlock(blocks.StructBlock):
    title = CharBlock(label=_("Title"), max_length=150)
    file = DocumentChooserBlock(label=_("Video file"), help_text=_("MP4 or WebM, kept on this site."))
    poster = ImageChooserBlock(label=_("Still picture"), required=False)
    captions = DocumentChooserBlock(label=_("Captions"), required=False, help_text=_("A WebVTT file."))
    duration = blocks.RegexBlock(
        r"^\d{1,3}:[0-5]\d$",
        label=_("Duration"),
        help_text=_("Minutes and seconds, for example 3:20."),
        error_messages={"invalid": _("Give minutes and seconds, for example 3:20.")},
    )
    transcript = TextBlock(label=_("Transcript"), help_text=_("All that is said and shown, in words."))

    class Meta:
        icon = "media"
        label = _("Video")
        group = MEDIA
        description = _("A film kept on this site, with captions and transcript.")
        template = "home/blocks/video.html"
        preview_template = "home/blocks/preview_of_media.html"

    def get_context(self, value, parent_context=None):
        files = {name: value[name] if documents.is_shown(value[name]) else None for name in ("file", "captions")}
        return super().get_context(value, parent_context) | files

    def clean(self, value):
        cleaned = super().clean(value)
        errors = {}
        if cleaned["file"] and cleaned["file"].file_extension.lower() not in {"mp4", "webm"}:
            errors["file"] = ValidationError(_("A video must be an MP4 or WebM file."))
        if cleaned["captions"] and cleaned["captions"].file_extension.lower() != "vtt":
            errors["captions"] = ValidationError(_("Captions must be a WebVTT file."))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned
