"""Files are kept first and read afterwards; what was read is summed up in the upload."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def call_for_reading(apps, schema_editor):
    """What waited for its review is read once more, by the worker, and summed up then.

    What is public is summed up by the database: no file is read here, however many there are. What nobody at
    the desk discarded was withdrawn by whoever runs the server.
    """
    uploads = apps.get_model("archive", "Upload").objects
    uploads.filter(state="review").update(state="received")
    uploads.filter(state="discarded", decided_by=None).update(state="withdrawn")
    schema_editor.execute(SUM_UP_PUBLISHED)


def back_to_review(apps, schema_editor):
    uploads = apps.get_model("archive", "Upload").objects
    uploads.filter(state__in=["received", "unreadable"]).update(state="review")
    uploads.filter(state="withdrawn").update(state="discarded")


SUM_UP_PUBLISHED = """
UPDATE archive_upload AS upload
SET kind = document.type,
    read_at = document.published_at,
    problems = (SELECT count(*) FROM archive_problem WHERE document_id = document.id),
    resolutions = (SELECT count(*) FROM archive_resolution WHERE document_id = document.id),
    clauses = of_resolutions.number + of_paper.number,
    doubt = round((of_resolutions.doubt + of_paper.doubt)::numeric, 3) + (
        SELECT count(*) FROM archive_problem WHERE document_id = document.id AND severity = 'error'
    )
FROM archive_document AS document,
LATERAL (
    SELECT count(*) AS number, coalesce(sum(1 - confidence), 0) AS doubt FROM archive_clause AS clause
    JOIN archive_resolution AS owner ON owner.id = clause.resolution_id WHERE owner.document_id = document.id
) AS of_resolutions,
LATERAL (
    SELECT count(*) AS number, coalesce(sum(1 - confidence), 0) AS doubt FROM archive_clause AS clause
    JOIN archive_paper AS owner ON owner.id = clause.paper_id WHERE owner.document_id = document.id
) AS of_paper
WHERE upload.source_id = document.source_id AND upload.state = 'published'
"""


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0014_separators_one_by_one'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('conference_name', models.CharField(blank=True, max_length=300)),
                ('start_date', models.DateField(blank=True, null=True)),
                ('end_date', models.DateField(blank=True, null=True)),
                ('location', models.CharField(blank=True, max_length=200)),
                ('received_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-received_at', '-pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255)),
                ('packed_in', models.CharField(blank=True, max_length=255)),
                ('is_new', models.BooleanField(default=False)),
                ('refusal', models.TextField(blank=True)),
                ('failed', models.BooleanField(default=True)),
            ],
            options={
                'ordering': ['batch', 'pk'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='upload',
            name='upload_state_known',
        ),
        migrations.RemoveConstraint(
            model_name='upload',
            name='upload_decided_when_left_review',
        ),
        migrations.AddField(
            model_name='upload',
            name='clauses',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='upload',
            name='doubt',
            field=models.FloatField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='upload',
            name='kind',
            field=models.CharField(blank=True, choices=[('session_report', 'session documentation'), ('resolution_set', 'set of resolutions'), ('draft_resolution', 'draft resolution'), ('resolution', 'resolution'), ('secretariat_note', 'note by the Secretariat'), ('votes', 'votes file'), ('unknown', 'document')], editable=False, max_length=20),
        ),
        migrations.AddField(
            model_name='upload',
            name='problems',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='upload',
            name='read_at',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='upload',
            name='refusal',
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name='upload',
            name='resolutions',
            field=models.PositiveIntegerField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='upload',
            name='unsaid',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), blank=True, default=list, editable=False, size=None),
        ),
        migrations.AlterField(
            model_name='upload',
            name='state',
            field=models.CharField(choices=[('received', 'waiting to be read'), ('review', 'in review'), ('unreadable', 'not readable'), ('published', 'published'), ('discarded', 'discarded'), ('withdrawn', 'withdrawn')], default='received', max_length=10),
        ),
        migrations.RunPython(call_for_reading, back_to_review),
        migrations.AddIndex(
            model_name='upload',
            index=models.Index(models.F('source'), condition=models.Q(('state', 'received')), name='upload_waiting'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['received', 'review', 'unreadable', 'published', 'discarded', 'withdrawn'])), name='upload_state_known'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('state__in', ['received', 'review', 'unreadable'])), models.Q(models.Q(('state__in', ['received', 'review', 'unreadable']), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='upload_decided_when_left_review'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'review'), _negated=True), ('read_at__isnull', False), _connector='OR'), name='upload_in_review_was_read'),
        ),
        migrations.AddConstraint(
            model_name='upload',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'unreadable'), _negated=True), models.Q(('refusal', ''), _negated=True), _connector='OR'), name='upload_not_readable_says_why'),
        ),
        migrations.AddField(
            model_name='batch',
            name='received_from',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='delivery',
            name='batch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='archive.batch'),
        ),
        migrations.AddField(
            model_name='delivery',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='archive.source'),
        ),
        migrations.AddConstraint(
            model_name='batch',
            constraint=models.CheckConstraint(condition=models.Q(('end_date__isnull', True), ('end_date__gte', models.F('start_date')), _connector='OR'), name='batch_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='delivery',
            constraint=models.CheckConstraint(condition=models.Q(('source__isnull', True), ('refusal', ''), _connector='XOR'), name='delivery_kept_or_refused'),
        ),
    ]
