package org.openletter.support;

import java.util.stream.Stream;

/** A valid body for every collection. A new collection adds its own here, and is tested. */
public final class Specimens {

    private static final Specimen FACILITIES =
            new Specimen(
                    "facilities",
                    "kind",
                    "address",
                    "",
                    """
                    {"address": "NOTE"}
                    """,
                    """
                    {"names": [{"full": "TITLE"}], "kind": "MARK", "country": "RU", "address": "Street 1"}
                    """);
    private static final Specimen NEWS =
            new Specimen(
                    "news",
                    "kind",
                    "summary",
                    "publication",
                    """
                    {"summary": "NOTE"}
                    """,
                    """
                    {"title": "TITLE", "summary": "Short", "body": "Some *text*.", "language": "en", "kind": "MARK"}
                    """);
    private static final Specimen PRISONERS =
            new Specimen(
                    "prisoners",
                    "occupations",
                    "bornOn",
                    "",
                    """
                    {"summary": {"en": "NOTE"}}
                    """,
                    """
                    {"names": [{"full": "TITLE", "kind": "primary"}], "occupations": ["MARK"], "bornOn": "1961",
                     "visibility": "public"}
                    """);

    private static final Specimen PETITIONS =
            new Specimen(
                    "petitions",
                    "language",
                    "summary",
                    "publication",
                    """
                    {"summary": "NOTE"}
                    """,
                    """
                    {"title": "TITLE", "summary": "Short", "text": "Release *them*.", "kind": "petition", "language": "MARK"}
                    """);

    private Specimens() {}

    public static Stream<Specimen> all() {
        return Stream.of(FACILITIES, NEWS, PRISONERS, PETITIONS);
    }

    /** Those with entries that not everybody sees. */
    public static Stream<Specimen> withDrafts() {
        return all().filter(Specimen::hasDrafts);
    }

    public static Specimen named(String name) {
        return all().filter(specimen -> specimen.name().equals(name)).findFirst().orElseThrow();
    }
}
