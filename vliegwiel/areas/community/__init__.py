"""Whom to ask, and who goes before: a leader's why is here; questions, threads and circles come later.

Words: why, question, thread, circle.
"""
