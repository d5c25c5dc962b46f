"""Records as tables: written as CSV or XLSX, and read again with a dry run before anything is kept."""
