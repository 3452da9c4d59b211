"""One page a file: a module with `ROUTES`, found by itself.

`ROUTES` has pairs of a pattern, which begins after `/-/`, and a function from a `Visit` to
an answer. A GlossaryError that it raises becomes a page that says what is wrong.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette import NotFound as NoSuchPage
from datasette import Response
from datasette.views.index import IndexView

from glossary.errors import GlossaryError
from glossary.site import editing, termbases
from glossary.site.answers import Answers
from glossary.site.pages import start
from glossary.site.visit import problem, visit
from glossary.termbase.versions import version

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from datasette.app import Datasette
    from datasette.utils.asgi import Request

    from glossary.site.visit import Visit

    View = Callable[[Visit], Awaitable[Response]]


def routes() -> list[tuple[str, Callable[..., Any]]]:
    """Every page with its pattern, as Datasette takes them.

    With several termbases in one Datasette, the name of the one meant stands before `/-/`.
    """
    modules = (import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    found = [
        (rf"^(?:/(?P<database>[^/]+))?/-/{pattern}$", answering(view))
        for module in modules
        for pattern, view in module.ROUTES
    ]
    # The index of Datasette wants to be told of a format, even if it is none.
    own_start = (r"^/(?P<database>[^/]+)/-/$", answering(start.start))
    return [(r"^/(?P<format>)$", home), own_start, *found]


async def home(datasette: Datasette, request: Request, send: Any) -> Any:
    """Our first page where a termbase is all that is served, else Datasette's."""
    if await termbases.is_alone(datasette):
        return await answering(start.start)(datasette, request)
    return await IndexView.as_view(datasette)(request, send)


_ANSWERS: WeakKeyDictionary[Datasette, Answers] = WeakKeyDictionary()


def answering(view: View) -> Callable[..., Any]:
    """A view as Datasette calls it: for the termbase that is meant, and kept until a write."""

    async def answer(datasette: Datasette, request: Request) -> Response:
        visiting = await visit(datasette, request)
        if visiting is None:
            raise NoSuchPage("No glossary is served here.")
        if request.method != "GET" or editing.allows(datasette, visiting.database):
            return await _answered(view, visiting)
        file = datasette.get_database(visiting.database).path
        now = version(file)
        asked = (str(file), request.url, visiting.messages.language)
        answers = _ANSWERS.setdefault(datasette, Answers())
        kept = answers.get(asked, now)
        if kept is None:
            kept = await _answered(view, visiting)
            answers.keep(asked, now, kept)
        return kept

    return answer


async def _answered(view: View, visiting: Visit) -> Response:
    try:
        return await view(visiting)
    except GlossaryError as error:
        return problem(visiting, error)
