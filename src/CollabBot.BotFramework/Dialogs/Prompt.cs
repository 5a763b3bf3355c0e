using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>A kind of question: how it is asked and which answers will do. Immutable. Derive from <see cref="Prompt{T}"/>.</summary>
public abstract class Prompt
{
    private const int LongestEcho = 40;

    private protected Prompt()
    {
    }

    internal void Ask(PromptOptions options, DialogContext context) => Send(Question(options.Text, options), options, context);

    /// <param name="refusal">Says what came and what is wanted; a question that is just repeated helps nobody.</param>
    internal void AskAgain(string refusal, PromptOptions options, DialogContext context) => Send(Question(refusal, options), options, context);

    internal abstract Judgement Judge(PromptAnswer answer, PromptOptions options, PromptTexts texts, int attempt);

    /// <summary>The words of a question, or of what is wrong with its answer, with what always follows them.</summary>
    protected virtual string Question(string text, PromptOptions options) => text;

    private protected static string Echo(string text)
    {
        if (text.Length > LongestEcho)
        {
            var end = char.IsHighSurrogate(text[LongestEcho - 1]) ? LongestEcho - 1 : LongestEcho;
            text = text[..end] + "…";
        }

        return AdaptiveText.Escape(text);
    }

    private static void Send(string text, PromptOptions options, DialogContext context)
    {
        if (text.Length > 0)
        {
            context.Reply(text);
        }

        if (options.Card is { } card)
        {
            context.Reply(OutboundActivity.FromCard(card, card.FallbackText));
        }
    }

    /// <summary>What becomes of an answer.</summary>
    internal abstract record Judgement
    {
        public sealed record Accepted(string Result) : Judgement;

        public sealed record Refused(string Sentence) : Judgement;
    }
}
