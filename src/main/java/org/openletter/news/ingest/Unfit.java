package org.openletter.news.ingest;

/** Why a feed can't be taken, or one entry of it; the message is for whoever entered the source. */
final class Unfit extends RuntimeException {

    private final String code;
    private final int waitSeconds;

    Unfit(String code, String sentence) {
        this(code, sentence, 0);
    }

    /**
     * The same for what may be better later.
     *
     * @param waitSeconds how long the publisher asks to be left alone
     */
    Unfit(String code, String sentence, int waitSeconds) {
        super(sentence, null, false, false);
        this.code = code;
        this.waitSeconds = waitSeconds;
    }

    int waitSeconds() {
        return waitSeconds;
    }

    String code() {
        return code;
    }
}
