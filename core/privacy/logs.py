import logging
import re
from logging import LogRecord

# As long as `token_urlsafe(32)` makes them: 256 bits.
TOKEN = re.compile(r"(?<![\w-])[\w-]{43}(?![\w-])", re.ASCII)
# Of a link to a new password, as Django makes it: the time, and a hash.
RESET_KEY = re.compile(r"\b[0-9a-z]{6,7}-[0-9a-f]{32}\b", re.ASCII)
# Of e-mail, also as an address line writes it: somebody has typed it, or an error quotes it.
ADDRESS = re.compile(r"[\w.+~-]{1,64}(?:@|%40)\w[\w-]*(?:\.[\w-]+)+", re.IGNORECASE)


def blank(text: str) -> str:
    """The text without what opens something to whoever reads it, and without addresses of persons."""
    return ADDRESS.sub("[address]", RESET_KEY.sub("[token]", TOKEN.sub("[token]", text)))


class BlankTokens(logging.Filter):
    """Takes tokens of signed links and addresses of e-mail out of what is logged, in whatever part of it they stand."""

    def filter(self, record: LogRecord) -> bool:
        message = record.getMessage()
        blanked = blank(message)
        if blanked != message:
            record.msg, record.args = blanked, ()
        return True


class WithoutTraceback(logging.Filter):
    """Leaves one line of what any stranger can cause: where in the program it was noticed tells nothing."""

    def filter(self, record: LogRecord) -> bool:
        record.exc_info = record.exc_text = None
        return True
