package io.signalpost.testing;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Headless Chromium as a person uses it: what is not visible is not there, and everything may take a moment. */
public final class Browser implements AutoCloseable {

    private static final Optional<Path> CHROMIUM = installed("chromium", "chromium-browser", "google-chrome");
    private static final Optional<Path> DRIVER = installed("chromedriver");

    /** Held, since a logger that nobody holds forgets its level. It misses bindings that are not needed here. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where Chromium is not installed. Both programs are named, so that Selenium downloads neither. */
    static Browser start(Path userData) {
        assumeTrue(
                CHROMIUM.isPresent() && DRIVER.isPresent(),
                "To test the page, install Chromium and its driver (Debian packages chromium and chromium-driver)");
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.orElseThrow().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox", // it refuses to run as root with one
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + userData);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    private static Optional<Path> installed(String... names) {
        List<Path> folders = Stream.concat(
                        Stream.of("/usr/bin"), Stream.of(System.getenv("PATH").split(":")))
                .map(Path::of)
                .toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Loads the page anew, in a wide window and the light scheme. */
    public void open(URI uri) {
        width(1280);
        colorScheme("light");
        driver.executeCdpCommand("Emulation.setLocaleOverride", Map.of("locale", "en-GB"));
        driver.get("about:blank");
        complaints();
        driver.get(uri.toString());
    }

    public void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    public void colorScheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Looks at once: mostly what is awaited is there already, and so often it adds up. */
    public static ConditionFactory await() {
        return Awaitility.await()
                .ignoreException(StaleElementReferenceException.class) // it was replaced while it was looked at
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20));
    }

    public WebElement see(String css) {
        return await().alias(css).until(() -> visible(css), Optional::isPresent).orElseThrow();
    }

    public void see(String css, Predicate<String> text) {
        await().alias("text of " + css)
                .until(() -> visible(css).map(WebElement::getText).orElse(""), text::test);
    }

    private Optional<WebElement> visible(String css) {
        return driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst();
    }

    public int count(String css) {
        return ((Number) driver.executeScript(
                        "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).length",
                        css))
                .intValue();
    }

    public void click(String css) {
        see(css).click();
    }

    /** @param label its text, or the longer one for screen readers */
    public void clickButton(String label) {
        By button = By.xpath("//button[normalize-space()=\"%1$s\" or @aria-label=\"%1$s\"]".formatted(label));
        await().alias("button " + label)
                .until(
                        () -> driver.findElements(button).stream()
                                .filter(WebElement::isDisplayed)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .click();
    }

    public void clickLink(String text) {
        driver.findElement(By.linkText(text)).click();
    }

    public void type(String css, String text) {
        // In one go, as clear() leaves the field, and the page writes into fields that nobody types into.
        see(css).sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE, text);
    }

    public void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** @param modifier is held meanwhile */
    public void pressWith(Keys modifier, CharSequence key) {
        new Actions(driver).keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
    }

    /** Value of the element with the keyboard focus, or its text when it has none. */
    public String focused() {
        WebElement active = driver.switchTo().activeElement();
        String value = active.getDomProperty("value");
        return value == null || value.isEmpty() ? active.getText() : value;
    }

    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** As {@link #run}, of a script that ends by calling its last argument. */
    public Object runAsync(String script, Object... arguments) {
        return driver.executeAsyncScript(script, arguments);
    }

    /** The part of the page that is in sight, as PNG. */
    public byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    /** What the browser complained of since the last question, answers 400 and 404 to requests that deserve them too. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getMessage())
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
