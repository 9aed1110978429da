"""The verbs: one file for each thing a person, an officer or the worker can do to a case.

Each has the same beats: require, make the record, consequences by name, register, notice. None commits, none reads
the clock, none knows Flask.
"""
