package org.openletter.petitions.signatures;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The one answer to all who sign. */
@Schema(
        name = "SignatureReceived",
        description = "That a signature was taken in: the same for everybody.")
record ReceivedView(
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
                        examples = "Look into your mailbox to confirm.",
                        required = true)
                String detail) {

    static final ReceivedView MAILED =
            new ReceivedView(
                    "mail_sent",
                    "Look into your mailbox: the signature counts once you have confirmed it there.");
}
