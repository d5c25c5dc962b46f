from django.urls import path

from home.admin import handbook, session
from home.staff import to_do
from home.translation import review_views, tree_view
from home.word_import import views as word_views

app_name = "home_admin"
urlpatterns = [
    path("session/", session.state, name="session"),
    path("session/stay/", session.stay, name="stay"),
    path("translations/<int:page_id>/withdraw/", review_views.withdraw, name="withdraw_translation"),
    path("handbook/", handbook.HandbookView.as_view(), name="handbook"),
    path("handbook/pictures/<str:name>", handbook.picture, name="handbook_picture"),
    path("handbook/<str:name>/", handbook.HandbookView.as_view(), name="handbook"),
    path("languages/", tree_view.LanguagesView.as_view(), name="languages"),
    path("pages/<int:page_id>/from-word/", word_views.WordImportView.as_view(), name="word_import"),
    path("test-mail/", to_do.send_test_mail, name="test_mail"),
    path("pages/pasted/", word_views.blocks_of_pasted, name="pasted"),
]
