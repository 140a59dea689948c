"""Prints a heading for the report; the step before has found at least one run."""

print("Report of the collected runs")
