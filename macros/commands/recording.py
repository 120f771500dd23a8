"""How commands that record outcomes end: what residents will see change, what is written, what to do next."""

from collections.abc import Sequence
from dataclasses import replace

from macros.commands.terminal import show_progress
from macros.editing.difference.difference import compare
from macros.editing.difference.parts import Difference
from macros.editing.difference.writing import write_difference
from macros.editing.entry import Entry
from macros.editing.recording.draft import Draft
from macros.editing.refusals.refusals import find_refusals
from macros.pages.words import NBSP, write_count, write_period
from macros.publishing.build_day import build_day
from macros.reading.problems import ChangeRefused

_MOST_NAMED = 5
_NEXT = """Nästa steg: skicka in {them} som en merge request. Där ser du hur webbplatsen blir innan något publiceras.
I terminalen: git switch -c {branch} && git commit -m "{what}" {files} && git push -u origin HEAD"""


def finish(draft: Draft, *, is_dry_run: bool) -> int:
    """Tell what the draft means and write it, or only tell; the exit code. ChangeRefused where it can't write."""
    _say(*_tell_unchanged(draft))
    if not draft.files:
        _say("Det finns inget att skriva.")
        return 0
    _say(*(f"Obs: {note}" for note in draft.notes))
    difference = _compare(draft)
    _say(write_difference(difference), "")
    names = [(draft.goals / name).as_posix() for name in draft.files]
    if is_dry_run:
        _say(draft.diff())
    if difference.refusals:
        raise ChangeRefused("Inget är skrivet: webbplatsen tar inte emot ändringen så. Se ovan vad som behöver rättas.")
    if is_dry_run:
        _say(f"Inget är skrivet. Kör utan --dry-run för att skriva {_list_names(names)}.")
        return 0
    draft.write()
    _say(f"Skrev {_list_names(names)}.", _NEXT.format(**_next_words(draft, names)))
    return 0


def _compare(draft: Draft) -> Difference:
    """What residents will see change, and what of it may not be published so."""
    day = build_day()
    try:
        show_progress("Räknar ut vad som ändras på webbplatsen …")
        refusals = find_refusals(draft.base, draft.plan, day)
        overwritten = {change.indicator.source for change in draft.changes if change.entry.is_not_public}
        shown = tuple(each for each in refusals if each.source not in overwritten)
        return replace(compare(draft.base, draft.plan, day), refusals=shown)
    finally:
        show_progress("")


def _tell_unchanged(draft: Draft) -> Sequence[str]:
    """What stood there already; each by name where they are few."""
    if len(draft.unchanged) > _MOST_NAMED:
        return [f"{write_count(len(draft.unchanged), 'uppgift', 'uppgifter')} stod där redan."]
    return [f"{_name(draft, entry)}: det stod där redan." for entry in draft.unchanged]


def _name(draft: Draft, entry: Entry) -> str:
    indicator = draft.plan.indicators.get(entry.indicator)
    return f"{indicator.title if indicator else entry.indicator}, {write_period(entry.period)}"


def _list_names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{len(names)} filer:" + "".join(f"\n  {name}" for name in names)


def _next_words(draft: Draft, names: Sequence[str]) -> dict[str, str]:
    is_one = len(draft.changes) == 1
    id_ = draft.changes[0].indicator.id
    period = str(draft.changes[0].entry.period).replace("/", "-")
    what = f"{draft.changes[0].indicator.title}, {draft.changes[0].entry.period}" if is_one else "Nya utfall"
    them = "filen" if len(draft.files) == 1 else "filerna"
    what = "".join(sign for sign in what if sign not in '"$`\\!')
    files = " ".join(names) if len(names) <= _MOST_NAMED else draft.goals.as_posix()
    return {"them": them, "files": files, "branch": f"{id_}-{period}" if is_one else "nya-utfall", "what": what}


def _say(*lines: str) -> None:
    for line in lines:
        print(line.replace(NBSP, " "))
