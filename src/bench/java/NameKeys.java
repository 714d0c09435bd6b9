import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openletter.prisoners.names.Keys;

/** Reads a word a line, and writes it with its likeliest reading and its keys, as COPY takes it. */
public final class NameKeys {
    public static void main(String[] arguments) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (String word = in.readLine(); word != null; word = in.readLine()) {
            String keys = String.join(",", Keys.all(List.of(word)));
            out.printf("%s\t%s\t{%s}%n", word, Keys.joined(word), keys);
        }
    }
}
