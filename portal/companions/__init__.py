"""People beside a person in prison: a lawyer, a relative, somebody who supports. What each may read lies under keys."""
