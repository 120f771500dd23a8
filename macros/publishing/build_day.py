"""The day whose knowledge is published."""

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """SOURCE_DATE_EPOCH's day where it is set, so that a commit always gives the same bytes; else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).astimezone().date()
