package org.openletter.outbound;

/** Why there is no answer. The message is a sentence for whoever gave the address. */
public final class Refused extends RuntimeException {

    /** What can be wrong; its code stays, its sentence may change. */
    public enum Reason {
        URL_INVALID("url-invalid", "This isn't a URL that leads to a host."),
        SCHEME_UNSUPPORTED("scheme-unsupported", "Only http and https are spoken."),
        CREDENTIALS_IN_URL("credentials-in-url", "A URL must not hold a name or a password."),
        UNRESOLVABLE("unresolvable", "There is no host of this name."),
        ADDRESS_PRIVATE(
                "address-private",
                "The host, or one that it redirects to, has an address that is private, local or"
                        + " reserved."),
        CONNECTION_REFUSED("connection-refused", "The host takes no connections there."),
        UNREACHABLE("unreachable", "The host can't be reached."),
        TLS("tls", "No secure connection could be made; its certificate may be the reason."),
        TIMEOUT("timeout", "It took too long."),
        CONNECTION_CLOSED("connection-closed", "The connection broke off before the end."),
        RESPONSE_INVALID("response-invalid", "What came back isn't an HTTP answer."),
        TOO_LARGE("too-large", "The answer is larger than allowed."),
        ENCODING_UNSUPPORTED(
                "encoding-unsupported", "The answer is packed in a way that nobody asked for."),
        TOO_MANY_REDIRECTS("too-many-redirects", "It redirects again and again."),
        REDIRECT_INVALID("redirect-invalid", "It redirects to something that isn't a URL."),
        REDIRECT_DOWNGRADE(
                "redirect-downgrade", "It redirects from a secure address to an insecure one.");

        private final String code;
        private final String sentence;

        Reason(String code, String sentence) {
            this.code = code;
            this.sentence = sentence;
        }

        public String code() {
            return code;
        }

        public String sentence() {
            return sentence;
        }
    }

    private final Reason reason;

    public Refused(Reason reason) {
        super(reason.sentence, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
