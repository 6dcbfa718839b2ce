"""Heng 衡: where a court's budget meets what the court delivered."""

__version__ = "0.1.0"
