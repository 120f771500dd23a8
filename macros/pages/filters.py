"""Lists that a reader filters with a form: a style sheet hides what the choices leave out, so no script is needed."""

from collections.abc import Iterable, Mapping


def write_filter_rules(container: str, choices: Mapping[str, Iterable[str]], rows: str = "li") -> str:
    """A rule for each value of each `<select name=… id=val_…>`, which hides the rows without it.

    `container` is the selector of what holds form and rows. A row says what it is in `data-<name>`, several values
    with spaces between; a row that says nothing of a name is always shown. Values are ids: letters, digits and `-`.
    """
    lines = [
        f'{container}:has(#val_{name} option[value="{value}"]:checked) '
        f'{rows}[data-{name}]:not([data-{name}~="{value}"]){{display:none}}'
        for name, values in choices.items()
        for value in values
    ]
    return "\n".join([*lines, ""])
