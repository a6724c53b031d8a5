"""What the organisation wants: goals with a measure, and the target behaviours that serve them.

Words: goal, measure, baseline, target, reading, closing, target behaviour, weakness (what the lint finds),
edge, rating (one judge's word), judgement (what two say together: agreed, contested, lapsed).
"""
