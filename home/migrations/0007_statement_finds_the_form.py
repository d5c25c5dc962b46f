from django.db import migrations


class Migration(migrations.Migration):
    """The column stays, empty, for the version before, which still reads it while this one is being put in place."""

    dependencies = [
        ('home', '0006_sources'),
    ]

    operations = [
        migrations.RunSQL(
            "UPDATE home_accessibilitystatementpage SET feedback_page_id = NULL", migrations.RunSQL.noop
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField(model_name='accessibilitystatementpage', name='feedback_page'),
            ],
        ),
    ]
