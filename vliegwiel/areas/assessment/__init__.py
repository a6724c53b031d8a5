"""How we find out whether somebody can: questions, and answers given in private.

Words: question, option, explanation, answer. Answers belong to the person who gave them and are purged.
"""
