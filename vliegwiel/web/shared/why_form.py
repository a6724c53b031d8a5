"""A leader's own why, as it is asked: on a page of its own, and in a director's first run."""

from django import forms
from django.utils.translation import gettext_lazy

from vliegwiel.areas.community.models import LONGEST


class FirstWhyForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Waarom telt leren hier, voor jou?"),
        help_text=gettext_lazy("Eén tot drie regels, zoals je het tegen een nieuwe collega zegt."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
    )
    recording = forms.FileField(
        label=gettext_lazy("Of zeg het ook hardop"),
        help_text=gettext_lazy(
            "Een filmpje van ten hoogste een minuut (MP4 of WebM). Je telefoon neemt het meteen op."
        ),
        required=False,
        widget=forms.FileInput({"accept": "video/*", "capture": "user"}),
    )


class WhyForm(FirstWhyForm):
    """Where something may stand already: without words when there is a recording, and with the choice to keep it."""

    keep_recording = forms.BooleanField(label=gettext_lazy("Houd de opname die er al is"), required=False)

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["text"].required = False
        self.fields["recording"].widget = forms.ClearableFileInput({"accept": "video/*", "capture": "user"})
