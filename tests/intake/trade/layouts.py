"""A maker of trade documents: the same boxes in any language, order and layout a form may have."""

from dataclasses import dataclass

from hypothesis import strategies as st

LABELS = {
    "en": ("COMMERCIAL INVOICE", "Seller", "Consignee", "Port of loading", "Port of discharge"),
    "ru": ("ИНВОЙС", "Продавец", "Грузополучатель", "Порт погрузки", "Порт выгрузки"),
    "zh": ("商业发票", "卖方", "收货人", "装货港", "卸货港"),
    "ar": ("فاتورة تجارية", "البائع", "المرسل إليه", "ميناء الشحن", "ميناء الوصول"),
}
NUMBERS = {
    "en": ("Invoice No.", "Date"),
    "ru": ("Номер инвойса", "Дата"),
    "zh": ("发票号", "日期"),
    "ar": ("رقم الفاتورة", "التاريخ"),
}
COLUMNS = {
    "en": {"goods": "Description of goods", "hs": "HS code", "quantity": "Quantity (pcs)"},
    "ru": {"goods": "Наименование товара", "hs": "Код ТН ВЭД", "quantity": "Количество (шт)"},
    "zh": {"goods": "货物描述", "hs": "海关编码", "quantity": "数量 (件)"},
    "ar": {"goods": "وصف البضاعة", "hs": "البند الجمركي", "quantity": "الكمية (قطعة)"},
}
DAYS = ("14 June 2024", "14.06.2024", "14/06/2024", "2024年6月14日", "٢٠٢٤/٠٦/١٤", "14-JUN-24")
SELLERS = ("Hollin Bridge Bearings Ltd", "ООО «Полесский Привод»", "宁波海拓轴承有限公司")
BUYERS = ("Steppe Machinery Import LLP", "Bosfor Vana Sanayi A.S.", "شركة دجلة للتجارة ذ.م.م")
FROM = ("Ningbo", "Rotterdam", "Hamburg")
TO = ("Poti", "Mersin", "Vladivostok")
GOODS = (
    ("Ball bearings 6205-2RS", "848210", "500"),
    ("Центробежные насосы", "841370", "12"),
    ("压力传感器", "902620", "300"),
    ("محولات كهربائية", "850431", "8"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A paper that was laid out, and what was put into its boxes."""

    text: str
    seller: str
    buyer: str
    start: str
    end: str
    goods: tuple[tuple[str, str, str], ...]


def _pair(draw: st.DrawFn, label: str, value: str) -> list[str]:
    """Lay out one box: behind its colon, beside its label, or below it."""
    way = draw(st.integers(0, 3))
    if way == 0:
        return [f"{label}: {value}"]
    if way == 1:
        return [f"{label}        {value}"]
    return [label, value] if way == 2 else [f"{label}:", value]


def _beside(left: list[str], right: list[str]) -> list[str]:
    """Put two boxes side by side."""
    height = max(len(left), len(right))
    first = [*left, *[""] * (height - len(left))]
    second = [*right, *[""] * (height - len(right))]
    return [f"{a:<64}{b}".rstrip() for a, b in zip(first, second, strict=True)]


@st.composite
def papers(draw: st.DrawFn) -> Made:
    """Give an invoice of random boxes in a random, but legal, layout."""
    language = draw(st.sampled_from(sorted(LABELS)))
    title, *labels = LABELS[language]
    values = [draw(st.sampled_from(held)) for held in (SELLERS, BUYERS, FROM, TO)]
    number, day = NUMBERS[language]
    boxes = [_pair(draw, label, value) for label, value in zip(labels, values, strict=True)]
    boxes.append([f"{number}: AB-{draw(st.integers(100, 999))}"])
    boxes.append([f"{day}: {draw(st.sampled_from(DAYS))}"])
    boxes = draw(st.permutations(boxes))
    lines = [title, ""]
    while boxes:
        if len(boxes) > 1 and draw(st.booleans()) and all(len(b) == 1 for b in boxes[:2]):
            lines += _beside(boxes[0], boxes[1])
            boxes = boxes[2:]
        else:
            lines += boxes[0]
            boxes = boxes[1:]
        lines.append("")
    goods = draw(st.lists(st.sampled_from(GOODS), min_size=1, max_size=4, unique=True))
    lines += _table(draw, language, goods)
    return Made(
        text="\n".join(lines),
        seller=values[0],
        buyer=values[1],
        start=values[2],
        end=values[3],
        goods=tuple(goods),
    )


def _table(draw: st.DrawFn, language: str, goods: list[tuple[str, str, str]]) -> list[str]:
    """Lay out a table of goods: its columns in any order, parted by borders or by tabs."""
    order = draw(st.permutations(["goods", "hs", "quantity"]))
    by_name = [dict(zip(("goods", "hs", "quantity"), row, strict=True)) for row in goods]
    rows = [COLUMNS[language], *by_name]
    gap = draw(st.sampled_from((" | ", "\t", "    ")))
    return [gap.join(row[name] for name in order) for row in rows]
