"""An import-linter contract for files that belong to no package, such as alembic/env.py."""

import ast
from collections.abc import Iterator
from pathlib import Path

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

HIDDEN_IMPORTS = {"__import__", "import_module", "run_path", "run_module"}


class ScriptContract(Contract):
    """The scripts import nothing of ours but what is allowed, and import nothing by its name.

    Every glob of `scripts` must match a file. `allowed_imports` allows a module and what is in it.
    """

    scripts = fields.ListField(subfield=fields.StringField())
    allowed_imports = fields.ListField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        ours = set(self.session_options["root_packages"])
        allowed = set(self.allowed_imports or ())
        faults = [f"no file matches {glob}" for glob in self.scripts if not files_of(glob)]
        for file in (file for glob in self.scripts for file in files_of(glob)):
            tree = ast.parse(file.read_text(encoding="utf-8"))
            for line, module in imports_in(tree, graph.modules):
                if module.split(".")[0] in ours and not lineage(module) & allowed:
                    faults.append(f"{file} -> {module} (l.{line})")
            for line, name in imports_by_name_in(tree):
                faults.append(f"{file} calls {name}(), which hides what it imports (l.{line})")
        return ContractCheck(kept=not faults, metadata={"faults": faults})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for fault in check.metadata["faults"]:
            output.print_error(f"- {fault}", bold=False)


def files_of(glob: str) -> list[Path]:
    return sorted(Path().glob(glob))


def lineage(module: str) -> set[str]:
    """The module and the packages it is in."""
    parts = module.split(".")
    return {".".join(parts[:end]) for end in range(1, len(parts) + 1)}


def imports_in(tree: ast.AST, modules: set[str]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield node.lineno, submodule if submodule in modules else node.module


def imports_by_name_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and name of every call that imports what a string says."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                if name in HIDDEN_IMPORTS:
                    yield node.lineno, name
