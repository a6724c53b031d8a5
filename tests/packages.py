"""Packages of our own making, for tests."""

import io
import json
import zipfile
from dataclasses import asdict

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from vliegwiel.areas.catalogue.models import Package
from vliegwiel.web.studio.packages import bring_in

# A lesson that shows what it kept, and keeps what one types. `?item=` tells its items apart.
LESSON_12 = """<!doctype html><meta charset="utf-8"><title>Les</title><h1>Les</h1><p id="kept"></p>
<label>Notitie <input id="note"></label><button id="done">Klaar</button><button id="end">Stop</button><script>
function find(w){for(let n=0;n<9;n++){if(w.API)return w.API;w=w.parent}}
const api=find(window);api.LMSInitialize("");
document.getElementById("kept").textContent=[api.LMSGetValue("cmi.core.entry"),api.LMSGetValue("cmi.suspend_data"),
  api.LMSGetValue("cmi.core.lesson_status"),api.LMSGetValue("cmi.core.lesson_location")].join("|");
document.getElementById("note").oninput=(e)=>{api.LMSSetValue("cmi.suspend_data",e.target.value);
  api.LMSSetValue("cmi.core.lesson_location",String(e.target.value.length));api.LMSSetValue("cmi.core.exit","suspend")};
document.getElementById("done").onclick=()=>{api.LMSSetValue("cmi.core.score.raw","80");
  api.LMSSetValue("cmi.core.lesson_status","completed");api.LMSCommit("")};
document.getElementById("end").onclick=()=>api.LMSFinish("");
</script>"""
LESSON_2004 = (
    LESSON_12.replace("w.API)return w.API", "w.API_1484_11)return w.API_1484_11")
    .replace("LMSFinish", "Terminate")
    .replace("api.LMS", "api.")
    .replace("cmi.core.entry", "cmi.entry")
    .replace("cmi.core.lesson_status", "cmi.completion_status")
    .replace("cmi.core.lesson_location", "cmi.location")
    .replace("cmi.core.exit", "cmi.exit")
    .replace("cmi.core.score.raw", "cmi.score.raw")
)
HEAD_12 = (
    '<manifest identifier="m" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"'
    ' xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">'
    "<metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion></metadata>"
)
HEAD_2004 = (
    '<manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"'
    ' xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss">'
    "<metadata><schema>ADL SCORM</schema><schemaversion>2004 3rd Edition</schemaversion></metadata>"
)


def manifest(items: str = "", *, head: str = HEAD_12, scorm_type: str = "scormtype") -> str:
    """A manifest with one resource, "les"; `items` inside its organisation."""
    items = items or '<item identifier="een" identifierref="les"><title>Eerste</title></item>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<organizations default="o"><organization identifier="o">'
        f"<title>Tillen</title>{items}</organization></organizations><resources>"
        f'<resource identifier="les" type="webcontent" adlcp:{scorm_type}="sco" href="les/index.html">'
        '<file href="les/index.html"/></resource></resources></manifest>'
    )


def zipped(files: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same bytes whenever it is made: a test is called by what it is given."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as made:
        for name, content in files.items():
            made.writestr(zipfile.ZipInfo(name), content, method)
    return kept.getvalue()


def a_package(items: str = "", *, lesson: str = LESSON_12, head: str = HEAD_12, **more: str | bytes) -> bytes:
    """A whole package; 2004 with `lesson=LESSON_2004, head=HEAD_2004`."""
    return zipped({"imsmanifest.xml": manifest(items, head=head), "les/index.html": lesson, **more})


# What H5P's core calls is all an H5P library needs: a note that is kept, and a button that answers.
H5P_SCRIPT = """H5P.Note=(function($){function C(params,id,more){H5P.EventDispatcher.call(this);this.contentId=id;
this.before=((more||{}).previousState||{}).note||"";}
C.prototype=Object.create(H5P.EventDispatcher.prototype);C.prototype.constructor=C;
C.prototype.attach=function($container){var self=this;
this.$note=$("<input aria-label='Notitie'>").val(this.before).appendTo($container);
$("<button>Klaar</button>").appendTo($container).on("click",function(){
self.triggerXAPIScored(4,5,"answered",true,true);});};
C.prototype.getCurrentState=function(){return {note:this.$note.val()};};return C;})(H5P.jQuery);"""


def an_h5p(**more: str | bytes) -> bytes:
    """An H5P file with one library of our own; `more` takes the place of files in it."""
    version = {"machineName": "H5P.Note", "majorVersion": 1, "minorVersion": 2}
    files = {
        "h5p.json": json.dumps({"title": "Notitie", "mainLibrary": "H5P.Note", "preloadedDependencies": [version]}),
        "content/content.json": "{}",
        "H5P.Note-1.2/library.json": json.dumps({**version, "runnable": 1, "preloadedJs": [{"path": "note.js"}]}),
        "H5P.Note-1.2/note.js": H5P_SCRIPT,
    }
    return zipped({name: content for name, content in {**files, **more}.items() if content})


def upload(content: bytes, name: str = "tillen.zip") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/zip")


def stored(by, content: bytes, name: str = "tillen.zip") -> Package:
    """A package as it stands when an author brought it in."""
    kind, found = bring_in(upload(content, name))
    package = Package(
        key=f"sleutel{Package.objects.count()}",
        name=name,
        kind=kind,
        title=found.title,
        size=len(content),
        read=asdict(found),
        uploaded_by=by,
    )
    package.file.save(f"{package.key}.zip", ContentFile(content), save=False)
    package.save()
    return package


def block(package: Package, **data) -> dict:
    """The block in which it is played."""
    return {
        "id": "k1",
        "type": "package",
        "data": {"package": package.key, "title": package.title, "completion": "package", "least": None, **data},
    }
