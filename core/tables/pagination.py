from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.utils.translation import gettext as _

LAST_PAGE = 1000  # a bound for what a query string may make the database count to


def paginate(objects, request, per_page):
    """`(page, message)`: for a page number that does not exist the first page, and a sentence that says so."""
    paginator = Paginator(objects, per_page)
    number = request.GET.get("page", "1")
    try:
        return paginator.page(number if len(number) <= len(str(LAST_PAGE)) else "wrong"), ""
    except (EmptyPage, PageNotAnInteger):
        return paginator.page(1), _("There is no such page in this list; you see its beginning.")
