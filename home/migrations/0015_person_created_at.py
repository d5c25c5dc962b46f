"""
Since when each person is there: a restored backup erases no one who was entered after the erasure.

Those who are there already count as entered long ago.
"""

import datetime

import django.utils.timezone
from django.db import migrations, models
from django.db.models.functions import Now

LONG_AGO = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class Migration(migrations.Migration):
    dependencies = [("home", "0014_index_of_paths")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="created_at",
            field=models.DateTimeField(db_default=LONG_AGO, default=django.utils.timezone.now, editable=False),
        ),
        migrations.AlterField(
            model_name="person",
            name="created_at",
            field=models.DateTimeField(db_default=Now(), default=django.utils.timezone.now, editable=False),
        ),
    ]
