package org.openletter.access;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/**
 * The operator's OpenID Connect provider, as far as its keys go: tokens are checked with those that
 * were fetched last. Asking for them anew is rationed, whoever causes it, and one answer serves all
 * who wait for it. Without a provider in the settings nothing here runs.
 */
@ApplicationScoped
class Provider {

    private static final Logger LOG = Logger.getLogger(Provider.class);

    /** How long one answer is waited for, and by how many calls at a time. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int MOST_WAITING = 16;

    private final Optional<SignOnSettings> settings;
    private final Instance<TenantConfigBean> tenants;
    private final Ages ages;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    private @Nullable Question last;
    private volatile long fetchedAt = System.nanoTime();
    private volatile boolean unreached;

    Provider(
            Config config,
            Instance<TenantConfigBean> tenants,
            @ConfigProperty(name = "openletter.oidc.keys.asked-every") Duration askedEvery,
            @ConfigProperty(name = "openletter.oidc.keys.renewed-after") Duration renewedAfter,
            @ConfigProperty(name = "openletter.oidc.keys.believed-for") Duration believedFor) {
        this.settings = SignOnSettings.of(config);
        this.tenants = tenants;
        this.ages = new Ages(askedEvery, renewedAfter, believedFor);
    }

    /** Quarkus asks for its tenants at the start, and connects then; if it can't, later. */
    void introduce(@Observes Oidc oidc, OidcConfig config) {
        settings.ifPresent(
                known -> {
                    oidc.create(
                            OidcTenantConfig.builder(OidcConfig.getDefaultTenant(config))
                                    .enableTenant()
                                    .authServerUrl(known.url())
                                    .token()
                                    .issuer(known.issuer())
                                    .audience(known.audiences())
                                    .end()
                                    .build());
                    if (known.inClear()) {
                        LOG.warn(
                                "OPENLETTER_OIDC_URL isn't https: whoever stands between can sign tokens of their own.");
                    }
                    if (known.scopes().isEmpty()) {
                        LOG.warn(
                                "OPENLETTER_OIDC_ROLES is unset: the provider's users may read what everybody may.");
                    }
                });
    }

    Optional<SignOnSettings> settings() {
        return settings;
    }

    /**
     * Returns if the provider signed this token, for us and for now.
     *
     * @throws InvalidJwtException if not
     * @throws Fault 503 where nobody can say
     */
    void check(String token) throws InvalidJwtException {
        OidcProvider provider = provider(token);
        try {
            provider.verifyJwtToken(token, true, true, null);
        } catch (InvalidJwtException e) {
            if (!(e.getCause() instanceof UnresolvableKeyException)) {
                throw e;
            }
            // The provider may have new keys, or somebody made a name of a key up.
            await(ask(token));
            provider.verifyJwtToken(token, true, true, null);
        }
    }

    private OidcProvider provider(String token) {
        TenantConfigContext tenant = tenants.get().getDefaultTenant();
        if (!tenant.ready() || older(ages.believedFor())) {
            await(ask(token));
        } else if (older(ages.renewedAfter())) {
            ask(token);
        }
        return tenant.provider();
    }

    private boolean older(Duration age) {
        return System.nanoTime() - fetchedAt > age.toNanos();
    }

    /** The question that is being asked, or was a moment ago, or else a new one. */
    private synchronized Question ask(String token) {
        if (last == null || last.over(ages.askedEvery())) {
            last = new Question(System.nanoTime(), fetch(token).subscribeAsCompletionStage());
        }
        return last;
    }

    /** Quarkus renews its keys only together with a look at a token; the token doesn't matter. */
    private Uni<?> fetch(String token) {
        TenantConfigContext tenant = tenants.get().getDefaultTenant();
        Uni<?> keys =
                tenant.ready()
                        ? tenant.provider()
                                .refreshJwksAndVerifyJwtToken(token, true, true, null)
                                .onFailure(InvalidJwtException.class)
                                .recoverWithNull()
                        : tenant.initialize();
        return keys.ifNoItem()
                .after(PATIENCE)
                .fail()
                .onItem()
                .invoke(this::reached)
                .onFailure()
                .invoke(this::missed);
    }

    private void reached() {
        fetchedAt = System.nanoTime();
        if (unreached) {
            unreached = false;
            LOG.info("The OpenID Connect provider answers again.");
        }
    }

    private void missed(Throwable why) {
        if (!unreached) {
            unreached = true;
            LOG.warnf(
                    "The OpenID Connect provider gives no keys (%s); its users may be turned away until it does.",
                    why.getClass().getSimpleName());
        }
    }

    /** Only so many wait, or a provider that stalls would hold up all who read. */
    private void await(Question question) {
        if (!waiting.tryAcquire()) {
            throw unavailable();
        }
        try {
            question.answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } finally {
            waiting.release();
        }
    }

    private Fault unavailable() {
        return Fault.unavailable(
                "sign-on-unavailable",
                "Access tokens can't be checked just now. API keys, and calls without either, work as ever.",
                (int) Math.max(1, ages.askedEvery().toSeconds()));
    }

    /**
     * @param askedEvery how often the provider may be asked at most
     * @param renewedAfter how old keys are when new ones are fetched in the background
     * @param believedFor how old they may be
     */
    private record Ages(Duration askedEvery, Duration renewedAfter, Duration believedFor) {}

    private record Question(long asked, CompletableFuture<?> answer) {

        boolean over(Duration pause) {
            return answer.isDone() && System.nanoTime() - asked > pause.toNanos();
        }
    }
}
