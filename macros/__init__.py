"""The goal site: `goals/` is read into a plan, the plan becomes pages, MkDocs makes them a site, the site is finished.

plan/        what a plan is and means: model, periods, fulfilment, assessment, timeline, changes
reading/     goals/ → a plan, or every problem in it at once
pages/       a plan → pages: words, charts, fragments; one module a page kind
opendata/    a plan → files for other systems: CSV, JSON, the catalogue, feeds
reports/     follow-ups → documents: PDF and Word
editing/     what a change does to the site, and new outcomes → goals/
commands/    the commands of `goals`, one a module
publishing/  the finished site/ → the published site/
plugin.py    MkDocs' events → calls of the above; with this file the only one that knows MkDocs
__main__.py  the `goals` command
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.plugin import GoalsPlugin


def define_env(env: Any) -> None:  # noqa: ANN401  mkdocs-macros' environment has no types
    """Give authored pages their macros; called by mkdocs-macros. Each leaves a mark that the plugin fills in."""
    plugin: GoalsPlugin = env.conf.plugins["goals"]
    for name, write in plugin.macros().items():
        env.macro(write, name)
