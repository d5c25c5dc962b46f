"""What files are by their content; a name says nothing."""

import zipfile

SIGNATURES = {
    "pdf": lambda head: head.startswith(b"%PDF-"),
    "mp4": lambda head: head[4:8] == b"ftyp",
    "webm": lambda head: head.startswith(b"\x1a\x45\xdf\xa3"),
    "vtt": lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"),
}
# A member that every file of the kind has.
OFFICE_MEMBERS = {
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "content.xml",
    "ods": "content.xml",
    "odp": "content.xml",
}


def content_matches(file, extension):
    """Whether the bytes are what the extension says; unknown extensions never match."""
    file.seek(0)
    try:
        if extension in SIGNATURES:
            return SIGNATURES[extension](file.read(32))
        if extension in OFFICE_MEMBERS:
            with zipfile.ZipFile(file) as archive:
                return OFFICE_MEMBERS[extension] in archive.namelist()
        return False
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)
