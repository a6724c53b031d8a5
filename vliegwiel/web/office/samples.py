"""What the elements page shows: every element in its states, as a page would write it.

`side` is "light" or "dark": it keeps the ids of the two columns apart.
"""

from dataclasses import dataclass

from django import forms


@dataclass(frozen=True)
class Sample:
    tag: str
    source: str


class SampleForm(forms.Form):
    name = forms.CharField(label="Hoe heet je doel?", help_text="Kort, zoals je het aan de lunchtafel zegt.")
    story = forms.CharField(label="Wat wil je bereiken?", widget=forms.Textarea, required=False)
    by = forms.DateField(label="Wanneer is het af?", widget=forms.DateInput)
    unit = forms.ChoiceField(label="Waar geldt het?", choices=[("n", "Team Noord"), ("z", "Team Zuid")])
    agreed = forms.BooleanField(label="Dit is met het team besproken", required=False)
    how = forms.ChoiceField(
        label="Hoe ging het?",
        choices=[("did", "Gedaan"), ("tried", "Geprobeerd"), ("no", "Nog geen kans gehad")],
        widget=forms.RadioSelect,
    )
    with_whom = forms.MultipleChoiceField(
        label="Met wie?", choices=[("b", "Ben Bakker"), ("t", "Tess Visser")], widget=forms.CheckboxSelectMultiple
    )
    file = forms.FileField(label="Personeelsbestand", help_text="CSV of XLSX, tot 5 MB.", required=False)


def form(side: str) -> SampleForm:
    """Half filled in, so that fields show their values and their errors."""
    given: dict[str, object] = {
        "name": "",
        "story": "Elke klacht krijgt binnen een dag een echt antwoord.",
        "by": "2027-03-01",
    }
    given |= {"unit": "z", "how": "tried", "with_whom": ["b"], "agreed": "on"}
    return SampleForm({f"{side}-{name}": value for name, value in given.items()}, prefix=side)


