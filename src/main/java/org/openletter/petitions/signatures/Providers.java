package org.openletter.petitions.signatures;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail providers whose rules are known: ours, or those of the operator's own table. */
@ApplicationScoped
class Providers {

    private final Map<String, Provider> byDomain;

    Providers(@ConfigProperty(name = "openletter.signatures.providers") Optional<Path> file) {
        try (InputStream table =
                file.isPresent()
                        ? Files.newInputStream(file.get())
                        : Providers.class.getResourceAsStream("mail-providers.csv")) {
            byDomain = Provider.read(table);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of mail providers can't be read", e);
        }
    }

    /** One spelling for all addresses that lead to the same mailbox. */
    String canonical(Address address) {
        return address.canonical(byDomain);
    }
}
