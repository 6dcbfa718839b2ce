"""What papers of a court and year contradict each other in, kept; cases of findings between papers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0003_ruleset'),
        ('organisation', '0001_first'),
        ('review', '0001_first'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='findingcase',
            name='paper',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='intake.paper'),
        ),
        migrations.CreateModel(
            name='Comparison',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fiscal_year', models.PositiveSmallIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('profile', models.CharField(max_length=40)),
                ('ruleset', models.CharField(max_length=40)),
                ('conflicts', models.JSONField()),
                ('compared_at', models.DateTimeField(auto_now=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='comparisons', to='organisation.court')),
            ],
            options={
                'ordering': ('-fiscal_year',),
            },
        ),
        migrations.AddField(
            model_name='findingcase',
            name='comparison',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='review.comparison'),
        ),
        migrations.AddConstraint(
            model_name='findingcase',
            constraint=models.UniqueConstraint(fields=('comparison', 'key', 'seal'), name='a_conflict_has_one_case'),
        ),
        migrations.AddConstraint(
            model_name='findingcase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('comparison__isnull', False), ('paper__isnull', True)), models.Q(('comparison__isnull', True), ('paper__isnull', False)), _connector='OR'), name='a_case_is_of_a_paper_or_between_papers'),
        ),
        migrations.AddConstraint(
            model_name='comparison',
            constraint=models.UniqueConstraint(fields=('court', 'fiscal_year'), name='a_year_is_compared_once'),
        ),
    ]
