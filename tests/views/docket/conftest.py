"""A real workspace behind the pages."""

from __future__ import annotations

from tests.views.place import bench, place

__all__ = ["bench", "place"]
