"""
Registration for events: the rules, without HTTP.

Every function here that changes something takes the event's lock (`pool.locked`) first, counts from rows, and leaves
the promotion from the waiting list to `queue.fill`. Mails go into the outbox in the same transaction.
"""
