"""Who is there: tickets with a code, and a page for the door that goes on working without a network."""
