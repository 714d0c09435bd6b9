package org.openletter.news.ingest;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openletter.news.ingest.FeedDocument.Entry;
import org.openletter.news.ingest.FeedDocument.Markup;

/** RSS and Atom of every version. */
final class XmlFeed {

    private XmlFeed() {}

    static FeedDocument read(String xml) {
        XmlGuard.Languages languages = XmlGuard.look(xml);
        SyndFeed feed = parsed(xml);
        var entries = new ArrayList<Entry>();
        for (SyndEntry entry : feed.getEntries()) {
            int at = entries.size();
            List<@Nullable String> said = languages.entries();
            entries.add(entry(entry, at < said.size() ? said.get(at) : null));
        }
        String language = feed.getLanguage() == null ? languages.whole() : feed.getLanguage();
        return new FeedDocument(language, entries);
    }

    private static SyndFeed parsed(String xml) {
        var input = new SyndFeedInput();
        input.setAllowDoctypes(false);
        try {
            return input.build(new StringReader(xml));
        } catch (IllegalArgumentException e) {
            throw new Unfit("feed-unknown", "The XML is neither RSS nor Atom.");
        } catch (FeedException e) {
            throw new Unfit("feed-broken", "The answer can't be read as RSS or Atom.");
        }
    }

    private static Entry entry(SyndEntry entry, @Nullable String language) {
        Markup content =
                entry.getContents().stream()
                        .map(XmlFeed::markup)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        Markup description = markup(entry.getDescription());
        Date published =
                entry.getPublishedDate() == null
                        ? entry.getUpdatedDate()
                        : entry.getPublishedDate();
        return new Entry(
                entry.getUri(),
                entry.getLink(),
                title(entry),
                content == null ? description : content,
                content == null ? null : description,
                published == null ? null : published.toInstant(),
                authors(entry),
                entry.getCategories().stream()
                        .map(SyndCategory::getName)
                        .filter(Objects::nonNull)
                        .toList(),
                language == null ? language(entry) : language);
    }

    /** RSS never says whether a title is HTML; many are, and one without a mark is the same. */
    private static @Nullable Markup title(SyndEntry entry) {
        SyndContent title = entry.getTitleEx();
        if (title == null) {
            return Markup.of(entry.getTitle(), true);
        }
        return Markup.of(title.getValue(), title.getType() == null || html(title));
    }

    private static @Nullable Markup markup(@Nullable SyndContent content) {
        return content == null ? null : Markup.of(content.getValue(), html(content));
    }

    /** Atom says so; of RSS, descriptions are HTML, and what isn't reads the same as such. */
    private static boolean html(SyndContent content) {
        String type = content.getType();
        return type == null || !type.matches("(?i)text|text/plain");
    }

    private static List<String> authors(SyndEntry entry) {
        List<SyndPerson> persons = entry.getAuthors();
        if (persons != null && !persons.isEmpty()) {
            return persons.stream().map(SyndPerson::getName).filter(Objects::nonNull).toList();
        }
        return entry.getAuthor() == null ? List.of() : List.of(entry.getAuthor());
    }

    private static @Nullable String language(SyndEntry entry) {
        return entry.getModule(DCModule.URI) instanceof DCModule core ? core.getLanguage() : null;
    }
}
