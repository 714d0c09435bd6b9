/**
 * Letters to people, by mail. A {@link org.openletter.mail.Letter} is posted in the transaction
 * that it is about, so that either both happen or neither; from the outbox the {@link
 * org.openletter.mail.Postman} of any instance carries it to the mail server, and back there when
 * nobody opens. In the database a letter is sealed, and it is gone once the server has it.
 *
 * <p>A letter is sent once, unless an instance dies in the moment between the server's answer and
 * the database's: then again, under the same Message-ID. Begin with {@link
 * org.openletter.mail.Outbox}; what letters say is in {@code templates/mail}.
 */
@NullMarked
package org.openletter.mail;

import org.jspecify.annotations.NullMarked;
