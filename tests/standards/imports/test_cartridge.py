from tests.standards.imports.small import asked, read, right, told, zipped

QTI = """<questestinterop><assessment ident="q" title="Brandquiz"><section>
<item ident="1" title="Vraag"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel>
<fieldentry>cc.multiple_choice.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material>
<mattext texttype="text/html">&lt;p&gt;Wat doe je?&lt;/p&gt;
&lt;img src="$IMS-CC-FILEBASE$/pan.png" alt="Pan"&gt;</mattext>
</material><response_lid ident="r" rcardinality="Single"><render_choice>
<response_label ident="a"><material><mattext>Bellen</mattext></material></response_label>
<response_label ident="b"><material><mattext>Rennen &amp; roepen</mattext></material></response_label>
</render_choice></response_lid></presentation><resprocessing>
<respcondition><conditionvar><varequal respident="r">b</varequal></conditionvar>
<displayfeedback feedbacktype="Response" linkrefid="b_fb"/></respcondition>
<respcondition><conditionvar><varequal respident="r">a</varequal></conditionvar><setvar action="Set">100</setvar>
</respcondition></resprocessing><itemfeedback ident="b_fb"><flow_mat><material><mattext>Dan val je.</mattext></material>
</flow_mat></itemfeedback><itemfeedback ident="general_fb"><flow_mat><material><mattext>Altijd 112.</mattext></material>
</flow_mat></itemfeedback></item>
<item ident="2"><presentation><material><mattext>Het nummer?</mattext></material><response_str ident="r"><render_fib/>
</response_str></presentation><resprocessing><respcondition><conditionvar><varequal respident="r">112</varequal>
</conditionvar><setvar action="Set">100</setvar></respcondition></resprocessing></item>
<item ident="3"><itemmetadata><qtimetadata><qtimetadatafield><fieldlabel>cc_profile</fieldlabel>
<fieldentry>cc.essay.v0p1</fieldentry></qtimetadatafield></qtimetadata></itemmetadata><presentation><material>
<mattext>Vertel.</mattext></material><response_str ident="r"><render_fib/></response_str></presentation></item>
</section></assessment></questestinterop>"""
MANIFEST = """<manifest><metadata><schema>IMS Common Cartridge</schema><lom><general><title>
<string>Brandcursus</string></title></general></lom></metadata>
<organizations><organization><item><item identifierref="quiz"><title>Quiz</title></item>
<item identifierref="page"><title>Welkom</title></item><item identifierref="gone"><title>Weg</title></item></item>
</organization></organizations><resources>
<resource identifier="page" type="webcontent" href="wiki_content/welkom.html"/>
<resource identifier="other" type="webcontent" href="wiki_content/meer.html"/>
<resource identifier="quiz" type="imsqti_xmlv1p2/imscc_xmlv1p1/assessment"><file href="quiz.xml"/></resource>
<resource identifier="link" type="imswl_xmlv1p1"><file href="link.xml"/></resource>
<resource identifier="talk" type="imsdt_xmlv1p1"><file href="talk.xml"/></resource>
<resource identifier="tool" type="imsbasiclti_xmlv1p0"><file href="tool.xml"/></resource>
<resource identifier="task" type="assignment_xmlv1p0" href="task.xml"><file href="task.xml"/></resource>
<resource identifier="doc" type="webcontent" href="web_resources/rooster.doc"/>
<resource identifier="gone" type="webcontent" href="wiki_content/weg.html"/>
<resource identifier="odd" type="iets/anders" href="talk.xml"/>
</resources></manifest>"""
FILES = {
    "imsmanifest.xml": MANIFEST,
    "quiz.xml": QTI,
    "wiki_content/welkom.html": "<html><head><title>Welkom</title></head><body><p>Lees "
    '<a href="$WIKI_REFERENCE$/pages/meer">meer</a>.</p><script>x()</script>'
    '<img src="%24IMS-CC-FILEBASE%24/pan.png"></body></html>',
    "wiki_content/meer.html": "<html><head><title>Meer lezen</title></head><body><p>Hier staat meer.</p></body></html>",
    "web_resources/pan.png": "plaatje",
    "web_resources/rooster.doc": "x",
    "link.xml": '<webLink><title>De brandweer</title><url href="https://brandweer.example"/></webLink>',
    "talk.xml": "<topic><title>Praat mee</title></topic>",
    "tool.xml": "<cartridge_basiclti_link><title>Hulpje</title></cartridge_basiclti_link>",
    "task.xml": '<assignment><title>Maak een plan</title><text texttype="text/html">'
    "&lt;p&gt;Teken de route.&lt;/p&gt;</text></assignment>",
}


def test_pages_quizzes_links_and_tasks_come_in_the_order_of_the_course():
    found = read(zipped(FILES), "brand.imscc")
    titles = ["Quiz", "Welkom", "Meer lezen", "Maak een plan", "Links bij Brandcursus", "Brandcursus"]
    assert [piece["title"] for piece in found["pieces"]] == titles
    choice, short, essay = asked(found)
    assert (choice["prompt"], right(choice), short["accepted"]) == ("Wat doe je?", ["Bellen"], ["112"])
    assert (essay["kind"], essay["prompt"]) == ("open", "Vertel.")
    assert [(one["text"], one["explanation"]) for one in choice["options"]] == [
        ("Bellen", "Altijd 112."),
        ("Rennen & roepen", "Dan val je."),
    ]
    text, picture = found["pieces"][1]["blocks"]
    assert text["data"]["html"] == '<p>Lees <a href="brought:wiki_content/meer.html">meer</a>.</p>'
    assert picture["data"]["media"] == "web_resources/pan.png"
    assert 'href="https://brandweer.example"' in found["pieces"][4]["blocks"][0]["data"]["html"]


def test_what_has_no_place_is_named():
    found = read(zipped(FILES), "brand.imscc")
    assert {what for what, _why in told(found, "left")} == {
        "Script",
        "Weg",
        "Praat mee",
        "Hulpje",
        "web_resources/rooster.doc",
        "talk.xml",
    }
