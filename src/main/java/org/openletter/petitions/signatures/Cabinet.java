package org.openletter.petitions.signatures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.openletter.sealing.Seals;

/** Seals what signers say of themselves, each piece for the one row that it belongs to. */
@ApplicationScoped
class Cabinet {

    /** A form of its own, which no change of the API's JSON can alter. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Seals seals;

    Cabinet(Seals seals) {
        this.seals = seals;
    }

    byte[] seal(UUID signing, Sent sent) {
        return seals.seal(json(sent), "signing " + signing);
    }

    Sent sent(UUID signing, byte[] sealed) {
        return read(seals.open(sealed, "signing " + signing), Sent.class);
    }

    byte[] seal(UUID signature, Signer signer) {
        return seals.seal(json(signer), "signature " + signature);
    }

    Signer signer(UUID signature, byte[] sealed) {
        return read(seals.open(sealed, "signature " + signature), Signer.class);
    }

    /** Whose it is, unless that was erased. */
    Optional<Signer> signer(Known known) {
        return Optional.ofNullable(known.sealed()).map(bytes -> signer(known.id(), bytes));
    }

    /** Anything else that is personal, for the row of that kind with this id. */
    byte[] seal(String kind, UUID id, Object value) {
        return seals.seal(json(value), kind + " " + id);
    }

    <T> T open(String kind, UUID id, byte[] sealed, Class<T> type) {
        return read(seals.open(sealed, kind + " " + id), type);
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't be written as JSON");
        }
    }

    /** Without the cause: Jackson's message would quote what it can't read. */
    private static <T> T read(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException("what was sealed is no " + type.getSimpleName());
        }
    }
}
