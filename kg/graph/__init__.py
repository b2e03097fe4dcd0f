"""Statements ⇄ RDF: records, triples, Turtle, store, queries, validation."""
