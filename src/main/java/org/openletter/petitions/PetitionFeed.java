package org.openletter.petitions;

import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.feed.Feed;
import org.openletter.rest.feed.Feed.Item;
import org.openletter.rest.feed.Feed.Said;

/** Petitions as feeds tell of them: each in a list of many, and what happened to one. */
final class PetitionFeed {

    private static final int MOST = 100;

    private final Petition petition;
    private final Phrases phrases;
    private final List<Item> items = new ArrayList<>();

    private PetitionFeed(Petition petition) {
        this.petition = petition;
        this.phrases = Phrases.of(petition.body.language());
    }

    /** A petition among others. */
    static Item item(Petition petition) {
        return new Item(
                petition.id(),
                petition.body.title(),
                new Feed.Link(path(petition), MediaType.APPLICATION_JSON),
                petition.body.opensAt(),
                latest(petition.updatedAt(), petition.body.opensAt(), petition.ended()),
                new Said(petition.body.language(), petition.body.summary(), petition.textHtml),
                petition.body.authors().stream().map(Author::name).toList());
    }

    /** What happened to a petition, the latest first. */
    static List<Item> of(
            Petition petition, List<PetitionUpdate> updates, List<Delivery> deliveries) {
        var feed = new PetitionFeed(petition);
        feed.life();
        petition.life.responses.forEach(feed::add);
        petition.shown().thresholds().stream()
                .filter(threshold -> threshold.reachedAt() != null)
                .forEach(feed::add);
        updates.forEach(feed::add);
        deliveries.forEach(feed::add);
        feed.items.sort(Comparator.comparing(Item::updated).reversed());
        return feed.items.stream().limit(MOST).toList();
    }

    static String path(Petition petition) {
        return "/v1/petitions/" + petition.id();
    }

    private void life() {
        Instant opened = petition.body.opensAt();
        if (opened != null
                && !opened.isAfter(petition.moment)
                && petition.life.stage != Stage.draft) {
            add(
                    "/opening",
                    phrases.say("opened"),
                    petition.textSince == null ? opened : petition.textSince,
                    Said.html(language(), petition.textHtml));
        }
        Instant ended = petition.ended();
        if (ended != null) {
            String count = phrases.count(petition.signatureCount);
            add("/closing", phrases.say("closed", count), ended, Said.text(language(), null));
        }
        Withdrawal withdrawal = petition.life.withdrawal;
        if (withdrawal != null) {
            var said = Said.text(language(), withdrawal.reason());
            add("/withdrawal", phrases.say("withdrawn"), withdrawal.withdrawnAt(), said);
        }
        Rejection rejection = petition.life.rejection;
        if (rejection != null) {
            var said = Said.text(language(), rejection.reason());
            add("/rejection", phrases.say("rejected"), rejection.rejectedAt(), said);
        }
    }

    private void add(Answer answer) {
        add(
                "/responses/" + answer.respondedAt() + answer.by(),
                phrases.say("response", answer.by()),
                answer.respondedAt(),
                Said.text(null, answer.text()));
    }

    private void add(Threshold threshold) {
        add(
                "/thresholds/" + threshold.count(),
                phrases.say("reached", phrases.count(threshold.count())),
                Objects.requireNonNull(threshold.reachedAt()),
                Said.text(language(), threshold.label()));
    }

    private void add(PetitionUpdate update) {
        items.add(
                new Item(
                        update.id,
                        update.title,
                        link("/updates/" + update.id),
                        update.createdAt,
                        update.createdAt,
                        Said.html(language(), update.textHtml),
                        List.of()));
    }

    private void add(Delivery delivery) {
        String said = delivery.note == null ? delivery.how : delivery.how + "\n\n" + delivery.note;
        items.add(
                new Item(
                        delivery.id,
                        phrases.say("delivered", String.join(", ", delivery.to)),
                        link("/deliveries/" + delivery.id),
                        delivery.deliveredAt,
                        delivery.deliveredAt,
                        Said.text(language(), said),
                        List.of()));
    }

    /** What has no id of its own gets one of its place, which stays the same. */
    private void add(String place, String title, Instant at, Said said) {
        items.add(
                new Item(
                        Feed.id(path(petition) + place), title, link(""), at, at, said, List.of()));
    }

    private Feed.Link link(String below) {
        return new Feed.Link(path(petition) + below, MediaType.APPLICATION_JSON);
    }

    private String language() {
        return petition.body.language();
    }

    private static Instant latest(Instant changed, @Nullable Instant... turns) {
        return Stream.of(turns)
                .filter(Objects::nonNull)
                .filter(turn -> turn.isAfter(changed) && !turn.isAfter(Instant.now()))
                .max(Comparator.naturalOrder())
                .orElse(changed);
    }
}
