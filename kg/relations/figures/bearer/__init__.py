"""Whose a figure is: a true bearer or none."""
