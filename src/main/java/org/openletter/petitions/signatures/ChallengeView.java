package org.openletter.petitions.signatures;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be done before signing. */
@Schema(name = "Challenge", description = "What is to be done before signing.")
record ChallengeView(
        @Schema(
                        description =
                                "none: nothing. proof-of-work: find a number, written in decimals, so that the SHA-256"
                                        + " of challenge, a dot and the number begins with difficulty zero bits; proof"
                                        + " is challenge, dot and number. Extensible enum.",
                        maxLength = 50,
                        examples = "proof-of-work",
                        required = true)
                String algorithm,
        @Schema(
                        description = "What the proof is for.",
                        maxLength = 200,
                        examples = "AZqLZ2pRcACbXj8vahydEAGai2dqUXAAm14_L2ocnRBWbjRtMEF0a09I")
                @Nullable String challenge,
        @Schema(
                        description = "How hard it is: each one more doubles the work.",
                        minimum = "1",
                        maximum = "40",
                        examples = "16")
                @Nullable Integer difficulty,
        @Schema(
                        description = "Until when the proof is taken.",
                        format = "date-time",
                        examples = "2025-07-03T10:10:00Z")
                @Nullable Instant expiresAt) {}
