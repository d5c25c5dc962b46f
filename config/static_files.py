import gzip
import shutil
from collections import defaultdict
from contextlib import suppress
from itertools import product
from pathlib import Path

import brotli
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage

DECOMPRESS = {".br": brotli.decompress, ".gz": gzip.decompress}


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Scripts import each other by the names with a hash, which the check-in keeps for when there is no network."""

    support_js_module_import_aggregation = True

    def compress_files(self, paths):
        """Each content once, as nothing takes longer: most have two names, and are there from the release before."""
        alike = defaultdict(list)
        for path in paths:
            alike[Path(self.path(path)).read_bytes()].append(path)
        for content, same in alike.items():
            same.sort(key=lambda path: len(self._endings(path, content)), reverse=True)
        firsts = {same[0]: content for content, same in alike.items()}
        yield from super().compress_files(
            [path for path, content in firsts.items() if self._endings(path, content) != list(DECOMPRESS)]
        )
        for content, (first, *others) in alike.items():
            for ending, path in product(self._endings(first, content), others):
                shutil.copy2(self.path(first + ending), self.path(path + ending))
                yield path, path + ending

    def _endings(self, path, content):
        """Those with which it lies there compressed, whole and as it is now."""
        return [ending for ending in DECOMPRESS if _decompressed(Path(self.path(path + ending)), ending) == content]


def _decompressed(path, ending):
    with suppress(OSError, EOFError, brotli.error):
        return DECOMPRESS[ending](path.read_bytes())
    return None


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """Says of names with a hash what our nginx says of them (deploy/nginx/http.conf)."""

    FOREVER = 31_536_000  # seconds: a year
