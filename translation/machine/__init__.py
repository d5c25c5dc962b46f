"""Machine translation, off unless the settings name a service; other parts call `translation.machine.drafts.draft`."""
