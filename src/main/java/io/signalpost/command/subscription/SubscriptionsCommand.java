package io.signalpost.command.subscription;

import picocli.CommandLine.Command;

@Command(
        name = "subscriptions",
        description = "Shows which vehicles are subscribed to your webhooks at Smartcar, and changes that.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The environment variables SMARTCAR_CLIENT_ID and SMARTCAR_CLIENT_SECRET must be set; their values are in the",
            "tab API Credentials of your application in the Smartcar Dashboard."
        },
        subcommands = {ListSubscriptions.class, AddSubscriptions.class, RemoveSubscriptions.class})
public final class SubscriptionsCommand {}
