from django.urls import path

from newsletter.views import subscription

app_name = "newsletter"
urlpatterns = [path("<str:token>/", subscription, name="subscription")]
