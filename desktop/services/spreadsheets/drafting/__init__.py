"""From recognised tables to the people, requisitions and applications an import would write."""
