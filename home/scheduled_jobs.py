"""What the scheduler runs for the site as a whole."""

from django.core.management import call_command


def publish_scheduled():
    """Publish and withdraw pages on their dates."""
    call_command("publish_scheduled", verbosity=0)


def clear_sessions():
    call_command("clearsessions", verbosity=0)
