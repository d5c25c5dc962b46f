from django.db import migrations
from django.db.models import OuterRef, Subquery


def fill(apps, schema_editor):
    """By what told it until now: who was heard of later may be a successor."""
    contacts = apps.get_model("partnerships", "PartnershipContact").objects
    answered = contacts.filter(partnership=OuterRef("partnership"), active_at__lte=OuterRef("created_at"))
    undecided = apps.get_model("partnerships", "Correction").objects.filter(closed_at=None)
    undecided.update(contact=Subquery(answered.values("pk")[:1]))


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0012_who_has_corrected")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
