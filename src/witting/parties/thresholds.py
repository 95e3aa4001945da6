"""Every number a match depends on, in one place, with the reason for each.

They were set by a sweep over the real lists and 10,000 innocent names; the table is kept in
docs/decisions/0003-name-threshold.md. Change one only with a new sweep.
"""

MATCH = 0.85  # a score at or above is a match: see the sweep
CERTAIN = 0.95  # a name match this strong may be beyond doubt, if distinctive and not contradicted
CANDIDATE = 0.6  # below this a name is not worth showing
NEAR_MISS = 0.72  # a reader would ask about these: shown as ruled out, with the reason
MENTION = 0.93  # free text is full of names: a mention must be nearly exact

# The query's words count for more than the listed name's: people write less than the list does.
ASKED = 0.65
LISTED = 1.0 - ASKED

SLOPE = 1.2  # how fast an unlike spelling loses its worth: 0.9 alike is worth 0.88

# What the kinds of token weigh beside a name's own words, which weigh by rarity up to 1.
FORM = 0.06  # people drop and exchange forms
BUSINESS = 0.4
PLACE = 0.3
PARTICLE = 0.03
INITIAL = 0.1
NUMBER = 0.5
PATRONYMIC = 0.6  # of the word's own weight
COMMONEST = 0.2  # the least a name's own word can weigh

CUT_OFF = 0.4  # of the weight of listed words that may lie beyond the end of a full field
FORGIVEN = 0.1  # what is left of the weight of a patronymic the other side does not give

# What a name match is held back by.
ONE_WORD_OF_MANY = 0.78  # one word of a person's name is not the name: candidate at most
WITH_INITIALS = 0.9  # Putin V.V.: a match, where the surname is rare, and never certain
RARE_SURNAME = 0.75  # of weight: Medvedev is, Ivanov and Zhang are not
GENERIC = 0.8  # only business words agree, and they are not written alike
OTHER_NUMBER = 0.25  # plant 5 is not plant 7
WEAK_ALIAS = 0.8  # a weak alias alone never alerts

# Evidence beside the name. Absent evidence weighs nothing; agreement only ever adds.
SAME_COUNTRY = 0.03
OTHER_COUNTRY = -0.06
SAME_BIRTH = 0.06
NEAR_BIRTH = 0.02
OTHER_BIRTH = -0.2
OTHER_KIND = -0.3
OTHER_IDENTIFIER = -0.2
SAME_BANK = 0.9  # a BIC with a listed bank's code: a match for a person to settle

# What a name must add up to before it can identify anybody by itself: one rare word (1.0) is not
# enough (many firms are called Orion), one rare word with its line of business or its city is.
DISTINCT = 1.3
LONG = 12  # letters from which a word is a compound, such as URALPODSHIPNIK: nobody's chance name
COMPOUND = 1.3
# Thousands are called Zhang Wei: two words agree and say little. One of a person's own words must
# be this rare on the lists (carried by two entries of 20,000 or so), or the birth date must agree.
RARE_IN_PERSON = 0.9
