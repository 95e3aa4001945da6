"""What the audit trail tells of: one word for each kind of action, with its sentence."""

from enum import StrEnum


class Action(StrEnum):
    """A kind of action the trail tells of."""

    CASE_OPENED = "case.opened"
    CASE_VIEWED = "case.viewed"
    CASE_ASSIGNED = "case.assigned"
    CASE_DECIDED = "case.decided"
    CASE_SECONDED = "case.seconded"
    CASE_NOT_SECONDED = "case.not_seconded"
    CASE_ANSWERED = "case.answered"
    CASE_REOPENED = "case.reopened"
    CASE_REPLAYED = "case.replayed"
    CASE_REPORTED = "case.reported"
    NOTE_ADDED = "note.added"
    ATTACHMENT_ADDED = "attachment.added"
    ATTACHMENT_VIEWED = "attachment.viewed"
    GOOD_GUY_MADE = "good_guy.made"
    GOOD_GUY_LAPSED = "good_guy.lapsed"
    DECISION_VIEWED = "decision.viewed"
    QUEUE_VIEWED = "queue.viewed"
    BOOK_CASE_VIEWED = "book.case_viewed"
    BOOK_IMPORTED = "book.imported"
    BOOK_SCREENED = "book.screened"
    BOOK_DECIDED = "book.decided"
    BOOK_REVOKED = "book.revoked"
    LISTS_SWITCHED = "lists.switched"
    LISTS_TAKEN_IN = "lists.taken_in"
    LAW_CHANGED = "law.changed"
    SETTINGS_CHANGED = "settings.changed"
    PROFILE_CHANGED = "profile.changed"
    WEBHOOK_CHANGED = "webhook.changed"
    KEY_MADE = "key.made"
    KEY_ENDED = "key.ended"
    PERSON_ADDED = "person.added"
    PERSON_CHANGED = "person.changed"
    PERSON_ENDED = "person.ended"
    SIGNED_IN = "signed.in"
    SIGNED_OUT = "signed.out"
    SIGN_IN_REFUSED = "signed.refused"
    ACCESS_REFUSED = "access.refused"
    SERVICE_SET_UP = "service.set_up"
    SERVICE_STARTED = "service.started"
    AUDIT_VIEWED = "audit.viewed"
    AUDIT_EXPORTED = "audit.exported"
    AUDIT_CARRIED = "audit.carried"
    AUDIT_PRUNED = "audit.pruned"

    @property
    def says(self) -> str:
        """Give the sentence a reader of the trail sees.

        >>> Action.CASE_VIEWED.says
        'A case was looked at.'
        """
        return _SAYS[self]


_SAYS = {
    Action.CASE_OPENED: "A document was assessed and a case opened of it.",
    Action.CASE_VIEWED: "A case was looked at.",
    Action.CASE_ASSIGNED: "A case was given to a person, or to nobody.",
    Action.CASE_DECIDED: "A case was decided, or a decision put forward for a second person.",
    Action.CASE_SECONDED: "A second person agreed to a decision, and it took effect.",
    Action.CASE_NOT_SECONDED: "A decision put forward was turned down or taken back.",
    Action.CASE_ANSWERED: "A case was closed as it opened, by a decision of the same hits.",
    Action.CASE_REOPENED: "A closed case was opened again.",
    Action.CASE_REPLAYED: "A case's assessment was made again and compared.",
    Action.CASE_REPORTED: "A report was made of a case.",
    Action.NOTE_ADDED: "A note was added to a case.",
    Action.ATTACHMENT_ADDED: "A file was added to a case.",
    Action.ATTACHMENT_VIEWED: "A file of a case was opened.",
    Action.GOOD_GUY_MADE: "A decision that a party is not the listed one began to hold.",
    Action.GOOD_GUY_LAPSED: "A decision that a party is not the listed one ended.",
    Action.DECISION_VIEWED: "A decision was looked at.",
    Action.QUEUE_VIEWED: "A page of the queue was looked at.",
    Action.BOOK_CASE_VIEWED: "A case of the book was looked at.",
    Action.BOOK_IMPORTED: "Parties of a table were taken into the book.",
    Action.BOOK_SCREENED: "The book was screened, or a part of it.",
    Action.BOOK_DECIDED: "A case of the book was decided.",
    Action.BOOK_REVOKED: "A decision of the book was taken back.",
    Action.LISTS_SWITCHED: "Other lists were put in use.",
    Action.LISTS_TAKEN_IN: "Editions of lists were taken in, or held in quarantine.",
    Action.LAW_CHANGED: "Another lawbook was put in use.",
    Action.SETTINGS_CHANGED: "Settings were changed.",
    Action.PROFILE_CHANGED: "A profile was changed.",
    Action.WEBHOOK_CHANGED: "An address to be told of events was added, changed or ended.",
    Action.KEY_MADE: "A key to the service was made.",
    Action.KEY_ENDED: "A key to the service was ended.",
    Action.PERSON_ADDED: "A person was given access.",
    Action.PERSON_CHANGED: "A person's roles or means of access were changed.",
    Action.PERSON_ENDED: "A person's access was ended.",
    Action.SIGNED_IN: "A person signed in.",
    Action.SIGNED_OUT: "A person signed out.",
    Action.SIGN_IN_REFUSED: "Somebody tried to sign in and was refused.",
    Action.ACCESS_REFUSED: "Somebody asked for what their role may not see or do.",
    Action.SERVICE_SET_UP: "The service was set up, and its first administrator named.",
    Action.SERVICE_STARTED: "The service was started.",
    Action.AUDIT_VIEWED: "The audit trail was looked at.",
    Action.AUDIT_EXPORTED: "The audit trail was exported.",
    Action.AUDIT_CARRIED: "Digests of what is still stored were carried on before a cut.",
    Action.AUDIT_PRUNED: "The oldest entries were cut away when their years of keeping had passed.",
}
