"""
Registration for events: the rules, without HTTP.

Every function here that changes seats, or who waits for them, takes the event's lock (`quotas.locked`) first, counts
from rows, and leaves the promotion from the waiting list to `waiting_list.promote`. Mails go into the outbox in the
same transaction.
"""
