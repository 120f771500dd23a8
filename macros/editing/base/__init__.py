"""What a change is compared with."""
