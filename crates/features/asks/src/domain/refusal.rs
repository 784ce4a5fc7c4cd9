//! Why an ask's verbs say no: one enum an operation, each variant a message key.

refusals! {
    /// Opening a held ask, or hearing a new one.
    OpenRefused {
        /// It was read already, or it is closed.
        NotWaiting = "open-not-waiting",
    }
    /// Asking a ring of neighbors.
    PublishRefused {
        /// A steward must open it first.
        Held = "publish-held",
        /// It stays at the desk.
        ToDesk = "publish-to-desk",
        /// It is being asked already, or it is taken or closed.
        NotWaiting = "publish-not-waiting",
        /// Farther than the asker allowed.
        TooFar = "publish-too-far",
        /// It sounded like danger: only a steward may send it out.
        StewardOnly = "publish-steward-only",
    }
    /// Asking a wider ring.
    WidenRefused {
        /// It is not being asked now.
        NotAsking = "widen-not-asking",
        /// Farther than the asker allowed.
        TooFar = "widen-too-far",
        /// Not farther than now.
        NotWider = "widen-not-wider",
        /// It is not time yet.
        NotYet = "widen-not-yet",
        /// It sounded like danger: it never widens by itself.
        Danger = "widen-danger",
    }
    /// "I'll take it".
    ClaimRefused {
        /// Somebody else was faster.
        Taken = "claim-taken",
        /// A steward must open it first.
        Held = "claim-held",
        /// It is not being asked.
        NotAsking = "claim-not-asking",
        /// It is closed.
        Closed = "claim-closed",
        /// It is their own ask.
        Own = "claim-own",
        /// They hold as many as they may.
        TooMany = "claim-too-many",
        /// The asker turned them down before.
        Declined = "claim-declined",
        /// It stays at the desk.
        ToDesk = "claim-to-desk",
        /// Only somebody whom others vouched for may come alone.
        NeedsTrust = "claim-needs-trust",
        /// In this circle a steward hands asks out.
        Assigned = "claim-assigned",
    }
    /// Saying yes to a helper.
    AcceptRefused {
        /// Nobody waits for an answer.
        NothingWaits = "accept-nothing-waits",
        /// Another claim than the one that was shown.
        OtherClaim = "accept-other-claim",
        /// Only the asker answers here.
        NotYours = "accept-not-yours",
        /// A steward says yes first.
        Unapproved = "accept-unapproved",
    }
    /// Saying no to a helper.
    DeclineRefused {
        /// Nobody waits for an answer.
        NothingWaits = "decline-nothing-waits",
        /// Another claim than the one that was shown.
        OtherClaim = "decline-other-claim",
        /// Only the asker answers here.
        NotYours = "decline-not-yours",
    }
    /// What only the helper may do: set out, still on it, hand back, done, part done, could not.
    HelperRefused {
        /// They do not hold it.
        NotYours = "helper-not-yours",
        /// The asker has not said yes.
        NotAccepted = "helper-not-accepted",
        /// They set out already.
        AlreadyStarted = "helper-already-started",
    }
    /// The asker says that it is done, or a steward hands it on.
    CloseRefused {
        /// It is closed already.
        Closed = "close-closed",
        /// Nobody has it.
        NobodyHasIt = "close-nobody-has-it",
        /// A steward must open it first.
        Held = "close-held",
    }
    /// The asker takes it back.
    WithdrawRefused {
        /// It is closed already.
        Closed = "withdraw-closed",
    }
    /// Asking once more after a helper could not.
    ReopenRefused {
        /// It does not wait for that.
        NotWaiting = "reopen-not-waiting",
    }
    /// "Still need it".
    StillNeedRefused {
        /// It is closed; ask again instead.
        Closed = "still-need-closed",
    }
    /// A new ask like an old one.
    AskAgainRefused {
        /// The old one is still open.
        StillOpen = "ask-again-still-open",
    }
    /// Thanking.
    ThankRefused {
        /// Nobody has done anything yet.
        NothingDone = "thank-nothing-done",
        /// Thanks went out already.
        Already = "thank-already",
    }
    /// Changing an ask.
    EditRefused {
        /// It is closed.
        Closed = "edit-closed",
        /// Somebody has it: this part stays as they took it.
        Claimed = "edit-claimed",
        /// Neighbors were asked: this part stays.
        Published = "edit-published",
    }
}
