from django.urls import path

from newsletter.views import subscription

urlpatterns = [path("<str:token>/", subscription, name="newsletter_subscription")]
