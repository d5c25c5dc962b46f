"""Backups of the whole site, and their way back: `manage.py backup`, `manage.py restore`."""
