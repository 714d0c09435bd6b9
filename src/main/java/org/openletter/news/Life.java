package org.openletter.news;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.openletter.fault.Fault;

/** What became of an item: what was decided, and what was done to the text that readers saw. */
@Embeddable
class Life {

    @Enumerated(EnumType.STRING)
    Stage stage = Stage.draft;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    @Nullable Retraction retraction;

    /** What was said of the text since it was published, the earliest first. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    List<Correction> corrections = List.of();

    /** Whether a translation of it was corrected, and this text not changed since. */
    boolean translationOutdated;

    /** Which of the texts that readers saw this is, and since when, where a change made it. */
    int textVersion = 1;

    @Nullable Instant textSince;

    /**
     * The text is another from now on. What readers saw until now is kept for them; what was
     * unpublished, or never seen, is not.
     */
    void changeText(UUID item, Status status, Instant now) {
        translationOutdated = false;
        if (status == Status.published) {
            NewsText.keep(item);
        }
        if (status == Status.published || status == Status.unpublished) {
            textVersion++;
            textSince = now;
        }
    }

    void correct(Correction.Request said, Instant now) {
        var correction = new Correction(said.kind(), said.note(), now, textVersion);
        corrections = Stream.concat(corrections.stream(), Stream.of(correction)).toList();
    }

    @Nullable Instant correctedAt() {
        return corrections.isEmpty() ? null : corrections.get(corrections.size() - 1).correctedAt();
    }

    Map<String, Object> told(Status status) {
        var told = new LinkedHashMap<String, Object>();
        told.put("status", status);
        told.put("textVersion", textVersion);
        told.put("corrections", corrections);
        told.put("translationOutdated", translationOutdated);
        if (retraction != null) {
            told.put("retraction", retraction);
        }
        return told;
    }

    @Nullable Fault gone(UUID item) {
        if (retraction == null) {
            return null;
        }
        Fault gone =
                Fault.gone("retracted", "This was published and has been retracted.")
                        .member("id", item)
                        .member("reason", retraction.reason())
                        .member("retractedAt", retraction.retractedAt());
        return retraction.replacedBy() == null
                ? gone
                : gone.member("replacedBy", retraction.replacedBy());
    }
}
