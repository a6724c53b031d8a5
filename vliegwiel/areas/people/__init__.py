"""Who works here, in which unit, led by whom, holding which role. History by date: every answer takes a day.

Words: unit, position, employment, placement, reporting line, acting manager, role grant, staff import.
"""
