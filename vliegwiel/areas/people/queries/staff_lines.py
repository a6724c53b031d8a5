"""Managers in a staff file: found wherever they stand in it, refused when unknown or when a circle would arise."""

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from vliegwiel.kit.cells import short

from .staff_record import OnRecord, Span, names_of

if TYPE_CHECKING:
    from .staff_plan import Step


class Managers:
    """Keys: a person's own, or minus the row number of somebody new."""

    def __init__(self, steps: "list[Step]", record: OnRecord, day: dt.date) -> None:
        self._steps, self._record, self._day = steps, record, day
        self._by_key = {step.key: step for step in steps}
        self._find()

    def _find(self) -> None:
        """Two passes: all rows are known before any manager is looked up, so the order of the file does not matter."""
        numbers: dict[str, int] = dict(self._record.by_number)
        emails: dict[str, int] = dict(self._record.by_email)
        names = {name: set(keys) for name, keys in names_of(self._record).items()}
        in_file: dict[str, set[int]] = defaultdict(set)
        for step in self._steps:
            if step.row.number:
                numbers.setdefault(step.row.number, step.key)
            if step.row.email:
                emails.setdefault(step.row.email, step.key)
            in_file[step.row.name.casefold()].add(step.key)
        for step in self._steps:
            told = step.row.manager
            if not told:
                continue
            key = numbers.get(told) or emails.get(told.lower())
            if key is None:
                called = in_file.get(told.casefold()) or names.get(told.casefold()) or set()
                if len(called) > 1:
                    step.row.problems.append(
                        _("Er zijn %(n)d mensen die %(name)s heten. Noem de leidinggevende bij nummer of e-mail.")
                        % {"n": len(called), "name": short(told)}
                    )
                    continue
                key = next(iter(called), None)
            if key is None:
                step.row.problems.append(
                    _("Leidinggevende %(manager)s staat niet in dit bestand en is hier niet bekend.")
                    % {"manager": short(told)}
                )
            elif key == step.key:
                step.row.problems.append(_("%(name)s staat als eigen leidinggevende.") % {"name": step.row.name})
            else:
                step.manager = key

    def refuse_circles(self) -> None:
        """Refuse every row whose manager would, step by step up, end up below that row. Safe to repeat."""
        above: dict[int, int] = {pk: one.lines[-1][1] for pk, one in self._record.people.items() if one.lines}
        from_file: dict[int, Step] = {}
        for step in self._steps:
            if not step.row.problems and step.manager is not None and (step.row.ends or self._day) >= self._day:
                from_file[step.key] = step
                above[step.key] = step.manager
        done: set[int] = set()
        for start in list(above):
            way: list[int] = []
            here: int | None = start
            place: dict[int, int] = {}
            while here is not None and here not in done and here not in place:
                place[here] = len(way)
                way.append(here)
                here = above.get(here)
            if here is not None and here in place:
                self._refuse_circle(way[place[here] :], from_file)
            done.update(way)

    def _refuse_circle(self, circle: list[int], from_file: "dict[int, Step]") -> None:
        at = circle.index(max(circle))  # told from the same person, wherever the walk began
        circle = circle[at:] + circle[:at]
        text = " → ".join([self.name_of(key) for key in circle] + [self.name_of(circle[0])])
        for key in circle:
            if step := from_file.get(key):
                step.row.problems.append(_("Deze mensen leiden elkaar in een kring: %(circle)s.") % {"circle": text})

    def draw_lines(self) -> None:
        """From when until when each line would hold. Without a manager who is there, the line stays as it is."""
        for step in self._steps:
            if step.row.problems or step.manager is None or step.row.starts is None:
                continue
            stays = step.row.ends is None or step.row.ends >= self._day
            boss = self._by_key.get(step.manager)
            if boss and boss.row.problems and step.manager < 0:
                step.row.warnings.append(
                    _("Leidinggevende %(name)s staat op regel %(n)d, die geweigerd is. Die lijn komt er nog niet.")
                    % {"name": boss.row.name or boss.row.number, "n": boss.row.n}
                )
                step.manager = None
                continue
            starts, ends = self._span(step.manager)
            first = max(starts, step.row.starts, self._from_when(step))
            lasts = [last for last in (ends, step.row.ends) if last is not None]
            last = min(lasts, default=None)
            if last is not None and last < first:
                if stays:
                    step.row.warnings.append(
                        _("Leidinggevende %(name)s is dan niet in dienst. Wie leidt %(person)s?")
                        % {"name": self.name_of(step.manager), "person": step.row.name}
                    )
                step.manager = None
                continue
            step.line_starts, step.line_ends = first, last

    def _from_when(self, step: "Step") -> dt.date:
        """Today; for a contract that goes on after all from where it had ended, for a new one from its beginning."""
        if step.contract is None:
            return dt.date.min
        ended = step.contract.ends
        return ended + dt.timedelta(days=1) if ended and ended < self._day else self._day

    def comes_back(self, step: "Step") -> bool:
        """Her line ended because one of the two left, and that one stays after all: the line goes on by itself."""
        if step.person is None or step.person.led_until is None:
            return False
        manager, ended = step.person.led_until
        return manager == step.manager and any(
            one.contract is not None
            and one.contract.ends == ended
            and one.row.tells_end
            and (one.row.ends is None or one.row.ends > ended)
            for one in (step, self._by_key.get(manager))
            if one is not None and not one.row.problems
        )

    def _span(self, key: int) -> Span:
        step = self._by_key.get(key)
        if step and not step.row.problems and step.row.starts:
            if step.contract is None or step.row.tells_end:
                return step.row.starts, step.row.ends
            return step.row.starts, step.contract.ends
        contracts = self._record.people[key].contracts
        return (contracts[-1].starts, contracts[-1].ends) if contracts else (dt.date.max, dt.date.min)

    def name_of(self, key: int) -> str:
        """In the file's words for who is in it, else as on record."""
        step = self._by_key.get(key)
        return step.row.name if step and not step.row.problems else self._known_name(key)

    def _known_name(self, key: int) -> str:
        return self._record.people[key].name if key in self._record.people else self._by_key[key].row.name
