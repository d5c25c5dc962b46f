"""Addresses that django-allauth stored a second time when somebody asked for a new password."""

from django.db import migrations


def forget(apps, schema_editor):
    apps.get_model("account", "EmailAddress").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("account", "0009_emailaddress_unique_primary_email")]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
