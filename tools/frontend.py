"""Fetch the front-end packages of the application exactly as locked."""

from pathlib import Path

from tools import npm

if __name__ == "__main__":
    npm.install(Path(__file__).parents[1] / "frontend")
