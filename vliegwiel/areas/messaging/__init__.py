"""How a person is told something: one inbox, in the reader's own language.

Words: notice (what an area wants to tell), message (a notice that reached a person).
"""
