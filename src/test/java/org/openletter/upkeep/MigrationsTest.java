package org.openletter.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision 024: what the release before still needs goes a release later. */
class MigrationsTest {
    private static final Path PLACE = Path.of("src/main/resources/db/migration");
    private static final String FIRST = "V021";

    private static final Pattern CONTRACTS =
            Pattern.compile(
                    "\\bdrop\\s+(table|column|view|function|type)\\b"
                            + "|\\balter\\s+table\\b[^;]*\\b(drop\\s+(?!constraint|default|not\\b|expression|identity)"
                            + "|rename\\b|(alter|set\\s+data)\\s+(column\\s+)?\\w*\\s*(set\\s+data\\s+)?type\\b)"
                            + "|\\bset\\s+not\\s+null\\b"
                            + "|\\badd\\s+(column\\s+)?(?!constraint)\\w+\\s+[^,;]*\\bnot\\s+null\\b(?![^,;]*\\b(default|generated)\\b)(?<!default[^,;]{0,80})");
    private static final Pattern EXCUSED =
            Pattern.compile("^-- contracts: not used since \\S+", Pattern.MULTILINE);

    @Test
    void no_migration_takes_away_what_the_release_before_needs() throws IOException {
        try (var files = Files.list(PLACE)) {
            List<String> bad =
                    files.filter(file -> file.getFileName().toString().compareTo(FIRST) >= 0)
                            .filter(file -> file.getFileName().toString().startsWith("V"))
                            .filter(file -> contracts(read(file)))
                            .map(file -> file.getFileName().toString())
                            .toList();
            assertEquals(List.of(), bad);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table news_item;",
                "alter table news_item drop column title;",
                "alter table news_item add a text, drop title;",
                "alter table news_item rename column status to stage;",
                "alter table news_item alter column title type varchar(10);",
                "alter table news_item alter title set data type text;",
                "ALTER TABLE news_item\n  ALTER title SET NOT NULL;",
                "alter table news_item add column stage text not null;",
                "drop view news_text;"
            })
    void what_contracts_is_found_unless_it_says_since_when_it_may(String sql) {
        assertEquals(true, contracts(sql), sql);
        assertEquals(false, contracts("-- contracts: not used since 0.4\n" + sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (b text not null, c integer);",
                "alter table news_item add column stage text;",
                "alter table news_item add column stage text not null default 'draft';",
                "alter table news_item add column stage text default 'draft' not null;",
                "alter table news_item add constraint a check (b is not null) not valid;",
                "-- drop table news_item;",
                "create index concurrently a on news_item (title);"
            })
    void what_expands_is_not(String sql) {
        assertEquals(false, contracts(sql), sql);
    }

    private static boolean contracts(String sql) {
        String code = sql.replaceAll("--[^\\n]*", "").toLowerCase(java.util.Locale.ROOT);
        return CONTRACTS.matcher(code).find() && !EXCUSED.matcher(sql).find();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
