"""Which clauses say the same up to numbers and names."""

from django.db import migrations, models

from archive.services.likeness import fingerprint

BATCH = 5000
READ = "SELECT id, text FROM archive_clause WHERE id > %s ORDER BY id LIMIT %s"
UPDATE = """
    UPDATE archive_clause SET alike = found.alike
      FROM unnest(%s::bigint[], %s::bigint[]) AS found(id, alike) WHERE archive_clause.id = found.id
"""


def compare(apps, schema_editor):
    """Of what is stored already; from here on whoever stores a clause says it."""
    with schema_editor.connection.cursor() as cursor:
        last = 0
        while True:
            cursor.execute(READ, [last, BATCH])
            rows = cursor.fetchall()
            if not rows:
                break
            last = rows[-1][0]
            cursor.execute(UPDATE, [[key for key, _ in rows], [fingerprint(text) for _, text in rows]])


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0011_places'),
    ]

    operations = [
        migrations.AddField(
            model_name='clause',
            name='alike',
            field=models.BigIntegerField(blank=True, help_text='The same for clauses that differ in numbers and names alone.', null=True),
        ),
        migrations.RunPython(compare, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='clause',
            index=models.Index(models.F('alike'), condition=models.Q(('alike__isnull', False)), name='clause_alike'),
        ),
    ]
