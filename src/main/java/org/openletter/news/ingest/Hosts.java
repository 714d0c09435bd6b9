package org.openletter.news.ingest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps a distance between two questions to one host, whichever instance asks. */
@ApplicationScoped
class Hosts {

    private static final String RESERVE =
            """
            with reserved as (
              insert into feed_host as h (host, free_at)
              values (:host, now() + :spacing * interval '1 millisecond')
              on conflict (host) do update
              set free_at = greatest(h.free_at, now()) + :spacing * interval '1 millisecond'
              returning free_at)
            select cast(1000 * extract(epoch from free_at - now()) as bigint) - :spacing from reserved
            """;

    private final EntityManager database;
    private final Duration spacing;

    Hosts(
            EntityManager database,
            @ConfigProperty(name = "openletter.feeds.host-spacing") Duration spacing) {
        this.database = database;
        this.spacing = spacing;
    }

    static String of(String url) {
        return String.valueOf(URI.create(url).getHost()).toLowerCase(Locale.ROOT);
    }

    /** Takes the next free moment of the host, and says how far away it is. */
    Duration reserve(String host) {
        Number millis =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        (Number)
                                                database.createNativeQuery(RESERVE, Long.class)
                                                        .setParameter("host", host)
                                                        .setParameter("spacing", spacing.toMillis())
                                                        .getSingleResult());
        return Duration.ofMillis(Math.max(0, millis.longValue()));
    }
}
