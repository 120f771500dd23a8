"""The workbook that a coordinator fills in."""
