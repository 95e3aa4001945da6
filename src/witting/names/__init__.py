"""Names in any script: one plain form, the words a name can be read as, and how alike words are.

Pure, over its own tables under `witting/data/names`. `readings` turns a name into rows of tokens;
`likeness` compares two tokens; `sound` and `skeleton` give the keys candidates are found by.
"""

from witting.names.abjad import MARK as ABJAD_MARK
from witting.names.abjad import abjad_likeness, skeleton, skeletons
from witting.names.classes import class_words, first_words, is_form, is_particle, is_title
from witting.names.damaged import ocr_ways
from witting.names.equivalents import FAMILY, LANGUAGE, SHORT, SPELLING, equivalents
from witting.names.exonyms import han_exonyms, latin_word, spoken_firms, spoken_names
from witting.names.inflect import plain_forms
from witting.names.likeness import LETTERS, SOUND, alike, edits, likeness, sound_alike
from witting.names.likeness import numbers as likeness_numbers
from witting.names.native import built, kernel
from witting.names.normal import plain, unseamed
from witting.names.ordinary import everyday, is_ordinary
from witting.names.readings import Reading, TokenKind, kind_of, readings
from witting.names.romanise import romanise_word
from witting.names.scripts import script_of, script_of_word, scripts_of
from witting.names.sounds import bones, sound
from witting.names.syllables import HAN, HAN_FAMILY, HANGUL, spellings

VERSION = "20"  # raise it whenever a name may yield other tokens: saved indexes are then built anew

__all__ = [
    "ABJAD_MARK",
    "FAMILY",
    "HAN",
    "HANGUL",
    "HAN_FAMILY",
    "LANGUAGE",
    "LETTERS",
    "SHORT",
    "SOUND",
    "SPELLING",
    "VERSION",
    "Reading",
    "TokenKind",
    "abjad_likeness",
    "alike",
    "bones",
    "built",
    "class_words",
    "edits",
    "equivalents",
    "everyday",
    "first_words",
    "han_exonyms",
    "is_form",
    "is_ordinary",
    "is_particle",
    "is_title",
    "kernel",
    "kind_of",
    "latin_word",
    "likeness",
    "likeness_numbers",
    "ocr_ways",
    "plain",
    "plain_forms",
    "readings",
    "romanise_word",
    "script_of",
    "script_of_word",
    "scripts_of",
    "skeleton",
    "skeletons",
    "sound",
    "sound_alike",
    "spellings",
    "spoken_firms",
    "spoken_names",
    "unseamed",
]
