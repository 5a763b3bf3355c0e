using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using CollabBot.BotFramework.Dialogs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>One person talking to some dialogs, with the clock and the store in hand.</summary>
internal sealed class DialogHarness(params Dialog[] dialogs)
{
    private int _messages;

    public static DialogTexts Texts { get; } = new();

    public FakeTimeProvider Time { get; init; } = new(new DateTimeOffset(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));

    public MemoryDialogStates Store { get; init; } = new();

    public DialogKey Key { get; init; } = new("tenant", "ada", "a:1");

    public IMeterFactory Meters { get; } = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    /// <summary>What the bot has said, and what happened to the store, in order.</summary>
    public List<string> Events => Store.Events;

    public IEnumerable<string> Said => Events.Where(e => e.StartsWith("say ", StringComparison.Ordinal)).Select(e => e[4..]);

    public DialogInstance Top => State.Stack[^1];

    public DialogState State => Store.State(Key);

    public Dialog[] Dialogs { get; set; } = dialogs;

    public Task<DialogTurnResult> BeginAsync(string dialogId, params (string Key, string Value)[] options) => BeginAsync(Turn("start"), dialogId, options);

    public Task<DialogTurnResult> BeginAsync(ITurnContext turn, string dialogId, params (string Key, string Value)[] options) => Runner().BeginAsync(
        turn, Key, dialogId, options.ToDictionary(option => option.Key, option => option.Value), TestContext.Current.CancellationToken);

    public Task<DialogTurnResult> SayAsync(string text) => RunAsync(Turn(text));

    public Task<DialogTurnResult> RunAsync(ITurnContext turn) => Runner().RunAsync(turn, Key, TestContext.Current.CancellationToken);

    public ITurnContext Turn(string text, JsonNode? value = null)
    {
        var json = Captured.Json("message-text-personal");
        json["text"] = text;
        json["value"] = value;
        return Turn(json);
    }

    public ITurnContext Turn(JsonObject activity)
    {
        activity["id"] = $"m{++_messages}";
        return new RecordingTurn(Captured.Read(activity), Events);
    }

    private DialogRunner Runner() => new(new DialogSet(Dialogs), Store, new HelpAndCancel(Texts), Texts, Time, Meters);

    private sealed class RecordingTurn(Activity activity, List<string> events) : ITurnContext
    {
        public Activity Activity => activity;

        public ConnectorClient Connector => throw new InvalidOperationException("Dialogs don't call the connector.");

        public Task<SendOutcome> SendActivityAsync(OutboundActivity reply, CancellationToken cancellationToken)
        {
            events.Add("say " + (reply.Text ?? $"[card: {reply.Summary}]"));
            return Task.FromResult<SendOutcome>(new SendOutcome.Done("1"));
        }

        public Task<SendOutcome> UpdateActivityAsync(string activityId, OutboundActivity replacement, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Dialogs don't update.");

        public Task<SendOutcome> DeleteActivityAsync(string activityId, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Dialogs don't delete.");
    }
}
