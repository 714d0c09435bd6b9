package org.openletter.news.ingest;

import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Why a feed can't be taken, or one entry of it; the message is for whoever entered the source. */
final class Unfit extends RuntimeException {

    private static final Logger LOG = Logger.getLogger(Unfit.class);

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

    /** Tried again it would fail again, so whatever nobody has thought of is said of the feed. */
    static <T> T unless(UUID source, Supplier<T> piece) {
        try {
            return piece.get();
        } catch (Unfit e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "The feed of the source %s can't be read.", source);
            throw new Unfit("feed-broken", "The feed can't be read.");
        }
    }

    int waitSeconds() {
        return waitSeconds;
    }

    String code() {
        return code;
    }
}
