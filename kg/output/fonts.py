"""Which Chinese font a picture can be drawn with; the list is data, templates/picture.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from typing import Any

from kg.output.base import TEMPLATES


@lru_cache(maxsize=1)
def looks() -> dict[str, Any]:
    """Return the looks of the still picture: paper, ink, mute (colours), families (fonts)."""
    return tomllib.loads((TEMPLATES / "picture.toml").read_text(encoding="utf-8"))


def families() -> tuple[str, ...]:
    """Return the names of fonts that hold Chinese, the best first."""
    return tuple(looks()["families"])


def chinese_font() -> str | None:
    """Return the best Chinese font that matplotlib finds on this machine, None where there is none.

    A font that was installed after matplotlib listed the fonts is found too. ImportError without matplotlib.
    """
    from matplotlib import font_manager

    for fresh in (False, True):
        known = {f.name for f in font_manager.FontManager().ttflist} if fresh else set(font_manager.get_font_names())
        for name in families():
            if name in known:
                if fresh:
                    font_manager.fontManager = font_manager.FontManager()
                return name
    return None
