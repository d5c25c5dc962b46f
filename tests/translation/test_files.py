"""Translators take the words along in files and bring them back, or bring something else."""

import io
import zipfile
from html import escape
from xml.etree.ElementTree import SubElement, tostring

import polib
import pytest
from defusedxml import ElementTree
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Locale
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation, Translation

from home.models import ContentPage, FormerWords, HomePage
from home.translation.status import lacking
from tests import factories
from tests.roles import client_of, user_of
from translation.files import archive
from translation.segments.segment import segments_of

pytestmark = pytest.mark.django_db
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset={}\\n"\n\n'
XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"
BODY = [
    ("text", '<p>Lesen Sie <b>jetzt</b> die <a href="https://example.org/x">Seite &amp; mehr</a>.</p><p>Zweiter.</p>')
]

RICH = 'Lesen Sie <b>jetzt</b> die <a id="a1">Seite &amp; mehr</a>.'


@pytest.fixture(scope="module")
def kept_translation(kept):
    home = HomePage.objects.get(locale__language_code="de")
    page = factories.ContentPageFactory(parent=home, title="Brücke", body=BODY)
    french = Locale.objects.get(language_code="fr")
    factories.translate(page, french, publish=False)
    return Translation.objects.get(source__object_id=page.translation_key).pk


@pytest.fixture
def translation(kept_translation, db):
    return Translation.objects.get(pk=kept_translation)


@pytest.fixture
def french_client(db):
    user = user_of("traduction")
    UserProfile.objects.create(user=user, preferred_language="fr")
    return client_of(user)


def words_of(translation):
    return {segment.source: segment.words for segment in segments_of(translation)}


def download(client, translation, ending):
    answer = client.get(reverse("translation:download", args=[translation.pk]))
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        assert len(found.namelist()) == 2
        return next(found.read(name) for name in found.namelist() if name.endswith(ending))


def upload(client, translation, content, name="seite.po", view="translation:upload"):
    data = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    return client.post(reverse(view, args=[translation.pk]), data)


def packed(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as found:
        for name, data in files.items():
            found.writestr(name.replace("__", "."), data)
    return content.getvalue()


def test_what_explains_a_field_is_words_or_nothing(translation, french_client):
    comments = [
        entry.comment.split("\n") for entry in polib.pofile(download(french_client, translation, ".po").decode())
    ]
    notes = [
        note.text for note in ElementTree.fromstring(download(french_client, translation, ".xlf")).iter(f"{XLIFF}note")
    ]
    assert any(len(lines) > 1 for lines in comments)
    assert "None" not in {*notes, *(line for lines in comments for line in lines)}


def bomb():
    return packed(a__po=b"0" * (archive.MAX_UNPACKED + 1))


def broken_lzma():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_LZMA) as found:
        found.writestr("a.po", "words " * 50)
    data = content.getvalue()
    return data[:50] + b"\xff" * 8 + data[58:]


