"""Each request finds its page by the path: of ten thousand pages without reading them all."""

from django.db import migrations

# A hash, for a path may be longer than what a tree of PostgreSQL takes.
CREATE = "CREATE INDEX IF NOT EXISTS home_path_of_page ON wagtailcore_page USING hash (url_path)"
DROP = "DROP INDEX IF EXISTS home_path_of_page"


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0013_public_site"),
        ("wagtailcore", "0001_squashed_0016_change_page_url_path_to_text_field"),
    ]

    operations = [migrations.RunSQL(CREATE, DROP)]
