"""How editors log in: passkeys, passwords with a code, invitations; django-allauth does the protocols."""
