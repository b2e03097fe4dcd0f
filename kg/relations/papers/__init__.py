"""Papers and what is given out: policy documents, notices without a name, reports, lists, themes."""
