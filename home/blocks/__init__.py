from home.blocks.stream import BodyBlock, HomeBodyBlock

__all__ = ["BodyBlock", "HomeBodyBlock"]
