using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Dialogs;
using CollabBot.Tests.BotFramework.Connector;
using CollabBot.Tests.BotFramework.Endpoint;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>From a request to what the connector is asked to post.</summary>
public sealed class DialogsOverHttp
{
    private static readonly PromptOptions Where = new() { Text = "Where?", Choices = [new Choice("hall", "The hall"), new Choice("café", "The café")] };

    [Fact]
    public async Task A_conversation_with_every_kind_of_question()
    {
        await using var connector = await LoopbackConnector.StartAsync();
        connector.Answers(201, """{"id":"1"}""");
        DialogRunner? runner = null;
        await using var host = await ABotHost.StartAsync(async (turn, token) =>
        {
            var key = DialogKey.Of(turn.Activity.TenantId!, turn.Activity.From.Id, turn.Activity);
            _ = turn.Activity.Text == "book"
                ? await runner!.BeginAsync(turn, key, "book", null, token)
                : await runner!.RunAsync(turn, key, token);
            return null;
        });
        var texts = new DialogTexts();
        runner = new DialogRunner(
            new DialogSet(Book(), DateTimeDialog.Create("when", new PromptOptions { Text = "When?" }, new PromptOptions { Text = "Which time zone?" })),
            new MemoryDialogStates(),
            new HelpAndCancel(texts),
            texts,
            host.Time,
            host.Service<System.Diagnostics.Metrics.IMeterFactory>());

        string[] says = ["book", "Our offsite", "4.5", "2,5", "the cafe", "London", "tomorrow 2pm", "yes"];
        for (var i = 0; i < says.Length; i++)
        {
            var message = Captured.Json("message-text-personal");
            message["id"] = $"m{i}";
            message["text"] = says[i];
            message["locale"] = "de-DE";
            message["serviceUrl"] = connector.Url;
            message.Remove("localTimezone");
            message.Remove("entities");
            using var response = await host.PostAsync(message);
            response.EnsureSuccessStatusCode();
        }

        Assert.Equal(
            [
                "What is it?",
                "How many hours?",
                "“4\\.5” does not fit. Please write a number of more than 0 and of at most 8, in digits and without separators of thousands.",
                "Where?\n\n1. The hall\n2. The café",
                "Which time zone?",
                "When?",
                "Our offsite, 2.5 hours, café, 2026-05-05T14:00:00+01 Europe/London. Is that right?",
                "Booked.",
            ],
            connector.Requests.Select(request => (string?)JsonNode.Parse(request.Body)!["text"]));
    }

    private static WaterfallDialog Book() => new(
        "book",
        1,
        new WaterfallStep("what", (step, token) => step.PromptAsync(new TextPrompt(), new PromptOptions { Text = "What is it?" }, token)),
        Keep("what", "long", (step, token) => step.PromptAsync(
            new NumberPrompt { Minimum = Bound.Excluding(0), Maximum = Bound.Including(8) }, new PromptOptions { Text = "How many hours?" }, token)),
        Keep("long", "where", (step, token) => step.PromptAsync(new ChoicePrompt(), Where, token)),
        Keep("where", "when", (step, token) => step.BeginDialogAsync("when", null, token)),
        Keep("when", "sure", (step, token) => step.PromptAsync(
            new ConfirmPrompt(),
            new PromptOptions { Text = $"{step.Values["what"]}, {step.Values["long"]} hours, {step.Values["where"]}, {step.Values["when"]}. Is that right?" },
            token)),
        new WaterfallStep("end", (step, token) =>
        {
            step.AfterSave(_ => Task.FromResult<OutboundActivity?>(OutboundActivity.FromText("Booked.")));
            return step.EndDialogAsync(step.Result, token);
        }));

    /// <summary>Keeps what the step before gave, then goes on.</summary>
    private static WaterfallStep Keep(string answer, string name, Func<WaterfallStepContext, CancellationToken, Task<DialogTurnResult>> run) => new(name, (step, token) =>
    {
        step.Values[answer] = step.Result!;
        return run(step, token);
    });
}
