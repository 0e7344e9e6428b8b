from domain.operations import AlterColumn
from domain.review.told_types import upgrade_steps
from domain.schema.datatypes import DataType
from domain.schema.names import TableName
from domain.script import Body, RevisionScripts, Script, Step
from domain.source import Location

PLACE = Location("v/a.py", 1)
FEES = TableName("fees")
SHORT, LONG = DataType("numeric", precision=8), DataType("numeric", precision=11)


def changed(up, down):
    return upgrade_steps(RevisionScripts(script(up), script(down)))


def script(operations):
    return Script(Body.PRESENT, tuple(Step(each, PLACE) for each in operations))


def test_the_way_back_tells_the_type_so_far():
    [step] = changed(
        [AlterColumn(FEES, "price", type=LONG)], [AlterColumn(FEES, "price", type=SHORT)]
    )

    assert step.operation == AlterColumn(FEES, "price", type=LONG, existing_type=SHORT)


def test_what_the_upgrade_says_itself_counts():
    stated = AlterColumn(FEES, "price", type=LONG, existing_type=DataType("text"))
    [step] = changed([stated], [AlterColumn(FEES, "price", type=SHORT)])

    assert step.operation == stated


def test_another_column_tells_nothing():
    change = AlterColumn(FEES, "price", type=LONG)
    [step] = changed([change], [AlterColumn(FEES, "rebate", type=SHORT)])

    assert step.operation == change


def test_the_last_step_back_undoes_the_first():
    text = DataType("text")
    first, _ = changed(
        [AlterColumn(FEES, "price", type=LONG), AlterColumn(FEES, "price", type=text)],
        [AlterColumn(FEES, "price", type=LONG), AlterColumn(FEES, "price", type=SHORT)],
    )

    assert first.operation.existing_type == SHORT
