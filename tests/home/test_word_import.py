"""Text of word processors: a file becomes a page's draft, what is pasted becomes blocks, and what is lost is said."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Page

from home.models import ContentPage, NewsPage
from home.word_import import body
from tests import factories, roles
from tests.html import soup_of

pytestmark = pytest.mark.django_db

MARK = (
    "<![if !supportLists]><span><span style='font-family:Symbol;mso-list:Ignore'>{}<span>&nbsp; </span></span></span>"
    "<![endif]>"
)
# What Word puts on the clipboard, cut down to what counts.
FROM_WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {{ margin: 0 }}</style></head>
<body>
<!--StartFragment-->
<p class=MsoTitle>Reise nach Gitega<o:p></o:p></p>
<h1>Vorbereitung<o:p></o:p></h1>
<p class=MsoNormal>Wir <b style='mso-bidi-font-weight:normal'>planen</b> mit&nbsp;<i>allen</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'>{MARK.format("·")}Punkt eins</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'>{MARK.format("o")}darunter</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'>{MARK.format("1.")}Erstens</p>
<h3>Kosten</h3>
<p class=MsoCaption>Was die Reise kostet</p>
<table><tr><td><p>Was</p></td><td><p>Euro</p></td></tr><tr><td><p>Flug</p></td><td><p>900</p><p>bis 1000</p></td></tr>
<tr><td colspan=2><p>Rest</p></td></tr></table>
<p class=MsoNormal><img src="file:///C:/bild.png"><a href="https://example.org/a?utm_source=x&b=1">Mehr</a>
<a href="javascript:alert(1)">dazu</a><a href="#_ftn1">[1]</a></p>
<!--EndFragment--></body></html>"""
FROM_GOOGLE = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">
<h2 dir="ltr"><span>Ziel</span></h2>
<p dir="ltr"><span style="font-weight:700;">Fett</span><span style="font-style:italic"> schräg</span></p>
<ul><li dir="ltr"><p>Eins</p></li><ul><li><p>Zwei</p></li></ul></ul></b>"""


def kinds(found):
    return [block["type"] for block in found.blocks]


def test_what_word_puts_on_the_clipboard_keeps_headings_lists_and_tables():
    found = body.read(FROM_WORD)
    assert kinds(found) == ["heading", "heading", "text", "heading", "table", "text"]
    title, first, text, second, table, link = [block["value"] for block in found.blocks]
    assert [heading["level"] for heading in (title, first, second)] == ["2", "2", "3"], "none is left out"
    assert text == (
        "<p>Wir <b>planen</b> mit <i>allen</i>.</p>"
        "<ul><li>Punkt eins<ul><li>darunter</li></ul></li></ul><ol><li>Erstens</li></ol>"
    )
    assert table["cells"] == {
        "caption": "Was die Reise kostet",
        "columns": [{"type": "text", "heading": "Was"}, {"type": "text", "heading": "Euro"}],
        "rows": [{"values": ["Flug", "900; bis 1000"]}, {"values": ["Rest", ""]}],
    }
    assert link == '<p><a href="https://example.org/a?b=1">Mehr</a> dazu[1]</p>'
    assert found.left_out == {"picture": 1, "merged": 1}


def test_what_google_puts_on_the_clipboard_does_so_too():
    found = body.read(FROM_GOOGLE)
    assert [block["value"] for block in found.blocks] == [
        {"text": "Ziel", "level": "2"},
        "<p><b>Fett</b><i> schräg</i></p><ul><li>Eins<ul><li>Zwei</li></ul></li></ul>",
    ]


@pytest.mark.parametrize(
    "html", ["", "<p>&nbsp;</p>", "<table></table>", "<ul></ul>", "<!--StartFragment-->", "<h1></h1>"]
)
def test_what_has_no_words_has_no_blocks(html):
    assert body.read(html).blocks == []


def test_a_table_that_only_puts_words_in_their_places_is_text():
    found = body.read(
        "<table><tr><td><h2>A</h2><p>eins</p></td><td><table><tr><td>zwei</td></tr></table></td></tr></table>"
    )
    assert kinds(found) == ["heading", "text"]
    assert found.blocks[1]["value"] == "<p>eins</p><p>zwei</p>"


def written():
    file = docx.Document()
    file.add_heading("Reise nach Gitega", 0)
    file.add_heading("Anlass", 1)
    file.add_paragraph("Ein ").add_run("guter").bold = True
    file.add_paragraph("Schule", style="List Bullet")
    file.add_paragraph("Wasser", style="List Bullet")
    table = file.add_table(rows=2, cols=2)
    for cell, words in zip([*table.rows[0].cells, *table.rows[1].cells], ["Ort", "Tag", "Gitega", "1."], strict=True):
        cell.text = words
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    picture.seek(0)
    file.add_picture(picture)
    run = file.add_paragraph("Stimmt das?").runs[0]
    file.add_comment([run], text="Bitte prüfen", author="A", initials="A")
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()


def send(client, parent, content, name="bericht.docx", kind="home.NewsPage"):
    address = reverse("home_admin:word_import", args=[parent.pk])
    data = {"page_type": kind, "file": SimpleUploadedFile(name, content)}
    return client.post(address, data, follow=True)


@pytest.fixture
def news_index(home):
    return factories.NewsIndexPageFactory(parent=home, slug="aktuelles")


def test_an_editor_makes_a_page_of_a_file(news_index):
    client = roles.client_of(roles.user_of("redaktion"))
    link = reverse("home_admin:word_import", args=[news_index.pk])
    assert link in client.get(reverse("wagtailadmin_explore", args=[news_index.pk])).content.decode()
    answer = send(client, news_index, written())
    page = NewsPage.objects.get(title="Reise nach Gitega", locale__language_code="de")
    assert not page.live
    assert [block.block_type for block in page.body] == ["heading", "text", "table", "text"]
    assert "<ul><li>Schule</li><li>Wasser</li></ul>" in page.body[1].value.source
    assert page.body[2].value["cells"].row_data[0]["values"] == ["Gitega", "1."]
    said = soup_of(answer).select_one(".messages").get_text()
    assert "1 Bild" in said
    assert "1 Kommentar" in said
    assert Page.objects.filter(translation_key=page.translation_key).count() == 3


@pytest.mark.parametrize(("name", "slug"), [("Notiz", "notiz"), ("Звіт про рік", "zvit-pro-rik"), ("…", "contentpage")])
def test_without_a_title_the_page_has_the_name_of_the_file(name, slug, home, admin_client):
    file = docx.Document()
    file.add_paragraph("Nur ein Satz.")
    stream = io.BytesIO()
    file.save(stream)
    send(admin_client, home, stream.getvalue(), f"{name}.docx", "home.ContentPage")
    page = ContentPage.objects.get(title=name, locale__language_code="de")
    assert page.slug == slug
    assert page.body[0].value.source == "<p>Nur ein Satz.</p>"


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", written()[:200]])
def test_any_other_file_is_an_error_at_the_field(content, news_index, admin_client):
    answer = send(admin_client, news_index, content)
    assert answer.status_code == 200
    assert soup_of(answer).select_one("#id_file")["aria-invalid"] == "true"
    assert not NewsPage.objects.exists()


def test_nobody_makes_pages_where_they_may_not(news_index):
    client = roles.client_of(roles.user_of("beratung"))
    assert send(client, news_index, written()).status_code in (302, 403) or not NewsPage.objects.exists()
    assert not NewsPage.objects.exists()


def test_only_pages_that_can_begin_with_words_are_offered(home, admin_client):
    page = soup_of(admin_client.get(reverse("home_admin:word_import", args=[home.pk])))
    offered = {option["value"] for option in page.select("#id_page_type option")}
    assert "home.ContentPage" in offered
    assert not offered & {"events.EventPage", "home.NewsIndexPage", "partnerships.TopicPage", "home.HomePage"}
    events = factories.EventIndexPageFactory(parent=home)
    page = soup_of(admin_client.get(reverse("home_admin:word_import", args=[events.pk])))
    assert [option["value"] for option in page.select("#id_page_type option")] == ["events.EventSeriesPage"]
    event = factories.EventPageFactory(parent=events)
    assert admin_client.get(reverse("home_admin:word_import", args=[event.pk])).status_code in (302, 403)


def test_what_is_pasted_comes_back_as_the_fields_take_it(admin_client):
    answer = admin_client.post(reverse("home_admin:pasted"), {"html": FROM_WORD}).json()
    assert [block["type"] for block in answer["blocks"]] == ["heading", "heading", "text", "heading", "table", "text"]
    assert "1 Bild" in answer["message"]
    assert not answer["isWhole"]
    assert admin_client.post(reverse("home_admin:pasted"), {"html": "x" * 3_000_000}).status_code == 400
    assert admin_client.get(reverse("home_admin:pasted")).status_code == 405
