package org.openletter.upkeep;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Where the data are, and who owns them.
 *
 * @param service the role that the service logs in as, to which the migrations give what it needs
 */
public record Database(String url, String owner, String password, String service) {

    /** A connection without the service's limits: no statement here is in a hurry. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", owner);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "open-letter-upkeep");
        // What the server says of a refused row names its values.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url, properties);
    }

    /** Without the password: this may end in a log. */
    @Override
    public String toString() {
        return url + " as " + owner;
    }
}
