from .counting import RunCount
from .runs import Answer, Run, StepOff, StepTaken
from .trust import Agreement, TeamDoubt

__all__ = ["Agreement", "Answer", "Run", "RunCount", "StepOff", "StepTaken", "TeamDoubt"]
