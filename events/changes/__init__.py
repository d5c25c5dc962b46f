"""What happens to an event happens to everyone in it: acts, what registrations follow, and who is told of it."""
