"""The thresholds of a judgement, 0 to 1, with the reason for each.

They were set by a sweep over names not used for scoring; docs/decisions/0003-name-threshold.md
keeps the table. What the score itself is made of stands in `measures`, what stands beside a name
in `models`. Change one only with a new sweep.
"""

from witting.parties import measures

MATCH = 0.84  # a score at or above is a match: see the sweep
CERTAIN = 0.95  # a name match this strong may be beyond doubt, if distinctive and not contradicted
CANDIDATE = 0.6  # below this a name is not worth showing
NEAR_MISS = 0.72  # a reader would ask about these: shown as ruled out, with the reason
MENTION = 0.93  # free text is full of names: a mention must be nearly exact

COMMON_ONLY = 0.8  # only common words agree, and the names are not written alike
TOLD = 0.7  # what common words must tell together to be a name: a ministry's five words do
WEAK_ALIAS = 0.8  # a weak alias alone never alerts
RARE_SURNAME = measures.RARE_SURNAME / 1000
PERSON_IN_TEXT = 1.15  # what the words of a person's name must tell together: not Mohammed Ali

# What a name must add up to before it can identify anybody by itself: one rare word (1.0) is not
# enough (many firms are called Orion), one rare word with its line of business or its city is.
DISTINCT = 1.3
LONG = 12  # letters from which a word is a compound, such as URALPODSHIPNIK: nobody's chance name
COMPOUND = 1.3
# Thousands are called Zhang Wei: two words agree and say little. One of a person's own words must
# be this rare on the lists (carried by two entries of 20,000 or so), or the birth date must agree.
RARE_IN_PERSON = 0.9
