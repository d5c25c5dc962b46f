from django.urls import path

from core.public_forms import attachments

app_name = "public_forms"
urlpatterns = [path("attachments/<int:pk>/", attachments.download, name="attachment")]
