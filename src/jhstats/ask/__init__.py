"""Questions to a base: what words mean, and which facts answer."""
