"""What stands in a folder already, from source alone."""

import tomllib

from adapters.scaffold.bound_names import bound_names
from adapters.scaffold.existing_scripts import has_revisions, is_foreign, script_location
from adapters.scaffold.metadata_search import metadata_in
from application.ports.project_folder import ProjectFolder
from domain.initiation.plan import MODELS, OWN_SETTINGS
from domain.initiation.wanted import FoundMetadata, Shape, Survey, Wanted


class SourceSurveyor:
    def __call__(self, folder: ProjectFolder, wanted: Wanted) -> Survey:
        models = wanted.models or MODELS
        settings = (wanted.settings or OWN_SETTINGS).module
        root = source_root(folder, [models, settings])
        scripts = script_location(folder)
        shape = shape_of(folder, root, models)
        return Survey(
            project=project_name(folder),
            source_root=root,
            script_location=scripts,
            foreign=scripts is not None and is_foreign(folder, scripts),
            has_revisions=scripts is not None and has_revisions(folder, scripts),
            models=shape,
            metadata=found_metadata(folder, root, models, shape),
            settings_names=bound_names(module_text(folder, root, settings)),
        )


def source_root(folder: ProjectFolder, modules: list[str]) -> str:
    """`src` where modules lie there, or where packages do and none of them is at the root."""
    tops = [module.split(".")[0] for module in modules]
    if any(shape_of(folder, "src", top) is not Shape.MISSING for top in tops):
        return "src"
    if any(shape_of(folder, ".", top) is not Shape.MISSING for top in tops):
        return "."
    packages = [path for path in folder.python_files("src") if path.count("/") > 1]
    return "src" if packages else "."


def shape_of(folder: ProjectFolder, root: str, module: str) -> Shape:
    path = path_of(root, module)
    if folder.text(f"{path}.py") is not None:
        return Shape.MODULE
    return Shape.PACKAGE if folder.python_files(path) else Shape.MISSING


def module_text(folder: ProjectFolder, root: str, module: str) -> str | None:
    path = path_of(root, module)
    text = folder.text(f"{path}.py")
    return folder.text(f"{path}/__init__.py") if text is None else text


def path_of(root: str, module: str) -> str:
    path = module.replace(".", "/")
    return path if root == "." else f"{root}/{path}"


def found_metadata(
    folder: ProjectFolder, root: str, models: str, shape: Shape
) -> tuple[FoundMetadata, ...]:
    """In the models, else in the package that they are part of."""
    if shape is Shape.MISSING:
        return ()
    path = path_of(root, models)
    files = [f"{path}.py"] if shape is Shape.MODULE else folder.python_files(path)
    found = metadata_in(folder, root, list(files))
    if found or "." not in models:
        return found
    around = path_of(root, models.split(".")[0])
    return metadata_in(folder, root, list(folder.python_files(around)))


def project_name(folder: ProjectFolder) -> str:
    text = folder.text("pyproject.toml")
    try:
        project = tomllib.loads(text or "").get("project")
    except tomllib.TOMLDecodeError:
        # Whoever reads it for its settings tells where the fault is; a name is no matter of it.
        return folder.name
    name = project.get("name") if isinstance(project, dict) else None
    return name if isinstance(name, str) and name else folder.name
