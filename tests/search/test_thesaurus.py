"""Readers find what they mean by words that the site does not have."""

import csv

import pytest
from django.core.management import call_command
from django.utils.text import slugify

from core.text import languages
from demo import reader
from search import lookup, thesaurus
from search.analysis import Concept, MemoryVocabulary, Thesaurus, analyse, mark, parse, plan_search, spellings
from search.analysis.thesaurus import words_of
from search.models import Concept as Stored
from tests import factories
from tests.search import site

LABELS = {"de": ("Förderung", "Zuschuss"), "fr": ("subvention", "aide financière"), "uk": ("грант",)}
MONEY = Concept(LABELS, places=("funding",))


def places(typed, language):
    return plan_search(typed, language, MemoryVocabulary([]), Thesaurus([MONEY])).places


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("Zuschüsse", "de"),
        ("Zuschus", "de"),
        ("Foerderung", "de"),
        ("aides financières", "fr"),
        ("qu’est-ce qu’une subvention", "fr"),
        ("гранти", "uk"),
        ("Zuschuss", "uk"),
    ],
)
def test_a_label_is_met_in_any_form_and_language(typed, language):
    assert places(typed, language) == ("funding",)


def test_words_are_met_whole():
    assert not places("aide", "fr")


@pytest.mark.parametrize(
    ("typed", "language", "left"),
    [
        ("qu'est-ce que Nakopa", "fr", "Nakopa"),
        ("wo finde ich Geld", "de", "Geld"),
        ("де знайти партнера", "uk", "партнера"),
    ],
)
def test_words_that_only_ask_fall_away(typed, language, left):
    assert [word.text for (word,) in parse(typed, language).required] == [left]


def test_the_first_word_may_be_all_there_is():
    assert [word.text for (word,) in parse("finden", "de").required] == ["finden"]


def test_a_word_in_two_scripts_is_read_in_one():
    assert [word.text for (word,) in parse("пapтнepcтвo", "uk").required] == ["партнерство"]


def test_of_a_related_name_of_several_words_none_is_marked_alone():
    notion = Concept({"de": ("Ukraine", "ukrainische Stadt", "Kyjiw")}, ())
    text = "Eine Stadt in der Ukraine, nicht weit von Kyjiw."
    plan = plan_search("Ukraine", "de", MemoryVocabulary(spellings(text, analyse(text, "de"))), Thesaurus([notion]))
    assert [piece.text for piece in mark(text, "de", plan) if piece.marked] == ["Ukraine", "Kyjiw"]


def first_list():
    with thesaurus.FIRST_LIST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_word_of_the_first_list_means_something():
    """A label of words that only ask would never be met."""
    labels = [(code, label) for row in first_list() for code in languages.CODES for label in row[code].split("; ")]
    assert [label for label in labels if not words_of(label[1], label[0])] == []


def test_the_first_list_names_pages_of_the_demo():
    """Else they would be waited for in vain."""
    paths: dict[str | None, str] = {None: ""}
    for page in reader.pages():
        german = page.words[languages.SOURCE]
        paths[page.key] = f"{paths[page.parent]}/{german.get('slug') or slugify(german['title'])}"
    named = {f"/{row['page']}" for row in first_list() if row["page"]}
    assert [end for end in named if not any(path.endswith(end) for path in paths.values())] == []


@pytest.mark.django_db
class TestOnTheSite:
    @pytest.mark.parametrize("typed", ["Zuschuss", "гранти"])
    def test_the_page_that_does_it_stands_first(self, client, home, typed):
        page = factories.FundingIndexPageFactory(parent=home)
        answer = client.get("/de/suche/", {"q": typed})
        assert answer.context["promoted"][0]["url"] == page.get_url()

    @pytest.mark.parametrize(
        ("typed", "language", "meant"),
        [
            ("Лемберг", "uk", "Львів"),
            ("пapтнepcтвo", "uk", "Партнерство"),
            ("Tschernowitz", "de", "Czernowitz"),
            ("Chmelnizki", "de", "Chmelnyzkyj"),
        ],
    )
    def test_another_spelling_leads_to_what_is_meant(self, typed, language, meant):
        others = {"de": "Wetter", "uk": "Погода"}
        titles = {"meant": meant, "other": others[language]}
        site.fill(
            [{"id": key, "lang": language, "title": title, "summary": "", "body": ""} for key, title in titles.items()]
        )
        found = lookup.search(typed, language).keys
        assert "meant" in found
        assert "other" not in found

    @staticmethod
    def above(client, typed):
        return [place["url"] for place in client.get("/de/suche/", {"q": typed}).context["promoted"]]

    def test_a_kind_and_a_month_are_words(self, client, home):
        events = factories.EventIndexPageFactory(parent=home)
        event = factories.EventPageFactory(parent=events, title="Ofen und Dach")
        month = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober"]
        month += ["November", "Dezember"]
        typed = f"Veranstaltung {month[event.starts_at.month - 1]}"
        assert f"wagtailcore.page:{event.pk}:de" in lookup.search(typed, "de").keys

    def test_nothing_found_leads_on(self, client, home):
        page = factories.AdvicePageFactory(parent=home)
        answer = client.get("/de/suche/", {"q": "Kryptowährung"})
        assert [place["url"] for place in answer.context["leading_on"]] == [
            f"{page.get_url()}?about=Kryptow%C3%A4hrung"
        ]
        assert page.get_url() in answer.content.decode()

    def test_a_word_may_lead_to_a_certain_page(self, client, home):
        """The first list names the guide's chapter on ending: above what the word does in general."""
        guide = factories.GuidePageFactory(parent=home, slug="leitfaden")
        chapter = factories.GuideChapterPageFactory(parent=guide, slug="ruhen-oder-beenden")
        assert self.above(client, "kündigen") == [guide.get_url()]  # set up before the page was there
        call_command("setup_site", verbosity=0)
        assert self.above(client, "kündigen") == [chapter.get_url(), guide.get_url()]

    def test_a_page_that_editors_took_from_a_word_stays_away(self, home):
        guide = factories.GuidePageFactory(parent=home, slug="leitfaden")
        factories.GuideChapterPageFactory(parent=guide, slug="ruhen-oder-beenden")
        call_command("setup_site", verbosity=0)
        Stored.objects.filter(page__isnull=False).update(page=None)
        call_command("setup_site", verbosity=0)
        assert not Stored.objects.filter(page__isnull=False)

    def test_what_editors_deleted_or_changed_stays_so(self):
        first, second = Stored.objects.all()[:2]
        first.delete()
        second.labels_de = "Wort"
        second.save()
        number = Stored.objects.count()
        call_command("setup_site", verbosity=0)
        assert Stored.objects.count() == number
        assert Stored.objects.get(pk=second.pk).labels_de == "Wort"

    def test_a_new_word_counts_at_once(self):
        thesaurus.current()
        Stored.objects.create(labels_de="Blubberblase", place="advice")
        assert thesaurus.current().of("Blubberblase", "de")
