"""What one generated revision may be made of, spelled as people and autogenerate spell it."""

from collections.abc import Callable

from attrs import Factory, frozen

from benchmarks.imagined import WIDER, Imagined


@frozen
class Piece:
    """Lines of `upgrade` and of `downgrade`, and what has to stand above them in the module."""

    up: list[str]
    down: list[str]
    above: list[str] = Factory(list)
    imports: tuple[str, ...] = ()


def create_table(world: Imagined) -> Piece:
    table = world.new_table()
    columns = [
        f'    sa.Column("{name}", {kind}, nullable={world.random.random() < 0.6}),'
        for name, kind in world.tables[table].items()
    ]
    parent = world.any_table()
    columns.append(f'    sa.Column("{parent}_ref", sa.Integer(), nullable=True),')
    reference = f"    sa.ForeignKeyConstraint(['{parent}_ref'], ['{parent}.id']),"
    head = [f'op.create_table("{table}",', '    sa.Column("id", sa.Integer(), nullable=False),']
    up = [*head, *columns, *([reference] if parent != table else [])]
    up += ['    sa.PrimaryKeyConstraint("id"),', ")"]
    first = next(iter(world.tables[table]))
    index = world.name_for(f"ix_{table}_{first}")
    if "JSONB" not in world.tables[table][first]:
        up.append(f'op.create_index(op.f("{index}"), "{table}", ["{first}"], unique=False)')
    world.tables[table][f"{parent}_ref"] = "sa.Integer()"
    return Piece(up, [f'op.drop_table("{table}")'])


def add_column(world: Imagined) -> Piece:
    table = world.any_table()
    column, kind = world.new_column(table)
    end = world.random.choice(["nullable=True", "nullable=True", "nullable=False"])
    return Piece(
        adding(table, column, f"{kind}, {end}"), [f'op.drop_column("{table}", "{column}")']
    )


def adding(table: str, column: str, rest: str) -> list[str]:
    """As formatters break it."""
    return [
        "op.add_column(",
        f'    "{table}",',
        f'    sa.Column("{column}", {rest}),',
        ")",
    ]


def add_flag(world: Imagined) -> Piece:
    table = world.any_table()
    column = world.name_for("is_" + world.new_column(table)[0])
    world.tables[table].popitem()
    up = adding(table, column, 'sa.Boolean(), server_default=sa.text("false"), nullable=False')
    world.tables[table][column] = "sa.Boolean()"
    return Piece(up, [f'op.drop_column("{table}", "{column}")'])


def drop_column(world: Imagined) -> Piece:
    table = world.any_table()
    if len(plain_columns(world, table)) < 3:
        return add_column(world)
    column = world.random.choice(plain_columns(world, table))
    kind = world.tables[table].pop(column)
    down = adding(table, column, f"{kind}, nullable=True")
    return Piece([f'op.drop_column("{table}", "{column}")'], down)


def create_index(world: Imagined) -> Piece:
    table = world.any_table()
    column = plain_column(world, table)
    index = world.name_for(f"ix_{table}_{column}")
    down = [f'op.drop_index("{index}", table_name="{table}")']
    if world.random.random() < 0.2:
        up = [
            "with op.get_context().autocommit_block():",
            "    op.create_index(",
            f'        "{index}", "{table}", ["{column}"], postgresql_concurrently=True',
            "    )",
        ]
        return Piece(up, down)
    return Piece([f'op.create_index("{index}", "{table}", ["{column}"], unique=False)'], down)


def alter_column(world: Imagined) -> Piece:
    table = world.any_table()
    column = plain_column(world, table)
    old = world.tables[table][column]
    start = [f'op.alter_column("{table}", "{column}",', f"    existing_type={old},"]
    if world.random.random() < 0.6 or old not in WIDER:
        return Piece([*start, "    nullable=True)"], [*start, "    nullable=False)"])
    new = world.tables[table][column] = WIDER[old]
    back = [f'op.alter_column("{table}", "{column}",', f"    existing_type={new},"]
    return Piece([*start, f"    type_={new})"], [*back, f"    type_={old})"])


def rename_column(world: Imagined) -> Piece:
    table = world.any_table()
    old = plain_column(world, table)
    new, _ = world.new_column(table)
    world.tables[table][new] = world.tables[table].pop(old)
    rename = 'op.alter_column("{}", "{}", new_column_name="{}")'
    return Piece([rename.format(table, old, new)], [rename.format(table, new, old)])


def foreign_key(world: Imagined) -> Piece:
    child, parent = world.any_table(), world.any_table()
    column = f"{parent}_ref"
    if column in world.tables[child]:
        return add_column(world)
    world.tables[child][column] = "sa.Integer()"
    name = world.name_for(f"fk_{child}_{column}"[:55])
    up = [
        f'op.add_column("{child}", sa.Column("{column}", sa.Integer(), nullable=True))',
        f'op.create_foreign_key("{name}", "{child}", "{parent}", ["{column}"], ["id"])',
    ]
    down = [
        f'op.drop_constraint("{name}", "{child}", type_="foreignkey")',
        f'op.drop_column("{child}", "{column}")',
    ]
    return Piece(up, down)


def unique(world: Imagined) -> Piece:
    table = world.any_table()
    column = plain_column(world, table)
    name = world.name_for(f"uq_{table}_{column}"[:55])
    up = [f'op.create_unique_constraint("{name}", "{table}", ["{column}"])']
    return Piece(up, [f'op.drop_constraint("{name}", "{table}", type_="unique")'])


def update_rows(world: Imagined) -> Piece:
    table = world.any_table()
    column = plain_column(world, table)
    where = f" WHERE {column} IS NOT NULL" if world.random.random() < 0.6 else ""
    return Piece([f'op.execute("UPDATE {table} SET {column} = {column}{where}")'], [])


def batch(world: Imagined) -> Piece:
    table = world.any_table()
    changed = plain_column(world, table)
    old = world.tables[table][changed]
    column, kind = world.new_column(table)
    block = f'with op.batch_alter_table("{table}", schema=None) as batch_op:'
    up = [
        block,
        f'    batch_op.add_column(sa.Column("{column}", {kind}, nullable=True))',
        f'    batch_op.alter_column("{changed}", existing_type={old}, nullable=True)',
    ]
    return Piece(up, [block, f'    batch_op.drop_column("{column}")'])


def plain_column(world: Imagined, table: str) -> str:
    return world.random.choice(plain_columns(world, table))


def plain_columns(world: Imagined, table: str) -> list[str]:
    """Those that PostgreSQL can index and compare; every table has some."""
    return [name for name, kind in world.tables[table].items() if "JSONB" not in kind]


PIECES: dict[Callable[[Imagined], Piece], int] = {
    create_table: 20,
    add_column: 24,
    add_flag: 10,
    drop_column: 10,
    create_index: 13,
    alter_column: 16,
    rename_column: 3,
    foreign_key: 7,
    unique: 3,
    update_rows: 18,
    batch: 16,
}
