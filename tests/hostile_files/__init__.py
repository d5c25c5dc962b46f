"""Hostile files and good ones, all made here: `{what it is: (name, make)}`."""

import io

import docx
import openpyxl
from pypdf.generic import ArrayObject, NameObject, TextStringObject

from tests.factories import office, pdf, picture
from tests.hostile_files.making import HTML, ODF, RELATIONS, Files, open_document, saved
from tests.hostile_files.office_files import containers, office_files, open_documents
from tests.hostile_files.pdfs import action, dictionary, endless_operators, in_object_stream, pdf_with, pdfs


def _names_and_pictures() -> Files:
    names = ["a.exe", "a.svg", "a.html", "a.docm", "a.xlsm", "a.pptm", "a.js", "a.zip", "a.doc", "a.xls", "a.rtf", "a"]
    masked = [
        "a.exe.pdf",
        "rechnung.html.pdf",
        "a.js .pdf",
        "con.pdf",
        "NUL.pdf",
        "com1.pdf",
        " .pdf",
        ".pdf",
        "a.pdf.scr",
    ]
    files: Files = {f"name {name}": (name, pdf) for name in (*names, *masked, "a.pdf\u202excod.exe", "a.p\u202edf.exe")}
    return files | {
        "html as picture": ("a.png", lambda: HTML),
        "svg as picture": ("a.png", lambda: b"<svg onload='x'/>"),
        "html before a picture": ("a.png", lambda: HTML + picture()),
        "other picture": ("a.jpg", picture),
        "enormous": ("a.png", lambda: picture(9000, 9000)),
        "cut off picture": ("a.png", lambda: picture(64, 64)[:-30]),
        "pdf as picture": ("a.jpg", pdf),
        "empty": ("a.pdf", lambda: b""),
    }


HOSTILE: Files = {
    f"{room}: {name}": file
    for room, files in {
        "container": containers(),
        "office": office_files(),
        "open": open_documents(),
        "pdf": pdfs(),
        "file": _names_and_pictures(),
    }.items()
    for name, file in files.items()
}


def word_with_link():
    document = docx.Document()
    document.add_heading("Brücken", 1)
    paragraph = document.add_paragraph("Siehe ")
    document.part.relate_to("https://www.example.org/", f"{RELATIONS}/hyperlink", is_external=True)
    document.part.relate_to("mailto:wir@example.org", f"{RELATIONS}/hyperlink", is_external=True)
    paragraph.add_run("dort")
    document.add_picture(io.BytesIO(picture()))
    return saved(document)


def workbook():
    book = openpyxl.Workbook()
    book.active.append(["Ort", "Zahl"])
    book.active.append(['=HYPERLINK("https://www.example.org/")', "=SUM(B1:B9)"])
    book.active["A5"].hyperlink = "https://www.example.org/"
    return saved(book)


def pdf_with_links():
    def change(writer, page):
        target = action("URI", URI=TextStringObject("https://www.example.org/"))
        page[NameObject("/Annots")] = ArrayObject([dictionary(Subtype=NameObject("/Link"), A=target)])
        writer.add_outline_item("Erstes Kapitel", page_number=0)
        writer.root_object[NameObject("/OpenAction")] = ArrayObject([page.indirect_reference, NameObject("/Fit")])

    return pdf_with(change)


def print_restricted():
    return pdf_with(lambda writer, page: writer.encrypt("", "geheim", algorithm="AES-128"))


GOOD: Files = {
    "word": ("Einladung.docx", word_with_link),
    "sheet": ("Liste.xlsx", workbook),
    "word with a chart": ("a.docx", lambda: office("docx", {"word/embeddings/x.xlsx": workbook()})),
    "slides": ("Vortrag.pptx", lambda: office("pptx")),
    "pdf": ("Leitfaden.v2.pdf", pdf_with_links),
    "pdf in object streams": ("a.pdf", lambda: in_object_stream("/Lang (de)")),
    "pdf not to be printed": ("a.pdf", print_restricted),
    "long pdf": ("a.pdf", endless_operators),
    **{
        f"open {extension}": (
            f"a.{extension}",
            lambda e=extension: open_document(
                e,
                '<office:scripts/><text:a xlink:href="https://www.example.org/"/>'
                '<draw:image xlink:href="Pictures/a.png"/>',
            ),
        )
        for extension in ODF
    },
}
