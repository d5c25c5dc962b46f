from django.urls import path

from translation.files import views

urlpatterns = [
    path("<int:translation_id>/files/", views.files, name="files"),
    path("<int:translation_id>/files/download/", views.download, name="download"),
    path("<int:translation_id>/files/upload/", views.upload, name="upload"),
    path("<int:translation_id>/files/overwrite/", views.overwrite, name="overwrite"),
]
# Found before wagtail-localize's own of the same address, whose file lacks what our upload asks for.
GUARDED = [
    path("localize/translate/<int:translation_id>/pofile/upload/", views.upload),
    path("localize/translate/<int:translation_id>/pofile/download/", views.download_po),
]
