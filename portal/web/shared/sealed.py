"""flask.session, sealed on the server: the browser holds 32 random bytes and nothing else."""

from __future__ import annotations

import copy
import secrets
from datetime import UTC, datetime
from typing import Any, cast

from flask import Flask, Request, Response, g, session
from flask import request as current_request
from flask.sessions import SessionInterface, SessionMixin

from portal.sessions import Body
from portal.vault import Site
from portal.web.shared.portal import here

DESK_PATHS = ("/signin", "/signout", "/desk", "/oversight", "/duty", "/administration")
_INSIDE = tuple(door + "/" for door in DESK_PATHS)
WITHOUT = ("/static/", "/health/")
KIOSK = "k."
"""Begins the token of a kiosk, so that a kiosk finds home even when its session is long gone."""

LONGEST_TOKEN = 64
FINE = 20
"""Being seen is written down when a twentieth of the idle time has passed, not for each of many quick pages."""
TOKEN_KEYS = ("csrf_token", "csrf_page")


class SealedSession(dict[str, Any], SessionMixin):
    """A dict of plain JSON values. Changes, nested ones too, are kept when the request went well."""

    def __init__(self, body: Body | None = None, *, sent: str | None = None) -> None:
        super().__init__(body.data if body else {})
        self.token = sent if body else None
        self.sent = sent
        """The cookie the browser sent, whether or not a session was behind it."""
        self.seen = body.seen if body else 0
        self.before = copy.deepcopy(dict(self))
        self.replaced = False

    @property
    def expired(self) -> bool:
        """The browser believes in a session that is no longer there."""
        return self.sent is not None and self.token is None

    def restore(self, *, but: tuple[str, ...] = ()) -> None:
        """As it was when the request came in, `but` for some keys."""
        kept = {key: self[key] for key in but if key in self}
        self.clear()
        self.update(copy.deepcopy(self.before) | kept)
        self.replaced = False


class SealedSessions(SessionInterface):
    def open_session(self, app: Flask, request: Request) -> SealedSession:
        sent = request.cookies.get(cookie_name(request))
        if sent is None or len(sent) > LONGEST_TOKEN or request.path.startswith(WITHOUT):
            return SealedSession()
        body = here().store.open(sent, here().site, datetime.now(UTC))
        if body is None:
            return SealedSession(sent=sent)
        if "csrf_page" in body.data:
            g.csrf_token = body.data["csrf_page"]
        return SealedSession(body, sent=sent)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        ours = cast(SealedSession, session)
        if current_request.path.startswith(WITHOUT):
            return
        if ours.replaced and not ours:
            _forget(ours, response)
        elif ours.token is not None and not _needs_new_token(ours):
            _keep(ours)
        elif ours.token is not None or (ours and current_request.method == "POST"):
            _begin(ours, response)


def current_session() -> SealedSession:
    return cast(SealedSession, session._get_current_object())  # type: ignore[attr-defined]


def renew_session() -> None:
    """A new token for the same content: whoever knew the old one knows nothing. At sign-in and at a mailbox's door."""
    ours = current_session()
    ours.replaced = True
    for key in TOKEN_KEYS:
        ours.pop(key, None)
    g.pop("csrf_token", None)


def end_session() -> None:
    """Nothing is left, here or in the browser. What is put into the session afterwards begins another one."""
    current_session().clear()
    renew_session()


def restore_session(*, but: tuple[str, ...] = ()) -> None:
    """Forget what this request changed."""
    ours = current_session()
    ours.restore(but=but)
    if "csrf_page" in ours:
        g.csrf_token = ours["csrf_page"]
    else:
        g.pop("csrf_token", None)


def beside_desk() -> bool:
    """Whether an officer's cookie lies in the same browser."""
    return any(name in current_request.cookies for name in ("desk", "__Host-desk"))


def is_desk(path: str) -> bool:
    return path in DESK_PATHS or path.startswith(_INSIDE)


def cookie_name(request: Request) -> str:
    name = "desk" if is_desk(request.path) else "portal"
    return f"__Host-{name}" if _secure(request) else name


def _secure(request: Request) -> bool:
    return request.is_secure or here().settings.env == "production"


def _body(ours: SealedSession) -> Body:
    kind = "kiosk" if ours.get("kiosk") else "mailbox" if ours.keys() & {"mailbox", "renewing"} else "filing"
    kind = "officer" if is_desk(current_request.path) else kind
    return Body(kind, int(datetime.now(UTC).timestamp()), dict(ours))


def _owner(site: Site, ours: SealedSession, token: str) -> bytes:
    """An officer's id under a key; for everyone else something that looks the same and that nobody can look for."""
    officer = ours.get("officer")
    return site.tag("owner", bytes.fromhex(officer["id"])) if officer else site.tag("owner", "", token)


def _needs_new_token(ours: SealedSession) -> bool:
    return ours.replaced or bool(ours.get("kiosk")) != (ours.token or "").startswith(KIOSK)


def _keep(ours: SealedSession) -> None:
    token, body = cast(str, ours.token), _body(ours)
    if body.data == ours.before and body.seen - ours.seen < here().settings.idle[body.kind] // FINE:
        return
    owner = _owner(here().site, ours, token)
    here().store.save(token, here().site, body, before=ours.before, owner=owner)


def _begin(ours: SealedSession, response: Response) -> None:
    if ours.token is not None:
        here().store.drop(ours.token, here().site)
    token = (KIOSK if ours.get("kiosk") else "") + secrets.token_urlsafe(32)
    here().store.make(token, here().site, _body(ours), owner=_owner(here().site, ours, token))
    secure = _secure(current_request)
    response.set_cookie(cookie_name(current_request), token, secure=secure, httponly=True, samesite="Strict")


def _forget(ours: SealedSession, response: Response) -> None:
    if ours.token is not None:
        here().store.drop(ours.token, here().site)
    if ours.sent is None:
        return
    name, secure = cookie_name(current_request), _secure(current_request)
    if ours.sent.startswith(KIOSK):  # the screen stays a kiosk: pressing Back finds its home, and no letter
        response.set_cookie(name, KIOSK, secure=secure, httponly=True, samesite="Strict")
    else:
        response.delete_cookie(name, secure=secure, httponly=True, samesite="Strict")
