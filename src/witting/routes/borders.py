"""Crossings where goods change trains or lorries on the way into Russia or Belarus.

A route that ends there has not said where the goods go. Written down from general knowledge of the
railways and roads (no table of them is at hand); what each leads to is said in its sentence.
"""

BORDER_CROSSINGS = {
    "cn/alashankou": "the railway from Xinjiang into Kazakhstan and on",
    "cn/dongning": "the road from Heilongjiang to Ussuriysk",
    "cn/erenhot": "the railway through Mongolia",
    "cn/heihe": "across the Amur from Blagoveshchensk",
    "cn/hunchun": "the road and railway to Primorye",
    "cn/khorgos": "the road and railway into Kazakhstan and on",
    "cn/manzhouli": "the railway to Zabaikalsk",
    "cn/suifenhe": "the railway to Grodekovo",
    "cn/tongjiang": "the railway bridge to Nizhneleninskoye",
    "ge/lars": "the road over the Caucasus to Vladikavkaz",
    "kz/dostyk": "the railway from China into Kazakhstan and on",
    "kz/khorgos": "the road and railway from China into Kazakhstan and on",
    "kz/petropavl": "the railway to Omsk",
    "kz/uralsk": "the road and railway to Saratov",
    "mn/zamyn-uud": "the railway through Mongolia",
}
