"""The demo's events: all made up and marked as such, dated from the day of loading."""


def load():
    from events.demo import loader, participants

    loader.load()
    participants.load()
