"""What editors do with the participants of an event in the admin; all changes go through `events.registration`."""
