"""The lists of US Commerce, State, Defense and Homeland Security, and the Screening List of them.

The International Trade Administration (ITA) puts most of them into one file, the Consolidated
Screening List (CSL). What has no place of its own in an entry is in its `details`, under ITA's
name for it whichever file said it, so that a rule reads it in one place:

    license_requirement   what needs a licence, with the citations of the regulation
    license_policy        how an application is judged: "Presumption of denial"
    footnote              the footnotes of the Entity List the entry carries: 1 to 5
    standard_order        Y or N: whether a denial order has the standard terms
    end_date              the ISO day on which a denial order ends; see `order_has_ended`
    listed_as             `address` where an address alone is listed and names nobody
    country               the country under which the entry stands in the list

Citations of the Federal Register and of statutes are in `legal_basis`; the first day of a listing
is `listed_on`, with its source beside it.
"""
