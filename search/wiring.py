"""What the search takes from the others, and its jobs: whatever changes on the site is followed by its index."""

from datetime import time, timedelta

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.database_roles import INSERT, UPDATE, strangers_write
from core.mail import jobs
from core.page_cache.rules import unseen
from core.privacy import mentions, retention, traces
from core.privacy.processing import LegalBasis, Processing, Recipient, register_processing
from home import publishing, site_setup
from search import checks, file_texts, index, thesaurus, upkeep  # noqa: F401 (checks make themselves known)
from search.engines import mirror


def wire() -> None:
    strangers_write("search.EmptySearch", verbs=(INSERT, UPDATE))
    # Authors take their partner search notices down, which then nobody may find.
    strangers_write("search.SearchDocument", "search.Word", "search.PendingIndexWrite")
    upkeep.connect()
    publishing.within(index.batched)
    site_setup.register(thesaurus.install)
    # A name that stood on the site must not outlive its page as a word of the search.
    jobs.register_job("forget_search_words", index.forget_unused_words, daily_at=time(3, 20))
    # What is found is asked anew each time: nobody knows which words come.
    unseen(*(model._meta.label for model in apps.get_app_config("search").get_models()))
    _privacy()
    jobs.register_job("read_files", file_texts.read_new, every=timedelta(seconds=10))
    register_processing(
        Processing(
            _("Words that you search for"),
            (LegalBasis.PUBLIC_TASK,),
            (_("To find pages, and to learn which searches find nothing."),),
            ("search",),
            (Recipient.OFFICE,),
        )
    )
    if settings.SEARCH_URL:
        jobs.register_job(mirror.LOCK, mirror.send, every=timedelta(minutes=1))


def _privacy() -> None:
    retention.period("search", 90, _("Searches without result: deleted after 90 days, without who searched."))
    retention.register_rules(retention.Rule("search.EmptySearch", "search", since="day", whole=True))
    for model in ("SearchDocument", "Word"):
        mentions.leave_out(f"search.{model}", "Written anew from the pages and records that it leads to.")
    traces.screens("search.EmptySearch", "search_admin")
    mentions.changed.connect(upkeep.on_words_taken_out, dispatch_uid="search.words_taken_out")
