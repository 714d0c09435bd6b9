package org.openletter.changes.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openletter.support.Api;
import org.openletter.support.Eventually;
import org.openletter.support.Site;

/** Somebody who wants to be told: a site of its own, and a webhook that leads there. */
final class Receiver implements AutoCloseable {

    private static final String PATH = "/hook";

    private final Site site = Site.open();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>(new ArrayDeque<>());
    private volatile int usual = 204;
    private final String id;
    private volatile String secret;

    private Receiver(String interest) {
        site.put(
                PATH,
                (asked, out) -> {
                    Integer status = answers.poll();
                    Site.page(status == null ? usual : status, "").answer(asked, out);
                });
        JsonNode made =
                Api.json(
                        201,
                        Api.sending(
                                        Api.admin(),
                                        "{\"url\":\"%s\"%s}".formatted(site.url(PATH), interest))
                                .post("/v1/webhooks"));
        id = made.get("id").textValue();
        secret = made.get("secret").textValue();
    }

    static Receiver of(String... kinds) {
        return new Receiver(",\"kinds\":[\"" + String.join("\",\"", kinds) + "\"]");
    }

    static Receiver wanting(String interest) {
        return new Receiver("," + interest);
    }

    /** From now on, first these and then always the last one of them. */
    Receiver answering(Integer... statuses) {
        usual = statuses[statuses.length - 1];
        answers.addAll(Arrays.asList(statuses).subList(0, statuses.length - 1));
        return this;
    }

    String path() {
        return "/v1/webhooks/" + id;
    }

    String id() {
        return id;
    }

    Site site() {
        return site;
    }

    String secret() {
        return secret;
    }

    void secret(String other) {
        secret = other;
    }

    List<Site.Asked> heard() {
        return site.asked(PATH);
    }

    /** All that it was told, once that is so many. */
    List<Site.Asked> heard(int times) {
        Eventually.holds(() -> heard().size() >= times);
        assertEquals(times, heard().size());
        return heard();
    }

    JsonNode now() {
        return Api.adminReads(path());
    }

    JsonNode deliveries() {
        return Api.adminReads(path() + "/deliveries?limit=100").get("items");
    }

    JsonNode oldest() {
        JsonNode all = deliveries();
        return all.get(all.size() - 1);
    }

    void patch(String json) {
        Api.json(
                200,
                Api.sending(Api.admin().header("If-Match", "*"), Api.MERGE_PATCH, json)
                        .patch(path()));
    }

    static JsonNode body(Site.Asked asked) {
        return Api.json(new String(asked.body(), StandardCharsets.UTF_8));
    }

    /** As the specification of Standard Webhooks says, by a reader of our own. */
    static String signature(String secret, Site.Asked asked) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(
                    new SecretKeySpec(
                            Base64.getDecoder().decode(secret.replace("whsec_", "")),
                            "HmacSHA256"));
            mac.update((asked.header("webhook-id") + ".").getBytes(StandardCharsets.UTF_8));
            mac.update((asked.header("webhook-timestamp") + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(asked.body()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** It goes away, and nothing is posted there any more. */
    @Override
    public void close() {
        Api.admin().header("If-Match", "*").delete(path());
        site.close();
    }
}
