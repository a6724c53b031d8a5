"""Something from outside: a course, a study or a congress somebody asks for, what it may cost, and who says yes.

Words: study request, approval, budget, entry, terms, agreement, invoice, coming back. What colleagues need help with is
another thing: `catalogue.Request`.
"""
