"""Who may do what: permissions, the roles that grant them, and the actor on whose behalf a message is handled."""
