from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0001_initial'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='outboxmail',
            index=models.Index(Upper('to'), models.F('queued_at'), name='outbox_recipient'),
        ),
    ]
