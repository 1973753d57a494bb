"""Training on a Ray cluster; needs the extra "cluster"."""
