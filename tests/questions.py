"""A question of each kind that lacks nothing, with an answer that is right and one that is not."""

_TWO = [
    {"id": "a", "text": "Wat onthoudt u?", "correct": True, "explanation": "Je hoort wat aankwam."},
    {"id": "b", "text": "Is alles duidelijk?", "correct": False, "explanation": "Daarop zegt iedereen ja."},
]

WHOLE = {
    "single": ({"prompt": "Wat vraag je?", "kind": "single", "options": _TWO}, ["a"], ["b"]),
    "multiple": (
        {
            "prompt": "Wat doe je?",
            "kind": "multiple",
            "options": [*_TWO, {"id": "c", "text": "Samenvatten", "correct": True, "explanation": "Zo toets je het."}],
        },
        ["a", "c"],
        ["a"],
    ),
    "hotspot": (
        {
            "prompt": "Waar zit de noodstop?",
            "kind": "hotspot",
            "media": "noodstop",
            "alt": "Een paneel met een rode en een groene knop.",
            "options": [
                {**_TWO[0], "text": "De rode knop", "x": 20.0, "y": 30.0},
                {**_TWO[1], "text": "De groene knop", "x": 70.0, "y": 30.0},
            ],
        },
        ["a"],
        ["b"],
    ),
    "order": (
        {
            "prompt": "Wat doe je na elkaar?",
            "kind": "order",
            "options": [{"id": id, "text": text} for id, text in (("a", "Kijk"), ("b", "Meld"), ("c", "Loop"))],
            "explanation": "Wie eerst meldt, wordt geholpen.",
        },
        ["a", "b", "c"],
        ["c", "b", "a"],
    ),
    "match": (
        {
            "prompt": "Waarmee blus je wat?",
            "kind": "match",
            "pairs": [
                {"id": "a", "left": "Vet", "right": "deken", "explanation": "Water doet vet spatten."},
                {"id": "b", "left": "Papier", "right": "water", "explanation": "Water koelt."},
            ],
            "extras": ["olie"],
        },
        ["deken", "water"],
        ["olie", "water"],
    ),
    "gaps": (
        {
            "prompt": "Vul aan.",
            "kind": "gaps",
            "text": "Bel binnen [24|vierentwintig] uur de [*planner|chef].",
            "explanations": ["Daarna is de plek vergeven.", "De planner weet wie kan."],
        },
        ["24", "planner"],
        ["48", "planner"],
    ),
    "numeric": (
        {
            "prompt": "Bij welke druk sluit de klep?",
            "kind": "numeric",
            "value": "2,5",
            "tolerance": "0,1",
            "unit": "bar",
            "explanation": "Daarboven kan het glas breken.",
            "slips": [{"text": "25", "explanation": "Dat is tien keer zoveel: let op de komma."}],
        },
        ["2,5"],
        ["3"],
    ),
    "open": (
        {"prompt": "Wanneer vroeg je het niet na?", "kind": "open", "explanation": "Vaak is het tijd, of schroom."},
        ["Gisteren, bij de Bakker."],
        [],
    ),
    "short": (
        {
            "prompt": "Wat doe je eerst?",
            "kind": "short",
            "accepted": ["Vergrendel de schakelaar", "Lockout"],
            "explanation": "Dan kan niemand hem aanzetten.",
            "slips": [],
        },
        ["lockout"],
        ["aanzetten"],
    ),
}
