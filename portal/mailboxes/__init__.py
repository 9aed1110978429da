"""The complainant's side: a mailbox, and the doors that open it."""
