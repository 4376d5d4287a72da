"""The archive's words by their trigrams, to find those spelled like one typed."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("archive", "0009_document_language")]

    operations = [
        TrigramExtension(),
        migrations.AddIndex(
            "word",
            django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass("folded", name="gin_trgm_ops"), name="word_trigrams"
            ),
        ),
    ]
