"""What a plan is and what it means: pure data and rules, no files, no clock, no framework."""
