"""The demo's events: all made up and marked as such, dated from the day of loading."""


def load():
    from events.demo.loader import load

    load()
