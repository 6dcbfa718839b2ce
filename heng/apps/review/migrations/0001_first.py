"""Findings that people work on; what happened to each is kept from being changed or deleted by triggers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQLITE = (
    "CREATE TRIGGER finding_note_no_update BEFORE UPDATE ON review_findingnote "
    "BEGIN SELECT RAISE(ABORT, '审核意见的处理记录不能修改'); END",
    "CREATE TRIGGER finding_note_no_delete BEFORE DELETE ON review_findingnote "
    "BEGIN SELECT RAISE(ABORT, '审核意见的处理记录不能删除'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION finding_note_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '审核意见的处理记录不能%', CASE TG_OP WHEN 'UPDATE' THEN '修改' ELSE '删除' END; END $$",
    "CREATE TRIGGER finding_note_no_change BEFORE UPDATE OR DELETE ON review_findingnote "
    "FOR EACH ROW EXECUTE FUNCTION finding_note_refuse()",
    "CREATE TRIGGER finding_note_no_truncate BEFORE TRUNCATE ON review_findingnote "
    "FOR EACH STATEMENT EXECUTE FUNCTION finding_note_refuse()",
)


def protect(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('intake', '0003_ruleset'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60)),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('-created_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='FindingCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=24)),
                ('seal', models.CharField(max_length=24)),
                ('finding', models.JSONField()),
                ('state', models.CharField(choices=[('open', '待处理'), ('waived', '已说明保留')], default='open', max_length=10)),
                ('waived_reason', models.CharField(blank=True, max_length=500)),
                ('waived_at', models.DateTimeField(null=True)),
                ('version', models.PositiveIntegerField(default=0)),
                ('assigned_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to=settings.AUTH_USER_MODEL)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='intake.paper')),
                ('waived_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='FindingNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('note', '讨论'), ('assign', '指派'), ('release', '取消指派'), ('waive', '说明保留'), ('restore', '取消保留')], max_length=10)),
                ('text', models.CharField(blank=True, max_length=2000)),
                ('finding', models.JSONField()),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='review.findingcase')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('number',),
            },
        ),
        migrations.AddConstraint(
            model_name='findingcase',
            constraint=models.UniqueConstraint(fields=('paper', 'key', 'seal'), name='a_finding_has_one_case'),
        ),
        migrations.AddConstraint(
            model_name='findingcase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), ('waived_by', None), ('waived_reason', '')), models.Q(('state', 'waived'), ('waived_at__isnull', False), ('waived_by__isnull', False), models.Q(('waived_reason', ''), _negated=True)), _connector='OR'), name='a_waiver_has_a_reason_and_a_name'),
        ),
        migrations.AddConstraint(
            model_name='findingnote',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='notes_have_one_order'),
        ),
        migrations.AddConstraint(
            model_name='findingnote',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['note', 'assign', 'release', 'waive', 'restore'])), name='note_kind_is_known'),
        ),
        migrations.RunPython(protect, migrations.RunPython.noop),
    ]
