"""织络: Chinese newspaper and policy text in, a knowledge graph with evidence out."""
