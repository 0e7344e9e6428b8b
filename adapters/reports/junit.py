"""A review as JUnit's XML: a test case for each revision."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from click import unstyle

from adapters.reports.text import counted, finding_lines, printable, summary_lines, waived_line
from domain.classes import frozen
from domain.review.finding import Finding
from domain.review.outcome import Outcome, ReadingStatus, ReviewedRevision
from domain.source import Problem

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

Grouped = dict[str, list[Finding]]


@frozen
class JUnitReport:
    """Findings at or above the fail level fail a test case; the others are its output."""

    def render(self, outcome: Outcome) -> str:
        """A test case has one failure at most: most readers look at no second one."""
        suites = Element("testsuites", name="assay")
        suites.append(suite(outcome))
        count(suites, suites)
        indent(suites)
        return DECLARATION + tostring(suites, encoding="unicode") + "\n"


def suite(outcome: Outcome) -> Element:
    first = f"{outcome.database} {outcome.server_version}"
    servers = ", ".join(map(str, outcome.targets)) or first
    made = Element("testsuite", name=printable(f"{outcome.project} on {servers}"))
    properties = SubElement(made, "properties")
    SubElement(properties, "property", name="verdict", value=outcome.verdict.value)
    made.extend(of_problem(problem) for problem in outcome.problems)
    by_revision: Grouped = defaultdict(list)
    for finding in outcome.findings:
        by_revision[finding.revision].append(finding)
    for revision in outcome.revisions:
        made.append(of_revision(revision, by_revision.pop(revision.id, []), outcome))
    for name, findings in by_revision.items():
        made.append(of_findings(case(name, findings[0].location.path), findings, outcome))
    SubElement(made, "system-out").text = shown(summary_lines(outcome))
    count(made, made)
    return made


def count(element: Element, tree: Element) -> None:
    """What readers want to know of a suite before they read it."""
    element.set("tests", str(len(list(tree.iter("testcase")))))
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        element.set(attribute, str(len(list(tree.iter(tag)))))


def case(name: str, path: str) -> Element:
    return Element(
        "testcase", classname="assay", name=printable(f"{path} {name}"), file=printable(path)
    )


def of_problem(problem: Problem) -> Element:
    place = problem.location.path if problem.location else "the project"
    made = case(problem.name, place)
    error = SubElement(made, "error", type=printable(problem.name))
    error.set("message", printable(problem.message))
    error.text = printable(f"{problem.location or place}\n{problem.way_out}", keep="\n")
    return made


def of_revision(revision: ReviewedRevision, findings: list[Finding], outcome: Outcome) -> Element:
    made = of_findings(case(revision.id, revision.path), findings, outcome)
    if revision.status is ReadingStatus.NOT_READ and made.find("failure") is None:
        made.insert(0, Element("skipped", message="not read"))
    if revision.reasons:
        out = made.find("system-out")
        out = SubElement(made, "system-out") if out is None else out
        out.text = "\n".join(filter(None, [out.text, shown(unread(revision))]))
    return made


def of_findings(made: Element, findings: list[Finding], outcome: Outcome) -> Element:
    failing = [each for each in findings if fails(each, outcome)]
    if failing:
        rules = ", ".join(dict.fromkeys(each.rule for each in failing))
        message = printable(f"{counted(len(failing), 'finding')}: {rules}")
        failure = SubElement(made, "failure", type=printable(failing[0].rule), message=message)
        failure.text = shown(told(failing))
    others = [each for each in findings if not fails(each, outcome)]
    if others:
        SubElement(made, "system-out").text = shown(told(others))
    return made


def fails(finding: Finding, outcome: Outcome) -> bool:
    level = outcome.fail_level
    return level is not None and finding.waived is None and finding.level >= level


def told(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.waived:
            yield waived_line(finding, finding.waived)
        else:
            yield from finding_lines(finding)


def unread(revision: ReviewedRevision) -> Iterator[str]:
    for reason in revision.reasons:
        detail = f" ({reason.detail})" if reason.detail else ""
        yield f"{reason.location}: not read{detail}: {reason.what}"


def shown(lines: Iterable[str]) -> str:
    """XML has no way to write most control characters."""
    return "\n".join(printable(unstyle(line), keep="\n") for line in lines)
