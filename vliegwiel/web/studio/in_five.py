"""Make in five minutes: one page, on a phone too, from what somebody can show to something others can use."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .links import BehaviourChoice

STEPS = 7


class InFive(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Wat laat je zien?"),
        help_text=gettext_lazy("In een paar woorden, zoals een collega het zou vragen."),
        max_length=120,
    )
    upload = forms.FileField(
        label=gettext_lazy("Foto of filmpje"),
        help_text=gettext_lazy("Maak hem nu met je telefoon, of kies er een. Plaats en camera halen we eruit."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*,video/mp4,video/webm"}),
    )
    alt = forms.CharField(
        label=gettext_lazy("Wat is erop te zien?"),
        help_text=gettext_lazy("Voor wie het niet ziet, bijvoorbeeld: “De groene klem zit vast aan de aardrail.”"),
        max_length=280,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("Of leg het uit in een paar zinnen"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    prompt = forms.CharField(label=gettext_lazy("Eén oefenvraag"), max_length=400, required=False)
    right = forms.CharField(label=gettext_lazy("Wat is goed?"), max_length=280, required=False)
    why_right = forms.CharField(label=gettext_lazy("Waarom klopt dat?"), max_length=600, required=False)
    wrong = forms.CharField(label=gettext_lazy("Wat gaat er vaak mis?"), max_length=280, required=False)
    why_wrong = forms.CharField(label=gettext_lazy("Waarom klopt dat niet?"), max_length=600, required=False)
    behaviour = BehaviourChoice(
        label=gettext_lazy("Voor welk gedrag helpt het?"),
        help_text=gettext_lazy("Weet je het nog niet? Laat het leeg, dan is het voor eigen groei."),
        required=False,
    )
    rationale = forms.CharField(label=gettext_lazy("Waarom helpt het daarbij?"), max_length=400, required=False)

    def __init__(self, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["behaviour"].offer(person)
        for n in range(1, STEPS + 1):
            label = _("Stap {n}").format(n=n)
            self.fields[f"step_{n}"] = forms.CharField(label=label, max_length=280, required=False)

    @property
    def first_steps(self):
        return [self[f"step_{n}"] for n in range(1, 4)]

    @property
    def more_steps(self):
        return [self[f"step_{n}"] for n in range(4, STEPS + 1)]

    @property
    def uses_more(self) -> bool:
        return any(field.value() for field in self.more_steps)

    def clean(self):
        given = super().clean()
        self.steps = [given.get(f"step_{n}", "") for n in range(1, STEPS + 1)]
        shown = given.get("upload") or given.get("text", "").strip() or any(step.strip() for step in self.steps)
        if not shown and "upload" not in self.errors:
            self.add_error("step_1", _("Laat iets zien: een foto, een filmpje, een paar zinnen of stappen."))
        picture = given.get("upload") and not (given["upload"].content_type or "").startswith("video/")
        if picture and not given.get("alt", "").strip():
            self.add_error("alt", _("Zeg in één zin wat erop te zien is. Zo kan ook wie het niet ziet het gebruiken."))
        asked = ("prompt", "right", "why_right", "wrong", "why_wrong")
        if any(given.get(name, "").strip() for name in asked):
            for name in asked:
                if name not in self.errors and not given.get(name, "").strip():
                    self.add_error(name, _("Een vraag is af met een goed en een fout antwoord, elk met de reden."))
        if given.get("behaviour") and not given.get("rationale", "").strip():
            self.add_error("rationale", _("Zeg in één zin waarom dit bij het gedrag helpt."))
        return given

    def question(self) -> dict | None:
        """What to ask, as the catalogue wants it; None when nothing is asked. The right answer stands second as often
        as first: by the length of the prompt, so that nobody learns where it stands."""
        given = self.cleaned_data
        if not given["prompt"].strip():
            return None
        right = {"text": given["right"], "correct": True, "explanation": given["why_right"]}
        wrong = {"text": given["wrong"], "correct": False, "explanation": given["why_wrong"]}
        options = [right, wrong] if len(given["prompt"]) % 2 else [wrong, right]
        return {"prompt": given["prompt"], "kind": "single", "options": options}


def in_five(request):
    require(permissions.may_make(request.user), _("Alleen auteurs en opleiders maken activiteiten."))
    form = InFive(request.user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = _make(request, form)
        except catalogue.Refused as refused:
            form.add_error("upload", str(refused))
        else:
            return _on(request, made)
    return page(request, "studio/in_five.html", {"form": form}, status=422 if form.errors else 200)


def _make(request, form: InFive) -> catalogue.InFive:
    given = form.cleaned_data
    return catalogue.make_in_five(
        given["title"],
        text=given["text"],
        upload=given["upload"],
        alt=given["alt"],
        steps=form.steps,
        question=form.question(),
        behaviour=given["behaviour"],
        rationale=given["rationale"],
        publishing=request.POST.get("do") != "keep",
        by=request.user,
    )


def _on(request, made: catalogue.InFive):
    """To the shelf when it stands there, else to what it still needs."""
    slug = made.activity.slug
    if request.POST.get("do") == "keep":
        messages.success(request, _("Bewaard. Op de werkbank maak je het verder af."))
        return redirect("studio:workbench", slug)
    if made.missing:
        messages.info(request, _("Het staat er. Dit ontbreekt nog voor het op de plank kan."))
        return redirect("studio:publication", slug)
    messages.success(request, _("Het staat op de plank. Over een jaar vragen we je of het nog klopt."))
    return redirect("learn:activity", slug)
