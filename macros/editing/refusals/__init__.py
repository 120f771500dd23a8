"""What may not be published as it stands, and how to mend it."""
