"""How a sentence is read before anything is claimed: tokens, phrases, clauses, speech, modality, time."""
