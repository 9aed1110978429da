"""The demonstration: two prisons, eight offices, invented people and their letters, made through the verbs only."""
