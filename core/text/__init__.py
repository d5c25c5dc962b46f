"""Languages, countries and how texts are set in each language."""
