"""What every door uses: the request's portal, session, language, forms, guard and slots."""

from portal.web.shared.errors import error_page
from portal.web.shared.fields import Form, csrf_token, stale_problem, token_fresh
from portal.web.shared.firsts import form_token, from_here, token_ok
from portal.web.shared.goes_up import goes_up, should_have_heard, should_hear
from portal.web.shared.guard import door, routes
from portal.web.shared.headers import at_kiosk
from portal.web.shared.interference import enter_interference
from portal.web.shared.locales import choices, locale, switch_locale
from portal.web.shared.portal import Portal, database, here, now
from portal.web.shared.rendering import page
from portal.web.shared.sealed import beside_desk, end_session, renew_session
from portal.web.shared.slots import Wait, slot
from portal.web.shared.throttle import TooManyAtOnce, one_try

__all__ = [
    "Form",
    "Portal",
    "TooManyAtOnce",
    "Wait",
    "at_kiosk",
    "beside_desk",
    "choices",
    "csrf_token",
    "database",
    "door",
    "end_session",
    "enter_interference",
    "error_page",
    "form_token",
    "from_here",
    "goes_up",
    "should_have_heard",
    "should_hear",
    "here",
    "locale",
    "now",
    "one_try",
    "page",
    "renew_session",
    "routes",
    "slot",
    "stale_problem",
    "switch_locale",
    "token_fresh",
    "token_ok",
]
