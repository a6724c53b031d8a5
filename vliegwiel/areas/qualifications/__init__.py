"""What somebody must be able to prove, and until when: derived from facts on any day, never stored.

Words: qualification, ground, demand, requirement, way, exemption, certificate from outside, signature, status.
"""
