"""Pictures for readers, where nginx finds no file. In development all of them come from here."""

from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotFound
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe
from django.views.static import serve

from core import outages
from home.models import CustomRendition
from home.pictures import rendition_files

PATIENCE = "2s"  # of a request that waits until other files are made
BROKEN_FOR = 60  # seconds in which nobody tries again to read a picture that is broken
FOREVER = "public, max-age=31536000, immutable"  # another picture has another address


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file of a picture's size, made if it is missing; nothing is done for any other name."""
    rendition = rendition_files.find(name)
    if rendition and rendition.file.name == name:
        return _made(rendition)
    if rendition:
        answer = redirect(rendition.url)
        add_never_cache_headers(answer)
        return answer
    return serve(request, name, document_root=str(settings.MEDIA_ROOT)) if settings.SERVE_MEDIA else _not_found()


def _made(rendition: CustomRendition) -> HttpResponseBase:
    broken = f"broken-rendition-{rendition.pk}"
    if cache.get(broken):
        return _not_found()
    try:
        rendition_files.make(rendition, patience=PATIENCE)
        file = rendition.file.storage.open(rendition.file.name)
    except OperationalError as error:
        if not outages.took_too_long(error):
            raise
        headers = {"Retry-After": str(outages.RETRY_AFTER), "Cache-Control": "no-store"}
        return HttpResponse(status=503, content_type="text/plain", headers=headers)
    except Exception as error:  # Pillow raises all sorts of errors for broken pictures
        rendition_files.note_failure(rendition.image_id, error)
        cache.set(broken, True, BROKEN_FOR)
        return _not_found()
    kind = rendition.file.name.rpartition(".")[2].replace("jpg", "jpeg")
    return FileResponse(file, content_type=f"image/{kind}", headers={"Cache-Control": FOREVER})


def _not_found() -> HttpResponse:
    """No page of ours, which would look for suggestions: pages may ask for many pictures."""
    answer = HttpResponseNotFound(content_type="text/plain")
    add_never_cache_headers(answer)
    return answer
