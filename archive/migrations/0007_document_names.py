"""Documents found by what their texts go by."""

from collections import defaultdict

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from archive.services.fold import folded
from archive.services.names import Names, digests

BATCH = 1000


def name_standing(apps: Apps, _: BaseDatabaseSchemaEditor) -> None:
    """The names of what was stored before, as storing it would give them."""
    documents = apps.get_model("archive", "Document").objects
    names: dict[int, list[Names]] = defaultdict(list)
    resolutions = apps.get_model("archive", "Resolution").objects
    for pk, symbol, code, title in resolutions.values_list("document", "symbol", "code", "title"):
        names[pk].append(Names(folded(symbol), folded(code), folded(title)))
    own = documents.values_list("pk", "symbol", "said__title")
    for pk, symbol, title in own:
        names[pk].append(Names(folded(symbol), title=folded(title)))
    rows = [documents.model(pk=pk, names=digests(texts)) for pk, texts in names.items()]
    documents.bulk_update(rows, ["names"], batch_size=BATCH)


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0006_named_in_any_spelling"),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="names",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, editable=False, size=None
            ),
        ),
        migrations.RunPython(name_standing, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="document",
            index=django.contrib.postgres.indexes.GinIndex(fields=["names"], name="document_names"),
        ),
    ]
