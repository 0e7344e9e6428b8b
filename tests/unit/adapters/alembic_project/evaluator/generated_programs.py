"""Programs made by chance: they parse, and nothing else is certain of them."""

from random import Random

NAMES = ["a", "b", "op", "sa", "x", "bind", "rows", "f"]
LITERAL_LINES = """
0 -3 7 300 1.5 None True b'x' ... 1j '' 'a' '%s{}' '%d'
op.get_bind() sa.text('x') sa.inspect(op.get_bind()) op.get_bind().info range(3)
"""
SIGN_LINES = "+ - * / // % ** | & ^ << >> and or == != < <= in is"
ATTRIBUTE_LINES = """
name c x execute format join append items dialect add_column drop_table inspect String Column
get_columns values with_variant create upper __class__ batch_alter_table text replace update pop
"""
OPERATION_LINES = """
create_table add_column drop_column alter_column create_index create_unique_constraint execute
create_check_constraint bulk_insert batch_alter_table drop_constraint f get_context
"""
CONSTRUCT_LINES = """
Column Column Column String Numeric Enum ARRAY ForeignKey ForeignKeyConstraint UniqueConstraint
CheckConstraint Index Table table column text update select func.lower and_ DateTime MetaData
"""
LITERALS, SIGNS = LITERAL_LINES.split(), SIGN_LINES.split()
ATTRIBUTES, OPERATIONS = ATTRIBUTE_LINES.split(), OPERATION_LINES.split()
CONSTRUCTS = CONSTRUCT_LINES.split()
KEYWORDS = [", name=a", ", nullable=x", ", server_default=b", ", schema='s'", ", unique=True", ""]


class Programs:
    """One program for each seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def program(self) -> str:
        return self.block(3)

    def expression(self, depth: int) -> str:
        if depth <= 0:
            return self.random.choice([*NAMES, *LITERALS])
        return self.random.choice(self.forms(depth - 1))()

    def forms(self, depth: int):  # type: ignore[no-untyped-def]
        def part() -> str:
            return self.expression(depth)

        def parts() -> str:
            return ", ".join(part() for _ in range(self.random.randrange(3)))

        def attribute() -> str:
            return f"({part()}).{self.random.choice(ATTRIBUTES)}"

        def of_alembic() -> str:
            return f"op.{self.random.choice(OPERATIONS)}('t', {part()}, {part()})"

        def of_sqlalchemy() -> str:
            made = self.random.choice(CONSTRUCTS)
            return f"sa.{made}({part()}, {parts()}{self.random.choice(KEYWORDS)})"

        return [
            of_alembic,
            of_alembic,
            of_sqlalchemy,
            of_sqlalchemy,
            of_sqlalchemy,
            lambda: f"({part()} {self.random.choice(SIGNS)} {part()})",
            lambda: f"({part()} < {part()} != {part()})",
            attribute,
            lambda: f"{attribute()}({parts()})",
            lambda: f"{attribute()}({parts()})",
            lambda: f"({part()})({parts()})",
            lambda: f"({part()})(*{part()}, **{part()})",
            lambda: f"({part()})[{part()}]",
            lambda: f"({part()})[{part()}:{part()}]",
            lambda: f"[{parts()}]",
            lambda: f"({part()}, {part()})",
            lambda: f"{{{part()}: {part()}, **{part()}}}",
            lambda: f"({part()} if {part()} else {part()})",
            lambda: f"[{part()} for a in {part()} if {part()}]",
            lambda: f"{{a: b for a, b in {part()}}}",
            lambda: f"(lambda a=1, *b: {part()})",
            lambda: f"(not {part()})",
            lambda: f"(-{part()})",
            lambda: f"(x := {part()})",
            lambda: f'f"""{{({part()})!s:>5}}{{{self.random.choice(NAMES)}}}"""',
        ]

    def block(self, depth: int) -> str:
        lines = [self.statement(depth) for _ in range(self.random.randrange(1, 4))]
        return "\n".join("    " + line for text in lines for line in text.splitlines())

    def statement(self, depth: int) -> str:
        name, value = self.random.choice(NAMES), self.expression(2)
        other = self.expression(1)
        simple = [
            value,
            f"{name} = {value}",
            f"{name} += {value}",
            f"{name}.{self.random.choice(ATTRIBUTES)} = {value}",
            f"{name}[{other}] = {value}",
            f"a, *b = {value}",
            f"return {value}",
            f"raise {value}",
            f"assert {value}",
            f"del {name}",
            "from x import *",
            "import a.b as x",
        ]
        if depth <= 0 or self.random.random() < 0.5:
            return self.random.choice(simple)
        body, rest = self.block(depth - 1), self.block(depth - 1)
        return self.random.choice(
            [
                f"if {value}:\n{body}",
                f"if {value}:\n{body}\nelse:\n{rest}",
                f"for {name} in {value}:\n{body}\nelse:\n{rest}",
                f"for a, b in {value}:\n{body}\n    break",
                f"for a in {value}:\n    if {other}:\n        continue\n{body}",
                f"while {value}:\n{body}\n    break",
                f"with {value} as {name}:\n{body}",
                f"try:\n{body}\nexcept Exception as e:\n{rest}",
                f"try:\n{body}\nfinally:\n{rest}",
                f"def f(a=1, *b, x=2, **c):\n{body}\n    return f(a)",
                f"def f(op):\n{body}\n    yield op",
                f"class {name}(a):\n{body.replace('return ', '')}",
                f"match {value}:\n    case [a, *b]:\n    {body.replace(chr(10), chr(10) + '    ')}"
                "\n    case _:\n        pass",
            ]
        )
