"""Outcomes out of workbooks and texts with columns."""
