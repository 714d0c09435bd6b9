package org.openletter.text;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Takes a {@code <} for a plain character unless its {@code >} is near. Without this the parser
 * looks for it through the whole text, each time, and a hundred kilobytes of them take seconds.
 */
final class AngleBracket implements InlineContentParser {
    private static final char OPENS = '<';
    private static final char CLOSES = '>';
    private static final int NEAR = 2_000;

    private AngleBracket() {}

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        scanner.next();
        var behind = scanner.position();
        for (var i = 0; i < NEAR && scanner.peek() != Scanner.END; i++) {
            if (scanner.next(CLOSES)) {
                return ParsedInline.none();
            }
            scanner.next();
        }
        return ParsedInline.of(new Text(String.valueOf(OPENS)), behind);
    }

    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of(OPENS);
        }

        @Override
        public InlineContentParser create() {
            return new AngleBracket();
        }
    }
}
