from django.core.management import CommandError
from django.db import migrations, models
from django.db.models.functions import Lower


def refuse_two_accounts_of_one_address(apps, schema_editor):
    accounts = {}
    for user in apps.get_model("home", "User").objects.order_by("pk"):
        accounts.setdefault(user.email.lower(), []).append(user.username)
    if doubles := ["“" + "” and “".join(names) + "”" for names in accounts.values() if len(names) > 1]:
        raise CommandError(
            f"These accounts have the same e-mail address but for capitals: {', '.join(doubles)}. Give each of them an "
            "address of its own, as docs/operations.md says under “Upgrade”, and run this again."
        )


class Migration(migrations.Migration):
    dependencies = [("home", "0017_earlier_names_of_documents")]
    operations = [
        migrations.RunPython(refuse_two_accounts_of_one_address, migrations.RunPython.noop),
        migrations.AddConstraint("user", models.UniqueConstraint(Lower("email"), name="one_address_one_account")),
    ]
