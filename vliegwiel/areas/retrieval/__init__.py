"""Retrieval practice: questions of what somebody finished come back to her, spaced, on days she works.

Words: card, deck, recall. A card is a question of an edition and when it comes back; hers alone, and never counted,
reported, or a proof of anything.
"""
