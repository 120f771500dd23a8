"""Where the forms save: in a GitLab project by merge requests, or in a folder on this machine."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from macros.reading.problems import SourceError

GITLAB_COM = "https://gitlab.com"
_ADDRESS = re.compile(
    r"(?:https://[a-z0-9.-]+|http://(?:localhost|127\.0\.0\.1))(?::\d+)?(?:/[\w.~/-]*)?", re.ASCII | re.IGNORECASE
)
"""Whole, since it becomes a part of the page's policy; without TLS only on this machine."""


@dataclass(frozen=True)
class Backend:
    """What the administrator has settled of the GitLab project; a folder on this machine needs nothing of it."""

    is_local: bool = False
    server: str = GITLAB_COM
    """GitLab's address."""
    repo: str = ""
    """The project with its groups: `perstorp/malsidan`."""
    app_id: str = ""
    """The id of the application that the administrator has registered in GitLab."""
    branch: str = "main"
    """The branch that merge requests go to."""

    @classmethod
    def settled(cls, said: Mapping[str, str | None], environment: Mapping[str, str]) -> "Backend":
        """What options say, else the environment, else what GitLab's pipelines know; raises SourceError."""
        names = {
            "server": ("FORMS_GITLAB", "CI_SERVER_URL"),
            "repo": ("FORMS_REPO", "CI_PROJECT_PATH"),
            "app_id": ("FORMS_APP_ID",),
            "branch": ("FORMS_BRANCH", "CI_DEFAULT_BRANCH"),
        }
        found = {name: _settled(said.get(name), told, environment) for name, told in names.items()}
        standard = cls()
        backend = cls(
            server=found["server"] or standard.server,
            repo=found["repo"],
            app_id=found["app_id"],
            branch=found["branch"] or standard.branch,
        )
        backend.check()
        return backend

    def check(self) -> None:
        """Raises SourceError with all that is missing or wrong."""
        faults = []
        if not self.app_id:
            faults.append(
                "Formulären behöver programmets id i GitLab. Skriv --app-id ID eller sätt FORMS_APP_ID. "
                "README förklarar hur programmet registreras. För att bara prova i en mapp: --backend local."
            )
        if "/" not in self.repo.strip("/"):
            faults.append("Formulären behöver projektet i GitLab. Skriv --repo GRUPP/PROJEKT eller sätt FORMS_REPO.")
        if not _ADDRESS.fullmatch(self.server):
            told = f"{self.server!r} är ingen adress till GitLab. Den ska börja med https://."
            faults.append(f"{told} Skriv till exempel --gitlab {GITLAB_COM}.")
        if faults:
            raise SourceError("\n".join(faults))

    @property
    def services(self) -> tuple[str, ...]:
        """The other origins that the editor may ask."""
        if self.is_local:
            return ()
        address = urlsplit(self.server)
        return (f"{address.scheme}://{address.netloc}",)

    def write(self) -> dict[str, Any]:
        """As both editors read it."""
        told = {
            "commit_messages": {
                "create": "Lägg till {{slug}} ({{collection}})",
                "update": "Ändra {{slug}} ({{collection}})",
                "delete": "Ta bort {{slug}} ({{collection}})",
            }
        }
        if self.is_local:
            return {"name": "gitlab", "repo": "lokalt/mal", "branch": self.branch} | told
        server = self.server.rstrip("/")
        return {
            "name": "gitlab",
            "repo": self.repo.strip("/"),
            "branch": self.branch,
            "auth_type": "pkce",
            "app_id": self.app_id,
            "base_url": server,
            "api_root": f"{server}/api/v4",
            "cms_label_prefix": "redigera/",
        } | told


def _settled(option: str | None, names: tuple[str, ...], environment: Mapping[str, str]) -> str:
    return option or next(filter(None, map(environment.get, names)), None) or ""
