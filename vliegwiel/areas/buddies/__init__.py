"""Two people who work at the same behaviour, three times together. Only who said so is proposed to anybody.

Words: wish, match, pair (maatjes), contact. Nobody else reads any of it, and stopping asks no reason.
"""
