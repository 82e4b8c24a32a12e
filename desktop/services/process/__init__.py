"""How the team works, as data: reminders and terms with on/off, threshold and whose matter they are; and what each would notice now."""
