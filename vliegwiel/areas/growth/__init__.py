"""Talking about it: conversations and agreements. Nothing lives here yet; it arrives with its own capability.

Words: conversation, agreement.
"""
