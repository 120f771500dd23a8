"""The configuration of the forms at `/redigera/`, generated from the model and the plan.

It is one that Sveltia CMS and Decap CMS both read.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from macros.editing.forms.backend import Backend
from macros.editing.forms.groups import CollectionMaker
from macros.plan.plan import Plan
from macros.plan.spelling import LONGEST_ID


@dataclass(frozen=True)
class Forms:
    """The forms of a goal repository."""

    plan: Plan
    day: date
    """Follow-ups and plans of this day's year are offered, begun or not."""
    backend: Backend
    folder: str = "goals"
    """The goal repository's place in the project."""
    site_path: str = ""
    """The site's own path on its host, without a slash at the end."""

    @property
    def title(self) -> str:
        return f"Redigera målen – {self.plan.municipality.name}"

    def configure(self) -> dict[str, Any]:
        """The whole configuration."""
        return {
            "backend": self.backend.write(),
            "publish_mode": "simple" if self.backend.is_local else "editorial_workflow",
            "app_title": self.title,
            "logo": {"src": f"{self.site_path}/assets/favicon.svg"},
            "show_preview_links": False,
            "media_folder": "bilder-som-inte-finns",
            "media_libraries": {"default": False, "stock_assets": {"providers": []}},
            "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": LONGEST_ID},
            "output": {"omit_empty_optional_fields": True},
            "editor": {"preview": False},
            "collections": CollectionMaker(self.plan, self.day, self.folder).make(),
        }

    def write(self) -> str:
        """The configuration as YAML; fields and options that several forms share are said once."""
        head = "# Skrivs av `goals forms` ur modellen och måldatan. Ändra inte här.\n"
        return head + yaml.dump(self.configure(), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000)


class _Dumper(yaml.SafeDumper):
    """Texts in quotation marks where YAML 1.2 could take them as something else; only lists are referred to."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401  any value
        """Whether a value is written out each time."""
        return not isinstance(data, list) or len(data) < 2  # noqa: PLR2004  a reference is no shorter than one thing


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, '"' if re.match("[-+.0-9]", text) else None)


_Dumper.add_representer(str, _represent_text)
