"""Every MetaData that modules make, and how."""

import ast
from collections.abc import Iterator, Sequence

from adapters.scaffold.bound_names import parsed
from application.ports.project_folder import ProjectFolder
from domain.initiation.expression import Named
from domain.initiation.wanted import FoundMetadata, Style

BASES = ("DeclarativeBase", "DeclarativeBaseNoMeta")
MAKERS = {
    "declarative_base": (Style.DECLARATIVE, ".metadata"),
    "SQLAlchemy": (Style.FLASK_SQLALCHEMY, ".metadata"),
    "registry": (Style.IMPERATIVE, ".metadata"),
    "MetaData": (Style.IMPERATIVE, ""),
}


def metadata_in(
    folder: ProjectFolder, root: str, files: Sequence[str]
) -> tuple[FoundMetadata, ...]:
    """A MetaData that others are made with is theirs: it counts once."""
    texts = {path: folder.text(path) or "" for path in files}
    trees = {path: parsed(text) for path, text in texts.items()}
    if any(maps_sqlmodel(tree) for tree in trees.values()):
        named = any("naming_convention" in text for text in texts.values())
        at = Named("sqlmodel", "SQLModel.metadata")
        return (FoundMetadata(at, Style.SQLMODEL, files[0], 1, named),)
    made = [(path, *each) for path, tree in trees.items() for each in makings(tree)]
    used = {name for path, node, name, *_ in made for name in names_in(node) - {name}}
    return tuple(
        FoundMetadata(
            Named(module_of(root, path), name + rest),
            style,
            path,
            node.lineno,
            "naming_convention" in texts[path],
        )
        for path, node, name, style, rest in made
        if name not in used
    )


def makings(tree: ast.Module) -> Iterator[tuple[ast.stmt, str, Style, str]]:
    """The statement, the name that it binds, the style, and what leads from the name on."""
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name, bases=bases) if any(last(b) in BASES for b in bases):
                yield node, name, Style.DECLARATIVE, ".metadata"
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=func))
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.Call(func=func))
            ) if last(func) in MAKERS:
                yield node, name, *MAKERS[last(func)]


def maps_sqlmodel(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "sqlmodel"
        and any(alias.name == "SQLModel" for alias in node.names)
        for node in tree.body
    )


def names_in(node: ast.stmt) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def last(node: ast.expr) -> str:
    """`DeclarativeBase` of `orm.DeclarativeBase`."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def module_of(root: str, path: str) -> str:
    plain = path.removeprefix(f"{root}/").removesuffix(".py").removesuffix("/__init__")
    return plain.replace("/", ".")
