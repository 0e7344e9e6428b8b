"""What is built when somebody uses it."""

from entrypoints.on_demand import OnDemand


class Counter:
    def __init__(self) -> None:
        self.count = 0

    def __call__(self, by: int = 1) -> int:
        self.count += by
        return self.count


def test_builds_once_and_not_before_it_is_used() -> None:
    built = []

    def build() -> Counter:
        built.append(Counter())
        return built[-1]

    counter = OnDemand(build)
    assert built == []
    assert counter() == 1
    assert counter(by=2) == 3
    assert counter.count == 3
    assert len(built) == 1


def test_what_is_not_there_is_told_of_what_was_built() -> None:
    counter = OnDemand(Counter)
    assert not hasattr(counter, "sum")
