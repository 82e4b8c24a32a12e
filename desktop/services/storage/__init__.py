"""Where data lives: engines, the workspace file and its checks, upgrades, the unit of work and the journal recorder."""
