"""The demo of the directory: real partnerships, from public sources, with nothing added."""


def load():
    from partnerships.demo.loader import load

    load()
