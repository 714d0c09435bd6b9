package org.openletter.rest.hot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.UUID;
import java.util.zip.CRC32C;

/** Which build of the service this is: another one may make other answers of the same entries. */
final class Release {

    private Release() {}

    /** Of classes that aren't packed every start is another. */
    static String name() {
        CodeSource source = Release.class.getProtectionDomain().getCodeSource();
        Path packed = source == null ? null : Path.of(URI.create(source.getLocation().toString()));
        if (packed == null || !Files.isRegularFile(packed)) {
            return UUID.randomUUID().toString();
        }
        try {
            var sum = new CRC32C();
            sum.update(Files.readAllBytes(packed));
            return Long.toString(sum.getValue(), 36);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
