"""Models of Sales Studio in Python. Importing this needs NumPy alone; each module says what it needs beside it."""
