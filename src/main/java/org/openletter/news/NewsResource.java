package org.openletter.news;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.openletter.access.Caller;
import org.openletter.access.Needs;
import org.openletter.access.Open;
import org.openletter.access.Scope;
import org.openletter.fault.Fault;
import org.openletter.fault.Flaw;
import org.openletter.rest.Change;
import org.openletter.rest.FollowedCollection;
import org.openletter.rest.Kind;
import org.openletter.rest.feed.Feed;
import org.openletter.rest.list.TextSearch;

/** {@code /v1/news}: what every collection does, and the life of an item. */
@Path("/v1/news")
@Needs(Scope.NEWS_WRITE)
@Tag(name = "News", description = "What happened, as it was published.")
class NewsResource extends FollowedCollection<NewsItem, NewsBody, NewsView> {

    private final NewsFeed feed;

    NewsResource(NewsFeed feed) {
        super(
                Kind.of("news", NewsItem.class, NewsBody.class, NewsView.class)
                        .table("news_item")
                        .editedBy(Scope.NEWS_WRITE)
                        .guardedBy(new Editors())
                        .visibleTo(NewsResource::seen)
                        .titled("e.title")
                        .withStatus("news_status(e)")
                        .turningAt("e.visible_from", "e.visible_until")
                        .sortedBy("-publishedAt")
                        .searchedBy(
                                TextSearch.in("news_item")
                                        .marking("title", "e.title")
                                        .marking("summary", "e.summary")
                                        .markingPieces("body", "e.body_text"))
                        .translated()
                        .keepingAnswers()
                        .alsoAs(NewsArticle.MEDIA_TYPE, NewsArticle::of)
                        .alsoAs(Ninjs.MEDIA_TYPE, Ninjs::of)
                        .shownBy(NewsItem::new, NewsView::of));
        this.feed = feed;
    }

    private static String seen(Caller caller) {
        if (caller.may(Scope.NEWS_WRITE)) {
            return "true";
        }
        String published = "e.stage = 'published' and e.visible_until > now() and ";
        return caller.may(Scope.NEWS_EMBARGOED)
                ? published + "(e.publish_at is null or e.publish_at <= now())"
                : published + "e.visible_from <= now()";
    }

    @Override
    @GET
    @Path("/{id}")
    @Open
    @Produces({MediaType.APPLICATION_JSON, NewsArticle.MEDIA_TYPE, Ninjs.MEDIA_TYPE})
    public Response get(
            @PathParam("id") String id,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("embed") @Nullable String embed,
            @QueryParam("asOf") @Nullable String asOf) {
        return super.get(id, fields, embed, asOf);
    }

    @Override
    @GET
    @Path("/by-slug/{slug}")
    @Open
    @Produces({MediaType.APPLICATION_JSON, NewsArticle.MEDIA_TYPE, Ninjs.MEDIA_TYPE})
    public Response getBySlug(
            @PathParam("slug") String slug,
            @QueryParam("fields") @Nullable String fields,
            @QueryParam("embed") @Nullable String embed,
            @QueryParam("asOf") @Nullable String asOf) {
        return super.getBySlug(slug, fields, embed, asOf);
    }

    @POST
    @Path("/{id}/publication")
    @Needs(Scope.NEWS_PUBLISH)
    @Transactional
    @Operation(
            summary = "Publish a news item",
            description =
                    "Makes a draft or an unpublished item visible to everybody: at once, or at the time that publishAt"
                            + " or embargoUntil says. Where publishedAt is not set, it becomes that time.")
    public Response publish(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return verb(id, ifMatch, new Change<>("published", null, this::publish));
    }

    @POST
    @Path("/{id}/unpublication")
    @Needs(Scope.NEWS_PUBLISH)
    @Transactional
    @Operation(
            summary = "Unpublish a news item",
            description =
                    "Hides a published item from readers; it can be published again. One that waits for its time, and that"
                            + " nobody has seen yet, becomes a draft.")
    public Response unpublish(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return verb(id, ifMatch, new Change<>("unpublished", null, NewsItem::unpublish));
    }

    @POST
    @Path("/{id}/corrections")
    @Needs(Scope.NEWS_PUBLISH)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Correct a news item",
            description =
                    "Changes a published item and says so in the open. Its translations are outdated until their text"
                            + " is changed; where this one was, the correction follows theirs, and they are not.")
    public Response correct(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Correction.Request request) {
        TranslationGroup.lock(identifier(id));
        return verb(
                id,
                ifMatch,
                new Change<>(
                        "corrected",
                        request.note(),
                        item -> {
                            TranslationGroup.behind(item).forEach(this::outdate);
                            item.correct(request);
                        }));
    }

    private void outdate(UUID translation) {
        change(
                translation,
                new Change<>("outdated", null, item -> item.life.translationOutdated = true));
    }

    @POST
    @Path("/{id}/retraction")
    @Needs(Scope.NEWS_PUBLISH)
    @Transactional
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Retract a news item",
            description =
                    "Takes a published item back for good, in the open: its address answers 410 with the"
                            + " reason.")
    public Response retract(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Retraction.Request request) {
        checkLinks(request);
        requirePublished(request.replacedBy());
        return verb(
                id,
                ifMatch,
                new Change<>(
                        "retracted",
                        request.reason(),
                        item -> item.retract(request.reason(), request.replacedBy())));
    }

    /** Readers are shown what takes the item's place, so it must be there for them. */
    private void requirePublished(@Nullable UUID replacedBy) {
        if (replacedBy != null && !showsEverybody(replacedBy)) {
            throw Fault.invalid(
                    List.of(
                            Flaw.pointer(
                                    "/replacedBy",
                                    "not-published",
                                    "This must be a published item.")));
        }
    }

    @Override
    protected void publish(NewsItem item) {
        item.publish();
    }

    @Override
    protected Feed.Item told(NewsItem item) {
        return feed.item(item);
    }
}
