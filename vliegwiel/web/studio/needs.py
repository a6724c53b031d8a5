"""To the owner, in kind words: people like it, and nobody sees yet what it brings. What does it need?"""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.catalogue.queries import working_titles
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.enums import Wish
from vliegwiel.areas.people.permissions import may_author
from vliegwiel.kit.page import page


class WishForm(forms.Form):
    wish = forms.ChoiceField(label=gettext_lazy("Wat heeft het nodig?"), choices=Wish, widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("Wil je er iets bij zeggen?"),
        max_length=400,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def needs(request, slug):
    activity = get_object_or_404(Activity.objects.visible_to(request.user), slug=slug, owner=request.user)
    case = queries.question_for(request.user, activity)
    if case is None and request.method == "POST":
        raise Http404
    word = getattr(case, "word", None)
    form = WishForm(request.POST or None, initial={"wish": word.wish, "text": word.text} if word else {})
    if request.method == "POST" and form.is_valid():
        try:
            actions.say_what_it_needs(case, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Dank je. De opleider leest het en komt bij je terug."))
            return redirect("studio:needs", slug)
    context = {
        "activity": activity,
        "title": str(working_titles(activity)),
        "due": case.due if case else None,
        "open": case is not None,
        "word": word,
        "form": form,
        "lead": queries.LIKED,
        "may_write": may_author(request.user),
    }
    return page(request, "studio/needs.html", context, status=422 if form.errors else 200)
