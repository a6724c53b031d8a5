"""Whom to ask: questions, threads, circles. Nothing lives here yet; it arrives with its own capability.

Words: question, thread, circle.
"""
