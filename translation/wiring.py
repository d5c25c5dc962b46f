"""What this app gives to the others: jobs, mails, and how long it keeps what it stores."""


def wire():
    pass
