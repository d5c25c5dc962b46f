"""
What any site of the office would need: small apps without pages, each of which knows only those before it: text,
tables, mail, privacy, public_forms.
"""
