package io.signalpost.observe.destination;

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
        "destination.email.username, alerts@example.com, alerts@example.com",
        "destination.kafka.topic, cars, cars"
    })
    void whatIsOrMayBeASecretIsHidden(String key, String value, String shown) {
        ShownSetting setting = ShownSetting.of(key, value);

        assertThat(setting.value()).isEqualTo(shown);
        assertThat(setting.masked()).isEqualTo(!value.equals(shown));
    }

    @ParameterizedTest
    @CsvSource({"destination.http.secret, ''", "destination.http.rate, ' '"})
    void whatIsNotSetIsNotHidden(String key, String value) {
        assertThat(ShownSetting.of(key, value)).isEqualTo(new ShownSetting(key, null, false));
    }
}
