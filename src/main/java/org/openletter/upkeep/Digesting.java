package org.openletter.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What has gone by: how many lines, which are rows, and their hash. */
final class Digesting {
    private final MessageDigest digest = sha256();
    private long lines;

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** COPY escapes line ends within values, so each that it writes ends a row. */
    void saw(byte[] bytes, int from, int length) {
        digest.update(bytes, from, length);
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
    }

    long lines() {
        return lines;
    }

    /** To be asked once, at the end. */
    String hash() {
        return hex(digest);
    }

    OutputStream before(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                saw(bytes, from, length);
                out.write(bytes, from, length);
            }
        };
    }

    InputStream behind(InputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int count = in.read(bytes, from, length);
                if (count > 0) {
                    saw(bytes, from, count);
                }
                return count;
            }
        };
    }
}
