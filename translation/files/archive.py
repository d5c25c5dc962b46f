"""What is downloaded and uploaded: an archive with a PO and an XLIFF file of the same segments, or one of them."""

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice

from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail_localize.models import Translation

from core.text import languages
from translation.files import po, xliff
from translation.files.errors import UnreadableError
from translation.segments.segment import Segment, segments_of
from translation.segments.taking import Entry

MAX_SIZE = 5 * 1024 * 1024
MAX_MEMBERS = 20
MAX_UNPACKED = 20 * 1024 * 1024
MAX_ENTRIES = 10_000  # a page has some hundreds, twice in an archive; more would take a process for half a minute
ENDINGS = (".po", ".xlf", ".xliff")
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, EOFError, OSError, ValueError)


def name_of(translation: Translation) -> str:
    """Without ending."""
    title = languages.transliterate(translation.source.object_repr, languages.SOURCE)
    return f"{slugify(title)[:60] or 'page'}-{translation.target_locale.language_code}"


def pack(translation: Translation) -> bytes:
    segments, name, content = segments_of(translation), name_of(translation), io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{name}.po", po.write(translation, segments))
        archive.writestr(f"{name}.xlf", xliff.write(translation, segments))
    return content.getvalue()


def read(data: bytes, translation: Translation) -> list[Entry]:
    """All that the file says, or an UnreadableError."""
    if not data.strip():
        raise UnreadableError(_("Please choose a file that has something in it: PO, XLIFF, or the ZIP file with both."))
    if len(data) > MAX_SIZE:
        raise UnreadableError(_("This file is too large to hold the words of one page."))
    segments = {segment.key: segment for segment in segments_of(translation)}
    parts = _unpacked(data) if data.startswith(b"PK") else [data]
    said = (entry for part in parts for entry in _entries(part, translation, segments))
    entries = list(islice(said, MAX_ENTRIES + 1))
    if len(entries) > MAX_ENTRIES:
        raise UnreadableError(_("This file is too large to hold the words of one page."))
    return entries


def _entries(data: bytes, translation: Translation, segments: dict[str, Segment]) -> Iterator[Entry]:
    beginning = data[:200].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe").lstrip()
    is_xml = beginning.startswith(b"<")
    return xliff.read(data, translation, segments) if is_xml else po.read(data, translation, segments)


def _unpacked(data: bytes) -> list[bytes]:
    """The files of an archive, in memory: their paths count for nothing."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [member for member in archive.infolist() if member.filename.lower().endswith(ENDINGS)]
            if len(archive.infolist()) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise UnreadableError(_("This file is too large to hold the words of one page."))
            if not members:
                raise UnreadableError(_("There is neither a PO nor an XLIFF file in this ZIP file."))
            return [_member(archive, member) for member in members]
    except BROKEN as error:
        raise UnreadableError(_("This ZIP file is broken, or locked with a password.")) from error


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """No more of it than its size says, which is checked already: a bomb that lies is cut, and does not fit its sum."""
    with archive.open(member) as content:
        return content.read(member.file_size + 1)
