"""Whom to ask, and who goes before: a leader's why, circles that hold rituals, and leaders who learn visibly.

Words: why, circle, ritual, meeting, try-out, leader note.
Of a circle nobody outside it reads anything; L&D reads how many circles hold which ritual, from five on.
"""
