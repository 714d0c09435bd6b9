package org.openletter.prisoners;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.constraint.LanguageTag;
import org.openletter.rest.constraint.Line;

/** One of the names that a person is known by. Names are never unique. */
@Schema(description = "One of the names that a person is known by. Names are never unique.")
record PersonName(
        @NotNull
                @Schema(
                        description = "What sort of name it is; weak ones only help to search.",
                        examples = "primary")
                Kind kind,
        @NotBlank
                @Size(max = 300)
                @Line
                @Schema(
                        description = "The name in full, as it is written.",
                        examples = "Alexei Gorinov")
                String full,
        @Size(max = 150) @Line @Schema(description = "The given name.", examples = "Alexei")
                @Nullable String given,
        @Size(max = 150) @Line @Schema(description = "The patronymic.", examples = "Alexandrovich")
                @Nullable String patronymic,
        @Size(max = 150) @Line @Schema(description = "The family name.", examples = "Gorinov")
                @Nullable String family,
        @Size(max = 35)
                @LanguageTag
                @Schema(description = "The language it is written in, BCP 47.", examples = "en")
                @Nullable String language,
        @Size(max = 4)
                @Schema(
                        description =
                                "The script it is written in, ISO 15924. Derived: what is sent is replaced.",
                        examples = "Latn")
                @Nullable String script,
        @Schema(
                        description = "How sure it is; absent where nobody has said.",
                        examples = "confirmed")
                @Nullable Certainty certainty,
        @Size(max = 50)
                @Schema(
                        description = "The sources that say so, by their ids in this record.",
                        examples = "[\"report\"]")
                List<@NotBlank @Size(max = 50) @Line String> sourceIds)
        implements Sourced {

    PersonName {
        script = full == null ? null : Script.of(full);
    }

    /** What sort of name it is. */
    @Schema(
            name = "NameKind",
            description = "What sort of name it is; weak ones only help to search.")
    enum Kind {
        primary,
        official,
        alias,
        former,
        maiden,
        religious,
        nickname,
        weak
    }
}
