"""What others do is seen here."""
