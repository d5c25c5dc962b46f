"""Two organisers press the button at once. Real threads, real commits."""

from datetime import timedelta

from django.utils import timezone

from core.mail.models import OutboxMail
from events.models import EventPage, Mailing
from events.registration import mailings, thanks
from tests.events.crowd import at_once, set_capacity
from tests.events.registrations import register


def test_pressed_by_two_at_once_it_is_sent_once(crowded_event):
    set_capacity(crowded_event, 10)
    people = [register(crowded_event) for _number in range(4)]
    event = EventPage.objects.filter(pk=crowded_event.pk)
    event.update(starts_at=timezone.now() - timedelta(hours=5), ends_at=timezone.now() - timedelta(hours=2))

    def press(number):
        words = {"subject_de": f"Danke {number}", "text_de": "schön"}  # each of them has other words
        mailings.send(crowded_event, Mailing.Kind.THANKS, words, thanks.not_thanked(crowded_event), None)

    assert at_once(press, list(range(8))) == []
    assert OutboxMail.objects.filter(kind="events.thanks").count() == len(people)
