"""The addresses of the application: one prefix per app."""

from django.urls import include, path

from heng.config import problems

urlpatterns = [
    path("", include("heng.apps.workbench.urls")),
    path("target/", include("heng.apps.target.urls")),
    path("self-evaluation/", include("heng.apps.self_evaluation.urls")),
    path("indicator/", include("heng.apps.indicator.urls")),
    path("records/", include("heng.apps.records.urls")),
    path("intake/", include("heng.apps.intake.urls")),
    path("review/", include("heng.apps.review.urls")),
    path("api/v1/", include("heng.apps.review.api_urls")),
    path("mapping/", include("heng.apps.fitting.urls")),
    path("form/", include("heng.apps.official_form.urls")),
    path("job/", include("heng.apps.job.urls")),
    path("organisation/", include("heng.apps.organisation.urls")),
    path("accounts/", include("heng.apps.accounts.urls")),
    path("audit/", include("heng.apps.audit.urls")),
]
handler404 = problems.not_found
handler500 = problems.internal_error
