"""The search index that is derived from the clauses, and triggers that tell what has changed since it was made."""

import django.db.models.deletion
from django.db import migrations, models


# Compressing bitmaps gains nothing and costs time with each search.
STORED_AS_THEY_ARE = """
    ALTER TABLE archive_segment ALTER clauses SET STORAGE EXTERNAL, ALTER gone SET STORAGE EXTERNAL,
                                ALTER runs SET STORAGE EXTERNAL;
    ALTER TABLE archive_posting ALTER clauses SET STORAGE EXTERNAL, ALTER tiers SET STORAGE EXTERNAL;
"""

# Of a clause, what the index is made of.
INDEXED = (
    "id", "search", "kind", "verb", "committee_id", "conference_id", "year", "outcome", "language",
    "resolution_id", "paper_id",
)  # fmt: skip

TRIGGERS = f"""
    CREATE FUNCTION archive_clauses_stored() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO archive_change (clause) SELECT id FROM stored;
        RETURN NULL;
    END $$;
    CREATE FUNCTION archive_clauses_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO archive_change (clause)
        SELECT coalesce(removed.id, stored.id) FROM removed FULL JOIN stored USING (id)
         WHERE ({", ".join(f"removed.{name}" for name in INDEXED)})
               IS DISTINCT FROM ({", ".join(f"stored.{name}" for name in INDEXED)});
        RETURN NULL;
    END $$;
    CREATE FUNCTION archive_clauses_removed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO archive_change (clause) SELECT id FROM removed;
        RETURN NULL;
    END $$;
    CREATE FUNCTION archive_clauses_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM archive_posting;
        DELETE FROM archive_segment;
        DELETE FROM archive_change;
        RETURN NULL;
    END $$;
    CREATE TRIGGER clauses_stored AFTER INSERT ON archive_clause REFERENCING NEW TABLE AS stored
        FOR EACH STATEMENT EXECUTE FUNCTION archive_clauses_stored();
    CREATE TRIGGER clauses_changed AFTER UPDATE ON archive_clause
        REFERENCING OLD TABLE AS removed NEW TABLE AS stored
        FOR EACH STATEMENT EXECUTE FUNCTION archive_clauses_changed();
    CREATE TRIGGER clauses_removed AFTER DELETE ON archive_clause REFERENCING OLD TABLE AS removed
        FOR EACH STATEMENT EXECUTE FUNCTION archive_clauses_removed();
    CREATE TRIGGER clauses_emptied AFTER TRUNCATE ON archive_clause
        FOR EACH STATEMENT EXECUTE FUNCTION archive_clauses_emptied();
"""
NO_TRIGGERS = "".join(
    f"DROP TRIGGER clauses_{what} ON archive_clause; DROP FUNCTION archive_clauses_{what}();"
    for what in ("stored", "changed", "removed", "emptied")
)

# What stands in the archive already is new to the index.
ALL_CHANGED = "INSERT INTO archive_change (clause) SELECT id FROM archive_clause"


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0007_document_names'),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clause', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Segment',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('clauses', models.BinaryField()),
                ('gone', models.BinaryField(help_text='Clauses that were changed or removed since.')),
                ('size', models.PositiveIntegerField(help_text='The number of clauses.')),
                ('runs', models.BinaryField()),
                ('buckets', models.PositiveIntegerField()),
                ('ready', models.BooleanField(default=False, help_text='Whether searches read it: it is whole.')),
            ],
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('pk', models.CompositePrimaryKey('field', 'key', 'segment_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('field', models.CharField(choices=[('lexeme', 'Lexeme'), ('phrase', 'Phrase'), ('bucket', 'Bucket'), ('kind', 'Kind'), ('verb', 'Verb'), ('committee', 'Committee'), ('conference', 'Conference'), ('year', 'Year'), ('outcome', 'Outcome'), ('language', 'Language')], max_length=10)),
                ('key', models.TextField(db_collation='C')),
                ('clauses', models.BinaryField()),
                ('tiers', models.BinaryField(default=b'')),
                ('segment', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='postings', to='archive.segment')),
            ],
        ),
        migrations.CreateModel(
            name='Word',
            fields=[
                ('pk', models.CompositePrimaryKey('language', 'lexeme', 'word', blank=True, editable=False, primary_key=True, serialize=False)),
                ('language', models.CharField(max_length=20)),
                ('lexeme', models.TextField(db_collation='C')),
                ('word', models.TextField(db_collation='C')),
                ('folded', models.TextField(db_collation='C')),
            ],
            options={
                'indexes': [models.Index(models.F('folded'), name='word_folded')],
            },
        ),
        migrations.RunSQL(STORED_AS_THEY_ARE, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
        migrations.RunSQL(ALL_CHANGED, migrations.RunSQL.noop),
    ]
