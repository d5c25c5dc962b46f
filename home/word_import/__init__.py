"""Text as people have it, written in a word processor: a file becomes a page's draft, what is pasted becomes blocks."""
