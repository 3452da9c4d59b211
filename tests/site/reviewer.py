"""A browser that reviews: it keeps cookies, and sends forms as a page has them."""

from __future__ import annotations

from bs4 import BeautifulSoup

HOST = "localhost"
"""What Datasette's own client calls the server."""


class Reviewer:
    """Somebody at a browser, with the token or without."""

    def __init__(self, site):
        self.site = site
        self.cookies = {}

    async def enter(self, token):
        """Open the address that `serve --edit` prints."""
        return await self.get(f"/-/review?token={token}")

    async def get(self, path, **arguments):
        """Ask for a page."""
        return self._kept(
            await self.site.client.get(path, params=arguments or None, cookies=self.cookies)
        )

    async def page(self, path="/-/review", **arguments):
        """Ask for a page that has to be there."""
        response = await self.get(path, **arguments)
        assert response.status_code == 200, response.text
        return BeautifulSoup(response.text, "html.parser")

    async def post(self, fields, *, path="/-/review", headers=None, **options):
        """Send fields, as a page of this server does unless `headers` say otherwise."""
        headers = {"origin": f"http://{HOST}"} if headers is None else headers
        return self._kept(
            await self.site.client.post(
                path, data=fields, cookies=self.cookies, headers=headers, **options
            )
        )

    async def press(self, page, action, also=None, **written):
        """Press a button of a page, with what was written in its form; not led on.

        `also` has fields that no browser would send so.
        """
        button = page.select_one(f"button[name=action][value='{action}']")
        assert button, f"there is no button {action}"
        named = button.get("form")
        form = page.select_one(f"form#{named}") if named else button.find_parent("form")
        return await self.post({**fields_of(form), "action": action, **written, **(also or {})})

    async def do(self, page, action, **written):
        """Press a button and go where that leads."""
        response = await self.press(page, action, **written)
        assert response.status_code == 303, response.text
        return await self.page(response.headers["location"])

    def _kept(self, response):
        for header in response.headers.get_list("set-cookie"):
            name, _, value = header.split(";")[0].partition("=")
            self.cookies[name] = value
        return response


def fields_of(form):
    """What a browser would send of a form that nobody wrote in."""
    fields = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.name == "textarea":
            fields[field["name"]] = field.text.replace("\n", "\r\n")
        elif field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            fields[field["name"]] = chosen["value"]
        elif field.get("type") not in {"checkbox", "radio"} or field.has_attr("checked"):
            fields[field["name"]] = field.get("value", "")
    return fields
