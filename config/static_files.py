from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Scripts import each other by the names with a hash, which the check-in keeps for when there is no network."""

    support_js_module_import_aggregation = True
