from django.db import migrations, models


def sites_with_published_pages_are_public(apps, schema_editor):
    """Search engines know them already; a site with nothing but its home pages is still being made."""
    if apps.get_model("wagtailcore", "Page").objects.filter(depth__gt=2, live=True).exists():
        apps.get_model("home", "SiteSettings").objects.update(is_public=True)


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0012_sizes_of_pictures_to_be_made'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.AddField(
            model_name='sitesettings',
            name='is_public',
            field=models.BooleanField(db_default=False, default=False, help_text='Search engines may list the site. Until then, whoever has an address can read what is published there. It can be switched on when nothing is left to do that the first page of the admin lists as necessary.', verbose_name='public'),
        ),
        migrations.RunPython(sites_with_published_pages_are_public, migrations.RunPython.noop),
    ]
