from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('mail', '0002_mails_to_one_address'),
    ]

    operations = [
        migrations.AddField(
            model_name='outboxmail',
            name='is_written',
            field=models.BooleanField(db_default=True, default=True, editable=False),
        ),
    ]
