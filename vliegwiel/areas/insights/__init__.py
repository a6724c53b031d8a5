"""What we see from above: the way from invited to applied, and the decision we take on it.
Reads all, writes only its own tables.

Words: stage, cell, funnel, group, hidden, headline, decision (keep, fix, stop), definition, wheel, log,
path, contribution (with its line, design and outcome), method, weakest edge, without a line.
"""
