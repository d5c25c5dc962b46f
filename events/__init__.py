"""Events and the registration for them."""
