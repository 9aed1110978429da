"""Every label there is, and the one use of each. A test reads the code and says that the two agree."""

KEYED = {
    "lock": "any key: cipher key and commitment of one box",
    "x25519": "seed: the pair to be sealed to",
    "ed25519": "seed: the pair to sign with",
    "check": "site: the value the database holds too",
    "tag": "site: 16-byte names of rows (see TAGS)",
    "salt": "site: Argon2 salt of `code`, `officer` id, `invite` officer id, `pin` number",
    "door": "site: look-up and key of a door",
    "docket": "site: key of dockets",
    "off": "site: 3-byte mark of an officer taken off a case",
    "totp": "site: key of second factors",
    "head": "site: key of the book's head",
    "proposal": "site: key of what waits for the next directory",
    "site-book": "site: the book of the site's own acts",
    "inventory": "site: what a case adds to the inventory",
    "form": "site: token of a first form",
    "link": "site: the chain of the book",
    "session-row": "site: name of a session",
    "session-key": "site: key of a session",
    "book": "door key: book of the n-th filing",
    "page": "book: tag of a page",
    "act": "book: proof of a page",
    "tray": "mailbox seed: tag of the n-th grant",
    "one-time-ring": "case seed: seed of the ring that leaves someone off",
    "own-identity": "mailbox seed: tag of the n-th identity grant",
    "correspondent": "mailbox seed: the pair that signs one case",
    "envelope": "case or identity seed: key of an envelope",
    "particulars": "case seed: key of the particulars",
    "desk": "ring seed: key of an office's notes on a case",
    "invite": "ring seed: key of a token; stretched token: proof of the newcomer's keys",
    "recovery": "cards: key of a recovery lock",
}

TAGS = ("queue", "grant", "waiting", "slot", "owner", "login", "throttle", "papers", "head", "segment", "segments")

DIGESTS = {
    "case": "name of a case",
    "ring": "name of a ring",
    "box": "an envelope, for the next",
    "cards": "a quorum",
    "readers": "whom the readers page showed",
    "mark": "four words for an officer's two public keys",
}
