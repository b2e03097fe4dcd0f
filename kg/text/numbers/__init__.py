"""Figures in a text: 超过3.59亿人, 30%—40%, 8万2千元, 三分之二, 12个百分点 → value, unit, modifier, bounds.

Units are data (`ontology/lexicon/units.toml`), so are the words around figures (`quantities.toml`). What looks
like a figure and is none (12333热线, 90后, “1+X”, 国发〔2024〕12号, 第一, 一个) is left alone.
"""

from kg.text.numbers.base import Quantity
from kg.text.numbers.find import find_quantities

__all__ = ["Quantity", "find_quantities"]
