"""Each clause by the stems of its own language, and hyphens and strokes part words."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models
from django.db.models.functions import Left

CONFIGS = {
    "English": "rapporteur_english",
    "French": "rapporteur_french",
    "Spanish": "rapporteur_spanish",
    "Russian": "rapporteur_russian",
    "Arabic": "rapporteur_arabic",
}
MAPPINGS = ("french", "spanish", "russian", "arabic", "simple")
PARTED = models.Func(
    Left("text", 200000),
    models.Value("<>-/_\u2010\u2011\u2012\u2013\u2014"),
    models.Value(" " * 10),
    function="translate",
    output_field=models.TextField(),
)
SPACED = models.Func(
    PARTED,
    models.Value("([\u3400-\u4dbf\u4e00-\u9fff])"),
    models.Value(r" \1 "),
    models.Value("g"),
    function="regexp_replace",
    output_field=models.TextField(),
)


def configuration(name: str) -> str:
    words = "asciihword, asciiword, hword_asciipart, hword, hword_part, word"
    letters = "hword, hword_part, word"
    stem = "simple" if name == "simple" else f"{name}_stem"
    mapped = words if name == "simple" else letters
    return f"""
        CREATE TEXT SEARCH CONFIGURATION rapporteur_{name} (COPY = {name});
        ALTER TEXT SEARCH CONFIGURATION rapporteur_{name} ALTER MAPPING FOR {mapped} WITH unaccent, {stem};
    """


class Migration(migrations.Migration):
    dependencies = [("archive", "0004_source_packed_in")]

    operations = [
        *(
            migrations.RunSQL(configuration(name), f"DROP TEXT SEARCH CONFIGURATION rapporteur_{name}")
            for name in MAPPINGS
        ),
        migrations.RemoveIndex("clause", "clause_search"),
        migrations.RemoveField("clause", "search"),
        migrations.AddField("clause", "language", models.CharField(default="English", max_length=20)),
        migrations.RunSQL(
            """
            UPDATE archive_clause SET language = archive_document.language
              FROM archive_resolution JOIN archive_document ON archive_document.id = document_id
             WHERE archive_resolution.id = resolution_id AND archive_document.language <> 'English';
            UPDATE archive_clause SET language = archive_document.language
              FROM archive_paper JOIN archive_document ON archive_document.id = document_id
             WHERE archive_paper.id = paper_id AND archive_document.language <> 'English';
            """,
            migrations.RunSQL.noop,
        ),
        migrations.AddField(
            "clause",
            "search",
            models.GeneratedField(
                db_persist=True,
                expression=models.Case(
                    *(
                        models.When(
                            language=language,
                            then=django.contrib.postgres.search.SearchVector(PARTED, config=config),
                        )
                        for language, config in CONFIGS.items()
                    ),
                    default=django.contrib.postgres.search.SearchVector(SPACED, config="rapporteur_simple"),
                ),
                output_field=django.contrib.postgres.search.SearchVectorField(),
            ),
        ),
        migrations.AddIndex(
            "clause",
            django.contrib.postgres.indexes.GinIndex(
                "search", name="clause_search", fastupdate=False
            ),
        ),
    ]
