class MachineError(Exception):
    """The service has not translated; the message says why, in the reader's language."""
