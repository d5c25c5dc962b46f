"""Loads what stands beside the pages: terms, places, partnerships, files, and what is invented for the admin."""

from collections import defaultdict

from wagtail.models import Site

from demo import reader
from home import publishing
from home.models import CustomDocument, SiteSettings
from start.fields import MODELS, FieldWriter

# Each kind after those that it refers to.
DIRECTORY = ["topics", "cooperation_forms", "audiences", "organisations", "municipalities", "partnerships"]
FOR_PAGES = [*DIRECTORY, "images", "documents", "people", "terms", "participation_formats", "signpost_entries"]
# What refers to pages; all of it is invented.
ABOUT_PAGES = [
    "partnership_pages", "online_accesses", "event_documents", "survey_results", "notices", "group_notes",
    "group_members", "reports", "subscribers", "issues",
]  # fmt: skip


class RecordLoader:
    """
    Loads kinds of records and remembers their primary keys as `references`, by kind and key.

    With `leaves_out`, what is invented is left out, and what refers to it.
    """

    def __init__(self, leaves_out=False):
        self.leaves_out = leaves_out
        self.references = defaultdict(dict)
        self.writer = FieldWriter(self.references, leaves_out, files=reader.ROOT)

    def load(self, kinds):
        with publishing.together():  # the search writes each entry once
            for kind in kinds:
                for key, facts in reader.records(kind).items():
                    if not (facts.pop("invented", False) and self.leaves_out):
                        self.references[kind][key] = self._make(MODELS[kind], key, facts).pk

    def load_settings(self):
        settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
        self.writer.write(settings, reader.records("site_settings")["default"])
        settings.save()

    def _make(self, model, key, facts):
        """
        Links to many others follow when the record is stored; where it has a slug, that is its key.

        A record of that slug that is there already is somebody's, and stays as it is.
        """
        to_many = {field.name for field in model._meta.many_to_many}
        links = {name: value for name, value in facts.items() if name in to_many}
        record = model()
        if any(field.name == "slug" for field in model._meta.fields):
            if known := model.objects.filter(slug=key).first():
                return known
            record.slug = key
        self.writer.write(record, {name: value for name, value in facts.items() if name not in links}, key)
        silent = {field.name for field in model._meta.fields if not getattr(record, field.attname)}
        record.full_clean(exclude=to_many | silent)  # nobody filled a form, which some models ask for
        record.save()
        if links:
            self.writer.write(record, links, key)
            record.save()
        if model is CustomDocument:
            record.get_file_size()  # reads and stores it
        return record
