title = One finding
about = Looks at nothing.
proves = That a check can run.
does-not-prove = Anything about the set-up.

TEST-ONE-00 = A check can run.
