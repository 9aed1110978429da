"""The demonstration's sounds, made beside everything else: nobody waits for them."""

from __future__ import annotations

import logging
import os
from threading import Thread, get_native_id

from portal.config import Settings
from portal.interpretation.sounds import Sounds
from portal.languages import offered
from portal.languages.voice import NoVoice, can_speak

LOG = logging.getLogger("portal.sounds")
LAST = 19
"""Niceness: everybody else first."""


def speak_beside(settings: Settings) -> None:
    """Begin, where this machine has a voice; ends with the process."""
    Thread(target=_speak, args=(settings,), daemon=True).start()


def _speak(settings: Settings) -> None:
    os.setpriority(os.PRIO_PROCESS, get_native_id(), LAST)
    for locale in filter(can_speak, offered(settings)):
        try:
            Sounds(settings.sounds).build(locale)
        except NoVoice:
            LOG.warning("the voice for %s failed", locale)
