package org.openletter.rest.exchange;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms in which a list can be had: a page of JSON, or the whole of it as a file. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON, "json"),
    NDJSON(Format.NDJSON_TYPE, "ndjson"),
    CSV(Format.CSV_TYPE, "csv");

    public static final String NDJSON_TYPE = "application/x-ndjson";
    public static final String CSV_TYPE = "text/csv";

    private final String mediaType;
    private final String extension;

    Format(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** As a file of this format says it in its {@code Content-Type}. */
    public String contentType() {
        return this == CSV ? CSV_TYPE + ";charset=UTF-8" : mediaType;
    }

    public String extension() {
        return extension;
    }

    /** The first that fits what a caller accepts, the best liked first. */
    public static Format among(List<MediaType> accepted) {
        return accepted.stream().flatMap(type -> Format.of(type).stream()).findFirst().orElse(JSON);
    }

    public static Optional<Format> of(@Nullable MediaType type) {
        return Arrays.stream(values())
                .filter(
                        format ->
                                type != null
                                        && MediaType.valueOf(format.mediaType).isCompatible(type))
                .findFirst();
    }
}
