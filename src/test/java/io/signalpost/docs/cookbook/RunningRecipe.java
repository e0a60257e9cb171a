package io.signalpost.docs.cookbook;

import java.nio.file.Path;
import java.util.Map;

import io.signalpost.testing.RunningApp;

/** Signalpost as a page of the cookbook sets it up. */
record RunningRecipe(Recipe recipe, Path dataDir, RunningApp app) implements AutoCloseable {

    /** @param settings {@code key=value}, in place of those of the page: what only its reader knows, such as an address */
    static RunningRecipe start(String name, Path dataDir, String... settings) {
        Recipe recipe = Recipe.of(name);
        return new RunningRecipe(recipe, dataDir, start(recipe.settings(dataDir), dataDir, settings));
    }

    private static RunningApp start(Map<String, String> printed, Path dataDir, String... own) {
        for (String setting : own) {
            String[] keyAndValue = setting.split("=", 2);
            printed.put(keyAndValue[0], keyAndValue[1]);
        }
        return RunningApp.start(
                dataDir,
                printed.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }

    /** Runs the page's command of that number, from 0 on, and returns what it prints. */
    String run(int command) throws Exception {
        return run(recipe.commands().get(command));
    }

    String run(String command) throws Exception {
        return Recipe.run(command, dataDir, app.port(), app.management("").toString());
    }

    /** What the page says one sees, in its block of that number, from 0 on. */
    String shown(int block) {
        return recipe.blocks("text").get(block);
    }

    @Override
    public void close() {
        app.close();
    }
}
