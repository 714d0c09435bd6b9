package org.openletter.outbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.openletter.outbound.Refused.Reason;

/** Takes an answer out of what it was packed in, and stops where it grows too large. */
final class Unpacking {

    private static final int ZLIB = 8;

    private Unpacking() {}

    static byte[] unpack(byte[] packed, String encoding, Bounds bounds) {
        String wanted = encoding.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || wanted.equals("identity") || packed.length == 0) {
            return packed;
        }
        if (bounds.cut()) {
            // Nobody asked for it packed, and half of it can't be unpacked.
            return new byte[0];
        }
        try (InputStream stream = open(packed, wanted)) {
            byte[] unpacked = stream.readNBytes(bounds.bytes() + 1);
            if (unpacked.length > bounds.bytes()) {
                throw new Refused(Reason.TOO_LARGE);
            }
            return unpacked;
        } catch (IOException e) {
            throw new Refused(Reason.RESPONSE_INVALID);
        }
    }

    private static InputStream open(byte[] packed, String encoding) throws IOException {
        var bytes = new ByteArrayInputStream(packed);
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(bytes);
            // RFC 9110, section 8.4.1.2: zlib's form, though some send what is in it alone.
            case "deflate" ->
                    (packed[0] & 0x0f) == ZLIB
                            ? new InflaterInputStream(bytes)
                            : new InflaterInputStream(bytes, new Inflater(true));
            default -> throw new Refused(Reason.ENCODING_UNSUPPORTED);
        };
    }
}
