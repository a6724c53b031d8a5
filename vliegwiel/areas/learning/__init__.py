"""Who learns what: assignments with a reason, enrolments that resume, completions that stay.

Words: assignment, withdrawal, enrolment, step, completion, learning load.
"""
