"""Pure functions on strings: cleaning with an offset map, sentences, words, numbers, times."""
