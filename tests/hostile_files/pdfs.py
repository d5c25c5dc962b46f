"""PDFs that do something by themselves, bring other files, or are something else too."""

import io
import struct
import zlib

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from tests.factories import office, pdf, picture
from tests.hostile_files.making import HTML, Files


def pdf_with(change, **how):
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    change(writer, page, **how)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def dictionary(**entries):
    return DictionaryObject({NameObject(f"/{name}"): value for name, value in entries.items()})


def action(kind, **entries):
    return dictionary(S=NameObject(f"/{kind}"), **entries)


def opening(kind, **entries):
    def change(writer, page):
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(action(kind, **entries))  # noqa: SLF001

    return lambda: pdf_with(change)


def in_catalog(key, value):
    def change(writer, page):
        writer.root_object[NameObject(key)] = value

    return lambda: pdf_with(change)


def annotation(**entries):
    def change(writer, page):
        page[NameObject("/Annots")] = ArrayObject([dictionary(Type=NameObject("/Annot"), **entries)])

    return lambda: pdf_with(change)


def attached():
    return pdf_with(lambda writer, page: writer.add_attachment("programm.exe", b"MZ"))


def locked():
    return pdf_with(lambda writer, page: writer.encrypt("geheim", algorithm="AES-256"))


def in_object_stream(words, compressed=True):
    """A PDF whose catalog lies in an object stream, with whatever `words` add to it."""
    inner = f"<</Type /Catalog /Pages 2 0 R {words}>>".encode()
    pages = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>>"
    index = f"1 0 2 {len(inner) + 1} 3 {len(inner) + len(pages) + 2} ".encode()
    body = zlib.compress(index + b"\n".join((inner, pages, page)))
    stream = b"4 0 obj <</Type /ObjStm /N 3 /First %d /Filter /FlateDecode /Length %d>> stream\n" % (
        len(index),
        len(body),
    )
    content = b"%PDF-1.7\n"
    first = len(content)
    content += stream + body + b"\nendstream endobj\n"
    start = len(content)
    rows = [(0, 0, 65535), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, first, 0), (1, start, 0)]
    table = zlib.compress(b"".join(struct.pack(">BHH", *row) for row in rows))
    content += b"5 0 obj <</Type /XRef /Size 6 /W [1 2 2] /Root 1 0 R /Filter /FlateDecode /Length %d>> stream\n" % len(
        table
    )
    return content + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % start


def hidden_names():
    """A script whose names are written with escapes."""
    whole = opening("JavaScript", JS=TextStringObject("app.alert(1)"))()
    return whole.replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/J#53")


def unlisted():
    """A script in an object that no table of contents lists."""
    return pdf().replace(b"xref", b"99 0 obj <</S /JavaScript /JS (x)>> endobj\nxref", 1)


def endless_operators():
    """11 KB that take minutes to read."""

    def change(writer, page):
        stream = StreamObject()
        stream.set_data(b"BT /F1 12 Tf " + b"(a) Tj 1 0 Td " * 200_000 + b"ET")
        font = dictionary(Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica"))
        page[NameObject("/Resources")] = dictionary(Font=dictionary(F1=font))
        page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())  # noqa: SLF001

    return pdf_with(change)


def pdfs() -> Files:
    script = {"JS": TextStringObject("app.alert(1)")}
    kinds = {
        name: opening(name) for name in ("Launch", "SubmitForm", "ImportData", "GoToE", "URI", "Named", "Rendition")
    }
    return {f"opening {name}": ("a.pdf", make) for name, make in kinds.items()} | {
        "opening script": ("a.pdf", opening("JavaScript", **script)),
        "escaped names": ("a.pdf", hidden_names),
        "unlisted script": ("a.pdf", unlisted),
        "script in object stream": ("a.pdf", lambda: in_object_stream("/OpenAction <</S /JavaScript /JS (x)>>")),
        "escapes in object stream": ("a.pdf", lambda: in_object_stream("/OpenAction <</S /J#61vaScript /J#53 (x)>>")),
        "launch in object stream": ("a.pdf", lambda: in_object_stream("/A <</S /L#61unch /F (cmd.exe)>>")),
        "named script": ("a.pdf", in_catalog("/Names", dictionary(JavaScript=dictionary()))),
        "additional actions": ("a.pdf", in_catalog("/AA", dictionary(WC=action("GoTo")))),
        "form of XFA": ("a.pdf", in_catalog("/AcroForm", dictionary(XFA=TextStringObject("x")))),
        "attachment": ("a.pdf", attached),
        "attachment on a page": ("a.pdf", annotation(Subtype=NameObject("/FileAttachment"))),
        "film": ("a.pdf", annotation(Subtype=NameObject("/RichMedia"))),
        "screen": ("a.pdf", annotation(Subtype=NameObject("/Screen"))),
        "model": ("a.pdf", annotation(Subtype=NameObject("/3D"))),
        "script on click": ("a.pdf", annotation(Subtype=NameObject("/Link"), A=action("JavaScript", **script))),
        "script as link": ("a.pdf", annotation(A=action("URI", URI=TextStringObject("javascript:alert(1)")))),
        "file as link": ("a.pdf", annotation(A=action("URI", URI=TextStringObject("file:///c:/x.exe")))),
        "locked": ("a.pdf", locked),
        "html before": ("a.pdf", lambda: HTML + pdf()),
        "html in the head": ("a.pdf", lambda: pdf().replace(b"\n", b"\n%" + HTML + b"\n", 1)),
        "html behind": ("a.pdf", lambda: pdf() + HTML),
        "archive behind": ("a.pdf", lambda: pdf() + office("docx")),
        "archive within": ("a.pdf", lambda: pdf() + office("docx") + b"\n%%EOF\n"),
        "cut off": ("a.pdf", lambda: pdf()[:60]),
        "beginning only": ("a.pdf", lambda: b"%PDF-1.7"),
        "noise": ("a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 50 + b"%%EOF"),
        "picture": ("a.pdf", picture),
    }
