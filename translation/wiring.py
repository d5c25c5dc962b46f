"""What this app gives to the others: jobs, mails, and how long it keeps what it stores."""

from django.apps import apps

from core.database_roles import hide
from translation.jobs import wiring as jobs
from translation.machine import wiring as machine
from translation.overview import wiring as overview


def wire():
    for model in apps.get_app_config("translation").get_models():
        hide(model._meta.label)
    # What is being translated is not public yet; when it was last done is, where a page is out of date.
    hide("wagtail_localize.StringTranslation", "data")
    hide("wagtail_localize.SegmentOverride", "data_json")
    jobs.wire()
    machine.wire()
    overview.wire()
