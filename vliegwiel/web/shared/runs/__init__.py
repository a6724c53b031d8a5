"""The first runs there are, one module per persona: `RUNS[Persona.LEARNER]`.

To add one, write `runs/<persona>.py` with a `RUN = FirstRun(...)` and put its module in `_modules` below; nothing else
knows of it. Its steps are small classes (see `step.Step`); a step that needs more than its form's fields has a template
`shared/runs/<persona>_<step>.html` and names it. A test holds every run to seven steps, two of them for who comes back.
"""

from vliegwiel.areas.welcome.enums import Persona

from . import administrator, author, director, hr, learner, lnd_lead, manager, trainer, works_council
from .step import STAY, FirstRun, Made, Step

_modules = (learner, manager, author, trainer, hr, director, lnd_lead, administrator, works_council)
RUNS: dict[Persona, FirstRun] = {module.RUN.persona: module.RUN for module in _modules}

__all__ = ["RUNS", "STAY", "FirstRun", "Made", "Step"]
