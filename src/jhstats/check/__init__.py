"""Whether a base can be trusted: its shape, its evidence, what it leaves out, its arithmetic."""
