from django.core.management.base import BaseCommand, CommandError
from wagtail.images import get_image_model


class Command(BaseCommand):
    help = (
        "Make the smaller sizes of pictures anew whose files are missing, under their old addresses. "
        "Safe while the site runs, and nothing happens where no file is missing."
    )

    def handle(self, **options):
        # Wagtail's command gives new addresses to sizes whose file exists, and running workers remember the old ones.
        renditions = get_image_model().get_rendition_model().objects.select_related("image")
        made, lost = 0, set()
        for rendition in renditions.iterator(chunk_size=100):
            storage = rendition.file.storage
            if storage.exists(rendition.file.name):
                continue
            if not rendition.image.file.storage.exists(rendition.image.file.name):
                lost.add(rendition.image.file.name)
                continue
            storage.save(rendition.file.name, rendition.image.generate_rendition_file(rendition.filter))
            made += 1
        self.stdout.write(f"{made} made anew.")
        if lost:
            raise CommandError("The originals of these pictures are missing: " + ", ".join(sorted(lost)))
