package org.openletter.sealing;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds the operator's keys: in a setting, or in the file that another one names. */
@ApplicationScoped
class Keys {

    @Produces
    @ApplicationScoped
    @Startup
    Seals seals(
            @ConfigProperty(name = "openletter.sealing.keys") Optional<String> keys,
            @ConfigProperty(name = "openletter.sealing.keys-file") Optional<Path> file) {
        return Seals.with(keys.or(() -> file.map(Keys::content)).orElseThrow(Keys::missing));
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The file that OPENLETTER_SEALING_KEYS_FILE names can't be read: "
                            + e.getClass().getSimpleName());
        }
    }

    private static IllegalStateException missing() {
        return new IllegalStateException(
                "No key to seal personal data with. Set OPENLETTER_SEALING_KEYS to 1: followed by what"
                        + " `openssl rand -base64 32` prints, or OPENLETTER_SEALING_KEYS_FILE to a file that says"
                        + " so, and keep a copy apart from the database: without it nobody can read what is"
                        + " sealed. Nothing was started.");
    }
}
