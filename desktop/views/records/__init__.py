"""What record pages are made of: buttons that know why they are off, initials, contacts, facts, timeline, note composer."""
