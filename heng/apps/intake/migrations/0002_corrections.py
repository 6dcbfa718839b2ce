"""Files on their way in, and the history of every paper, which triggers keep from being changed or deleted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SQLITE = (
    "CREATE TRIGGER step_no_update BEFORE UPDATE ON intake_step "
    "BEGIN SELECT RAISE(ABORT, '更正历史不能修改'); END",
    "CREATE TRIGGER step_no_delete BEFORE DELETE ON intake_step "
    "BEGIN SELECT RAISE(ABORT, '更正历史不能删除'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION step_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION '更正历史不能修改或删除'; END $$",
    "CREATE TRIGGER step_no_change BEFORE UPDATE OR DELETE ON intake_step "
    "FOR EACH ROW EXECUTE FUNCTION step_refuse()",
)


def protect(apps, schema_editor):
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]
    for statement in statements:
        schema_editor.execute(statement, params=None)


def names(apps, schema_editor):
    """Papers that are there already get the names of their units and projects, by which they are found."""
    for paper in apps.get_model("intake", "Paper").objects.iterator():
        entries = [*paper.content["units"], *paper.content["projects"]]
        paper.names = "\n".join(entry["name"] for entry in entries if entry["name"])
        paper.save(update_fields=["names"])


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0001_first'),
        ('job', '0001_first'),
        ('organisation', '0001_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=200)),
                ('token', models.CharField(max_length=64)),
                ('sha256', models.CharField(max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('is_duplicate', models.BooleanField(default=False)),
                ('problem', models.TextField(blank=True)),
                ('put_away', models.BooleanField(default=False)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ('-uploaded_at', '-pk'),
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('correct', '更正'), ('undo', '撤销'), ('redo', '恢复'), ('check', '核对原件'), ('confirm', '确认入库'), ('withdraw', '撤回'), ('reread', '重新读取')], max_length=10)),
                ('changes', models.JSONField(default=list)),
                ('concerns', models.PositiveIntegerField(null=True)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ('number',),
            },
        ),
        migrations.AddField(
            model_name='paper',
            name='corrected',
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name='paper',
            name='names',
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name='paper',
            name='open_points',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='paper',
            name='revision',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='paper',
            name='state',
            field=models.CharField(choices=[('read', '待核对'), ('correcting', '更正中'), ('confirmed', '已确认'), ('withdrawn', '已撤回')], default='read', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['read', 'correcting', 'confirmed', 'withdrawn'])), name='paper_state_is_known'),
        ),
        migrations.AddField(
            model_name='arrival',
            name='court',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='organisation.court'),
        ),
        migrations.AddField(
            model_name='arrival',
            name='job',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='job.job'),
        ),
        migrations.AddField(
            model_name='arrival',
            name='paper',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='arrivals', to='intake.paper'),
        ),
        migrations.AddField(
            model_name='arrival',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='step',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='step',
            name='paper',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='intake.paper'),
        ),
        migrations.AddConstraint(
            model_name='arrival',
            constraint=models.UniqueConstraint(condition=models.Q(('paper__isnull', True), ('problem', '')), fields=('court', 'sha256'), name='a_file_is_read_once_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(fields=('paper', 'number'), name='steps_have_one_order'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['correct', 'undo', 'redo', 'check', 'confirm', 'withdraw', 'reread'])), name='step_is_known'),
        ),
        migrations.RunPython(names, migrations.RunPython.noop),
        migrations.RunPython(protect, migrations.RunPython.noop),
    ]
