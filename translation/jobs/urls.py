from django.urls import path

from translation.jobs import views

urlpatterns = [
    path("jobs/", views.AllJobsView.as_view(), name="all_jobs"),
    path("<int:translation_id>/jobs/", views.JobsView.as_view(), name="jobs"),
    path("jobs/<int:pk>/revoke/", views.revoke, name="revoke_job"),
    path("jobs/<int:pk>/prolong/", views.prolong, name="prolong_job"),
    path("jobs/<int:pk>/send-again/", views.send_again, name="send_job_again"),
]
