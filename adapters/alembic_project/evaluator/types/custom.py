"""Types that the project or another library defines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from adapters.alembic_project.evaluator.call import Call
from adapters.alembic_project.evaluator.constructs.dialect import DIALECT
from adapters.alembic_project.evaluator.language.classes import Class
from adapters.alembic_project.evaluator.language.functions import Function
from adapters.alembic_project.evaluator.language.instances import Instance
from adapters.alembic_project.evaluator.library import Library
from adapters.alembic_project.evaluator.machine import Machine
from adapters.alembic_project.evaluator.types.sql_type import SqlType
from adapters.alembic_project.evaluator.values import Value
from domain.schema.datatypes import DataType

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
    found = loaded(machine, instance) or of_impl(machine, owner, built)
    if found is not None:
        return found
    base = owner.library_base(machine)
    if base is not None and base.key in machine.language.library and base.key not in SPELLED:
        return machine.type_of(call_base(machine, owner, built, base))
    args, kwargs = (built.args, built.kwargs) if built else ([], {})
    return spelled(machine, instance) or named_type(owner.path, args, kwargs)


def inherits_type(machine: Machine, owner: Class) -> bool:
    """Whether it may be a type: it descends from something of a library."""
    return owner.library_base(machine) is not None


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
