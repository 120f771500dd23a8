"""What is not yet reported."""
