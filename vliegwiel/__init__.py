"""Vliegwiel: the academy that proves learning is applied."""
