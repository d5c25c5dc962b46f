"""Files that come from elsewhere: `checker.check` is the one way in, for strangers and for editors."""
