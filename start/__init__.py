"""The pages that a new site begins with, as files, and what loads such files; the demo builds on both."""
