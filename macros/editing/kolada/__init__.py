"""Outcomes from Kolada."""
