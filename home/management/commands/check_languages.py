from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import ngettext

from home.translation import tree


class Command(BaseCommand):
    help = "Say what is wrong between the trees of the languages, and with --mend put right what needs no person."

    def add_arguments(self, parser):
        parser.add_argument("--mend", action="store_true")

    def handle(self, mend, **options):
        faults = tree.mend() if mend else tree.check()
        for fault in faults:
            self.stdout.write(
                f"{fault.language}: {fault.page.pk} {fault.page.url_path}: {fault.what} {fault.where}".rstrip()
            )
        if faults:
            raise CommandError(ngettext("%(count)s fault", "%(count)s faults", len(faults)) % {"count": len(faults)})
