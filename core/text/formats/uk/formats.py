# A day needs the month's genitive (E); Django's own MONTH_DAY_FORMAT has the nominative.
DATE_FORMAT = "j E Y р."
DATETIME_FORMAT = "j E Y р., H:i"
MONTH_DAY_FORMAT = "j E"
SHORT_DATE_FORMAT = "d.m.Y"
