using CollabBot.BotFramework.AdaptiveCards;

namespace CollabBot.Teams;

/// <summary>What a person sees after pressing a button on a card.</summary>
internal abstract record CardAnswer
{
    private CardAnswer()
    {
    }

    /// <summary>The card is replaced by this one.</summary>
    public sealed record Replaced(AdaptiveCard Card) : CardAnswer;

    /// <summary>The card stays, and this one is sent below it.</summary>
    public sealed record Beside(AdaptiveCard Card) : CardAnswer;

    /// <summary>The card stays; a short notice is shown.</summary>
    public sealed record Notice(string Text) : CardAnswer;
}
