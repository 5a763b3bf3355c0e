using System.Text.Json.Nodes;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Languages;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>The question whether to go on with dialogs that have expired, or that have changed since. Can be answered by a tap or in words.</summary>
internal sealed class DialogPause(string question, string language, IReadOnlyList<Choice> choices)
{
    public const string Continue = "continue";
    public const string StartAgain = "start-again";
    public const string Leave = "leave";

    private static readonly ChoicePrompt Prompt = new();

    /// <returns>The pause that a state is in, or null when it can just go on.</returns>
    public static DialogPause? Of(DialogState state, DialogSet dialogs, DialogTexts texts, DateTimeOffset now)
    {
        var canContinue = dialogs.CanContinue(state.Stack);
        if (canContinue && now < state.ExpiresAt)
        {
            return null;
        }

        var choices = new List<Choice>();
        if (canContinue)
        {
            choices.Add(ChoiceOf(Continue, texts.ContinueWords));
        }

        if (state.Start is { } start && dialogs.Find(start.DialogId) is not null)
        {
            choices.Add(ChoiceOf(StartAgain, texts.StartAgainWords));
        }

        return new DialogPause(canContinue ? texts.Expired : texts.Changed, texts.Language, choices.Count == 0 ? [] : [.. choices, ChoiceOf(Leave, texts.LeaveWords)]);
    }

    /// <summary>False when there is nothing left that the person could choose.</summary>
    public bool HasWayOut => choices.Count > 0;

    /// <returns>The value of the choice, or null when the answer is none of them.</returns>
    public string? Read(PromptAnswer answer) =>
        Prompt.Recognize(answer, new PromptOptions { Text = question, Choices = choices }) is PromptRecognizerResult<string>.Recognized recognized ? recognized.Value : null;

    /// <summary>A card whose buttons write their own words into the chat, so that a tap and typing take one way.</summary>
    public OutboundActivity Ask()
    {
        var fallback = Phrase.Of($"{question} Write one of these: {string.Join(", ", choices.Select(choice => $"*{choice.Label}*"))}.");
        var card = new AdaptiveCard
        {
            FallbackText = fallback,
            Lang = language,
            Body = [AdaptiveTextBlock.Heading($"{question}", AdaptiveTextSize.Medium)],
            Actions = [.. choices.Select(Button)],
        };
        return OutboundActivity.FromCard(card, question);
    }

    private static AdaptiveSubmitAction Button(Choice choice) => new()
    {
        Title = choice.Label,
        Data = new JsonObject { ["msteams"] = new JsonObject { ["type"] = "imBack", ["value"] = choice.Label } },
    };

    private static Choice ChoiceOf(string value, IReadOnlyList<string> words) => new(value, words[0], words);
}
