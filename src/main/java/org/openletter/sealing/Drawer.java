package org.openletter.sealing;

/** A table whose column {@code sealed} holds what was sealed. */
public interface Drawer {

    String table();

    /**
     * Seals some of what lies there under old keys anew, in the running transaction.
     *
     * @return how many; 0 also where nothing stays for long, so that it is only waited for
     */
    default int sealAnew() {
        return 0;
    }
}
