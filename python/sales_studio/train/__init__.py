"""Training outside the studio: one process, several by torchrun, or a Ray cluster (sales_studio.cluster). Needs torch and pyarrow."""
