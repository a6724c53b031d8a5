"""When somebody learns, in her own week, and what she might choose: moments of her own, and suggestions.

Words: rhythm, moment, busy time, suggestion. Nobody but she reads any of it.
"""
