from django.urls import path
from django.utils.translation import pgettext_lazy

from search import views

app_name = "search"
urlpatterns = [
    path(pgettext_lazy("part of the address", "search/"), views.results, name="results"),
    path("-/suggestions", views.suggestions, name="suggestions"),
]
