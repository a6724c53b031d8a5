"""The first run: a few questions per role that end in something real, resumed where it was left.

Words: persona (as whom somebody starts), run, step, reason (why a step was passed over, in one tap), funnel, leak.
What is decided on the way lives where it always lives; here stands only that a step was done or passed over.
"""
