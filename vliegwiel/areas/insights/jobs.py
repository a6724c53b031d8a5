from vliegwiel.areas.people.models import Person
from vliegwiel.kit.jobs import every, job

from . import actions
from .models import Recompute, ReviewRound


@every("day", at="02:30", atomic=False)  # each activity is a transaction of its own
def recount_everything() -> None:
    """Every night: people moved and left, and what a lost handler missed is counted after all."""
    actions.recount()


@every("day", at="02:40", atomic=False)  # each activity is a transaction of its own
def count_the_transfer_board() -> None:
    """Every night, and no oftener: a figure that moves when somebody answers tells on her."""
    actions.count_transfer()


@every("hour", at="00:05")
def recount_the_headline() -> None:
    """Every hour: answers grow older than the headline looks back, and people come and go."""
    actions.recount_headline()


@job(attempts=3, atomic=False)  # some hundreds a transaction: progress must be seen while it runs
def recompute_contributions(recompute_id: int) -> None:
    actions.recompute(Recompute.objects.get(pk=recompute_id))


@every("day", at="02:50", atomic=False)
def recompute_every_contribution() -> None:
    """Every night: edges lapse by themselves, and what a lost handler missed is scored after all."""
    actions.recompute()


@every("week", on="mon", at="08:30")
def call_the_judges() -> None:
    """Every Monday: which edges wait for whose word."""
    actions.call_judges()


@every("day", at="03:20", atomic=False)
def weigh_everything() -> None:
    """Every night, after counting: every activity beside all others, and what stands out or no longer does."""
    actions.appraise()
    actions.keep_lines()
    actions.review_contributions()
    actions.end_sunsets()


@job(attempts=3, atomic=False)  # each proposal is a transaction of its own, so that one sees how far it is
def carry_out_round(round_id: int, by_id: int) -> None:
    actions.carry_out(ReviewRound.objects.get(pk=round_id), by=Person.objects.get(pk=by_id))
