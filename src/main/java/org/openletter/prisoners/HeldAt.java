package org.openletter.prisoners;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.body.Link;

/** Where a person is held. */
@Schema(name = "HeldAt", description = "How and where a person is held on a day.")
record HeldAt(
        @Schema(description = "What kind of custody it is.", examples = "colony", required = true)
                Custody.Kind kind,
        @Link("facilities")
                @Schema(
                        description = "The facility; absent where nobody knows.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10")
                @Nullable UUID facilityId,
        @Schema(
                        description = "Since when so, EDTF.",
                        maxLength = 50,
                        examples = "2022-04-26",
                        required = true)
                String since) {

    static @Nullable HeldAt of(@Nullable Custody custody) {
        return custody == null
                ? null
                : new HeldAt(custody.kind(), custody.facilityId(), custody.from());
    }
}
