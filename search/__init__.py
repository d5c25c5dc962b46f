"""Search in German, French and Ukrainian."""
