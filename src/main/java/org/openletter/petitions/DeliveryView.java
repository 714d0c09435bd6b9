package org.openletter.petitions;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery as it is read. */
@Schema(
        name = "PetitionDelivery",
        description =
                "That a petition was handed to those whom it addresses, with as many signatures as it had.")
record DeliveryView(
        @Schema(
                        description = "The identifier.",
                        format = "uuid",
                        examples = "01981f2c-7d3a-7c7e-9b5e-3f2f6a1c9d10",
                        required = true)
                UUID id,
        @Size(min = 1, max = 50)
                @Schema(
                        description = "To whom.",
                        examples = "[\"The Government of Norway\"]",
                        required = true)
                List<@NotBlank @Size(max = 300) String> to,
        @Schema(
                        description = "When.",
                        format = "date-time",
                        examples = "2025-09-01T12:00:00Z",
                        required = true)
                Instant deliveredAt,
        @Schema(
                        description = "In which way.",
                        minLength = 1,
                        maxLength = 300,
                        examples = "By hand, in Oslo",
                        required = true)
                String how,
        @Schema(
                        description = "What is to be said of it, as plain text.",
                        maxLength = 5000,
                        examples = "The minister took it himself.")
                @Nullable String note,
        @Schema(
                        description = "Where more is said of it.",
                        format = "uri",
                        maxLength = 2000,
                        examples = "https://www.example.org/delivery")
                @Nullable String url,
        @Schema(
                        description = "How many had signed when this was recorded.",
                        minimum = "0",
                        examples = "12345",
                        required = true)
                long signatureCount) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.id,
                delivery.to,
                delivery.deliveredAt,
                delivery.how,
                delivery.note,
                delivery.url,
                delivery.signatureCount);
    }
}
