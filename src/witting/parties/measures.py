"""The numbers of the score: basis points for likeness and score, thousandths for weights.

The kernel is given them when it opens an index, so that each stands in one place only. The reason
for each is beside it; the sweep behind them is in docs/decisions/0003-name-threshold.md. Change
one only with a new sweep (`quality.name_threshold`,
and the development sets of `quality`).
"""

# The query's words count for more than the listed name's: people write less than the list does.
ASKED = 65  # per cent
LISTED = 100 - ASKED

STEEP = 12  # tenths: an unlike spelling loses so much faster than it differs

# Likenesses that are not of two spellings.
INITIAL_ALIKE = 7_501  # an initial and a word that begins with it
CUT_ALIKE = 9_501  # a stump at the end of a full field and a word that begins so

# What the kinds of token weigh beside a name's own words, which weigh by rarity up to 1000.
FORM = 40  # people drop and exchange forms
BUSINESS = 400
PLACE = 300
PARTICLE = 30
INITIAL = 100
NUMBER = 500
PATRONYMIC = 600  # of a thousand of the word's own weight
COMMONEST = 200  # the least a name's own word can weigh
STUMP = 400  # a word the end of a field has cut: part of a word, and people's names begin alike

CUT_OFF = 15  # per cent of the weight of listed words that may lie beyond the end of a full field
FORGIVEN = 10  # per cent left of the weight of a patronymic the other side does not give

# What a name is held back by.
ONE_WORD_OF_MANY = 7_800  # one word of a person's name is not the name: candidate at most
ONE_RARE_WORD = 8_600  # a person asked for by a rare family name alone: somebody should look
WITH_INITIALS = 9_000  # Putin V.V.: a match, where the surname is rare, and never certain
WITH_ONE_INITIAL = 8_600  # V. Putin
RARE_SURNAME = 750  # of weight: Medvedev is, Ivanov and Zhang are not
SURNAME_ALIKE = 9_700  # a surname with initials must be the surname, as it sounds
SHORT_WORD = 4  # letters of a firm's only own word that must be written alike: Nike is not NIK
ONE_SHORT_WORD = 7_800
GENERIC = 7_000  # only business words agree
OTHER_NUMBER = 2_500  # plant 5 is not plant 7
OTHER_ORDER = 100  # Friedrich Hans is not Hans Friedrich for free
NO_ORDER = 500  # Kim Su Yong is not Yong Su Kim
SYLLABLES = 3  # own words, all of at most so many letters, make a name of syllables
SYLLABLE = 5
EACH_SYLLABLE = 900  # for every syllable that is not the same: another syllable is another name
OTHERWISE = 9_300  # own words alike by less are written otherwise
EACH_OTHERWISE = 300  # for every such word beyond the first
COMMON = 200  # over one plus what the words that agree tell: a common name says a little less

SEARCH = 2_000  # steps of exact assignment before the best so far is taken


def numbers() -> dict[str, int]:
    """Give every number by name, for the kernel."""
    return {name: value for name, value in globals().items() if name.isupper()}
