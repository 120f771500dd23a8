"""The plan as open data: files that other systems read."""
