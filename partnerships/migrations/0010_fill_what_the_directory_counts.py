from django.db import migrations

from core.text import languages


def fill(apps, schema_editor):
    """As `partnerships.listing` keeps it from now on."""
    partnerships = apps.get_model("partnerships", "Partnership").objects
    members = apps.get_model("partnerships", "Membership").objects.select_related("municipality")
    for partnership in partnerships.iterator():
        places = [member.municipality for member in members.filter(partnership=partnership).order_by("role", "sort_order")]
        partnership.listed_countries = sorted({place.country for place in places} - {"DE"})
        partnership.listed_topics = sorted(partnership.topics.values_list("pk", flat=True))
        partnership.listed_forms = sorted(partnership.forms.values_list("pk", flat=True))
        columns = ["listed_countries", "listed_topics", "listed_forms"]
        for code in languages.CODES:
            if hasattr(partnership, f"listed_name_{code}"):
                names = [getattr(place, f"name_{code}") or place.name_de for place in places]
                name = "\n".join(languages.sort_key(each, code) for each in names)[:200]
                setattr(partnership, f"listed_name_{code}", name)
                columns.append(f"listed_name_{code}")
        partnership.save(update_fields=columns)


class Migration(migrations.Migration):
    dependencies = [("partnerships", "0009_what_the_directory_counts")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
