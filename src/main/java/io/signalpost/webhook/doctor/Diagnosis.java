package io.signalpost.webhook.doctor;

/** Why the signature of a request does not fit. */
public enum Diagnosis {
    AUTHENTIC("authentic", "The signature is right under the management tokens of today.", "Release it."),
    OTHER_TOKEN(
            "other-token",
            "It came on the path of one application and is signed with the token of another.",
            "Give each application's callback URI the name of its own token, /webhooks/smartcar/<name>, then release it."),
    TOKEN_STRAY_CHARACTERS(
            "token-stray-characters",
            "The token differs from the one that signed only by white space, quotes, a line break or invisible characters.",
            "Set the token again exactly as the Dashboard shows it, restart, and release what has been refused."),
    TOKEN_ENCODED(
            "token-encoded",
            "The token differs from the one that signed by percent- or Base64-encoding.",
            "Set the token again exactly as the Dashboard shows it, restart, and release what has been refused."),
    HEADER_RENAMED(
            "header-renamed",
            "The right signature is there, but in a header of another name.",
            "Let the proxy hand SC-Signature on under its own name, then release it."),
    HEADER_REPEATED(
            "header-repeated",
            "There are several signatures, and one of them is right.",
            "Let the proxy hand SC-Signature on once, then release it."),
    SIGNATURE_PREFIXED(
            "signature-prefixed",
            "The signature is right but for a prefix such as sha256=.",
            "Let the proxy hand the value of SC-Signature on unchanged, then release it."),
    SIGNATURE_QUOTED(
            "signature-quoted",
            "The signature is right but for the quotes around it.",
            "Let the proxy hand the value of SC-Signature on unchanged, then release it."),
    SIGNATURE_BASE64(
            "signature-base64",
            "The signature is right but in Base64 instead of hex digits.",
            "Let the proxy hand the value of SC-Signature on unchanged, then release it."),
    BODY_REFORMATTED(
            "body-reformatted",
            "The JSON was read and written again on its way: other spaces, order of fields or escapes than were signed.",
            "Let the proxy hand the body on byte for byte, without parsing it, then release it."),
    BODY_WHITE_SPACE(
            "body-white-space",
            "White space or line ends at or between the lines of the body were added, removed or changed on its way.",
            "Let the proxy hand the body on byte for byte, then release it."),
    BODY_BYTE_ORDER_MARK(
            "body-byte-order-mark",
            "A byte order mark was put before the body, or taken away, on its way.",
            "Let the proxy hand the body on byte for byte, then release it."),
    BODY_REENCODED(
            "body-reencoded",
            "The body was turned into another character set on its way, or read in the wrong one.",
            "Let the proxy hand the body on as bytes, not as text, then release it."),
    BODY_COMPRESSED(
            "body-compressed",
            "The body is compressed, and the signature is that of the plain one.",
            "Let the proxy hand the body on uncompressed, then release it."),
    BODY_DECOMPRESSED(
            "body-decompressed",
            "The body was unpacked on its way, and the signature is that of the compressed one.",
            "Let the proxy hand the body on byte for byte, then release it."),
    CHALLENGE_SIGNED(
            "challenge-signed",
            "The signature is that of a challenge, not of the body. Anybody can get one.",
            "Sign the body; if Smartcar sent it, ask Smartcar. It cannot be released."),
    TOO_LARGE(
            "too-large",
            "No token fits, and the body is larger than Smartcar sends any, so nothing else was tried.",
            "Find out who sends it."),
    UNKNOWN_TOKEN(
            "unknown-token",
            "No configured token made this signature: the token was changed in the Dashboard, or LIVE deliveries still"
                    + " use another one than VERIFY and TEST do, or it is forged.",
            "Compare the token with the Dashboard's, add the missing one as smartcar.management-tokens.<name>, restart and"
                    + " release; when TEST passes and LIVE does not, create the application anew."),
    MALFORMED_SIGNATURE(
            "malformed-signature",
            "SC-Signature is not 64 hex digits, nor anything that they can be read from.",
            "Find out whether a proxy cut or replaced it, or who sends it."),
    NO_SIGNATURE(
            "no-signature",
            "There is no signature, in no header.",
            "If Smartcar sent it, let the proxy hand SC-Signature on; otherwise it is somebody else, and nothing to do.");

    private final String word;
    private final String happened;
    private final String advice;

    Diagnosis(String word, String happened, String advice) {
        this.word = word;
        this.happened = happened;
        this.advice = advice;
    }

    /** A short word that may be the value of a metric tag. */
    public String word() {
        return word;
    }

    /** One sentence: what happened. */
    public String happened() {
        return happened;
    }

    /** One sentence: what to do. */
    public String advice() {
        return advice;
    }
}
