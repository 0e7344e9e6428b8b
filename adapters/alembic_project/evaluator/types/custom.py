"""Types that the project or another library defines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import evolve

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.dialect import DIALECT, dialect_name
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.functions import Decorator, Function
from adapters.alembic_project.evaluator.language.instances import Instance
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.types.third_party import is_above
from adapters.alembic_project.evaluator.values import Unknown, Value
from domain.classes import define
from domain.schema.datatypes import DataType

WRITTEN = re.compile(r"\s*(\w+(?: \w+)*)\s*(?:\((\d{1,9})(?:,\s*(\d{1,9}))?\))?\s*")
SPELLED = ("sqlalchemy.TypeDecorator", "sqlalchemy.UserDefinedType", "sqlalchemy.TypeEngine")


def named_type(path: str, args: Sequence[Value], kwargs: Mapping[str, Value]) -> SqlType:
    """A type that nothing resolves keeps its name, and the length that it is given."""
    length = kwargs.get("length", args[0] if args else None)
    known = isinstance(length, int) and not isinstance(length, bool)
    return SqlType(DataType(path, length=length if known else None, custom=True))  # type: ignore[arg-type]


def of_class(machine: Machine, value: Class | Instance) -> SqlType | None:
    """What a class of the project comes to: what it loads on the dialect, its `impl`, its base."""
    owner = value if isinstance(value, Class) else value.owner
    built = value.built if isinstance(value, Instance) else None
    if not inherits_type(machine, owner):
        return None
    instance = value if isinstance(value, Instance) else Instance(owner)
    found = compiled(machine, instance) or loaded(machine, instance)
    found = found or of_impl(machine, owner, built)
    if found is not None:
        return found
    base = owner.library_base(machine)
    if base is not None and is_understood(machine, base):
        return machine.type_of(call_base(machine, owner, built, base))
    args, kwargs = (built.args, built.kwargs) if built else ([], {})
    return spelled(machine, instance) or named_type(owner.path, args, kwargs)


def is_understood(machine: Machine, base: Library) -> bool:
    """Whether it is known what a type of that name is."""
    return is_above(base.path) or (base.key in machine.language.library and base.key not in SPELLED)


def inherits_type(machine: Machine, owner: Class) -> bool:
    """Whether it may be a type: it descends from something of a library."""
    return owner.library_base(machine) is not None


@define(eq=False)
class Compiles(Decorator):
    """`@compiles(Type, "sqlite", ...)`: the function writes the type there, or anywhere."""

    kind: Value
    dialects: Sequence[Value]

    def called(self, call: Call) -> Value:
        function = call.get(0, "function")
        if isinstance(self.kind, Class) and isinstance(function, Function):
            self.kind.compilers.update(dict.fromkeys(self.dialects or (None,), function))
        return function


def compiles(call: Call, name: str) -> Value:
    return Compiles(call.get(0, "class_"), tuple(d for d in call.args[1:] if isinstance(d, str)))


def compiled(machine: Machine, instance: Instance) -> SqlType | None:
    """What a function under `@compiles` writes for the target, where that is a plain text."""
    for owner in instance.owner.lineage(machine):
        found = owner.compilers if isinstance(owner, Class) else {}
        function = found.get(dialect_name(machine)) or found.get(None)
        if function is not None:
            node = function.node
            compiler = Unknown("unknown-argument", "a compiler of types")
            call = Call(machine, function.frame, node, [instance, compiler], {})  # type: ignore[arg-type]
            with machine.elsewhere():
                text = function.called(call)
            return written(text) if isinstance(text, str) else None
    return None


def written(text: str) -> SqlType | None:
    """`VARCHAR(9)`, `NUMERIC(10, 2)`, `JSONB`."""
    match = WRITTEN.fullmatch(text)
    if match is None:
        return None
    name, first, second = match[1].lower(), match[2], match[3]
    if second or name in ("numeric", "decimal"):
        data = DataType(name, precision=int(first) if first else None)
        return SqlType(evolve(data, scale=int(second) if second else None))
    return SqlType(DataType(name, length=int(first) if first else None))


def loaded(machine: Machine, instance: Instance) -> SqlType | None:
    """What its `load_dialect_impl` gives on the target."""
    if isinstance(instance.owner.own(machine, "load_dialect_impl"), Function):
        result = call_method(machine, instance, "load_dialect_impl", DIALECT)
        return machine.type_of(result)
    return None


def of_impl(machine: Machine, owner: Class, built: Call | None) -> SqlType | None:
    """Its `impl`; a class there is made with the arguments of the type itself."""
    impl = owner.own(machine, "impl")
    if isinstance(impl, Library) and built is not None:
        impl = impl.called(built)
    return machine.type_of(impl)


def call_base(machine: Machine, owner: Class, built: Call | None, base: Library) -> Value:
    node = owner.node
    return base.called(built or Call(machine, owner.frame, node, [], {}))  # type: ignore[arg-type]


def spelled(machine: Machine, instance: Instance) -> SqlType | None:
    """What its `get_col_spec` gives."""
    if isinstance(instance.owner.own(machine, "get_col_spec"), Function):
        text = call_method(machine, instance, "get_col_spec")
        return SqlType(DataType(text.lower(), custom=True)) if isinstance(text, str) else None
    return None


def call_method(machine: Machine, instance: Instance, name: str, *args: Value) -> Value:
    owner = instance.owner
    call = Call(machine, owner.frame, owner.node, list(args), {})  # type: ignore[arg-type]
    with machine.elsewhere():
        return instance.special(call, name)
