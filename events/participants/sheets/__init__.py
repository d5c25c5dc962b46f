"""Sheets on paper: who signs in, badges, certificates. Typst sets them; what people typed goes in as data only."""
