from events.models.index import EventIndexPage
from events.models.online import OnlineAccess
from events.models.pages import EventPage
from events.models.questions import Question

__all__ = ["EventIndexPage", "EventPage", "OnlineAccess", "Question"]
