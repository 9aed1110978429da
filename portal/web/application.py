"""The application, as a table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec

from werkzeug.middleware.proxy_fix import ProxyFix

from portal.config import Settings
from portal.database import engine_for
from portal.directory import InForce
from portal.policy import look_also_in
from portal.sessions import Store
from portal.vault import Site
from portal.web.shared import errors, frame, headers, locales, log, rendering, sound, static, wire
from portal.web.shared.edge import Application
from portal.web.shared.entrance import Entrance
from portal.web.shared.portal import Portal
from portal.web.shared.sealed import SealedSessions

FORM_ROOM = 12 * 2**20
"""Bytes a form may have beside its files: two million Arabic letters, as a browser writes them."""


def create_app(settings: Settings | None = None, doors: Sequence[str] | None = None) -> Application:
    """Raises BadSetting, vault.Refused (the site file) or OSError when it cannot start."""
    settings = settings or Settings.from_environment()
    app = Application("portal.web", static_folder=None, template_folder=None)
    app.portal = portal_of(settings)
    app.session_interface = SealedSessions()
    configure(app, settings)
    for part in (log, locales, headers, wire, sound, errors, rendering, static, frame):
        part.install(app)
    for name in settings.doors if doors is None else doors:
        open_door(app, name)
    if settings.env == "demo":
        open_door(app, "demo")
    app.wsgi_app = Entrance(app.wsgi_app, settings)  # type: ignore[method-assign]
    hops = settings.proxies
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def portal_of(settings: Settings) -> Portal:
    look_also_in(settings.packs)
    site = Site.load(settings.site_file, kdf=settings.kdf)
    return Portal(settings, engine_for(settings.database_url), Store(settings), site, InForce(settings))


def configure(app: Application, settings: Settings) -> None:
    app.config.update(
        DEMO=settings.env == "demo",
        SECRET_KEY=app.portal.site.key("form", "session"),
        WTF_CSRF_TIME_LIMIT=None,  # a token lasts as long as its session: people write slowly
        MAX_CONTENT_LENGTH=settings.upload_max + FORM_ROOM,
        MAX_FORM_MEMORY_SIZE=settings.upload_max + FORM_ROOM,
        MAX_FORM_PARTS=20_000,
        PROVIDE_AUTOMATIC_OPTIONS=False,
    )
    app.url_map.merge_slashes = False


def open_door(app: Application, name: str) -> None:
    """Register the routes of portal/web/<name>; a door that is not built yet has none."""
    found = find_spec(f"portal.web.{name}")
    if found is not None and found.origin is not None:
        app.register_blueprint(import_module(f"portal.web.{name}").blueprint)
