"""Marks for tests that state what should be where the code does something else; each goes when its fault is mended."""

from typing import Any

import pytest


def fault(why: str) -> pytest.MarkDecorator:
    """A test that fails for a fault in the code; once it passes, it fails for having this mark."""
    return pytest.mark.xfail(reason=why, strict=True)


def suspected(*values: Any, why: str) -> Any:
    """A row of a table that fails for a fault in the code."""
    return pytest.param(*values, marks=fault(why))
