"""Pages of the steering system around the goals: chain, activities, commissions, economy, plans, control, wheel."""
