"""Reviewing in the browser: only where `glossary serve --edit` serves, for who has its token.

What is looked at is asked for with GET, and changes nothing. What is done is sent with
POST, by plain forms; the answer leads to the page of what comes next.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from datasette import Response

from glossary.errors import GlossaryError, InvalidInput, NotFound, TermbaseError
from glossary.site import editing, review_form, review_page, reviewing
from glossary.site.review_form import Place

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from glossary.site.review_form import Form
    from glossary.site.visit import Visit

    View = Callable[[Visit], Awaitable[Response]]


# ---------------------------------------------------------------- who is let in


def _for_reviewers(view: View) -> View:
    """A page for reviewers only: where nobody may edit, there is none."""

    @wraps(view)
    async def guarded(visit: Visit) -> Response:
        if not editing.allows(visit.datasette, visit.database):
            raise NotFound("Nothing can be changed here: `glossary serve --edit` allows it.")
        token = visit.argument("token")
        if token and visit.request.method == "GET":
            return _entering(visit, token)
        if not editing.is_known(visit.request):
            return _refused(visit, "review.no_token")
        response = await view(visit)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return guarded


def _entering(visit: Visit, token: str) -> Response:
    """Whoever brings the token gets the cookie, and the address without the token."""
    known = editing.is_known(visit.request)
    if not editing.enter(token) and not known:
        return _refused(visit, "review.used_token")
    response = Response.redirect(visit.links.page("review"))
    response.headers["Referrer-Policy"] = "no-referrer"
    if not known:
        response.set_cookie(
            editing.cookie_name(visit.request),
            editing.session(),
            path=visit.datasette.setting("base_url"),
            httponly=True,
            samesite="strict",
        )
    return response


def _refused(visit: Visit, why: str) -> Response:
    return visit.page(
        "problem.html", status=403, heading="problem.refused", explanation=visit.messages(why)
    )


async def _form(visit: Visit) -> Form | None:
    """What was sent; None where it was not sent by a form of ours."""
    if not editing.is_from_here(visit.request):
        return None
    form = review_form.parse(await visit.request.post_body())
    return form if editing.is_ours(form["form_token"]) else None


# ---------------------------------------------------------------- pages


@_for_reviewers
async def review(visit: Visit) -> Response:
    """The queue, at one of its entries; or what a button there does."""
    if visit.request.method == "POST":
        return await _act(visit)
    return await _queue_page(visit, _place(visit), same=bool(visit.argument("same")))


@_for_reviewers
async def edit(visit: Visit) -> Response:
    """The form of an entry."""
    return await _edit_page(visit, _place(visit))


@_for_reviewers
async def merge(visit: Visit) -> Response:
    """What to merge an entry with, and what comes of it."""
    return await _merge_page(visit, _place(visit), visit.argument("with"))


def _place(visit: Visit) -> Place:
    return Place(*(visit.argument(name) for name in ("candidates", "subject", "at")))


async def _queue_page(
    visit: Visit, place: Place, *, same: bool = False, alert: str = "", status: int = 200
) -> Response:
    done = visit.number("done", default=0) or None
    page = await visit.read(lambda c: review_page.load(c, place.queue, place.at, done))
    return _page(visit, "review.html", place, page, status, alert=alert, same=same)


async def _edit_page(
    visit: Visit, place: Place, *, form: Form | None = None, alert: str = "", status: int = 200
) -> Response:
    page = await visit.read(lambda c: review_page.load_shown(c, place.at))
    values = review_form.fields_of(page.concept)
    unchanged = form is not None and form["seen"] == page.seen
    if form is not None and unchanged:
        values |= {name: form[name] for name in values}
    written = review_form.written(form, page.concept) if form and not unchanged else []
    return _page(
        visit,
        "review_edit.html",
        place,
        page,
        status,
        alert=alert,
        values=values,
        written=written,
    )


async def _merge_page(
    visit: Visit, place: Place, other: str, *, alert: str = "", status: int = 200
) -> Response:
    searched = visit.argument("find")
    page = await visit.read(lambda c: review_page.load_merge(c, place.at, other, searched))
    return _page(
        visit, "review_merge.html", place, page, status, alert=alert, searched=searched
    )


def _page(
    visit: Visit, template: str, place: Place, page: object, status: int, **context: Any
) -> Response:
    csrf = visit.request.scope.get("csrftoken")  # of Datasette 0.65; 1.0 has none
    return visit.page(
        template,
        status=status,
        place=place,
        page=page,
        form_token=editing.form_token(),
        csrf_token=csrf() if csrf else "",
        **context,
    )


# ---------------------------------------------------------------- what is done


async def _act(visit: Visit) -> Response:
    form = await _form(visit)
    if form is None:
        return _refused(visit, "review.not_from_here")
    try:
        outcome = await reviewing.write(
            visit.datasette,
            visit.database,
            lambda connection: reviewing.act(connection, form, editing.actor()),
        )
    except GlossaryError as error:
        return await _not_done(visit, form, error)
    said = {"done": outcome.batch} if outcome.batch else {"same": 1}
    arguments = form.place.arguments(outcome.at, **said)
    response = Response.redirect(visit.links.page("review", **arguments))
    response.status = 303  # whatever was sent, the next page is asked for with GET
    return response


_STATUSES = {reviewing.Changed: 409, NotFound: 404, InvalidInput: 400, TermbaseError: 503}


async def _not_done(visit: Visit, form: Form, error: GlossaryError) -> Response:
    """The page as it is now, with what stood in the way."""
    status = _STATUSES.get(type(error), 400)
    alert = (
        visit.messages("review.changed")
        if isinstance(error, reviewing.Changed)
        else visit.messages("review.not_done", why=str(error))
    )
    exists = not isinstance(error, NotFound)
    if form.action == "edit" and exists:
        return await _edit_page(visit, form.place, form=form, alert=alert, status=status)
    if form.action == "merge" and exists:
        return await _merge_page(visit, form.place, form["other"], alert=alert, status=status)
    return await _queue_page(visit, form.place, alert=alert, status=status)


ROUTES = [(r"review", review), (r"review/edit", edit), (r"review/merge", merge)]
