"""What prisons and offices of the demonstration are called, in every language a person may read."""

# ruff: noqa: E501
from __future__ import annotations

ORDER = ("en", "fr", "ar", "es", "pt", "ru", "tr", "fa", "ur", "hi", "zh", "sw")


def _in(*names: str) -> dict[str, str]:
    return dict(zip(ORDER, names, strict=True))


NAMES = {
    "NGT": _in(
        "Northgate", "Northgate", "نورثغيت", "Northgate", "Northgate", "Нортгейт", "Northgate", "نورث‌گیت",
        "نارتھ گیٹ", "नॉर्थगेट", "诺斯盖特", "Northgate",
    ),
    "EWT": _in(
        "Eastwater", "Eastwater", "إيستووتر", "Eastwater", "Eastwater", "Иствотер", "Eastwater", "ایست‌واتر",
        "ایسٹ واٹر", "ईस्टवॉटर", "伊斯特沃特", "Eastwater",
    ),
    "director-northgate": _in(
        "Director, Northgate", "Directeur, Northgate", "مدير سجن نورثغيت", "Director, Northgate", "Diretor, Northgate",
        "Начальник, Нортгейт", "Müdür, Northgate", "رئیس زندان نورث‌گیت", "سربراہ، نارتھ گیٹ", "प्रमुख, नॉर्थगेट",
        "诺斯盖特监狱长", "Mkuu wa gereza, Northgate",
    ),
    "director-eastwater": _in(
        "Director, Eastwater", "Directrice, Eastwater", "مديرة سجن إيستووتر", "Directora, Eastwater",
        "Diretora, Eastwater", "Начальница, Иствотер", "Müdür, Eastwater", "رئیس زندان ایست‌واتر", "سربراہ، ایسٹ واٹر",
        "प्रमुख, ईस्टवॉटर", "伊斯特沃特监狱长", "Mkuu wa gereza, Eastwater",
    ),
    "health-northgate": _in(
        "Health, Northgate", "Service de santé, Northgate", "الخدمة الصحية في نورثغيت", "Servicio de salud, Northgate",
        "Serviço de saúde, Northgate", "Медицинская служба, Нортгейт", "Sağlık, Northgate", "بهداری نورث‌گیت",
        "صحت کا عملہ، نارتھ گیٹ", "स्वास्थ्य सेवा, नॉर्थगेट", "诺斯盖特医务室", "Afya, Northgate",
    ),
    "central": _in(
        "Central administration", "Administration centrale", "الإدارة المركزية", "Administración central",
        "Administração central", "Главное управление тюрем", "Cezaevleri genel müdürlüğü", "ادارهٔ مرکزی زندان‌ها",
        "جیلوں کا صدر دفتر", "जेलों का मुख्य दफ़्तर", "监狱管理总部", "Makao makuu ya magereza",
    ),
    "inspectorate": _in(
        "Inspectorate", "Inspection des prisons", "هيئة تفتيش السجون", "Inspección de prisiones",
        "Inspeção das prisões", "Инспекция тюрем", "Cezaevi müfettişleri", "بازرسی زندان‌ها", "جیلوں کا معائنہ دفتر",
        "जेल निरीक्षण", "监狱巡视处", "Ukaguzi wa magereza",
    ),
    "ombudsman": _in(
        "Ombudsman", "Défenseur des droits", "أمين المظالم", "Defensor del Pueblo", "Provedor de Justiça",
        "Омбудсмен", "Ombudsman", "مدافع حقوق مردم", "محتسب", "लोकपाल", "监察专员", "Mtetezi wa Haki",
    ),
    "court-north": _in(
        "Court of the North", "Tribunal du Nord", "محكمة الشمال", "Tribunal del Norte", "Tribunal do Norte",
        "Северный суд", "Kuzey Mahkemesi", "دادگاه شمال", "شمالی عدالت", "उत्तर की अदालत", "北方法院",
        "Mahakama ya Kaskazini",
    ),
    "consulate": _in(
        "Consulate of Ardania", "Consulat d'Ardanie", "قنصلية أردانيا", "Consulado de Ardania", "Consulado da Ardânia",
        "Консульство Ардании", "Ardanya Konsolosluğu", "کنسولگری آردانیا", "آرڈانیا کا قونصل خانہ",
        "आर्डानिया का वाणिज्य दूतावास", "阿达尼亚领事馆", "Ubalozi mdogo wa Ardania",
    ),
    "children": _in(
        "Protection of children", "Protection de l'enfance", "حماية الأطفال", "Protección de la infancia",
        "Proteção de crianças", "Защита детей", "Çocuk koruma", "حمایت از کودکان", "بچوں کا تحفظ", "बाल सुरक्षा",
        "儿童保护处", "Ulinzi wa watoto",
    ),
    "refuge": _in(
        "Protection of refugees", "Protection des réfugiés", "حماية اللاجئين", "Protección de refugiados",
        "Proteção de refugiados", "Защита беженцев", "Mültecileri koruma", "حمایت از پناهندگان", "پناہ گزینوں کا تحفظ",
        "शरणार्थी सुरक्षा", "难民保护处", "Ulinzi wa wakimbizi",
    ),
    "duty-northgate": _in(
        "Duty post, Northgate", "Poste de garde, Northgate", "مركز المناوبة في نورثغيت", "Puesto de guardia, Northgate",
        "Posto de serviço, Northgate", "Дежурный пост, Нортгейт", "Nöbet yeri, Northgate", "کشیک نورث‌گیت",
        "ڈیوٹی پوسٹ، نارتھ گیٹ", "ड्यूटी चौकी, नॉर्थगेट", "诺斯盖特值班室", "Kituo cha zamu, Northgate",
    ),
    "duty-eastwater": _in(
        "Duty post, Eastwater", "Poste de garde, Eastwater", "مركز المناوبة في إيستووتر",
        "Puesto de guardia, Eastwater", "Posto de serviço, Eastwater", "Дежурный пост, Иствотер", "Nöbet yeri, Eastwater", "کشیک ایست‌واتر",
        "ڈیوٹی پوسٹ، ایسٹ واٹر", "ड्यूटी चौकी, ईस्टवॉटर", "伊斯特沃特值班室", "Kituo cha zamu, Eastwater",
    ),
    "interpreters": _in(
        "Interpreters", "Interprètes", "المترجمون", "Intérpretes", "Intérpretes", "Переводчики", "Tercümanlar",
        "مترجمان", "مترجم", "दुभाषिए", "翻译", "Wakalimani",
    ),
}  # fmt: skip
