package org.openletter.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.openletter.sealing.Seals;

/**
 * A letter as the database has it: sealed, but for the name of its template.
 *
 * @param attempts how often it has been taken out, this time included
 */
record Envelope(UUID id, String template, byte[] sealed, int attempts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Envelope around(Letter letter, Seals seals) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        try {
            byte[] sealed = seals.seal(JSON.writeValueAsBytes(letter), context(id));
            return new Envelope(id, letter.template(), sealed, 0);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    Letter open(Seals seals) {
        try {
            return JSON.readValue(seals.open(sealed, context(id)), Letter.class);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Moved to another row, it can't be opened. */
    private static String context(UUID id) {
        return "outbox " + id;
    }

    /** Without the cause: Jackson's message holds what it read. */
    private static IllegalStateException unreadable(IOException cause) {
        return new IllegalStateException(
                "a letter is no JSON: " + cause.getClass().getSimpleName());
    }
}
