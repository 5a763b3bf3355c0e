namespace CollabBot.BotFramework.AdaptiveCards;

/// <summary>Titles and values in two columns.</summary>
public sealed record AdaptiveFactSet : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveFact> Facts { get; init; }
}
