from django.urls import path

from home import views

app_name = "home"
urlpatterns = [path("site.webmanifest", views.web_manifest, name="web_manifest")]
