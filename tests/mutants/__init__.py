"""The code broken on purpose, once for each promise: a test that stays green on broken code is no test."""
