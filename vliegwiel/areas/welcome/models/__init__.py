from .runs import Answer, Run, StepOff, StepTaken

__all__ = ["Answer", "Run", "StepOff", "StepTaken"]
