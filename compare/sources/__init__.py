"""Sources: files, folders, globs, standard input and web addresses become articles; whatever can't be read is said, never dropped.

`with_copies` and `with_repeats` tell, once quotations are known, which articles are one source and which quotations are printed again;
`told_apart` which utterances more than one source prints.
"""

from compare.sources.copies import UNDATED, leaders, reprints, runs, sampling, told, told_apart, with_copies, with_repeats
from compare.sources.inputs import OWN_TABLES, SIDECAR, Metadata, is_url, listed, once, opened, read, read_one

__all__ = [
    "OWN_TABLES",
    "SIDECAR",
    "UNDATED",
    "Metadata",
    "is_url",
    "leaders",
    "listed",
    "once",
    "opened",
    "read",
    "read_one",
    "reprints",
    "runs",
    "sampling",
    "told",
    "told_apart",
    "with_copies",
    "with_repeats",
]
