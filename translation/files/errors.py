class UnreadableError(Exception):
    """Nothing of a file can be taken; the message says why, in the reader's language."""
