package org.openletter.rest.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;
import org.openletter.rest.SchemaVersion;

/** What the document says of the API as a whole. */
final class Frame {

    private static final String GUIDE = "guide.md";

    private Frame() {}

    /**
     * @param tags the descriptions of the tags by their names
     */
    static void write(OpenAPI document, Map<String, String> tags) {
        document.setInfo(
                OASFactory.createInfo()
                        .title("Open Letter")
                        .summary("Prisoners, the news about them, and the petitions for them.")
                        .description(guide())
                        .version(SchemaVersion.CURRENT)
                        .contact(OASFactory.createContact().name("The maintainers of Open Letter"))
                        .license(
                                OASFactory.createLicense()
                                        .name("Apache License 2.0")
                                        .identifier("Apache-2.0")));
        if (document.getServers() == null || document.getServers().isEmpty()) {
            document.addServer(
                    OASFactory.createServer().url("/").description("Where this document is from."));
        }
        document.setTags(
                tags.entrySet().stream()
                        .map(
                                tag ->
                                        OASFactory.createTag()
                                                .name(tag.getKey())
                                                .description(tag.getValue()))
                        .toList());
        document.getComponents()
                .addSecurityScheme(
                        Operations.BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("ol_… or JWT")
                                .description(
                                        "An API key of this service: `Authorization: Bearer ol_…`; or an access token (a JWT) of the operator's OpenID Connect provider, where there is one. Never in an address."));
        document.setExternalDocs(
                OASFactory.createExternalDocumentation()
                        .description("RFC 9457: how problems are written")
                        .url("https://www.rfc-editor.org/rfc/rfc9457"));
    }

    private static String guide() {
        try (@Nullable InputStream guide = Frame.class.getResourceAsStream(GUIDE)) {
            if (guide == null) {
                throw new IllegalStateException(GUIDE + " is missing");
            }
            return new String(guide.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
