"""What makes real revisions hard to read: guards, helpers, loops, dialects, sessions, enums."""

from collections.abc import Callable

from benchmarks.imagined import Imagined
from benchmarks.pieces import Piece, plain_column

INSPECT = ("from sqlalchemy import inspect",)


def table_guard(world: Imagined) -> Piece:
    table = world.name_for(f"{world.any_table()}_archive")
    world.tables[table] = {"kept": "sa.Text()"}
    up = [
        "inspector = inspect(op.get_bind())",
        f'if "{table}" not in inspector.get_table_names():',
        "    op.create_table(",
        f'        "{table}",',
        '        sa.Column("id", sa.Integer(), primary_key=True),',
        '        sa.Column("kept", sa.Text(), nullable=True),',
        "    )",
    ]
    return Piece(up, [f'op.drop_table("{table}")'], imports=INSPECT)


def column_guard(world: Imagined) -> Piece:
    table = world.any_table()
    column, kind = world.new_column(table)
    above = [
        "def has_column(table: str, column: str) -> bool:",
        "    inspector = inspect(op.get_bind())",
        '    return column in {found["name"] for found in inspector.get_columns(table)}',
    ]
    up = [
        f'if not has_column("{table}", "{column}"):',
        f'    op.add_column("{table}", sa.Column("{column}", {kind}, nullable=True))',
    ]
    return Piece(up, [f'op.drop_column("{table}", "{column}")'], above, INSPECT)


def helper(world: Imagined) -> Piece:
    tables = sorted({world.any_table() for _ in range(3)})
    above = [
        "def add_audit(table: str) -> None:",
        '    for column in ("made_by", "changed_by"):',
        '        op.add_column(table, sa.Column(f"{column}_%s", sa.Text(), nullable=True))',
    ]
    suffix = world.name_for("who")
    above[2] = above[2].replace("%s", suffix)
    down = [
        f'op.drop_column("{t}", "{c}_{suffix}")' for t in tables for c in ("changed_by", "made_by")
    ]
    return Piece([f'add_audit("{table}")' for table in tables], down, above)


def loop(world: Imagined) -> Piece:
    tables = sorted({world.any_table() for _ in range(4)})
    column = world.name_for("tenant")
    above = [f"TABLES = {tables!r}".replace("'", '"')]
    up = [
        "for table in TABLES:",
        f'    op.add_column(table, sa.Column("{column}", sa.Integer(), nullable=True))',
        f'    op.create_index(f"ix_{{table}}_{column}"[:60], table, ["{column}"])',
    ]
    down = [
        "for table in reversed(TABLES):",
        f'    op.drop_column(table, "{column}")',
    ]
    return Piece(up, down, above)


def by_dialect(world: Imagined) -> Piece:
    table = world.any_table()
    column = plain_column(world, table)
    index = world.name_for(f"ix_{table}_{column}_null"[:55])
    up = [
        'if op.get_bind().dialect.name == "postgresql":',
        f'    op.execute("CREATE INDEX {index} ON {table} (({column} IS NULL))")',
        "else:",
        f'    op.create_index("{index}", "{table}", ["{column}"])',
    ]
    return Piece(up, [f'op.drop_index("{index}", table_name="{table}")'])


def through_a_session(world: Imagined) -> Piece:
    table = world.any_table()
    column = plain_column(world, table)
    kind = world.tables[table].get(column, "sa.Integer()")
    above = [
        "Base = declarative_base()",
        "",
        "",
        "class Row(Base):",
        f'    __tablename__ = "{table}"',
        "",
        "    id = sa.Column(sa.Integer, primary_key=True)",
        f"    {column} = sa.Column({kind})",
        "",
        "",
        "def empty_rows(session: Session, start: int) -> list[Row]:",
        f"    found = session.query(Row).filter(Row.id > start, Row.{column}.is_(None))",
        "    return found.order_by(Row.id).limit(500).all()",
        "",
        "",
        "def counted(rows: list[Row]) -> int:",
        "    total = 0",
        "    for row in rows:",
        f"        total += row.{column} is not None",
        "    return total",
    ]
    up = [
        "session = Session(bind=op.get_bind())",
        "start = 0",
        "while rows := empty_rows(session, start):",
        "    for row in rows:",
        f"        row.{column} = None",
        "        start = max(start, row.id)",
        "    session.flush()",
        '    print(f"{counted(rows)} of {len(rows)} rows done")',
        "session.close()",
    ]
    return Piece(up, [], above, ("from sqlalchemy.orm import Session, declarative_base",))


def asked_rows(world: Imagined) -> Piece:
    table = world.any_table()
    column = plain_column(world, table)
    up = [
        "connection = op.get_bind()",
        f'rows = connection.execute(sa.text("SELECT id FROM {table}")).fetchall()',
        "for row in rows:",
        "    connection.execute(",
        f'        sa.text("UPDATE {table} SET {column} = {column} WHERE id = :id"),',
        '        {"id": row.id},',
        "    )",
    ]
    return Piece(up, [])


def own_type(world: Imagined) -> Piece:
    table = world.any_table()
    column = world.name_for("paid")
    world.tables[table][column] = "sa.Numeric()"
    up = [f'op.add_column("{table}", sa.Column("{column}", Money(), nullable=True))']
    down = [f'op.drop_column("{table}", "{column}")']
    return Piece(up, down, imports=("from own_types import Money",))


def enum(world: Imagined) -> Piece:
    table = world.any_table()
    name = world.name_for(f"{table}_kind"[:50])
    world.tables[table][name] = "sa.Text()"
    above = [f'{name.upper()} = postgresql.ENUM("low", "high", name="{name}", create_type=False)']
    up = [
        f"{name.upper()}.create(op.get_bind(), checkfirst=True)",
        f'op.add_column("{table}", sa.Column("{name}", {name.upper()}, nullable=True))',
    ]
    down = [
        f'op.drop_column("{table}", "{name}")',
        f"{name.upper()}.drop(op.get_bind(), checkfirst=True)",
    ]
    return Piece(up, down, above)


def swallowed(world: Imagined) -> Piece:
    table = world.any_table()
    column = plain_column(world, table)
    index = world.name_for(f"ix_{table}_{column}")
    up = [
        "try:",
        "    with op.get_bind().begin_nested():",
        f'        op.create_index("{index}", "{table}", ["{column}"])',
        "except sa.exc.ProgrammingError:",
        '    print("the index was there already")',
    ]
    return Piece(up, [f'op.drop_index("{index}", table_name="{table}")'])


RARE: dict[Callable[[Imagined], Piece], int] = {
    table_guard: 6,
    column_guard: 5,
    helper: 3,
    loop: 3,
    by_dialect: 7,
    through_a_session: 9,
    asked_rows: 5,
    own_type: 6,
    enum: 3,
    swallowed: 2,
}
