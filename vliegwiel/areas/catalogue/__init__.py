"""What can be learned: activities made of blocks, drafts and editions, and the link to the behaviour they serve.

Words: activity, block, draft, edition, link, confirmation, retirement, media.
"""
