from home.blocks.stream import BodyBlock, HomeBodyBlock, LegalBodyBlock

__all__ = ["BodyBlock", "HomeBodyBlock", "LegalBodyBlock"]
