"""Who says what: speakers with and without a name, what was learnt of a body, what press conferences tell."""
