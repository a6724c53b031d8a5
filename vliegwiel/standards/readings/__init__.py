"""Readings of KPIs that another system posts and reads back, in JSON over HTTP. What it says: README.md."""
