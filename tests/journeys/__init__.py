"""Every role's daily work from the log-in to what the public reads, over HTTP."""