GROUPS: dict[str, tuple[Sample, ...]] = {
    "Het merk": (
        Sample("wheel", '<p class="row">{% wheel size="l" closed=3 %}{% wheel closed="aim learn" %}{% wheel %}</p>'),
        Sample(
            "wheel",
            '<p class="row">{% wheel size="s" closed=1 %}{% wheel size="s" closed=2 %}'
            '{% wheel size="s" closed=0 %}{% wheel size="mark" %}{% wheel size="mark" closed=2 %}</p>',
        ),
        Sample(
            "icon",
            '<p class="row">{% icon "target" size="l" %}{% icon "sprout" %}{% icon "footprints" %}'
            '{% icon "lock" size="s" %} Alleen jij</p>',
        ),
    ),
    "Drukken": (
        Sample(
            "button",
            '<p class="row">{% button kind="primary" %}Plan het{% endbutton %}'
            '{% button icon="plus" %}Voeg toe{% endbutton %}{% button kind="quiet" %}Later{% endbutton %}'
            '{% button kind="caution" icon="archive" %}Haal weg{% endbutton %}</p>',
        ),
        Sample(
            "button",
            '<p class="row">{% button kind="primary" disabled=True %}Plan het{% endbutton %}'
            "{% button disabled=True %}Voeg toe{% endbutton %}"
            '{% button icon="pencil" label="Wijzig" %}{% endbutton %}</p>',
        ),
        Sample(
            "link_button",
            '<p class="row">{% link_button href="#" icon="download" %}Download{% endlink_button %}'
            '{% link_button href="#" kind="primary" %}Ga verder{% endlink_button %}</p>',
        ),
        Sample(
            "menu",
            '{% menu label="Meer" %}<a href="#">{% icon "copy" %}Maak een kopie</a>'
            '<a href="#">{% icon "archive" %}Haal van de plank</a>{% endmenu %}',
        ),
        Sample(
            "dialog",
            '{% button opens=side|add:"-sure" %}Haal van de plank{% endbutton %}'
            '{% dialog id=side|add:"-sure" title="Van de plank halen?" '
            'lead="Wie er nu mee bezig is, kan het afmaken." %}<form method="dialog" class="row">'
            '{% button kind="primary" %}Haal van de plank{% endbutton %}'
            '{% button kind="quiet" %}Laat staan{% endbutton %}</form>{% enddialog %}',
        ),
        Sample("scheme_switch", '{% url "scheme" as address %}{% scheme_switch "system" action=address %}'),
    ),
    "De pagina": (
        Sample(
            "page_head",
            '{% page_head title="Luisteren zonder te onderbreken" kicker="5 minuten" '
            'lead="Twee zinnen eerder zwijgen scheelt een halve klacht." back="#" back_label="Alle activiteiten" %}'
            '{% button kind="primary" %}Begin{% endbutton %}{% endpage_head %}',
        ),
        Sample("breadcrumb", "{% breadcrumb trail %}"),
        Sample(
            "section",
            '{% section title="Deze week" lead="Twee dingen, allebei klein." level=3 %}'
            "<p>Bel de klant van dinsdag terug.</p>{% endsection %}",
        ),
        Sample(
            "card",
            '<div class="grid">{% card title="Klantgesprek voorbereiden" href="#" %}'
            '<p class="muted">Drie vragen vooraf.</p><p>{% chip icon="clock" %}5 minuten{% endchip %}</p>{% endcard %}'
            '{% card title="Afgesproken" tone="growth" %}<p>Vrijdag laat je het zien.</p>{% endcard %}</div>',
        ),
        Sample(
            "card",
            '<div class="grid">{% card title="Van Mara" tone="accent" %}<p>Omdat je maandag begint.</p>'
            '{% endcard %}{% card title="Let op" tone="caution" %}<p>De datum ligt in de vakantie.</p>{% endcard %}'
            "</div>",
        ),
        Sample(
            "callout",
            '<div class="stack">{% callout title="Goed om te weten" %}<p>Je kunt altijd stoppen; '
            'je antwoorden blijven staan.</p>{% endcallout %}{% callout tone="good" %}<p>Ben heeft het bevestigd.</p>'
            '{% endcallout %}{% callout tone="caution" title="Nog niet compleet" %}<p>Er is nog geen maat bij dit '
            "doel.</p>{% endcallout %}</div>",
        ),
        Sample(
            "flash",
            '{% flash tone="success" undo="#" csrf_token=csrf_token %}Je plan staat.{% endflash %}'
            '{% flash tone="warning" %}Dit is al gedaan.{% endflash %}',
        ),
        Sample(
            "empty",
            '{% empty title="Nog geen plannen" text="Een plan is één zin: als dit gebeurt, dan doe ik dat." '
            'example="Als een klant boos belt, herhaal ik eerst wat hij zegt." icon="footprints" %}'
            '{% button kind="primary" %}Maak een plan{% endbutton %}{% endempty %}',
        ),
        Sample(
            "quote",
            '{% quote by="Tess Visser" when="vorige week" %}Ik dacht dat ik goed luisterde. Tot ik telde.'
            "{% endquote %}",
        ),
        Sample("skeleton", "{% skeleton lines=3 %}"),
    ),
    "Lijsten": (
        Sample(
            "tabs",
            '{% tabs label="Team" %}{% tab href="#" active=True %}Deze week{% endtab %}'
            '{% tab href="#" count=12 %}Iedereen{% endtab %}{% tab href="#" %}Eerder{% endtab %}{% endtabs %}',
        ),
        Sample(
            "tabs",
            '{% tabs label="Deze week" within=True %}{% tab href="#" active=True %}Geven{% endtab %}'
            '{% tab href="#" %}Gegeven{% endtab %}{% endtabs %}',
        ),
        Sample(
            "table",
            '{% table caption="Deelnemers per team" show_caption=True %}<thead><tr><th scope="col">Team</th>'
            '<th scope="col" class="figure">Gedaan</th><th scope="col" class="figure">Van</th></tr></thead><tbody>'
            '<tr><th scope="row">Noord</th><td class="figure">18</td><td class="figure">24</td></tr>'
            '<tr><th scope="row">Zuid</th><td class="figure">7</td><td class="figure">9</td></tr></tbody>'
            "{% endtable %}",
        ),
        Sample(
            "facts",
            '{% facts %}{% fact "Eigenaar" %}Dana Vos{% endfact %}'
            '{% fact "Klaar op" %}1 maart 2027{% endfact %}{% endfacts %}',
        ),
        Sample(
            "timeline",
            '{% timeline label="Wat er gebeurde" %}{% moment when="vandaag" icon="check" tone="growth" %}'
            '<p>Mara bevestigde het.</p>{% endmoment %}{% moment when="maandag" icon="footprints" tone="accent" %}'
            '<p>Ben paste het toe.</p>{% endmoment %}{% moment when="3 november" %}<p>Ben begon.</p>{% endmoment %}'
            "{% endtimeline %}",
        ),
        Sample("steps", "{% steps names current=2 label=_('Voortgang') %}"),
        Sample("pagination", "{% pagination listing %}"),
    ),
    "Mensen": (
        Sample(
            "avatar",
            '<p class="row">{% avatar "Mara de Wit" size="l" %}{% avatar "Ben Bakker" show_name=True %}'
            '{% avatar "Olu Adeyemi" %}{% avatar "Ines Costa" %}{% avatar "Tess Visser" %}'
            '{% avatar "Dana Vos" size="s" %}</p>',
        ),
        Sample("sees", '<div class="row">{% sees "" %}{% sees "jij en Mara" %}{% sees audience %}</div>'),
        Sample(
            "chip",
            '<p class="row">{% chip %}concept{% endchip %}{% chip tone="growth" icon="check" %}toegepast'
            '{% endchip %}{% chip tone="info" %}nieuw{% endchip %}{% chip tone="caution" icon="calendar-clock" %}'
            'voor vrijdag{% endchip %}{% chip tone="accent" %}verplicht{% endchip %}</p>',
        ),
    ),
    "Cijfers": (
        Sample(
            "stat",
            '{% stat figure="18" verb="mensen pasten het toe" n="van de 24 die het leerden" %}'
            "Geteld zijn mensen die zelf zeiden dat ze het deden, en van wie een collega dat bevestigde.{% endstat %}",
        ),
        Sample("interval", '{% interval 0.62 low=0.46 high=0.76 n=37 label="past het toe" target=0.7 %}'),
        Sample("meter", '{% meter 3 max=5 label="Stappen" text="3 van 5" %}'),
        Sample("sparkline", '{% sparkline values label="Van 4 naar 11 per week in een half jaar" %}'),
    ),
    "Formulieren": (
        Sample("form_errors", "{% form_errors form %}"),
        Sample(
            "field",
            '<div class="form">{% field form.name sees="jij en je leidinggevende" %}{% field form.story %}'
            '{% field form.by width="short" %}{% field form.unit width="medium" %}{% field form.agreed %}</div>',
        ),
        Sample(
            "field",
            '<div class="form">{% field form.how cards=True sees=audience %}{% field form.with_whom %}'
            "{% field form.file %}</div>",
        ),
        Sample(
            "options",
            '<div class="field"><label for="{{ side }}-options">Afdeling</label>'
            '<select id="{{ side }}-options">{% options choices chosen="n" %}</select></div>',
        ),
        Sample("search_field", '{% search_field label="Zoek een collega" id=side|add:"-search" %}'),
        Sample("filter_bar", '{% filter_bar label="Verfijn" clear="#" %}{% field form.unit %}{% endfilter_bar %}'),
    ),
}  # fmt: skip -- a sample reads as the page would write it
