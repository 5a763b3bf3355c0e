using CollabBot.BotFramework.Dialogs;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>Dialogs to talk to.</summary>
internal static class ADialog
{
    private static readonly PromptOptions Often = new()
    {
        Text = "How often?",
        Choices = [new Choice("w", "Weekly"), new Choice("m", "Monthly")],
    };

    /// <summary>Asks how often (a choice), then whether (a confirmation); ends with the team, the choice and the answer.</summary>
    public static WaterfallDialog Setup(int version = 1, string firstStep = "often") => new(
        "setup",
        version,
        new WaterfallStep(firstStep, (step, token) => step.PromptAsync(new ChoicePrompt(), Often, token)),
        new WaterfallStep("confirm", (step, token) =>
        {
            step.Values["often"] = step.Result!;
            return step.PromptAsync(new ConfirmPrompt(), new PromptOptions { Text = $"Shall I set it to {step.Result}?" }, token);
        }),
        new WaterfallStep("done", (step, token) =>
        {
            step.Reply("Done.");
            return step.EndDialogAsync($"{step.Values["team"]} {step.Values["often"]} {step.Result}", token);
        }));

    /// <summary>Asks one question and ends with its answer.</summary>
    public static WaterfallDialog Asking(Prompt prompt, PromptOptions? options = null, string id = "d") =>
        new(id, 1, new WaterfallStep("ask", (step, token) => step.PromptAsync(prompt, options ?? new PromptOptions { Text = $"{id}?" }, token)));

    public static async Task<DialogHarness> BegunAsync()
    {
        var person = new DialogHarness(Setup());
        await person.BeginAsync("setup", ("team", "Spike"));
        return person;
    }
}
