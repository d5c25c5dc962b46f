from django.urls import path

from translation.editor import views

urlpatterns = [
    path("pages/<int:page_id>/words/<slug:key>/", views.save_words, name="save_words"),
    path("pages/<int:page_id>/words/<slug:key>/suggestions/", views.suggestions, name="suggestions"),
    path("pages/<int:page_id>/overrides/<int:override_id>/", views.save_override, name="save_override"),
]
