"""Outcomes written into the files of the goal repository."""
