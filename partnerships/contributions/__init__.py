"""What people contribute by public forms: confirmed by mail, decided by an editor, and deleted in time."""
