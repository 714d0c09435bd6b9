package org.openletter.mail;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Whether the mail server can be reached. While it can't, one letter at a time finds out whether it
 * can again; the others stay where they are, and go out together once one was taken.
 */
final class Line {

    private static final Logger LOG = Logger.getLogger(Postman.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private boolean broken;
    private boolean told;
    private Duration pause = FIRST_PAUSE;
    private long end;

    /** How many letters may be under way at once. */
    int room(int most) {
        if (!broken) {
            return most;
        }
        return System.nanoTime() - end < 0 ? 0 : 1;
    }

    /** The server said something about a letter, be it no. */
    void answered() {
        if (told) {
            LOG.info("The mail server takes letters again.");
        }
        broken = false;
        told = false;
        pause = FIRST_PAUSE;
    }

    /**
     * It was of no use to speak to it.
     *
     * @param why without anything personal
     * @param begun when the attempt began, by {@link System#nanoTime}: what was under way already
     *     when the line broke is no news
     */
    void failed(String why, long begun) {
        long now = System.nanoTime();
        if (!broken) {
            broken = true;
            end = now + pause.toNanos();
        } else if (begun - end >= 0) {
            tell(why);
            pause =
                    pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                            ? pause.multipliedBy(2)
                            : LONGEST_PAUSE;
            end = now + pause.toNanos();
        }
    }

    /** Only when it failed again after a pause: one connection may break at any time. */
    private void tell(String why) {
        if (!told) {
            LOG.warnf(
                    "The mail server takes no letters (%s). They wait in the outbox; the next line"
                            + " here tells when it takes them again.",
                    why);
        }
        told = true;
    }
}
