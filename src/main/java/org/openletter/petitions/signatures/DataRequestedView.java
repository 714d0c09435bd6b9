package org.openletter.petitions.signatures;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The one answer to all who ask for their data. */
@Schema(
        name = "DataRequestReceived",
        description = "That a request for one's data was taken in: the same for everybody.")
record DataRequestedView(
        @Schema(
                        description = "What comes next.",
                        enumeration = "mail_sent",
                        maxLength = 9,
                        examples = "mail_sent",
                        required = true)
                String status,
        @Schema(
                        description = "The same for people.",
                        maxLength = 300,
                        examples = "Look into your mailbox.",
                        required = true)
                String detail) {

    static final DataRequestedView MAILED =
            new DataRequestedView(
                    "mail_sent",
                    "Look into your mailbox: a link there shows what we hold about the address, and holds for 24 hours.");
}
