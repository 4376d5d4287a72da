"""Headings and annexes of resolutions, references, how sure a clause was read, and texts in parts."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("archive", "0001_initial")]

    operations = [
        migrations.RemoveConstraint("papersection", "paper_section_position_once"),
        migrations.RenameModel("PaperSection", "Section"),
        migrations.CreateModel(
            name='Heading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('part', models.PositiveIntegerField(default=1)),
                ('before', models.PositiveIntegerField()),
                ('label', models.CharField(blank=True, max_length=60)),
                ('text', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['resolution', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Reference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('resolution', 'resolution'), ('document', 'document'), ('convention', 'convention'), ('declaration', 'declaration'), ('article', 'article'), ('goal', 'Sustainable Development Goal')], max_length=12)),
                ('key', models.CharField(max_length=300)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
            ],
            options={
                'ordering': ['clause', 'footnote', 'start'],
            },
        ),
        migrations.AlterModelOptions(
            name='section',
            options={'ordering': ['resolution', 'paper', 'position']},
        ),
        migrations.RemoveConstraint(
            model_name='clause',
            name='clause_kind_matches_owner',
        ),
        migrations.AddField(
            model_name='clause',
            name='confidence',
            field=models.FloatField(default=1),
        ),
        migrations.AddField(
            model_name='clause',
            name='part',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='clause',
            name='reason',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='paper',
            name='parts',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='resolution',
            name='adopted_on',
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='resolution',
            name='meeting',
            field=models.CharField(blank=True, help_text='The meeting that adopted it.', max_length=200),
        ),
        migrations.AddField(
            model_name='resolution',
            name='parts',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='section',
            name='part',
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name='section',
            name='resolution',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='archive.resolution'),
        ),
        migrations.AlterField(
            model_name='section',
            name='label',
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='section',
            name='paper',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='archive.paper'),
        ),
        migrations.AlterField(
            model_name='section',
            name='position',
            field=models.PositiveIntegerField(),
        ),
        migrations.AddIndex(
            model_name='paper',
            index=models.Index(models.F('symbol'), name='paper_symbol'),
        ),
        migrations.AddIndex(
            model_name='resolution',
            index=models.Index(models.F('symbol'), name='resolution_symbol'),
        ),
        migrations.AddConstraint(
            model_name='clause',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('paper__isnull', True), ('resolution__isnull', False), ('section__isnull', True), ('kind__in', ['preambular', 'operative'])), models.Q(('kind', 'paragraph'), ('paper__isnull', True), ('resolution__isnull', False), ('section__isnull', False)), models.Q(('kind', 'paragraph'), ('paper__isnull', False), ('resolution__isnull', True)), _connector='OR'), name='clause_kind_matches_owner'),
        ),
        migrations.AddConstraint(
            model_name='clause',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__gte', 0), ('confidence__lte', 1)), name='clause_confidence_from_0_to_1'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.UniqueConstraint(fields=('resolution', 'position'), name='section_position_once_in_resolution'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.UniqueConstraint(fields=('paper', 'position'), name='section_position_once_in_paper'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('paper__isnull', False), ('resolution__isnull', True)), models.Q(('paper__isnull', True), ('resolution__isnull', False)), _connector='OR'), name='section_has_one_owner'),
        ),
        migrations.AddField(
            model_name='heading',
            name='resolution',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='headings', to='archive.resolution'),
        ),
        migrations.AddField(
            model_name='reference',
            name='clause',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='references', to='archive.clause'),
        ),
        migrations.AddField(
            model_name='reference',
            name='footnote',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='references', to='archive.footnote'),
        ),
        migrations.AddConstraint(
            model_name='heading',
            constraint=models.UniqueConstraint(fields=('resolution', 'position'), name='heading_position_once'),
        ),
        migrations.AddIndex(
            model_name='reference',
            index=models.Index(models.F('key'), name='reference_key'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('clause__isnull', True), ('footnote__isnull', False)), models.Q(('clause__isnull', False), ('footnote__isnull', True)), _connector='OR'), name='reference_has_one_owner'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='reference_has_length'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(('key', ''), _negated=True), name='reference_has_key'),
        ),
        migrations.AddConstraint(
            model_name='reference',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['resolution', 'document', 'convention', 'declaration', 'article', 'goal'])), name='reference_kind_known'),
        ),
    ]
