"""Prints a heading for the report; the number of runs is inherited from the step before."""
import os

print(f"Report over {os.environ.get('RUN_COUNT', '0')} runs")
