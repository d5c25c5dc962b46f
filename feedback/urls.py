from django.urls import path

from feedback.views import rate

app_name = "feedback"
urlpatterns = [path("", rate, name="rate")]
