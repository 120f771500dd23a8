"""Outcomes on their way into the goal repository: new, corrected and withdrawn ones, written to indicators' files.

All or nothing: the draft is held to every rule before anything is written. `spellings` reads what people write,
`named_indicator` finds the indicator they mean.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from macros.editing.entry import Entry
from macros.editing.named_indicator import find_indicator, tell_unknown
from macros.editing.recording.draft import Draft
from macros.editing.recording.entry_faults import find_entry_faults, tell_reason_wanted
from macros.editing.recording.goal_file import GoalFile, Unchangeable
from macros.editing.recording.notes import list_notes
from macros.editing.recording.outcome_change import INDICATOR_KEYS, OutcomeChange
from macros.editing.recording.overlay import load_overlaid
from macros.pages.words import NBSP, write_period
from macros.plan.indicator import Indicator, OutcomeKind
from macros.plan.periods import Period
from macros.plan.plan import Plan
from macros.publishing.build_day import build_day
from macros.reading.flaws import Flaw
from macros.reading.problems import ChangeRefused, PlanError, Problem, SourceError
from macros.reading.system_errors import tell_why
from macros.reading.yamlfile import read_yaml


def draft_outcomes(goals: Path, plan: Plan, entries: Sequence[Entry], published: date) -> Draft:
    """The files as they will be with what the entries say, become public on a day; nothing is written.

    Raises SourceError with every entry's fault; ChangeRefused where the only fault is that published figures would
    change without a reason.
    """
    changes, faults = _read_entries(plan, entries, published)
    unsaid = [
        _headed(change.entry, change.indicator, told) for change in changes if (told := tell_reason_wanted(change))
    ]
    if faults:
        raise SourceError("\n".join([*faults, *unsaid]))
    if unsaid:
        raise ChangeRefused("\n".join(unsaid))
    former: dict[str, bytes] = {}
    files: dict[str, bytes] = {}
    done = tuple(change for change in changes if not change.is_nothing)
    for own in _by_indicator(done).values():
        indicator = own[0].indicator
        former[indicator.source] = _read(goals / indicator.source)
        files[indicator.source] = _write_changes(indicator, former[indicator.source], own)
    unchanged = tuple(change.entry for change in changes if change.is_nothing)
    notes = tuple(_headed(change.entry, change.indicator, told) for change in done for told in list_notes(change))
    notes += tuple(_tell_examples({change.indicator.source for change in done if change.indicator.example}))
    draft = Draft(goals, plan, plan, former, files, done, unchanged, notes)
    return replace(draft, plan=_check(goals, draft)) if files else draft


def _tell_examples(sources: Collection[str]) -> Iterator[str]:
    """That figures are written among invented ones, and will be shown as that."""
    if len(sources) == 1:
        yield (f"{next(iter(sources))} är märkt som exempel, så siffran visas som påhittad. Är den riktig? "
                   "Byt då ut resten av det påhittade i filen, och ta bort raden exempel: true.")  # fmt: skip
    elif sources:
        yield (f"{len(sources)} av filerna är märkta som exempel, så siffrorna visas som påhittade. Är de riktiga? "
                   "Byt då ut resten av det påhittade i filerna, och ta bort raderna exempel: true.")  # fmt: skip


def find_changes(plan: Plan, entries: Sequence[Entry], published: date) -> tuple[OutcomeChange, ...]:
    """What each entry would do, for asking why a published figure is changed; those that can't be read left out."""
    return tuple(_read_entries(plan, entries, published)[0])


def find_faults(plan: Plan, entries: Sequence[Entry], published: date) -> list[str]:
    """What stops the entries that can't be recorded, a sentence each."""
    return _read_entries(plan, entries, published)[1]


