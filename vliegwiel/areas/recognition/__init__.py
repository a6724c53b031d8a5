"""Being proud of it: thanks, badges, certificates. Nothing lives here yet; it arrives with its own capability.

Words: kudos, badge, certificate.
"""
