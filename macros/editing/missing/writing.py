"""What is missing, written to be sent on: as text for an e-mail, as Markdown for a merge request, as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby

from macros.editing.literal_text import escape
from macros.editing.missing.missing import Lack, Missing, tell_period
from macros.pages.words import NBSP, lower_first, write_count
from macros.plan.periods import FollowUpPeriod, Period
from macros.plan.plan import Plan

_HEADINGS = {
    Lack.OUTCOME: "Utfall",
    Lack.FOLLOW_UP: "Uppföljning",
    Lack.ASSESSMENT: "Bedömningar",
    Lack.ACTIVITY: "Aktiviteter",
    Lack.ECONOMY: "Ekonomi",
}
_STEPS = {
    Lack.OUTCOME: "lägg in siffran, eller skriv varför det inte är mätt",
    Lack.FOLLOW_UP: "skapa filen och bedöm målen",
    Lack.ASSESSMENT: "bedöm målen",
    Lack.ACTIVITY: "lägg till en uppföljning: dag, läge och vad som har hänt",
    Lack.ECONOMY: "lägg in rapporten",
}


@dataclass(frozen=True)
class MissingReport:
    """What is missing for a period, with the plan that says what things are called."""

    plan: Plan
    period: FollowUpPeriod | Period
    folder: str
    """The goal repository's folder, as the user names it."""
    missing: Sequence[Missing]
    is_over: bool = True
    """Whether the period has ended."""
    body: str | None = None
    """The body it is limited to."""

    def as_text(self) -> str:
        """For a terminal or an e-mail."""
        if not self.missing:
            return self._tell_complete()
        lines = [self._tell_missing()]
        for body, own in self._by_body():
            lines += ["", f"{self.plan.bodies[body].name}: {write_count(len(own), 'uppgift', 'uppgifter')}"]
            lines += [f"Fråga: {_usual(own)}"] if _usual(own) else []
            for lack, alike in groupby(own, key=lambda each: each.lack):
                lines += [f"  {_HEADINGS[lack]} – {_STEPS[lack]}"]
                for each in alike:
                    lines += [f"  - {each.what}", *(f"      bedöm: {goal}" for goal in each.goals)]
                    lines += [] if each.ask == _usual(own) else [f"      fråga: {each.ask}"]
                    lines += [f"      {self._path(each)}"]
        lines += ["", *self._tell_how()]
        return "\n".join(lines).replace(NBSP, " ")

    def as_markdown(self) -> str:
        """For a merge request or an issue: lists to tick off."""
        if not self.missing:
            return self._tell_complete()
        lines = [escape(self._tell_missing())]
        for body, own in self._by_body():
            lines += ["", f"### {escape(self.plan.bodies[body].name)} ({len(own)})"]
            lines += ["", f"Fråga: {escape(_usual(own))}"] if _usual(own) else []
            for lack, alike in groupby(own, key=lambda each: each.lack):
                lines += ["", f"**{_HEADINGS[lack]}** – {_STEPS[lack]}", ""]
                for each in alike:
                    ask = "" if each.ask == _usual(own) else f", fråga: {escape(each.ask)}"
                    lines += [f"- [ ] {escape(each.what)}{ask}, `{self._path(each)}`"]
                    lines += [f"  - bedöm: {escape(goal)}" for goal in each.goals]
        return "\n".join(lines).replace(NBSP, " ")

    def as_json(self) -> str:
        """For other programs."""
        rows = [
            {**asdict(each), "body_name": self.plan.bodies[each.body].name, "file": self._path(each)}
            for each in self.missing
        ]
        whole = {"period": str(self.period), "body": self.body, "count": len(rows), "missing": rows}
        return json.dumps(whole, ensure_ascii=False, indent=1)

    def _tell_complete(self) -> str:
        whose = f" från {lower_first(self.plan.bodies[self.body].name)}" if self.body else ""
        return f"Allt är rapporterat{whose} för {tell_period(self.period)}.".replace(NBSP, " ")

    def _tell_missing(self) -> str:
        bodies = len({each.body for each in self.missing})
        counted = (
            f"{write_count(len(self.missing), 'uppgift', 'uppgifter')} hos {write_count(bodies, 'organ', 'organ')}"
        )
        open_ = "" if self.is_over else " Perioden är inte slut än."
        return f"Det här saknas för {tell_period(self.period)}: {counted}.{open_}"

    def _by_body(self) -> Iterator[tuple[str, list[Missing]]]:
        for body, own in groupby(self.missing, key=lambda each: each.body):
            yield body, list(own)

    def _path(self, each: Missing) -> str:
        return f"{self.folder}/{each.file}"

    def _tell_how(self) -> Iterator[str]:
        first = next((each.command for each in self.missing if each.command), None)
        if first:
            yield f"Ett utfall skrivs i filen, eller läggs in med ett kommando, till exempel: {first}"
        yield "Så skriver man i filerna: goals/README.md"


def _usual(own: Sequence[Missing]) -> str:
    """The role that a body's things are asked of, activities aside."""
    return next((each.ask for each in own if each.lack is not Lack.ACTIVITY), "")
