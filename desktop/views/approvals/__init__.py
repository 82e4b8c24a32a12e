"""The chains approvals follow, and who stands in for whom."""
