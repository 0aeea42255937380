"""Mail and pages saved as mail: the message in a file, refused where its parts are nested as only hostile ones are."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import Message

from compare.errors import InputError

MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
MOST_PARTS = 100  # of parts: each level costs the parser time for all below it; a mail that was forwarded ten times has about twenty


def message(data: bytes) -> Message:
    """Return the message that bytes hold; every bytes are one. Raises InputError if it has too many parts in parts."""
    nested = len(MULTIPART.findall(data))
    if nested > MOST_PARTS:
        raise InputError(f"{nested:,} parts that hold parts, as no mail has", "save what it holds and give that")
    return email.message_from_bytes(data, policy=email.policy.default)
