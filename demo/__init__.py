"""Demo content: facts from public sources, and what is made up says so."""
