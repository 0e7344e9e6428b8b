from domain.environment import UNKNOWN, EnvironmentFacts, Fact
from domain.operations import AddConstraint, CreateIndex
from domain.schema.elements import Check, Index, Unique
from tests.unit.domain.rules.hand_made import ORDERS, findings

UNREAD = EnvironmentFacts(naming=Fact(UNKNOWN))


def fix(operation, environment=UNREAD):
    [found] = findings(operation, environment=environment, of=RULE[type(operation)])
    return found.fix


RULE = {CreateIndex: "create-index-blocking", AddConstraint: "add-check-validates"}


def test_an_index_without_a_name_gets_none_in_advice():
    told = fix(CreateIndex(ORDERS, Index(None, ("note",))))

    assert "op.create_index(None, " in told
    assert "ix_" not in told


def test_a_name_that_is_given_stays():
    assert fix(CreateIndex(ORDERS, Index("mine", ("note",)))).count('"mine"') == 2


def test_the_name_of_a_check_may_be_another():
    check = AddConstraint(ORDERS, Check("positive", "total > 0"))

    assert "naming convention could not be read" in fix(check)
    assert "naming convention" not in fix(check, EnvironmentFacts())


def test_a_constraint_without_a_name_needs_the_one_that_is_made():
    unique = AddConstraint(ORDERS, Unique(None, ("note",)))
    [found] = findings(unique, environment=UNREAD, of="add-unique-constraint-blocking")

    assert found.fix.startswith("# The metadata's naming convention could not be read")
