"""Log-in by the provider that an office has anyway: django-allauth speaks OpenID Connect, whom it lets in is ours."""
