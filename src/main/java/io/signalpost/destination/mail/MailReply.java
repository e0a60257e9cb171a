package io.signalpost.destination.mail;

import io.signalpost.eventlog.ledger.Success;

/**
 * What the mail server has said to the last mail of this thread. Camel has no header for it.
 */
public final class MailReply {

    private static final ThreadLocal<String> LAST = new ThreadLocal<>();

    private MailReply() {}

    static void said(String reply) {
        LAST.set(reply);
    }

    /** What was said to mails of an event that has failed is not said to the next. */
    static void forget() {
        LAST.remove();
    }

    /** Since it was asked the last time; when there was no mail, that nothing was sent. */
    public static String last() {
        String reply = LAST.get();
        forget();
        return reply == null ? Success.NOTHING_SENT : "SMTP " + reply;
    }
}
