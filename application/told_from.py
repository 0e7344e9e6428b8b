"""Absolute paths as reports tell them: from the root of the project."""


def told_from(root: str, path: str) -> str:
    """With forward slashes, and with `..` where it leads out of the root. What lies on another
    drive is told as it is.
    """
    start, end = parts(root), parts(path)
    if start[:1] != end[:1]:
        return "/".join(end)
    shared = 0
    while shared < min(len(start), len(end)) and start[shared] == end[shared]:
        shared += 1
    return "/".join([".."] * (len(start) - shared) + end[shared:]) or "."


def parts(path: str) -> list[str]:
    return path.replace("\\", "/").rstrip("/").split("/")


def seen_from(folder: str, place: str) -> str:
    """The place inside the folder; empty where it is the folder, or lies elsewhere."""
    outer, inner = (path.replace("\\", "/").rstrip("/") + "/" for path in (folder, place))
    return inner.removeprefix(outer).rstrip("/") if inner.startswith(outer) else ""
