"""What a figure measures: its words, whole or none."""
