"""Working days of the workspace's country and province: what every due date is counted in. Below the features, which share it."""
