"""What an issue is told by from one diagnosis to the next, wherever its line moves to."""

from hashlib import sha256

from domain.diagnosis.diagnosis import Issue


def fingerprint(issue: Issue) -> str:
    """Hexadecimal digits, of the rule, the file and the words."""
    path = issue.location.path if issue.location else ""
    return sha256("\0".join((issue.rule, path, issue.message)).encode()).hexdigest()[:32]
