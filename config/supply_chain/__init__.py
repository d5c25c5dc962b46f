"""What the site is made of and whether that can be trusted: see docs/decisions/0024-supply-chain.md."""