UNREADABLE = {
    "none": None,
    "empty": b"",
    "blank": b"\n",
    "comment": b"# nothing\n",
    "text": b"no PO file at all",
    "garbage": b"\xff\xfe\x00garbage\x00",
    "cut": b"msgid",
    "no header": b'msgid "a"\nmsgstr "b"\n',
    "half": b'msgstr "b"\n"',
    "foreign": HEADER.format("UTF-8").encode(),
    "charset": HEADER.format("no-such-charset").encode() + b'msgid "a"\nmsgstr "b"\n',
    "no text encoding": HEADER.format("hex").encode(),
    "utf-16": HEADER.format("utf-16").encode("utf-16"),
    "latin-1": HEADER.format("UTF-8").encode() + 'msgid "ä"\nmsgstr "ö"\n'.encode("latin-1"),
    "path": b"/etc/passwd",
    "picture": factories.picture(),
    "zip of nothing": packed(),
    "zip of others": packed(readme__txt=b"hello"),
    "broken zip": packed(a__po=b"x" * 1000)[:60],
    "broken lzma": broken_lzma(),
    "zip bomb": bomb(),
    "zip of many": packed(**{f"a{number}__po": b"" for number in range(30)}),
    "cut xml": b"<xliff",
    "other xml": b"<html><body/></html>",
    "xliff 2": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>',
    "entity": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>',
    "billion laughs": b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>',
    "deep": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="x"/>' + b"<g>" * 100_000,
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_gets_a_sentence_and_changes_nothing(name, translation, french_client):
    before = words_of(translation)
    answer = upload(french_client, translation, UNREADABLE[name])
    assert answer.status_code == 422
    assert "Rien n’a été modifié." in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()
    assert words_of(translation) == before


def test_entities_and_bombs_in_a_file_of_ours_are_refused(translation, french_client):
    xliff, old = download(french_client, translation, ".xlf").decode(), "Brücke [fr]"
    assert old in xliff
    declaration, root = xliff.split("?>", 1)
    for entity in ('a "Pont"', 'a SYSTEM "file:///etc/hostname"', 'b "Po"><!ENTITY a "&b;nt"'):
        content = f"{declaration}?><!DOCTYPE xliff [<!ENTITY {entity}>]>{root.replace(old, '&a;')}"
        assert upload(french_client, translation, content.encode()).status_code == 422
    po = download(french_client, translation, ".po").replace(old.encode(), b"Pont")
    assert upload(french_client, translation, packed(a__po=po + b"\n" * archive.MAX_UNPACKED)).status_code == 422
    assert upload(french_client, translation, po + b"\n" * archive.MAX_SIZE).status_code == 422
    assert words_of(translation)["Brücke"] == old


@pytest.mark.parametrize("ending", [".po", ".xlf"])
def test_the_file_of_another_page_gets_a_sentence(ending, translation, home, locales, french_client):
    factories.translate(factories.ContentPageFactory(parent=home, title="Andere"), locales["fr"])
    other = Translation.objects.exclude(pk=translation.pk).get()
    answer = upload(french_client, translation, download(french_client, other, ending))
    assert "appartient à une autre page" in answer.content.decode()


@pytest.mark.parametrize("ending", [".po", ".xlf"])
def test_more_words_than_a_page_can_have_are_refused(ending, translation, french_client):
    """Each is compared with the page's: tens of thousands would take a process for half a minute."""
    po = "".join(f'\n\nmsgctxt "title"\nmsgid "{number}"\nmsgstr "x"' for number in range(archive.MAX_ENTRIES))
    units = "".join(f'<trans-unit id="{number}"><source/></trans-unit>' for number in range(archive.MAX_ENTRIES))
    content = download(french_client, translation, ending).decode()
    content = content.replace("</body>", f"{units}</body>") if ending == ".xlf" else content + po
    answer = upload(french_client, translation, content.encode())
    assert answer.status_code == 422
    assert "trop volumineux" in answer.content.decode()


def test_segments_of_another_page_in_the_same_file_are_named(translation, home, locales, french_client):
    """Programs join files; the other page has the same title here."""
    factories.translate(factories.ContentPageFactory(parent=home, title="Brücke", slug="andere"), locales["fr"])
    other = Translation.objects.exclude(pk=translation.pk).get()
    own, foreign = (download(french_client, each, ".xlf").decode() for each in (translation, other))
    foreign = foreign[foreign.index("<file") : foreign.index("</xliff>")].replace("Brücke [fr]", "Passerelle")
    content = own.replace("</xliff>", f"{foreign}</xliff>").encode()
    report = upload(french_client, translation, content).context["report"]
    assert (len(report.refused), report.taken, report.conflicts) == (len(segments_of(other)), [], [])
    assert "n’existe pas" in report.refused[0].reason
    assert "Passerelle" in {outcome.entry.text for outcome in report.refused}


def test_units_that_a_program_has_numbered_anew_are_known_by_their_words(translation, french_client):
    StringTranslation.objects.filter(translation_of__data__in=["Brücke", RICH]).delete()
    root = ElementTree.fromstring(download(french_client, translation, ".xlf"))
    for number, unit in enumerate(root.iter(f"{XLIFF}trans-unit"), start=1):
        unit.set("id", str(number))
        if unit.get("resname") == "title":
            SubElement(unit, f"{XLIFF}target").text = "Pont"
    report = upload(french_client, translation, tostring(root)).context["report"]
    assert ([outcome.entry.text for outcome in report.taken], report.refused, report.conflicts) == (["Pont"], [], [])
    assert words_of(translation)["Brücke"] == "Pont"


def test_words_that_a_program_holds_for_obsolete_are_named(translation, french_client):
    po = polib.pofile("\n" + download(french_client, translation, ".po").decode())
    po.append(polib.POEntry(msgid="Fähre", msgctxt="title", msgstr="Bac", obsolete=True))
    po.append(polib.POEntry(msgid="Nie", msgctxt="title", msgstr="", obsolete=True))
    (refused,) = upload(french_client, translation, str(po).encode()).context["report"].refused
    assert (refused.entry.text, "a changé" in refused.reason) == ("Bac", True)


@pytest.mark.walk("In Dateien übersetzen")
@pytest.mark.parametrize("ending", [".po", ".xlf", ".zip"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_was_translated_is_taken(ending, encoding, translation, french_client):
    part = ".xlf" if ending == ".zip" else ending
    text = download(french_client, translation, part).decode().replace("Brücke [fr]", "Pont «été»")
    text = text.replace("encoding='utf-8'", f"encoding='{encoding.removesuffix('-sig')}'")
    content = text.encode(encoding)
    if ending == ".zip":
        content = packed(**{"..__/..__/a__xlf": content, "b__po": download(french_client, translation, ".po")})
    answer = upload(french_client, translation, content)
    assert answer.status_code == 200
    report = answer.context["report"]
    assert [outcome.entry.text for outcome in report.taken] == ["Pont «été»"]
    assert (len(report.unchanged), report.refused, report.conflicts) == (len(words_of(translation)) - 1, [], [])
    row = StringTranslation.objects.get(data="Pont «été»")
    assert (row.translation_type, row.last_translated_by.username, row.has_error) == ("manual", "traduction", False)
    assert ContentPage.objects.get(locale__language_code="fr", translation_key=translation.source.object_id).draft_title


def test_the_buttons_of_localize_lead_here(translation, french_client):
    address = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    content = french_client.get(address).content.replace("Brücke [fr]".encode(), b"Pont")
    answer = upload(french_client, translation, content, view="wagtail_localize:upload_pofile")
    assert [outcome.entry.text for outcome in answer.context["report"].taken] == ["Pont"]


def test_a_program_sees_signs_labels_and_what_was_before(translation, french_client):
    page = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="de")
    page.get_translation(translation.target_locale).latest_revision.publish()
    page.title = "Brücken"
    page.save_revision().publish()
    assert FormerWords.objects.exists()
    po = polib.pofile("\n" + download(french_client, translation, ".po").decode())
    title = next(entry for entry in po if entry.msgid == "Brücken")
    assert (title.msgstr, title.previous_msgid) == ("", "Brücke")
    assert "Brücke [fr]" in title.comment
    assert any("Texte" in entry.comment for entry in po)
    root = ElementTree.fromstring(download(french_client, translation, ".xlf"))
    units = {unit.get("resname"): unit for unit in root.iter(f"{XLIFF}trans-unit")}
    assert units["title"].find(f"{XLIFF}target") is None
    assert units["title"].get("maxwidth") == "255"
    assert units["title"].find(f"{XLIFF}alt-trans/{XLIFF}target").text == "Brücke [fr]"
    source = next(
        unit.find(f"{XLIFF}source") for unit in root.iter(f"{XLIFF}trans-unit") if unit.find(f".//{XLIFF}g") is not None
    )
    assert [(child.get("id"), child.get("ctype"), child.text) for child in source] == [
        ("1", "bold", "jetzt"),
        ("2", "link", "Seite & mehr"),
    ]


FOREIGN = "ne figure pas dans le texte allemand"
REFUSED = {
    "lost tag": ("<b>maintenant</b>", "maintenant", "Il manque {1}…{/1}."),
    "added tag": ("maintenant", "maintenant<i>!</i>", f"{{i}} {FOREIGN}"),
    "other address": ('<a id="a1">', '<a id="a1" href="javascript:alert(1)">', f"{{a}} {FOREIGN}"),
    "a link of its own": ('<a id="a1">', '<a id="a2">', f"{{a}} {FOREIGN}"),
    "script": ("maintenant", "<script>alert(1)</script>", FOREIGN),
    "picture": ("maintenant", '<img src="x" onerror="alert(1)">', FOREIGN),
    "comment": ("maintenant", "<!-- x -->", FOREIGN),
    "long": ("maintenant", "a" * 30_000, "trop long"),
    "deep": ("maintenant", "<b>" * 3000, FOREIGN),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_with_a_segment_is_told_and_the_others_are_taken(name, translation, french_client):
    po = polib.pofile("\n" + download(french_client, translation, ".po").decode())
    good = 'Lisez <b>maintenant</b> la <a id="a1">page &amp; plus</a>.'
    old, new, reason = REFUSED[name]
    for entry in po:
        if entry.msgid == "Brücke":
            entry.msgstr = "Pont"
        elif entry.msgid == RICH:
            entry.msgstr = good.replace(old, new)
    answer = upload(french_client, translation, str(po).encode())
    (refused,) = answer.context["report"].refused
    assert reason in refused.reason
    assert "[fr]" in words_of(translation)[RICH], "what is right is not replaced by what has errors"
    assert refused.reason in answer.content.decode().replace("&#x27;", "'").replace("&lt;", "<").replace(
        "&gt;", ">"
    ).replace("&quot;", '"')
    assert [outcome.entry.text for outcome in answer.context["report"].taken] == ["Pont"]


def test_words_with_errors_are_kept_where_there_are_none_yet_and_published_by_nobody(translation, french_client):
    StringTranslation.objects.filter(translation_of__data=RICH).delete()
    content = download(french_client, translation, ".po").decode()
    po = polib.pofile("\n" + content)
    next(entry for entry in po if entry.msgid == RICH).msgstr = "Lisez <b>maintenant</b> la page."
    answer = upload(french_client, translation, str(po).encode())
    (faulty,) = answer.context["report"].faulty
    assert faulty.segment.faults == ["Il manque {2}…{/2}."]
    assert "Il manque {2}…{/2}." in answer.content.decode()
    row = StringTranslation.objects.get(translation_of__data=RICH)
    assert (row.data, row.has_error) == ("Lisez {1}maintenant{/1} la page.", True)
    assert lacking(translation) == 1
    again = upload(french_client, translation, download(french_client, translation, ".po")).context["report"]
    assert (again.refused, again.taken, len(again.empty)) == ([], [], 1), "in files it is a gap"


def test_what_is_too_long_emptied_unfinished_or_of_other_german_words_is_not_taken(translation, french_client):
    po = polib.pofile("\n" + download(french_client, translation, ".po").decode())
    by_source = {entry.msgid: entry for entry in po}
    by_source["Brücke"].msgstr = "x" * 256
    by_source["Zweiter."].msgstr = ""
    rich = next(entry for entry in po if "<b>" in entry.msgid)
    rich.msgstr, rich.flags = rich.msgstr.replace("jetzt", "maintenant"), ["fuzzy"]
    other = polib.POEntry(msgid="Früher", msgctxt="title", msgstr="Avant")
    unknown = polib.POEntry(msgid="Nie", msgctxt="nowhere", msgstr="Jamais")
    po.extend([other, unknown])
    reasons = [
        outcome.reason for outcome in upload(french_client, translation, str(po).encode()).context["report"].refused
    ]
    assert len(reasons) == 5
    for part in ("255", "vide", "non terminé", "texte allemand a changé", "n’existe pas"):
        assert any(part in reason for reason in reasons), part


def test_what_somebody_translated_meanwhile_stays_unless_it_is_ticked(translation, french_client):
    content = download(french_client, translation, ".po")
    StringTranslation.objects.filter(data="Brücke [fr]").update(data="Passerelle")
    untouched = upload(french_client, translation, content).context["report"]
    assert (untouched.conflicts, untouched.taken, untouched.refused) == ([], [], [])
    answer = upload(french_client, translation, content.replace("Brücke [fr]".encode(), b"Pont"))
    (conflict,) = answer.context["report"].conflicts
    assert words_of(translation)["Brücke"] == "Passerelle"
    key = conflict.segment.key
    fields = {f"words-{key}": "Pont", f"version-{key}": conflict.segment.version}
    address = reverse("translation:overwrite", args=[translation.pk])
    french_client.post(address, fields)
    assert words_of(translation)["Brücke"] == "Passerelle"
    french_client.post(address, fields | {"take": key})
    assert words_of(translation)["Brücke"] == "Pont"


def test_two_files_that_say_different_things_are_both_left(translation, french_client):
    old = "Brücke [fr]".encode()
    po, xliff = (download(french_client, translation, ending) for ending in (".po", ".xlf"))
    content = packed(a__po=po.replace(old, b"Pont"), b__xlf=xliff.replace(old, b"Ponts"))
    report = upload(french_client, translation, content).context["report"]
    assert (len(report.refused), report.taken) == (2, [])


def test_signs_of_a_program_that_are_not_of_the_german_words_are_not_taken(translation, french_client):
    text = download(french_client, translation, ".xlf").decode()
    for old, new in (("<target", "<target"), ('<g id="1"', '<g id="7"'), ('<g id="1"', '<ph id="1"')):
        changed = text.replace(old, new).replace("</g> die", "</ph> die") if "ph" in new else text.replace(old, new)
        answer = upload(french_client, translation, changed.encode())
        assert answer.status_code in {200, 422}
        assert answer.status_code != 200 or answer.context["report"].taken == []


def test_only_who_may_edit_the_page_gets_and_brings_files(translation):
    stranger, editor = client_of(user_of("pereklad")), client_of(user_of("redaktion"))
    addresses = [reverse(f"translation:{name}", args=[translation.pk]) for name in ("files", "download")]
    po = reverse("wagtail_localize:download_pofile", args=[translation.pk])
    for address in [*addresses, po]:
        assert stranger.get(address).status_code in {302, 403}
        assert editor.get(address).status_code == 200
    before = words_of(translation)
    for name in ("upload", "overwrite"):
        answer = upload(stranger, translation, b"x", view=f"translation:{name}")
        assert answer.status_code in {302, 403}
    assert editor.get(reverse("translation:files", args=[0])).status_code == 404
    assert words_of(translation) == before


def test_words_in_review_stay(translation, french_client):
    page = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="fr")
    content = download(french_client, translation, ".po").replace("Brücke [fr]".encode(), b"Pont")
    french_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "submit"})
    for view in ("translation:upload", "wagtail_localize:upload_pofile", "translation:overwrite"):
        answer = upload(french_client, translation, content, view=view)
        assert (answer.status_code, answer.context["report"]) == (422, None)
        assert "en cours de validation" in answer.context["error"]
    assert not StringTranslation.objects.filter(data="Pont").exists()
    assert (
        "en cours de validation"
        in french_client.get(reverse("translation:files", args=[translation.pk])).content.decode()
    )


