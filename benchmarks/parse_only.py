"""The floor: read and parse every revision file of a folder, and know nothing of them."""

import ast
import sys
from pathlib import Path


def main(folder: str) -> int:
    for file in sorted(Path(folder).rglob("*.py")):
        ast.parse(file.read_bytes(), str(file))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
