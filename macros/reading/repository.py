"""Where a file stands in the git repository around it, as GitLab names it."""

import os
from pathlib import Path


def path_in_repository(file: str) -> str:
    """A file's path from the top of its git repository, or of the working folder where there is none, with `/`."""
    path = Path(os.path.abspath(file))  # noqa: PTH100  a link is named by its own path, not by where it leads
    top = next((folder for folder in path.parents if (folder / ".git").exists()), Path.cwd())
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else path.as_posix()
