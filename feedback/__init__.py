"""
What readers tell us of the site: barriers, which the law has us take and answer, and mistakes on pages.

Reports go 180 days after they are done with, and after two years in any case.
"""
