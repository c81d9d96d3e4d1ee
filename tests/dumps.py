"""What tests of bare text share: prose, and what a dump becomes."""

from __future__ import annotations

from cleanpage.segment.text import segment_text

PARAGRAPHS = [
    "The council voted on Tuesday to keep the old bridge open for another year, although engineers had warned that "
    "its northern pier is sinking into the river bed faster than anybody had expected.",
    "Repairs would cost four million crowns, which is well-known to be more than the town can borrow in a single year.",
    "Residents of the far bank welcomed the decision and said that the ferry, which has run since spring, was always "
    "late, often full and, on windy days, no substitute for a road.",
]
PROSE = "The council adopted the budget on Monday, after a debate of six hours, and then it went home. "
STORY = ["Home", "News", "Weather", "Sport", "Culture", "Contact", "The council met on Monday, and it rained."] * 4
"""A menu and a sentence, several times."""


def texts(dump: str) -> list[str]:
    """Return the text of each block."""
    return [block.text for block in segment_text(dump).blocks]


def outline(dump: str) -> list[tuple[str, str]]:
    """Return the tag and the text of each block."""
    return [(block.tag, block.text) for block in segment_text(dump).blocks]