def test_the_edit_page_leads_to_the_files(translation, french_client):
    page = ContentPage.objects.get(translation_key=translation.source.object_id, locale__language_code="fr")
    address = reverse("translation:files", args=[translation.pk])
    assert address in french_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_showing_and_downloading_write_nothing(translation, french_client, django_assert_max_num_queries):
    before = list(StringTranslation.objects.values_list("pk", "updated_at"))
    for name in ("files", "download"):
        with django_assert_max_num_queries(40) as queries:
            french_client.get(reverse(f"translation:{name}", args=[translation.pk]))
        written = [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert not [sql for sql in written if "session" not in sql]
    assert list(StringTranslation.objects.values_list("pk", "updated_at")) == before


TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(lambda text: f"w{text}w")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXT, min_size=4, max_size=4))
def test_what_goes_out_comes_back(texts, translation):
    """Any words with any signs: unchanged files change nothing, changed ones arrive as they were written."""
    plain, bold, link, title = (escape(text, quote=False) for text in texts)
    wanted = {
        "Brücke": title,
        next(source for source in words_of(translation) if "<b>" in source): (
            f'<a id="a1">{link}<br/></a> {plain}<b>{bold}</b>'.replace("<br/>", "")
        ),
    }
    for source, words in wanted.items():
        StringTranslation.objects.filter(translation_of__data=source).update(data=words)
    with zipfile.ZipFile(io.BytesIO(archive.pack(translation))) as found:
        files = [found.read(name) for name in found.namelist()]
    segments = {segment.key: segment for segment in segments_of(translation)}
    for content in files:
        for entry in archive.read(content, translation):
            segment = segments[entry.key]
            assert segment.cleaned(entry.text) == segment.cleaned(segment.stored_text)
            assert entry.key in segments
