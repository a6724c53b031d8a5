from django.urls import URLPattern, path

from . import block, care, confirmation, contribution, idea, links, pieces, preview, publication, workbench

app_name = "studio"
PIECE = "activity/<slug:slug>/"
DRAFT = "activity/<slug:slug>/<slug:language>/"
BLOCK = "activity/<slug:slug>/<slug:language>/blocks/<slug:block>/"
urlpatterns: list[URLPattern] = [
    path("", pieces.pieces, name="pieces"),
    path("idea/", idea.idea, name="idea"),
    path("link/<int:pk>/confirmation/", confirmation.confirmation, name="confirmation"),
    path(PIECE, workbench.workbench, name="workbench"),
    path(f"{PIECE}links/", links.links, name="links"),
    path(f"{PIECE}audience/", links.audience, name="audience"),
    path(f"{PIECE}links/<int:pk>/removal/", links.removal, name="link_removal"),
    path(f"{PIECE}contribution/", contribution.contribution, name="contribution"),
    path(f"{PIECE}publication/", publication.publication, name="publication"),
    path(f"{PIECE}publication/inspection/", publication.inspection, name="inspection"),
    path(f"{PIECE}publication/waiver/", publication.waiver_request, name="waiver_request"),
    path(f"{PIECE}publication/agreements/", publication.agreements, name="agreements"),
    path(f"{PIECE}translation/", workbench.translation, name="translation"),
    path(f"{PIECE}care/", care.care, name="care"),
    path(f"{PIECE}care/owner/", care.owner, name="owner"),
    path(f"{PIECE}care/cost/", care.cost, name="cost"),
    path(f"{PIECE}care/exemption/", care.exemption, name="exemption"),
    path(f"{PIECE}care/retirement/", care.retirement, name="retirement"),
    path(f"{PIECE}care/return/", care.comeback, name="comeback"),
    path(f"{PIECE}preview/", preview.preview, name="preview"),
    path(DRAFT, workbench.workbench, name="draft"),
    path(f"{DRAFT}head/", workbench.head, name="head"),
    path(f"{DRAFT}preview/", preview.preview, name="draft_preview"),
    path(f"{DRAFT}blocks/", block.new, name="blocks"),
    path(BLOCK, block.block, name="block"),
    path(f"{BLOCK}place/", block.place, name="place"),
    path(f"{BLOCK}removal/", block.removal, name="removal"),
    path(f"{BLOCK}restoration/", block.restoration, name="restoration"),
]
