"""Demo content: facts from public sources, and what is made up says so."""


def load():
    from home.demo.loader import DemoLoader

    DemoLoader().load()
