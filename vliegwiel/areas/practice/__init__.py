"""What happens on the job: if-then plans, check-ins days later, and the supporter who confirms or hints.

Words: plan, supporter, check-in, answer, support act, applied, group plan.
"""
