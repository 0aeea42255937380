"""Sources: files, folders, globs and standard input become articles; whatever can't be read is said, never dropped."""

from compare.sources.inputs import Metadata, read, read_one

__all__ = ["Metadata", "read", "read_one"]
