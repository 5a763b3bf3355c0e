using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.BotFramework.Dialogs;

/// <summary>A kind of question: how it is asked and which answers it understands. Immutable.</summary>
public abstract class Prompt
{
    private const int LongestEcho = 40;

    public abstract PromptRecognizerResult Recognize(string text, PromptOptions options);

    internal void Ask(PromptOptions options, DialogContext context) => Send(Question(options), options, context);

    /// <summary>Says what came and what is wanted; a question that is just repeated helps nobody.</summary>
    internal void AskAgain(PromptOptions options, DialogContext context)
    {
        var came = AdaptiveText.Escape(Shorten(context.Text));
        Send(options.RetryText?.Invoke(came) ?? Complaint(came, options), options, context);
    }

    protected virtual string Question(PromptOptions options) => options.Text;

    /// <param name="came">What the person wrote, shortened and escaped.</param>
    protected abstract string Complaint(string came, PromptOptions options);

    private static string Shorten(string text)
    {
        if (text.Length <= LongestEcho)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[LongestEcho - 1]) ? LongestEcho - 1 : LongestEcho;
        return text[..end] + "…";
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
}
