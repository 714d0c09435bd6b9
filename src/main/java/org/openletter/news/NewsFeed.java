package org.openletter.news;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openletter.rest.feed.Feed;

/** News as feeds tell of them. */
@ApplicationScoped
class NewsFeed {

    private final Optional<String> page;

    /**
     * @param page where readers read an item, with {@code {slug}} or {@code {id}} in it
     */
    NewsFeed(@ConfigProperty(name = "openletter.links.news") Optional<String> page) {
        this.page = page;
    }

    Feed.Item item(NewsItem item) {
        NewsBody body = item.body;
        return new Feed.Item(
                item.id(),
                body.title(),
                link(item),
                body.publishedAt(),
                item.renewedAt(),
                new Feed.Said(body.language(), body.summary(), item.bodyHtml),
                authors(body),
                new Feed.Beside(body.originalUrl(), body.tags(), body.media()));
    }

    private Feed.Link link(NewsItem item) {
        return page.map(address -> new Feed.Link(filled(address, item), MediaType.TEXT_HTML))
                .orElseGet(
                        () -> new Feed.Link("/v1/news/" + item.id(), MediaType.APPLICATION_JSON));
    }

    private static String filled(String address, NewsItem item) {
        return address.replace("{slug}", item.slug()).replace("{id}", item.id().toString());
    }

    private static List<String> authors(NewsBody body) {
        return !body.byline().isEmpty() || body.publisher() == null
                ? body.byline()
                : List.of(body.publisher().name());
    }
}
