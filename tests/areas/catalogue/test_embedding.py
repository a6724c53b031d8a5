"""What stands elsewhere: which address is framed, and which is a plain link."""

import pytest

from vliegwiel.areas.catalogue.queries.embedding import framed, tidy

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0"


@pytest.mark.parametrize(
    ("pasted", "frame"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s", YOUTUBE + "&start=42"),
        ("https://youtu.be/dQw4w9WgXcQ", YOUTUBE),
        ("youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
        ('<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ?si=x&amp;y=1"></iframe>', YOUTUBE),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://vimeo.com/76979871/abc123", "https://player.vimeo.com/video/76979871?dnt=1&h=abc123"),
        ("https://www.youtube.com/@kanaal", ""),
        ("https://stroom.example.nl/film", "https://stroom.example.nl/film"),
        ("https://weigert.example.org/film", ""),
        ("https://stroom.example.nl.kwaad.org/film", ""),
        ("javascript:alert(1)", ""),
        ("https://gebruiker@stroom.example.nl/", ""),
        ('https://stroom.example.nl/"onload=x', ""),
    ],
)
def test_only_sites_on_the_list_are_framed(settings, pasted, frame):
    settings.EMBED_HOSTS = ["www.youtube-nocookie.com", "player.vimeo.com", "*.example.nl"]
    assert framed(tidy(pasted)) == frame
