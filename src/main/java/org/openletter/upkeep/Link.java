package org.openletter.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain, and what stands in the row that it names.
 *
 * @param row null if there is no such row
 * @param erased whether an erasure of the row's entry was linked after it
 * @param odd whether the row says another time than the database's clock did
 */
record Link(
        long number,
        String log,
        String rowId,
        String at,
        String hash,
        @Nullable Row row,
        boolean erased,
        boolean odd) {

    /**
     * @param parts what is hashed, the seal last but for what has none
     * @param sealed the parts that the seal is of; null if they were blanked
     */
    record Row(
            String parts,
            @Nullable String seal,
            @Nullable String sealed,
            boolean salted,
            boolean blank) {}

    /** From the columns of the walk. */
    static Link of(ResultSet found) throws SQLException {
        String log = found.getString(2);
        return new Link(
                found.getLong(1),
                log,
                found.getString(3),
                found.getString(4),
                found.getString(5),
                found.getString(6) == null
                        ? null
                        : log.equals("audit") ? audit(found) : access(found),
                found.getBoolean(21),
                found.getBoolean(22));
    }

    private static Row audit(ResultSet found) throws SQLException {
        var parts = new StringBuilder();
        add(parts, "audit");
        // id, kind, entry, version, action, at, key, actor, trace, written, seal
        for (int column = 6; column <= 16; column++) {
            add(parts, found.getString(column));
        }
        String salt = found.getString(17);
        String reason = found.getString(18);
        String changes = found.getString(19);
        var sealed = new StringBuilder();
        add(sealed, salt);
        add(sealed, reason);
        add(sealed, changes);
        return new Row(
                parts.toString(),
                found.getString(16),
                salt == null ? null : sealed.toString(),
                salt != null,
                reason == null && "[]".equals(changes));
    }

    private static Row access(ResultSet found) throws SQLException {
        var parts = new StringBuilder();
        add(parts, "access");
        // id, at, key, actor, action, kind, entries, trace, written
        for (int column : new int[] {6, 11, 12, 13, 10, 7, 20, 14, 15}) {
            add(parts, found.getString(column));
        }
        return new Row(parts.toString(), null, null, false, false);
    }

    /** What the hash of this link has to be behind that one. */
    String hashBehind(String before) {
        var parts = new StringBuilder();
        add(parts, Long.toString(number));
        add(parts, before);
        add(parts, at);
        add(parts, row == null ? null : sha256(row.parts()));
        return sha256(parts.toString());
    }

    private static void add(StringBuilder parts, @Nullable String value) {
        if (value == null) {
            parts.append('-');
        } else {
            parts.append(octets(value)).append(':').append(value).append(',');
        }
    }

    /** Of UTF-8. */
    private static int octets(String value) {
        int octets = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            octets += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return octets;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256.", e);
        }
    }
}
