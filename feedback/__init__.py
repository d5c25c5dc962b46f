"""Readers report barriers (as § 10 L-BGG and BITV 2.0 demand) and what is wrong on a page."""
