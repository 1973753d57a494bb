"""
Models of Sales Studio in Python: `load("model.zip").predict(lines, on="2025-12-01")`.

Importing this needs NumPy alone. Each module says what it needs beside it: predicting a frame library and PyTorch or onnxruntime.
"""

from .predict import Answers, Model, load

__all__ = ["Answers", "Model", "load"]
