"""Who may do what: one table, and the only way to a case."""
