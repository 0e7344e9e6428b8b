"""Paths as they are told: from the project's root, with forward slashes."""


def folder_of(path: str) -> str:
    """Empty for what lies at the root."""
    return path.rpartition("/")[0]


def inside(folder: str, path: str) -> str:
    """The path of what `path` means from that folder: `.` and `..` taken out."""
    parts: list[str] = []
    for part in (*folder.split("/"), *path.split("/")):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def steps_down(folder: str, below: str) -> int | None:
    """How many folders `below` lies below the folder; None where it does not."""
    if below == folder:
        return 0
    start = f"{folder}/" if folder else ""
    return below.removeprefix(start).count("/") + 1 if below.startswith(start) else None
