"""Segments as a PO file, with what gettext's editors show beside them."""

import re
from collections.abc import Iterator, Mapping

import polib
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from core.text.characters import strip_deceptive_characters
from translation.files.errors import UnreadableError
from translation.files.references import entry_of, reference_of
from translation.segments.segment import Segment, key_of
from translation.segments.taking import Entry

MADE_FOR = "X-WagtailLocalize-TranslationID"


def write(translation: Translation, segments: list[Segment]) -> bytes:
    po = polib.POFile(wrapwidth=200)
    po.metadata = {
        "POT-Creation-Date": f"{timezone.localtime():%Y-%m-%d %H:%M%z}",
        "Language": translation.target_locale.language_code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        MADE_FOR: str(translation.uuid),
    }
    po.extend(_entry(segment) for segment in segments)
    return str(po).encode()


def _entry(segment: Segment) -> polib.POEntry:
    comments = [segment.place.name, segment.place.note]
    entry = polib.POEntry(
        msgid=strip_deceptive_characters(segment.source, multiline=True),  # polib breaks lines at some of them
        msgctxt=segment.path,
        msgstr=strip_deceptive_characters(segment.words, multiline=True),
        occurrences=[(reference_of(segment), "")],
    )
    if segment.former:
        entry.previous_msgid = segment.former.translation_of.data
        comments.append(_("Before the German words changed, the translation was: %s") % segment.former.data)
    entry.comment = "\n".join(filter(None, comments))
    return entry


def read(data: bytes, translation: Translation, segments: Mapping[str, Segment]) -> Iterator[Entry]:
    text = _decoded(data)
    try:
        # What begins with a line break is no path, which polib would open.
        po = polib.pofile(f"\n{text}")
    except Exception as error:  # polib raises all sorts of errors for broken files
        raise UnreadableError(_("This is neither a PO nor an XLIFF file, or it is broken.")) from error
    if not (made_for := po.metadata.get(MADE_FOR)):
        raise UnreadableError(_("This PO file is not from here. Please take one that you have downloaded here."))
    if made_for != str(translation.uuid):
        raise UnreadableError(_("This file belongs to another page or to another language."))
    return (_read(entry, segments) for entry in po if entry.msgstr or not entry.obsolete)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        charset = re.search(rb"charset=([\w.:-]+)", data[:5000])
        encoding = charset[1].decode("ascii") if charset else "utf-8"
    if encoding.lower().replace("-", "") == "utf8":
        encoding = "utf-8-sig"
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError) as error:
        words = _("The letters of this file cannot be read. Please save it in UTF-8.")
        raise UnreadableError(words) from error


def _read(entry: polib.POEntry, segments: Mapping[str, Segment]) -> Entry:
    reference, path = entry.occurrences[0][0] if entry.occurrences else "", entry.msgctxt or ""
    reference = reference or key_of(path, entry.msgid)
    if entry.obsolete:  # of German words that the program did not find any more; said, and not taken
        reference = f"obsolete {reference}"
    return entry_of(reference, entry.msgstr, entry.msgid, path, not entry.fuzzy, segments)
