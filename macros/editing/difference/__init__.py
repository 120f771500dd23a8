"""What residents will see change between two plans."""
