package org.openletter.rest.feed;

/** The forms in which a feed can be had; they tell the same, with the same ids. */
public enum FeedFormat {
    /** JSON Feed 1.1. */
    json(FeedFormat.JSON),
    /** RFC 4287. */
    atom(FeedFormat.ATOM),
    /** RSS 2.0. */
    rss(FeedFormat.RSS);

    public static final String JSON = "application/feed+json";
    public static final String ATOM = "application/atom+xml";
    public static final String RSS = "application/rss+xml";

    private final String mediaType;

    FeedFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] written(Feed feed) {
        return switch (this) {
            case json -> JsonFeed.written(feed);
            case atom -> Atom.written(feed);
            case rss -> Rss.written(feed);
        };
    }
}
