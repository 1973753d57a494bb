"""Sale lines to the inputs of the model, in NumPy: docs/features.md and docs/model.md say what each number is."""
