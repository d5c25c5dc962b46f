"""
Records as tables: written as CSV or XLSX, read again with a dry run before anything is kept, and found by facets.
"""
