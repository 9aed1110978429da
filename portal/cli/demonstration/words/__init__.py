"""What invented people write and what offices answer, in three languages."""

from portal.cli.demonstration.words import ar, en, fr
from portal.cli.demonstration.words.sample import Sample

SAMPLES: dict[str, dict[str, tuple[Sample, ...]]] = {"en": en.SAMPLES, "fr": fr.SAMPLES, "ar": ar.SAMPLES}
"""Language → topic → letters with their answers."""

__all__ = ["SAMPLES", "Sample"]
