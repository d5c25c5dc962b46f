"""The regular jobs of the ground."""

from datetime import time, timedelta

from django.core.management import call_command

from home import jobs, mail, reminders, retention


def register():
    jobs.register("reclaim_mails", reclaim_mails, every=timedelta(minutes=1))
    jobs.register("publish_scheduled", publish_scheduled, every=timedelta(minutes=1))
    jobs.register("erase_mails", mail.erase_bodies, daily_at=time(2, 30))
    jobs.register("retention", retention.run, daily_at=time(2, 40))
    jobs.register("remind_editors", reminders.remind, daily_at=time(6, 30))
    jobs.register("clear_sessions", clear_sessions, daily_at=time(3, 10))


def reclaim_mails():
    from home import outbox

    return outbox.reclaim()


def publish_scheduled():
    """Publish and withdraw pages on their dates."""
    call_command("publish_scheduled", verbosity=0)


def clear_sessions():
    call_command("clearsessions", verbosity=0)
