"""
Answers that all readers get alike, kept until something changes that a reader can see.

A *generation* is a value in the database for each scope: of the whole site, and for what changes often and shows on few
pages, such as the free places of one event. Triggers of the database give a scope a new value when a transaction that
changed it is committed, whoever wrote it. A copy knows the values that were read before the page was made, and is used
while they are still the same: what was being made while something changed is never used again.
"""