def _read_entries(plan: Plan, entries: Sequence[Entry], day: date) -> tuple[list[OutcomeChange], list[str]]:
    """What the entries do, and what stops those that can't be done."""
    changes: list[OutcomeChange] = []
    faults: list[str] = []
    first: dict[tuple[str, Period, OutcomeKind], Entry] = {}
    for entry in entries:
        indicator = find_indicator(plan, entry.indicator)
        if indicator is None:
            faults.append(_headed(entry, None, tell_unknown(plan, entry.indicator)))
            continue
        other = first.setdefault((indicator.id, entry.period, entry.kind or OutcomeKind.FINAL), entry)
        change = OutcomeChange.of(indicator, entry, day, build_day())
        found = list(find_entry_faults(change))
        if other is not entry:
            if replace(other, said="") == replace(entry, said=""):
                continue
            found.append(
                f"Samma period står också på {other.said or 'ett annat ställe'}, med andra uppgifter. Behåll det ena."
            )
        faults += [_headed(entry, indicator, fault) for fault in found]
        changes += [] if found else [change]
    return changes, faults


def _headed(entry: Entry, indicator: Indicator | None, told: str) -> str:
    """A sentence with where the entry was said, where there are many."""
    if not entry.said:
        return told
    name = f" ({indicator.title}, {write_period(entry.period).replace(NBSP, ' ')})" if indicator else ""
    return f"{entry.said[0].upper()}{entry.said[1:]}{name}: {told}"


def _by_indicator(changes: Iterable[OutcomeChange]) -> Mapping[str, list[OutcomeChange]]:
    grouped: defaultdict[str, list[OutcomeChange]] = defaultdict(list)
    for change in changes:
        grouped[change.indicator.id].append(change)
    return grouped


def _write_changes(indicator: Indicator, content: bytes, changes: Sequence[OutcomeChange]) -> bytes:
    """An indicator's file with its changes made; each new outcome where its period belongs."""
    try:
        file = GoalFile.read(content)
        has_comma = _has_comma(file)
        rows: list[tuple[Period, int | None]] = [(made.period, place) for place, made in enumerate(indicator.outcomes)]
        for change in changes:
            if change.place is None:
                place = find_place([period for period, _ in rows], change.entry.period)
                rows.insert(place, (change.entry.period, None))
                file = file.add_item(("utfall",), place, change.row(has_comma=has_comma), INDICATOR_KEYS)
            else:
                place = next(number for number, (_, former) in enumerate(rows) if former == change.place)
                file = change.change_row(file, place, has_comma=has_comma)
    except (Unchangeable, Flaw):
        raise SourceError(_tell_unchangeable(indicator)) from None
    return file.write()


def find_place(periods: Sequence[Period], period: Period) -> int:
    """Where a period belongs in the file's own order: oldest first, or newest first."""
    if periods and periods[0] > periods[-1]:
        return next((place for place, other in enumerate(periods) if other <= period), len(periods))
    return next((place + 1 for place in reversed(range(len(periods))) if periods[place] <= period), 0)


def _has_comma(file: GoalFile) -> bool:
    """Whether the outcomes' decimals stand after a comma."""
    values = read_yaml(file.text)
    rows = values.get("utfall") if isinstance(values, dict) else None
    stated = [str(row.get("värde")) for row in rows or [] if isinstance(row, dict)]
    return any("," in each for each in stated) and not any("." in each for each in stated)


def _check(goals: Path, draft: Draft) -> Plan:
    """The plan as it will be; raises SourceError with what `goals check` would say of it."""
    try:
        return load_overlaid(goals, draft.files)
    except PlanError as error:
        raise SourceError("\n".join(_tell_problem(draft, problem) for problem in error.problems)) from None


def _tell_problem(draft: Draft, problem: Problem) -> str:
    """A problem of the draft, told with the entry that it comes from where that is plain."""
    own = [change for change in draft.changes if change.indicator.source == problem.file]
    if len(own) == 1 and problem.field.startswith("utfall"):
        return _headed(own[0].entry, own[0].indicator, problem.message)
    return f"Med de här uppgifterna blir det fel i {(draft.goals / problem.file).as_posix()}: {problem.message}"


def _tell_unchangeable(indicator: Indicator) -> str:
    return (
        f"Filen {indicator.source} är skriven så att kommandot inte kan ändra den utan att röra annat. "
        "Lägg in siffran för hand: under utfall, på en egen rad som börjar med ett bindestreck."
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(f"Det går inte att läsa {path}: {tell_why(error)}.") from None
