"""Working groups: who asks to join confirms it by mail, an editor decides, members see what is theirs by a link."""
