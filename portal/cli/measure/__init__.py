"""Speed and memory, each beside its budget and beside the floor that no code could go under, of the same run."""
