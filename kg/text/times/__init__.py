"""Times in a text and their value in EDTF: 去年底, 1—9月, “十五五”, 党的十八大以来, 截至2021年."""

from kg.text.times.base import TimeExpression
from kg.text.times.find import find_times, parse_time

__all__ = ["TimeExpression", "find_times", "parse_time"]
