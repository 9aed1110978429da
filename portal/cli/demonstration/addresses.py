"""Where the demonstration's offices could be reached, if there were such streets. Every one is plainly invented."""

from __future__ import annotations

from portal.cli.demonstration.names import ORDER
from portal.directory import Reach

STREETS = (
    "%s Example Street", "%s, rue de l’Exemple", "شارع المثال، رقم %s", "Calle del Ejemplo, %s", "Rua do Exemplo, %s",
    "ул. Примерная, %s", "Örnek Sokak %s", "خیابان نمونه، شماره %s", "مثال گلی، نمبر %s", "उदाहरण गली, %s",
    "示例街%s号", "Mtaa wa Mfano %s",
)  # fmt: skip
TOWNS = (
    "00000 Nowhere", "00000 Nulle-Part", "00000 لا مكان", "00000 Ningún Lugar", "00000 Lugar Nenhum", "00000 Нигде",
    "00000 Hiçbiryer", "00000 ناکجاآباد", "00000 ناموجود", "00000 कहीं नहीं", "00000 无名市", "00000 Pasipo",
)  # fmt: skip
HOURS = (
    "Monday to Friday, 9 to 16", "Du lundi au vendredi, de 9 h à 16 h", "من الاثنين إلى الجمعة، من 9 إلى 16",
    "De lunes a viernes, de 9 a 16", "De segunda a sexta, das 9 às 16", "С понедельника по пятницу, с 9 до 16",
    "Pazartesiden cumaya, 9 ile 16 arası", "دوشنبه تا جمعه، ساعت 9 تا 16", "پیر سے جمعہ، 9 سے 16 بجے تک",
    "सोमवार से शुक्रवार, 9 से 16 बजे", "周一至周五，9点到16点", "Jumatatu hadi Ijumaa, saa 9 hadi 16",
)  # fmt: skip


def _at(number: int, *, hours: bool = True) -> Reach:
    streets = {locale: street % number for locale, street in zip(ORDER, STREETS, strict=True)}
    towns = dict(zip(ORDER, TOWNS, strict=True))
    return Reach(
        address={locale: (streets[locale], towns[locale]) for locale in ORDER},
        telephone=f"+00 555 01{number:02}",
        hours=dict(zip(ORDER, HOURS, strict=True)) if hours else {},
    )


REACH = {
    "inspectorate": _at(1),
    "ombudsman": _at(12),
    "court-north": _at(7, hours=False),
    "children": _at(20),
    "refuge": _at(31),
}
"""By the office's id; those not named here can be written to through the portal alone."""
