"""Being seen when you do it: who saw it writes two lines, and what becomes of them is hers to say.

Words: question (what did you see?), recognition, publicity, equity. No points, no totals, no rankings.
Above practice, which says that something was done and seen; nothing here is asked of anybody for a completion.
"""
