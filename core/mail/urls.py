from django.urls import path

from core.mail import mailbox

app_name = "mailbox"
urlpatterns = [
    path("mailbox", mailbox.mails, name="mails"),
    path("mailbox/<slug:name>", mailbox.mail, name="mail"),
    path("mailbox/<slug:name>/<str:part>", mailbox.part, name="part"),
]
