"""
How long personal data stay, and where they lie.

Apps register in `ready`: a `period` for each class of data, a `Rule` for each model that holds such data, or an
`exempt` with the reason why fields that look personal need none. The nightly job deletes by the rules; export and
erasure for one person (`home.retention.persons`) find the data by them; a test fails when a field that looks personal
is in none.
"""

from home.retention.received import delete_received
from home.retention.rules import EXEMPT, PERIODS, RULES, Period, Rule, exempt, period, register, run

__all__ = ["EXEMPT", "PERIODS", "RULES", "Period", "Rule", "delete_received", "exempt", "period", "register", "run"]
