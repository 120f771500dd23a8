"""How Hypothesis runs here: the same examples every time, however slow the machine is."""

from hypothesis import HealthCheck, settings

reproducibly = settings(
    derandomize=True, deadline=None, database=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
