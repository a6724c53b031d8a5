"""What people can do: taxonomy, levels, evidence. Nothing lives here yet; skills arrive with their own capability.

Words: skill, level, evidence item.
"""
