"""The doors: one package for each kind of person who comes in. The only place that imports Flask."""
