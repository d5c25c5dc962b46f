from events.models.aftercare import EventDocument, SurveyResult, SurveyUse
from events.models.bookings import Booking
from events.models.changes import EventChange
from events.models.history import PastCapacity, Transition
from events.models.index import EventIndexPage
from events.models.invitations import EventCode
from events.models.mailing import Mailing
from events.models.online import OnlineAccess
from events.models.pages import EventPage
from events.models.programme import Session, SessionChoice
from events.models.questions import Question
from events.models.registrars import CheckInDevice, EventRegistrar
from events.models.registration import Answer, Attendee, CheckIn, Reduction, Registration
from events.models.series import EventSeriesPage

__all__ = [
    "Answer",
    "Attendee",
    "Booking",
    "CheckIn",
    "CheckInDevice",
    "EventChange",
    "EventCode",
    "EventDocument",
    "EventIndexPage",
    "EventPage",
    "EventRegistrar",
    "EventSeriesPage",
    "Mailing",
    "OnlineAccess",
    "PastCapacity",
    "Question",
    "Reduction",
    "Registration",
    "Session",
    "SessionChoice",
    "SurveyResult",
    "SurveyUse",
    "Transition",
]
