"""crossquote: how several outlets word what one person said, where the wording diverges, and whether it matters."""

__version__ = "0.1.0"
