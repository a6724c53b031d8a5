"""How days are written per language, for what Django's own formats lack: `{{ day|date:"BRIEF_DAY" }}`.

English is written for people who work in the Netherlands: the day comes before the month, the week begins on Monday.
"""
