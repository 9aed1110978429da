"""Protection: watching for punishment, asking after people, what may be ordered for their safety. Pure rules."""
