"""The groups of forms: the municipality's own files, and for each body its goals, indicators, follow-ups and plans."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from macros.editing.forms.choices import Choices
from macros.editing.forms.fields import FieldMaker
from macros.pages.words import write_follow_up
from macros.plan.model import Body, BodyKind
from macros.plan.periods import FollowUpPeriod
from macros.plan.plan import Plan
from macros.reading.places import KINDS, TOP, Kind

Collection = dict[str, Any]

COMMON = "kommunen"
YAML, MARKDOWN = "yaml", "yaml-frontmatter"
"""Formats that both editors have, and that `forms/start.js` gives them anew: what nobody changed stays as it was."""
_SEPARATOR = "__"
"""Between a body's id and a kind's folder; no id has it."""
_TITLES: Mapping[str, str] = {
    "kommun.yml": "Kommunen, styrmodeller och frågor",
    "organisation.yml": "Organ",
    "malomraden.yml": "Målområden",
    "arshjul.yml": "Årshjul",
    "styrdokument.yml": "Styrdokument",
    "tillganglighet.yml": "Tillgänglighetsredogörelse",
    "sokord.yml": "Sökord",
}
_KINDS: Mapping[str, tuple[str, str, str]] = {
    "indikatorer": ("Indikatorer", "indikator", "monitoring"),
    "uppfoljning": ("Uppföljningar", "uppföljning", "fact_check"),
    "aktiviteter": ("Aktiviteter", "aktivitet", "directions_run"),
    "mal": ("Mål", "mål", "flag"),
    "uppdrag": ("Uppdrag", "uppdrag", "assignment"),
    "ekonomi": ("Ekonomi", "år", "payments"),
    "internkontroll": ("Internkontroll", "år", "rule"),
    "verksamhetsplan": ("Verksamhetsplaner", "plan", "menu_book"),
}
"""Label, what one is called, icon; what is done most often first."""
_OF_BODIES_WITH_A_BUDGET = frozenset({"ekonomi", "internkontroll"})


@dataclass(frozen=True)
class CollectionMaker:
    """Makes the groups of a plan, for files below a folder of the repository."""

    plan: Plan
    day: date
    folder: str = "goals"

    def make(self) -> list[Collection]:
        """Every group: what the whole municipality shares first, then body by body."""
        maker = FieldMaker(Choices(self.plan))
        return [self._common(maker), *(each for body in self.plan.bodies.values() for each in self._of(body, maker))]

    def _common(self, maker: FieldMaker) -> Collection:
        files = [
            {
                "name": PurePosixPath(name).stem,
                "label": _TITLES[name],
                "file": f"{self.folder}/{name}",
                "fields": maker.fields_of(record),
            }
            for name, record in TOP.items()
        ]
        return _group(COMMON, "Hela kommunen", "account_balance", YAML) | {"files": files}

    def _of(self, body: Body, maker: FieldMaker) -> Iterator[Collection]:
        has_budget = body.kind not in {BodyKind.SERVICE, BodyKind.UNIT}
        for folder, (label, singular, icon) in _KINDS.items():
            kind, names = KINDS[folder], self._names(folder, body)
            if folder in _OF_BODIES_WITH_A_BUDGET and not has_budget and not self._standing(folder, body):
                continue
            format_ = MARKDOWN if kind.ending == ".md" else YAML
            group = _group(f"{body.id}{_SEPARATOR}{folder}", f"{label} – {body.name}", icon, format_)
            group["label_singular"] = singular
            if kind.name_key == "@id":
                yield group | _entries(f"{self.folder}/{body.id}/{folder}", maker.fields_of(kind.record))
            else:
                yield group | {"files": [self._file(body, folder, kind, name, maker) for name in names]}

    def _file(self, body: Body, folder: str, kind: Kind, name: str, maker: FieldMaker) -> dict[str, Any]:
        """The form of a file whose name is its period, so that nobody has to spell it."""
        fields, is_new = maker.fields_of(kind.record), name not in self._standing(folder, body)
        label = write_follow_up(FollowUpPeriod.parse(name)) if folder == "uppfoljning" else name.replace("-", "/")
        if kind.ending == ".md":
            fields = [*fields, _PROSE]
        return {
            "name": name,
            "label": f"{label} (inte påbörjad)" if is_new else label,
            "file": f"{self.folder}/{body.id}/{folder}/{name}{kind.ending}",
            "fields": fields,
        }

    def _names(self, folder: str, body: Body) -> list[str]:
        """The names of a body's files of a kind, those that stand and those that may come next, newest first."""
        standing = self._standing(folder, body)
        return sorted({*standing, *self._coming(folder, standing)}, key=_sort_key, reverse=True)

    def _coming(self, folder: str, standing: Iterable[str]) -> Iterator[str]:
        year = self.day.year
        if folder == "uppfoljning":
            yield from (f"{year - 1}-bokslut", f"{year}-t1", f"{year}-t2", f"{year}-bokslut")
        elif folder == "verksamhetsplan" and any("-" in name for name in standing):
            yield from (f"{start}-{(start + 1) % 100:02}" for start in (year, year + 1))
        else:
            yield from (str(year), str(year + 1))

    def _standing(self, folder: str, body: Body) -> frozenset[str]:
        """The names of the files of a kind that a body has."""
        plan = self.plan
        match folder:
            case "uppfoljning":
                return frozenset(str(each.period) for each in plan.follow_ups if each.owner == body.id)
            case "ekonomi":
                return frozenset(str(each.year) for each in plan.economies if each.owner == body.id)
            case "internkontroll":
                return frozenset(str(each.year) for each in plan.internal_controls if each.owner == body.id)
            case "verksamhetsplan":
                own = (each for each in plan.operational_plans if each.owner == body.id)
                return frozenset(PurePosixPath(each.source).stem for each in own)
        return frozenset()


_PROSE: dict[str, Any] = {
    "name": "body",
    "label": "Planens text",
    "widget": "text",
    "required": False,
    "hint": "Vanlig text. En rad som börjar med ## blir en rubrik, en som börjar med - en punkt i en lista.",
}
"""What stands below the front matter of an operational plan."""


def _group(name: str, label: str, icon: str, format_: str) -> Collection:
    """What all groups share; only a merge request publishes, and nothing is removed or renamed."""
    return {"name": name, "label": label, "icon": icon, "format": format_, "publish": False}


def _entries(folder: str, fields: list[dict[str, Any]]) -> Collection:
    """A folder of files whose names are their ids, made of the title when a file is new and kept for ever."""
    return {
        "folder": folder,
        "extension": "yml",
        "create": True,
        "delete": False,
        "duplicate": False,
        "identifier_field": "titel",
        "slug": "{{titel}}",
        "summary": "{{titel}}",
        "sortable_fields": ["titel"],
        "fields": fields,
    }


def _sort_key(name: str) -> tuple[str, int]:
    """Newest first, and within a year tertial 1, tertial 2, bokslut."""
    stages = ("t1", "t2", "bokslut")
    year, _, rest = name.partition("-")
    return year, stages.index(rest) if rest in stages else 0
