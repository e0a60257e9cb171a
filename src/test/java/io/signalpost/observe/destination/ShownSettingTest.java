package io.signalpost.observe.destination;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShownSettingTest {

    @ParameterizedTest
    @CsvSource({
        "destination.http.secret, whsec_abc, ***",
        "destination.email.password, hunter2, ***",
        "destination.chat.bot-token, 123:abc, ***",
        "destination.mine.api-key, abc, ***",
        "destination.kafka.client.sasl.jaas.config, user, ***",
        "destination.http.url, https://anna:pw@chat.example.com/services/T0/B1/xyz, https://chat.example.com/***",
        "destination.http.url, https://fleet.example.com/?key=abc, https://fleet.example.com/***",
        "destination.http.url, https://fleet.example.com, https://fleet.example.com",
        "destination.database.url, jdbc:postgresql://anna:pw@db:5432/cars?password=abc, jdbc:postgresql://db:5432/cars?***",
        "destination.database.url, jdbc:sqlite:data/signals.db, jdbc:sqlite:data/signals.db",
        "destination.mine.pwd, hunter2, ***",
        "destination.mine.connection-string, abc, ***",
        "destination.mine.connectionString, abc, ***",
        "destination.mine.key-store, abc, ***",
        "destination.mine.url, jdbc:sqlserver://h;user=sa;password=a@b, ***",
        "destination.mine.url, https://h;pwd=abc, ***",
        "destination.mine.bus, Endpoint=sb://h/;SharedAccessKeyName=n;SharedAccessKey=abc=, ***",
        "destination.mine.url, amqp://u:p/w@h:5672, amqp://h:5672",
        "destination.mine.url, amqp://u:p@ss w@h, amqp://h",
        "destination.mine.url, amqp://u:p?w@h, ***",
        "destination.mine.url, amqp://h?address=a@b, ***",
        "destination.mine.url, https://u:p/w@h/x, https://***",
        "destination.mine.url, https://u:p@ss@h/x, https://h/***",
        "destination.mine.url, jdbc:oracle:thin:anna/pw@//db:1521/cars, ***@//db:1521/cars",
        "destination.email.username, alerts@example.com, ***@example.com",
        "destination.email.from, alerts@example.com, ***@example.com",
        "destination.email.to, 'anna@example.com, bob@example.org', '***@example.com, ***@example.org'",
        "destination.http.allow-private-addresses, true, true",
        "destination.mine.signals, charge, charge",
        "destination.kafka.topic, cars, cars"
    })
    void whatIsOrMayBeASecretIsHidden(String key, String value, String shown) {
        ShownSetting setting = ShownSetting.of(key, value);

        assertThat(setting.value()).isEqualTo(shown);
        assertThat(setting.masked()).isEqualTo(!value.equals(shown));
    }

    @Test
    void theEndOfALineHidesNoSecretFromTheRules() {
        assertThat(ShownSetting.of("destination.mine.url", "tcp://h?a=1\n&token=abc")
                        .value())
                .isEqualTo("tcp://h?***");
        assertThat(ShownSetting.of("destination.mine.url", "https://h/a\nb").value())
                .isEqualTo("https://h/***");
    }

    @ParameterizedTest
    @CsvSource({"destination.http.secret, ''", "destination.http.rate, ' '"})
    void whatIsNotSetIsNotHidden(String key, String value) {
        assertThat(ShownSetting.of(key, value)).isEqualTo(new ShownSetting(key, null, false));
    }
}
